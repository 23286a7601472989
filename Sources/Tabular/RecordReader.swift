/// Reads a CSV file record by record, in bounded memory, and goes on behind every record it cannot read.
///
/// libcsv decides what a record is, in its strict mode: blanks around unquoted fields are dropped, line breaks in
/// quoted fields are kept as stored. A record with exactly one empty field too many at its end is taken without it.
public struct RecordReader: ~Copyable, Sendable {
  /// The encoding of the file, and how it was settled.
  public let verdict: EncodingVerdict
  /// The cells of the first record, without white space around them.
  public let header: [String]
  /// Lines that were empty, or of spaces and tabs only, so far.
  public var blankLines: Int { scanner.blankLines }

  private var scanner: RecordScanner
  private let batchBytes = 1 << 18
  private let batchRecords = 4096

  /// Opens a file, settles its encoding by reading all of it, and reads the header.
  ///
  /// - Parameters:
  ///   - encoding: what the file is in; nil to find out.
  ///   - chunk: how many bytes to read at once. Memory is bounded by this and the largest size of a record.
  /// - Throws: every case of `ReadError`.
  public init(
    path: String, encoding: TextEncoding? = nil, dialect: Dialect = Dialect(), chunk: Int = 1 << 18
  ) throws(ReadError) {
    let chunk = min(max(chunk, 1), 1 << 26)
    let file = try StoredFile(path: path)
    let settled = try EncodingCheck(file: file, chunk: chunk).settle(declared: encoding)
    var scanner = try RecordScanner(file, settled: settled, dialect: dialect, chunk: chunk)
    let header = try Self.readHeader(&scanner, path: path)
    scanner.parser.sink.expect(width: header.count)
    verdict = settled.verdict
    self.header = header
    self.scanner = scanner
  }

  /// Reads up to some thousand records.
  ///
  /// - Returns: false when the file has ended; the batch then holds neither records nor faults.
  /// - Throws: `failed`, or `undecodable` where the file was changed since it was opened.
  public mutating func read(into batch: inout RecordBatch) throws(ReadError) -> Bool {
    batch.clear(width: header.count)
    scanner.parser.sink.clear()
    while batch.count + batch.faults.count < batchRecords, scanner.parser.sink.size < batchBytes {
      switch try scanner.next() {
      case .record: take(into: &batch)
      case .fault(let fault): batch.faults.append((scanner.position, fault))
      case .end:
        scanner.parser.sink.copy(to: &batch)
        return batch.count + batch.faults.count > 0
      }
    }
    scanner.parser.sink.copy(to: &batch)
    return true
  }

  private mutating func take(into batch: inout RecordBatch) {
    let found = scanner.parser.sink.found
    if found == header.count || scanner.parser.sink.endsInEmptyExtra {
      scanner.parser.sink.keep(width: header.count)
      batch.positions.append(scanner.position)
    } else {
      scanner.parser.sink.takeBack()
      batch.faults.append((scanner.position, .ragged(found: found, expected: header.count)))
    }
  }

  private static func readHeader(_ scanner: inout RecordScanner, path: String) throws(ReadError) -> [String] {
    switch try scanner.next() {
    case .end: throw .empty(path: path)
    case .fault(let fault): throw .unreadableHeader(path: path, position: scanner.position, fault: fault)
    case .record: return scanner.parser.sink.texts.map(trimmed)
    }
  }
}

/// Without white space at both ends, the no-break space and U+3000 among it, nor a byte-order mark left inside quotes.
private func trimmed(_ text: String) -> String {
  let isOuter = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
  let head = text.unicodeScalars.drop(while: isOuter)
  guard let last = head.lastIndex(where: { !isOuter($0) }) else { return "" }
  return String(head[...last])
}
