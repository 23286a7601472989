/// The records of a table in a text file.
struct TextRecords: ~Copyable, Sendable {
  let headerRecords: [[String]]
  let width: Int
  private var scanner: RecordScanner
  private let endLine: Int
  private let fillsShortRecords: Bool
  /// Whether the first record was read to see how many fields it has, and is still to be given.
  private var holdsFirst: Bool
  /// Records of the header whose quotes had not been doubled, until they are reported with the first batch.
  private var recovered: [Position]
  /// Those that have been told.
  private var blankLines = 0
  private let batchBytes = 1 << 18
  private let batchRecords = 4096

  init(_ scanner: consuming RecordScanner, path: String, layout: TableLayout) throws(ReadError) {
    var header = [try TextRecords.firstRecord(&scanner, from: layout.headerLine, path: path)]
    let hasHeader = layout.headerRows > 0
    var recovered = scanner.isRecovered ? [scanner.position] : []
    while header.count < layout.headerRows {
      scanner.parser.sink.takeBack()
      header.append(try TextRecords.record(&scanner, path: path))
      if scanner.isRecovered { recovered.append(scanner.position) }
    }
    self.recovered = hasHeader ? recovered : []
    width = header.map(\.count).max() ?? 0
    if hasHeader { scanner.parser.sink.takeBack() }
    scanner.expect(width: width)
    headerRecords = hasHeader ? header : []
    holdsFirst = !hasHeader
    endLine = layout.endLine ?? .max
    fillsShortRecords = layout.fillsShortRecords
    self.scanner = scanner
  }

  mutating func read(into batch: inout RecordBatch) throws(ReadError) -> Bool {
    batch.clear(width: width)
    defer {
      batch.blankLines = scanner.blankLines - blankLines
      blankLines = scanner.blankLines
    }
    swap(&batch.recovered, &recovered)
    if holdsFirst { take(into: &batch) } else { scanner.parser.sink.clear() }
    holdsFirst = false
    while batch.count + batch.faults.count < batchRecords, scanner.parser.sink.size < batchBytes {
      let event = try scanner.next()
      guard scanner.position.line < endLine else { break }
      switch event {
      case .record: take(into: &batch)
      case .fault(let fault): batch.faults.append((scanner.position, fault))
      case .end:
        scanner.parser.sink.copy(to: &batch)
        return batch.count + batch.faults.count > 0
      }
    }
    scanner.parser.sink.copy(to: &batch)
    return batch.count + batch.faults.count > 0
  }

  private mutating func take(into batch: inout RecordBatch) {
    if let fault = scanner.parser.sink.settle(width: width, fills: fillsShortRecords) {
      return batch.faults.append((scanner.position, fault))
    }
    batch.positions.append(scanner.position)
    if scanner.isRecovered { batch.recovered.append(scanner.position) }
  }

  /// Where the first record behind the header begins.
  var start: Position { holdsFirst ? scanner.position : scanner.nextStart }

  /// Passes over what stands before the table.
  private static func firstRecord(
    _ scanner: inout RecordScanner, from line: Int, path: String
  ) throws(ReadError) -> [String] {
    while true {
      let event = try scanner.next()
      if case .end = event { throw .empty(path: path) }
      if scanner.position.line >= line { return try fields(of: event, scanner, path: path) }
      scanner.parser.sink.takeBack()
    }
  }

  private static func record(_ scanner: inout RecordScanner, path: String) throws(ReadError) -> [String] {
    let event = try scanner.next()
    return try fields(of: event, scanner, path: path)
  }

  private static func fields(
    of event: RecordScanner.Event, _ scanner: borrowing RecordScanner, path: String
  ) throws(ReadError) -> [String] {
    switch event {
    case .end: throw .empty(path: path)
    case .fault(let fault): throw .unreadableHeader(path: path, position: scanner.position, fault: fault)
    case .record: return scanner.parser.sink.texts.map(trimmed)
    }
  }
}
