/// The records of a table in a worksheet, a row each.
///
/// A row may end early, for a sheet has no cells that are blank; one with text behind the last column is ragged.
final class SheetRecords: @unchecked Sendable {
  let headerRecords: [[String]]
  let width: Int
  /// The worksheet that is read, and all that there are.
  let sheetName: String
  let sheetNames: [String]
  private var reader: SheetReader
  private var row = SheetRow()
  private let endLine: Int
  private var holdsFirst: Bool
  private let batch = RecordBatch()
  private let batchBytes = 1 << 18
  private let batchRecords = 4096

  init(_ file: StoredFile, content: FileContent, sheet: String?, layout: TableLayout) throws(ReadError) {
    var reader = try SheetReader(file, content: content, sheet: sheet)
    var row = SheetRow()
    repeat {
      guard try reader.next(&row) else { throw .empty(path: file.path) }
    } while row.number < layout.headerLine
    var header = [row.texts.map(trimmed)]
    while header.count < layout.headerRows {
      guard try reader.next(&row) else { throw .empty(path: file.path) }
      header.append(row.texts.map(trimmed))
    }
    width = header.map(\.count).max() ?? 0
    holdsFirst = layout.headerRows == 0
    headerRecords = holdsFirst ? [] : header
    endLine = layout.endLine ?? .max
    (sheetName, sheetNames) = (reader.sheetName, reader.sheetNames)
    self.reader = reader
    self.row = row
  }

  /// The next rows, which hold until the next call; nil when the table has ended.
  func read() throws(ReadError) -> RecordBatch? {
    unsafe batch.clear(width: width)
    if holdsFirst { take() }
    holdsFirst = false
    while batch.count + batch.faults.count < batchRecords, batch.ownCount < batchBytes {
      let last = row.number
      guard try reader.next(&row), row.number < endLine else { break }
      batch.blankLines += row.number - last - 1
      take()
    }
    return batch.count + batch.faults.count > 0 ? batch : nil
  }

  private func take() {
    guard row.ends.count <= width else {
      return batch.faults.append((row.number, .ragged(found: row.ends.count, expected: width)))
    }
    let ranges = unsafe batch.nextRanges()
    unsafe row.bytes.withUnsafeBytes { bytes in
      var start = 0
      for column in 0..<width {
        let end = column < row.ends.count ? row.ends[column] : start
        unsafe ranges[column] = batch.append(SheetRecords.cell(bytes, start..<end))
        start = end
      }
    }
    batch.keepRecord(line: row.number)
  }

  /// Blanks around a text are dropped, as they are around an unquoted field.
  private static func cell(_ bytes: UnsafeRawBufferPointer, _ cell: Range<Int>) -> UnsafeRawBufferPointer {
    var (start, end) = (cell.lowerBound, cell.upperBound)
    let isBlank = { (index: Int) in unsafe bytes[index] == 32 || bytes[index] == 9 }
    while start < end, isBlank(start) { start += 1 }
    while end > start, isBlank(end - 1) { end -= 1 }
    return unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }
}
