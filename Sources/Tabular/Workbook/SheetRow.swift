/// A row of a worksheet: its cells back to back, up to the last one that is not empty.
struct SheetRow: Sendable, Equatable {
  /// The number that Excel shows, from 1.
  var number = 0
  /// The cells' texts in UTF-8.
  var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
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

  /// The bytes behind `start` are the cell of this column, from 0; empty cells fill the columns before. A cell without
  /// text is none.
  mutating func close(column: Int, from start: Int) {
    guard bytes.count > start else { return }
    while ends.count < column { ends.append(start) }
    ends.append(bytes.count)
  }
}
