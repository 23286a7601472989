/// The records of a table in a worksheet, a row each.
///
/// A row may end early, for a sheet has no cells that are blank; one with text behind the last column is ragged.
struct SheetRecords: ~Copyable, Sendable {
  let headerRecords: [[String]]
  let width: Int
  /// The worksheet that is read, and all that there are.
  let sheetName: String
  let sheetNames: [String]
  private var reader: SheetReader
  private var row = SheetRow()
  private let endLine: Int
  private var holdsFirst: Bool
  private let batchBytes = 1 << 18
  private let batchRecords = 4096

  init(_ file: TableFile, sheet: String?, layout: TableLayout) throws(ReadError) {
    var reader = try SheetReader(path: file.path, content: file.content, sheet: sheet)
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

  mutating func read(into batch: inout RecordBatch) throws(ReadError) -> Bool {
    batch.clear(width: width)
    batch.bounds.append(0)
    if holdsFirst { take(into: &batch) }
    holdsFirst = false
    while batch.count + batch.faults.count < batchRecords, batch.bytes.count < batchBytes {
      let last = row.number
      guard try reader.next(&row), row.number < endLine else { break }
      batch.blankLines += row.number - last - 1
      take(into: &batch)
    }
    return batch.count + batch.faults.count > 0
  }

  private func take(into batch: inout RecordBatch) {
    let position = Position(line: row.number, byte: 0)
    guard row.ends.count <= width else {
      return batch.faults.append((position, .ragged(found: row.ends.count, expected: width)))
    }
    var start = 0
    for end in row.ends {
      append(row.bytes[start..<end], to: &batch)
      start = end
    }
    for _ in row.ends.count..<width { append([], to: &batch) }
    batch.positions.append(position)
  }

  /// Blanks around a text are dropped, as they are around an unquoted field.
  private func append(_ cell: ArraySlice<UInt8>, to batch: inout RecordBatch) {
    var cell = cell
    while let first = cell.first, first == 32 || first == 9 { cell.removeFirst() }
    while let last = cell.last, last == 32 || last == 9 { cell.removeLast() }
    batch.bytes.append(contentsOf: cell)
    batch.bytes.append(0)
    batch.bounds.append(batch.bytes.count)
  }
}
