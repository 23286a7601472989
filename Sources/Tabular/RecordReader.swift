/// Reads the records of a table, in bounded memory, and goes on after every record it cannot read.
///
/// In text, libcsv decides what a record is, in its strict mode: blanks around unquoted fields are dropped, line breaks
/// in quoted fields are kept as stored. A record with exactly one empty field too many at its end is taken without it.
public final class RecordReader: @unchecked Sendable {
  public let file: TableFile
  /// The records of the header, each cell without white space around it; none where the layout says so.
  public let headerRecords: [[String]]
  /// The number of columns: of the longest record of the header, or of the first record where there is none.
  public let width: Int
  /// The worksheet that is read, and all that the workbook has; empty for a text.
  public let sheetName: String
  public let sheetNames: [String]
  private let text: TextReader?
  private let sheet: SheetReader?
  private let endLine: Int
  /// Lines of the header's records whose quotes had not been doubled.
  private let recoveredHeader: [Int]
  private var isAtStart = true
  private var isAtEnd = false
  private let chunks: Int
  /// Lines that were empty, or of spaces and tabs only, and rows without text, so far.
  public private(set) var blankLines = 0
  /// Records that were read, and those that cannot be.
  public private(set) var records = 0

  /// Opens a file with a header of one record.
  ///
  /// - Parameter encoding: what the file is in; nil to find out.
  /// - Throws: every case of `ReadError`.
  public convenience init(
    path: String, encoding: TextEncoding? = nil, dialect: Dialect = Dialect(), plan: ReadingPlan = ReadingPlan()
  ) throws(ReadError) {
    try self.init(try TableFile(path: path, encoding: encoding), dialect: dialect, plan: plan)
  }

  /// Reads the header of a table in a file that was opened.
  ///
  /// - Throws: `empty` where there is no record for the header, `unreadableHeader`, or `failed`.
  public init(
    _ file: TableFile, dialect: Dialect = Dialect(), layout: TableLayout = TableLayout(),
    plan: ReadingPlan = ReadingPlan()
  ) throws(ReadError) {
    self.file = file
    endLine = layout.endLine ?? .max
    switch file.source {
    case .text(let text):
      let header = try TextHeader(text, dialect, layout)
      (headerRecords, width, sheetName, sheetNames) = (header.records, header.width, "", [])
      (recoveredHeader, blankLines) = (header.recovered, header.blankLines)
      var plan = plan
      // Where the table ends is told by the line, which is known beforehand only of the first chunk.
      if layout.endLine != nil { plan.chunks = 1 }
      chunks = plan.chunks
      self.text = try TextReader(
        text, dialect: dialect, width: header.width, fillsShortRecords: layout.fillsShortRecords, start: header.end,
        options: plan)
      sheet = nil
    case .sheet(_, let sheet):
      let hasHeader = layout.headerRows > 0
      let head = try sheet.firstRows(max(1, layout.headerRows), from: layout.headerLine)
      guard let last = head.last, head.count >= layout.headerRows else { throw .empty(path: file.path) }
      (headerRecords, width) = (hasHeader ? head.map(\.fields) : [], head.map(\.fields.count).max() ?? 0)
      (sheetName, sheetNames) = (sheet.name, sheet.names)
      (recoveredHeader, chunks) = ([], 1)
      let start = hasHeader ? last.line + 1 : last.line
      self.sheet = try sheet.reader(width: width, lines: start..<max(start, endLine))
      text = nil
    }
  }

  /// The first record of the header.
  public var header: [String] { headerRecords.first ?? [] }

  /// The encoding of a text, as far as it has been read; nil for a workbook.
  public var verdict: EncodingVerdict? { text?.verdict }

  /// The batches that a round fills at most.
  public var batchCount: Int { chunks }

  /// Reads some thousand records for each batch, and gives each batch to `take` on the thread that has filled it. A batch
  /// that turns out to have begun at the wrong place is filled and given once more.
  ///
  /// - Parameter digest: is given the stored bytes of a text in their order, a piece at a time.
  /// - Returns: the batches in the order of the file, which hold until the next round; nil when the table has ended.
  /// - Throws: `failed`, `undecodable`, or `workbook` where a worksheet turns out to be broken further down.
  public func readRound(
    digest: @Sendable (UnsafeRawBufferPointer) -> Void, take: @Sendable (_ index: Int, _ batch: RecordBatch) -> Void
  ) throws(ReadError) -> [RecordBatch]? {
    if isAtEnd { return nil }
    guard let batches = unsafe try round(digest, take) else {
      isAtEnd = true
      return nil
    }
    if let first = batches.first, isAtStart {
      first.recovered = recoveredHeader.map { $0 - first.firstLine } + first.recovered
      isAtStart = false
    }
    for batch in batches {
      blankLines += batch.blankLines
      records += batch.count + batch.faults.count
    }
    return batches
  }

  private func round(
    _ digest: @Sendable (UnsafeRawBufferPointer) -> Void, _ take: @Sendable (Int, RecordBatch) -> Void
  ) throws(ReadError) -> [RecordBatch]? {
    if let text {
      if isAtStart { unsafe text.digestMark(digest) }
      let endLine = endLine
      guard unsafe try text.next(digest: digest, take: { if endLine == .max { take($0, $1) } }) else { return nil }
      if endLine < .max, let batch = text.batches.first {
        batch.truncate(from: endLine)
        take(0, batch)
      }
      return text.batches
    }
    guard let sheet, try sheet.read() else { return nil }
    take(0, sheet.rows.batch)
    return [sheet.rows.batch]
  }

  /// Reads on.
  ///
  /// - Returns: some records, which hold until the next call; nil when the table has ended.
  public func read() throws(ReadError) -> [RecordBatch]? {
    unsafe try readRound(digest: { _ in }, take: { _, _ in })
  }
}

/// The header of a table in a text.
private struct TextHeader {
  var records: [[String]] = []
  var width = 0
  /// Lines of records whose quotes had not been doubled.
  var recovered: [Int] = []
  /// Where the first record after it begins, and the lines before that.
  var end: (offset: Int, lines: Int) = (0, 0)
  var blankLines = 0

  init(_ text: StoredText, _ dialect: Dialect, _ layout: TableLayout) throws(ReadError) {
    var scan = try HeadScan(text, dialect: dialect)
    let path = text.file.path
    repeat { try read(&scan, path, isWanted: { $0 >= layout.headerLine }) } while records.isEmpty
    let hasHeader = layout.headerRows > 0
    if !hasHeader { end = scan.start }
    while records.count < layout.headerRows { try read(&scan, path, isWanted: { _ in true }) }
    width = records.map(\.count).max() ?? 0
    blankLines = scan.scanner.blankLines
    if hasHeader {
      end = scan.nextStart
    } else {
      (records, recovered) = ([], [])
    }
  }

  /// Takes the next record, and passes over all that is above the table.
  private mutating func read(
    _ scan: inout HeadScan, _ path: String, isWanted: (Int) -> Bool
  ) throws(ReadError) {
    guard let event = try scan.next() else { throw .empty(path: path) }
    guard isWanted(scan.line) else { return }
    switch event {
    case .fault(let fault):
      throw .unreadableHeader(path: path, position: Position(line: scan.line, byte: scan.start.offset), fault: fault)
    case .record:
      records.append(scan.fields)
      if scan.scanner.isRecovered { recovered.append(scan.line) }
    case .starved, .end: throw .empty(path: path)
    }
  }
}
