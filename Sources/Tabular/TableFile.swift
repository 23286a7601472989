/// A file of records that was opened: a text whose encoding is settled, or a workbook.
public struct TableFile: Sendable {
  /// As it was given.
  public let path: String
  /// What the file is, by its bytes: `text`, `xlsx` or `xls`.
  public let content: FileContent
  /// The encoding of a text, and how it was settled; nil for a workbook.
  public let verdict: EncodingVerdict?
  let source: Source

  enum Source: Sendable {
    case text(StoredFile, EncodingCheck.Settled, chunk: Int)
    /// A worksheet by name; nil: the first that is not hidden.
    case sheet(String?)
  }

  /// Opens a file, and settles the encoding of a text by reading all of it.
  ///
  /// - Parameters:
  ///   - encoding: what a text is in; nil to find out.
  ///   - sheet: the worksheet of a workbook; nil for the first that is not hidden.
  ///   - chunk: how many bytes of a text to read at once. Memory is bounded by this and the largest size of a record.
  /// - Throws: every case of `ReadError` but `unreadableHeader`.
  public init(
    path: String, encoding: TextEncoding? = nil, sheet: String? = nil, chunk: Int = 1 << 18
  ) throws(ReadError) {
    self.path = path
    let stored = try StoredFile(path: path)
    content = try FileContent.of(stored)
    switch content {
    case .text:
      let chunk = min(max(chunk, 1), 1 << 26)
      let settled = try EncodingCheck(file: stored, chunk: chunk).settle(declared: encoding)
      verdict = settled.verdict
      source = .text(stored, settled, chunk: chunk)
    case .xlsx, .xls:
      verdict = nil
      source = .sheet(sheet)
    case .encrypted: throw .workbook(path: path, fault: .encrypted)
    default: throw .workbook(path: path, fault: .noWorkbook(content))
    }
  }

  /// Opens a text that is taken to be UTF-8 without a look at more than its first bytes: whoever reads all of it checks.
  ///
  /// - Returns: nil: it is something else.
  public init?(presumingUTF8 path: String, isDeclared: Bool, chunk: Int = 1 << 18) throws(ReadError) {
    let stored = try StoredFile(path: path)
    let first = try stored.bytes(at: 0, count: 4)
    guard try FileContent.of(stored) == .text, let settled = EncodingCheck.presumedUTF8(first, isDeclared: isDeclared)
    else { return nil }
    self.path = path
    content = .text
    verdict = settled.verdict
    source = .text(stored, settled, chunk: chunk)
  }

  /// Whether delimiters and encodings mean nothing here.
  public var isWorkbook: Bool { content != .text }

  /// A record as it stands in the file, of any number of fields.
  public struct RawRecord: Sendable, Equatable {
    /// The physical line on which it begins, or the row of the sheet, from 1.
    public var line: Int
    /// Without white space around them.
    public var fields: [String]

    /// A record as it stands.
    public init(line: Int, fields: [String]) {
      self.line = line
      self.fields = fields
    }
  }

  /// The first records, whatever they are; those that cannot be read are left out.
  ///
  /// - Parameters:
  ///   - limit: no more than so many.
  ///   - line: where the first may begin.
  public func firstRecords(
    _ limit: Int, from line: Int = 1, dialect: Dialect = Dialect()
  ) throws(ReadError) -> [RawRecord] {
    switch source {
    case .text(let stored, let settled, let chunk):
      let scanner = try RecordScanner(stored, settled: settled, dialect: dialect, chunk: chunk)
      return try TableFile.firstRecords(limit, from: line, scanner)
    case .sheet(let name):
      return try TableFile.firstRows(limit, from: line, SheetReader(path: path, content: content, sheet: name))
    }
  }

  private static func firstRecords(
    _ limit: Int, from line: Int, _ scanner: consuming RecordScanner
  ) throws(ReadError) -> [RawRecord] {
    var records: [RawRecord] = []
    while records.count < limit {
      switch try scanner.next() {
      case .end: return records
      case .fault: continue
      case .record:
        if scanner.position.line >= line {
          records.append(RawRecord(line: scanner.position.line, fields: scanner.parser.sink.texts.map(trimmed)))
        }
        scanner.parser.sink.clear()
      }
    }
    return records
  }

  private static func firstRows(
    _ limit: Int, from line: Int, _ reader: consuming SheetReader
  ) throws(ReadError) -> [RawRecord] {
    var records: [RawRecord] = []
    var row = SheetRow()
    while records.count < limit, try reader.next(&row) {
      if row.number >= line { records.append(RawRecord(line: row.number, fields: row.texts.map(trimmed))) }
    }
    return records
  }
}

/// Without white space at both ends, the no-break space and U+3000 among it, nor a byte-order mark left inside quotes.
func trimmed(_ text: String) -> String {
  let isOuter = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
  let head = text.unicodeScalars.drop(while: isOuter)
  guard let last = head.lastIndex(where: { !isOuter($0) }) else { return "" }
  return String(head[...last])
}
