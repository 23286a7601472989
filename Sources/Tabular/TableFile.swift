/// A file of records that was opened: a text whose encoding is settled, or a workbook.
public struct TableFile: Sendable {
  /// As it was given.
  public let path: String
  /// What the file is, by its bytes: `text`, `xlsx` or `xls`.
  public let content: FileContent
  let source: Source

  enum Source: Sendable {
    case text(StoredText)
    case sheet(StoredFile, Worksheet)
  }

  /// Opens a file, and settles the encoding of a text by its beginning.
  ///
  /// - Parameters:
  ///   - encoding: what a text is in; nil to find out.
  ///   - sheet: the worksheet of a workbook; nil for the first that is not hidden.
  /// - Throws: every case of `ReadError` but `unreadableHeader`.
  public init(path: String, encoding: TextEncoding? = nil, sheet: String? = nil) throws(ReadError) {
    self.path = path
    let stored = try StoredFile(path: path)
    content = try FileContent.of(stored)
    source =
      content == .text
      ? .text(try StoredText(stored, declared: encoding))
      : .sheet(stored, try Worksheet(stored, content: content, name: sheet))
  }

  /// The encoding of a text, as its beginning has it, and how that was settled; nil for a workbook.
  public var verdict: EncodingVerdict? { if case .text(let text) = source { text.verdict } else { nil } }

  /// Whether delimiters and encodings mean nothing here.
  public var isWorkbook: Bool { content != .text }

  /// Gives the stored bytes in their order, a piece at a time.
  public func forEachStoredPiece(_ body: (UnsafeRawBufferPointer) -> Void) throws(ReadError) {
    let file =
      switch source {
      case .text(let text): text.file
      case .sheet(let stored, _): stored
      }
    var offset = 0
    while true {
      let piece = try file.bytes(at: offset, count: 1 << 18)
      if piece.isEmpty { return }
      unsafe piece.withUnsafeBytes { unsafe body($0) }
      offset += piece.count
    }
  }

  /// A record with its fields unchanged, of any number.
  public struct RawRecord: Sendable, Equatable {
    /// The physical line on which it begins, or the row of the sheet, from 1.
    public var line: Int
    /// Without white space around them.
    public var fields: [String]

    /// Creates a record from its fields.
    public init(line: Int, fields: [String]) {
      self.line = line
      self.fields = fields
    }
  }

  /// The first records, whatever they are; those that cannot be read are left out. Where a thousand in a row cannot, as with
  /// another delimiter than the file's, the rest is not looked at.
  ///
  /// - Parameters:
  ///   - limit: no more than so many.
  ///   - line: where the first may begin.
  public func firstRecords(
    _ limit: Int, from line: Int = 1, dialect: Dialect = Dialect()
  ) throws(ReadError) -> [RawRecord] {
    switch source {
    case .text(let text):
      var records: [RawRecord] = []
      var faults = 0
      var scan = try HeadScan(text, dialect: dialect)
      while records.count < limit, faults < 1000, let event = try scan.next() {
        guard scan.line >= line else { continue }
        if case .record = event {
          records.append(RawRecord(line: scan.line, fields: scan.fields))
          faults = 0
        } else {
          faults += 1
        }
      }
      return records
    case .sheet(_, let sheet): return try sheet.firstRows(limit, from: line)
    }
  }
}

/// Goes through the records from the start of a text, in its head first and beyond it if need be.
struct HeadScan: ~Copyable {
  private var buffer: ChunkBuffer
  private let text: StoredText
  private let limit: Int
  var scanner: RecordScanner
  /// The physical line on which the record begins, from 1.
  var line: Int { scanner.line + 1 }
  /// The fields without white space around them.
  var fields: [String] { scanner.parser.sink.texts.map(trimmed) }

  init(_ text: StoredText, dialect: Dialect) throws(ReadError) {
    self.text = text
    buffer = text.head
    limit = min(max(0, dialect.maximumRecordBytes), TextReader.largestRecord)
    scanner = RecordScanner(
      path: text.file.path, dialect: Dialect(delimiter: dialect.delimiter, maximumRecordBytes: limit))
    scanner.begin(at: 0, of: buffer, line: 0, isStartSure: true)
  }

  /// Where the next record begins in the text, and the lines before it.
  var nextStart: (offset: Int, lines: Int) { (buffer.origin + scanner.nextStart.offset, scanner.nextStart.line) }
  /// The same of the record that was found.
  var start: (offset: Int, lines: Int) { (buffer.origin + scanner.start, scanner.line) }

  /// The next record or fault; nil at the end of the text.
  mutating func next() throws(ReadError) -> RecordScanner.Event? {
    while true {
      switch try scanner.next() {
      case .end: return nil
      case .starved: try readOn()
      case let event:
        if scanner.isInOverlongLine { try passOverlongLine() }
        return event
      }
    }
  }

  /// Holds a larger window from the record on.
  private mutating func readOn() throws(ReadError) {
    if buffer === text.head {
      let capacity = max(2 * StoredText.headBytes, 3 * limit + 1 << 12)
      buffer = try ChunkBuffer(text.file, text.verdict.encoding, from: text.markLength, capacity: capacity)
    }
    let place = start
    var kept = place.offset - buffer.origin
    repeat {
      // The window of the head is larger than what is read anew at first.
      try buffer.fill(keeping: min(kept, buffer.count), to: .max, threads: 1)
      kept = place.offset - buffer.origin
    } while kept > buffer.count && !buffer.isFileEnd
    scanner.begin(at: min(kept, buffer.count), of: buffer, line: place.lines, isStartSure: scanner.isStartSure)
  }

  private mutating func passOverlongLine() throws(ReadError) {
    let lines = scanner.nextStart.line
    let offset = nextStart.offset
    if buffer === text.head {
      buffer = try ChunkBuffer(text.file, text.verdict.encoding, from: text.markLength, capacity: StoredText.headBytes)
    }
    var from = offset
    while true {
      var walker = LineWalker(buffer, from: min(max(0, from - buffer.origin), buffer.count), line: lines, limit: .max)
      if from <= buffer.origin + buffer.count, walker.passLine() {
        return scanner.begin(at: walker.end, of: buffer, line: walker.lines, isStartSure: false)
      }
      from = max(from, buffer.origin + walker.end)
      try buffer.fill(keeping: min(from - buffer.origin, buffer.count), to: .max, threads: 1)
    }
  }
}

/// Without white space at both ends, the no-break space and U+3000 among it, nor a byte-order mark left inside quotes.
func trimmed(_ text: String) -> String {
  let isOuter = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
  let head = text.unicodeScalars.drop(while: isOuter)
  guard let last = head.lastIndex(where: { !isOuter($0) }) else { return "" }
  return String(head[...last])
}
