/// A file of records that was opened, and whose encoding is settled.
public struct TableFile: Sendable {
  /// As it was given.
  public let path: String
  /// The encoding of the text, and how it was settled.
  public let verdict: EncodingVerdict
  let stored: StoredFile
  let settled: EncodingCheck.Settled
  let chunk: Int

  /// Opens a file and settles its encoding by reading all of it.
  ///
  /// - Parameters:
  ///   - encoding: what the file is in; nil to find out.
  ///   - chunk: how many bytes to read at once. Memory is bounded by this and the largest size of a record.
  /// - Throws: every case of `ReadError` but `unreadableHeader`.
  public init(path: String, encoding: TextEncoding? = nil, chunk: Int = 1 << 18) throws(ReadError) {
    self.path = path
    self.chunk = min(max(chunk, 1), 1 << 26)
    stored = try StoredFile(path: path)
    settled = try EncodingCheck(file: stored, chunk: self.chunk).settle(declared: encoding)
    verdict = settled.verdict
  }

  /// A record as it stands in the file, of any number of fields.
  public struct RawRecord: Sendable, Equatable {
    /// The physical line on which it begins, from 1.
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
    var scanner = try RecordScanner(stored, settled: settled, dialect: dialect, chunk: chunk)
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
}

/// Without white space at both ends, the no-break space and U+3000 among it, nor a byte-order mark left inside quotes.
func trimmed(_ text: String) -> String {
  let isOuter = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
  let head = text.unicodeScalars.drop(while: isOuter)
  guard let last = head.lastIndex(where: { !isOuter($0) }) else { return "" }
  return String(head[...last])
}
