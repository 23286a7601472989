/// A row of a worksheet: its cells back to back, up to the last that is not empty.
///
///     bytes  a b 1 2 3        the cells "ab", "" and "123"
///     ends   2 2 5
struct SheetRow: Sendable, Equatable {
  /// Number of the row as Excel shows it, from 1.
  var number = 0
  /// The cells' texts in UTF-8.
  var bytes: [UInt8] = []
  /// End of each cell in `bytes`.
  var ends: [Int] = []

  /// The cells as texts.
  var texts: [String] {
    zip([0] + ends, ends).map { start, end in String(decoding: bytes[start..<end], as: UTF8.self) }
  }

  /// Empties the row and keeps its memory.
  mutating func clear(number: Int) {
    self.number = number
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Makes the bytes from `start` on the cell of a column, counted from 0, and fills the columns before with empty cells.
  /// Does nothing if there are no such bytes.
  mutating func close(column: Int, from start: Int) {
    guard bytes.count > start else { return }
    while ends.count < column { ends.append(start) }
    ends.append(bytes.count)
  }
}
