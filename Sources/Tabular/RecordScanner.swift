import Glibc

/// Lines in, records and faults out, one at a time: `LineSource`, `IconvDecoder` and `LineParser` put together.
///
/// Going back after a fault is cheap over a whole file: a scan that fails stops at the latest at the next line with an
/// odd number of quotes, and none of the lines between opens a quote of its own. So no byte is parsed more than twice.
struct RecordScanner: ~Copyable, Sendable {
  /// What was found at `position`.
  enum Event {
    case record
    case fault(RecordFault)
    case end
  }

  private let path: String
  private let encoding: TextEncoding
  private let limit: Int
  private var source: LineSource
  private var decoder: IconvDecoder?
  private var formulas: FormulaText
  /// The fields of the record that was just found are the sink's.
  var parser: LineParser
  /// Where the record that was just found begins.
  private(set) var position: Position
  private(set) var blankLines = 0
  private var isOpen = false
  private var holdsNul = false

  init(_ file: StoredFile, settled: EncodingCheck.Settled, dialect: Dialect, chunk: Int) throws(ReadError) {
    path = file.path
    encoding = settled.verdict.encoding
    limit = max(dialect.maximumRecordBytes, 0)
    source = LineSource(file, encoding: encoding, origin: settled.markLength, chunk: chunk, limit: limit)
    decoder = try IconvDecoder.decoder(for: encoding, path: file.path)
    parser = LineParser(delimiter: dialect.delimiter)
    formulas = FormulaText(delimiter: dialect.delimiter)
    position = source.position
  }

  /// Reads to the end of the next record or fault.
  mutating func next() throws(ReadError) -> Event {
    while true {
      let outcome = try source.next()
      if !isOpen { position = source.position }
      switch outcome {
      case .line:
        if let event = try takeLine() { return event }
      case .overlong:
        return abandon(isOpen ? .unclosedQuote : .tooLong(limit: limit))
      case .end:
        return isOpen ? try event(for: parser.finish()) ?? .end : .end
      }
    }
  }

  private mutating func takeLine() throws(ReadError) -> Event? {
    let line = unsafe source.bytes
    guard encoding != .utf8 else { return unsafe try parse(line) }
    let taken = unsafe decoder?.decode(line) ?? 0
    // The whole file was checked when it was opened; now it has been changed.
    guard taken == line.count else { throw unsafe undecodable(Array(line.dropFirst(taken).prefix(4)), behind: taken) }
    guard let decoded = unsafe decoder?.decoded else { return nil }
    return unsafe try parse(decoded)
  }

  private func undecodable(_ bytes: [UInt8], behind taken: Int) -> ReadError {
    let wrong = Position(line: source.position.line, byte: source.position.byte + taken)
    return .undecodable(path: path, encoding: encoding, position: wrong, bytes: encoding.wrongBytes(of: bytes))
  }

  private mutating func parse(_ line: UnsafeRawBufferPointer) throws(ReadError) -> Event? {
    if let base = line.baseAddress, unsafe memchr(base, 0, line.count) != nil { holdsNul = true }
    if let quoted = unsafe formulas.quoted(line) {
      return try event(for: unsafe quoted.withUnsafeBytes { unsafe parser.feed($0) })
    }
    return try event(for: unsafe parser.feed(line))
  }

  private mutating func event(for outcome: LineParser.Outcome) throws(ReadError) -> Event? {
    switch outcome {
    case .record: return close()
    case .blank: blankLines += 1
    case .open:
      if !isOpen { source.hold() }
      isOpen = true
    case .strayQuote: return abandon(.strayQuote)
    case .unclosedQuote: return abandon(.unclosedQuote)
    case .outOfMemory: throw .failed(path: path, errno: ENOMEM)
    }
    return nil
  }

  private mutating func close() -> Event {
    let isSound = !holdsNul
    isOpen = false
    holdsNul = false
    source.release()
    if !isSound { parser.reset() }
    return isSound ? .record : .fault(.nulByte)
  }

  /// Gives the record up and goes on at the line behind its first.
  private mutating func abandon(_ fault: RecordFault) -> Event {
    parser.reset()
    source.rewind()
    isOpen = false
    holdsNul = false
    return .fault(fault)
  }
}
