import Glibc

/// Cells such as `="0012"`, which people write so that spreadsheets keep the zeros.
///
/// Unquoted, the quotes in them are where RFC 4180 has none, and libcsv would refuse the record. `="` at the start of
/// a field, with the closing quote at its end, can only be read in one way, so such a cell is given to libcsv as it
/// should have been written: `"=""0012"""`. No line that libcsv takes holds one.
struct FormulaText: Sendable {
  private let delimiter: UInt8
  private var line: [UInt8] = []

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Quotes all such cells of a line.
  ///
  /// - Returns: nil if it has none.
  mutating func quoted(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard unsafe FormulaText.mayStand(in: bytes) else { return nil }
    line.removeAll(keepingCapacity: true)
    var isAtFieldStart = true
    var isChanged = false
    var index = 0
    while index < bytes.count {
      if isAtFieldStart, let end = unsafe closingQuote(bytes, from: index) {
        line += Array("\"=\"\"".utf8)
        unsafe line += bytes[(index + 2)..<end]
        line += Array("\"\"\"".utf8)
        index = end + 1
        isChanged = true
        continue
      }
      let byte = unsafe bytes[index]
      line.append(byte)
      isAtFieldStart = byte == delimiter || (isAtFieldStart && FormulaText.isBlank(byte))
      index += 1
    }
    return isChanged ? line : nil
  }

  /// Nearly all lines have no `=`, and one pass of memchr says so.
  private static func mayStand(in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    return unsafe memchr(start, CInt(UInt8(ascii: "=")), bytes.count) != nil
  }

  /// Where the cell that begins at `index` closes, if it is one of these.
  private func closingQuote(_ bytes: UnsafeRawBufferPointer, from index: Int) -> Int? {
    let quote = UInt8(ascii: "\"")
    guard index + 3 < bytes.count, unsafe bytes[index] == UInt8(ascii: "="), unsafe bytes[index + 1] == quote else {
      return nil
    }
    var end = index + 2
    while end < bytes.count, unsafe bytes[end] != quote {
      if unsafe bytes[end] == delimiter || FormulaText.isLineEnd(bytes[end]) { return nil }
      end += 1
    }
    guard end < bytes.count, end > index + 2 else { return nil }
    var next = end + 1
    while next < bytes.count, unsafe FormulaText.isBlank(bytes[next]) { next += 1 }
    guard next < bytes.count else { return end }
    return unsafe bytes[next] == delimiter || FormulaText.isLineEnd(bytes[next]) ? end : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
