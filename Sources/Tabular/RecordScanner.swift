import Glibc

/// Lines in, records and faults out, one at a time: `LineSource`, `IconvDecoder` and `LineParser` put together.
///
/// Going back after a fault is cheap over a whole file: a scan that fails stops at the latest at the next line with an
/// odd number of quotes, and none of the lines between opens a quote of its own. So no byte is parsed more than twice,
/// but for the few lines in which `QuoteRecovery` looks for quotes that were not doubled.
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
  /// Whether the quotes of the record that was just found had not been doubled.
  private(set) var isRecovered = false
  /// Fields of a record, once the header is known.
  private var width: Int?
  private let delimiter: UInt8
  /// Whether nothing has been lost right before the record.
  private(set) var isStartSure = true
  private var isOpen = false
  private var holdsNul = false

  init(_ file: StoredFile, settled: EncodingCheck.Settled, dialect: Dialect, chunk: Int) throws(ReadError) {
    path = file.path
    encoding = settled.verdict.encoding
    limit = max(dialect.maximumRecordBytes, 0)
    source = LineSource(file, encoding: encoding, origin: settled.markLength, chunk: chunk, limit: limit)
    decoder = try IconvDecoder.decoder(for: encoding, path: file.path)
    delimiter = dialect.delimiter
    parser = LineParser(delimiter: dialect.delimiter)
    formulas = FormulaText(delimiter: dialect.delimiter)
    position = source.position
  }

  /// Goes on in the middle of a file, at the start of a record.
  ///
  /// - Parameters:
  ///   - start: the line counts from 1 there, whatever stands before.
  ///   - isStartSure: whether nothing has been lost right before.
  init(
    _ file: StoredFile, settled: EncodingCheck.Settled, dialect: Dialect, chunk: Int, from start: Int,
    isStartSure: Bool
  ) throws(ReadError) {
    var settled = settled
    settled.markLength = start
    try self.init(file, settled: settled, dialect: dialect, chunk: chunk)
    self.isStartSure = isStartSure
  }

  /// Where the next record, or a blank line before it, begins.
  var nextStart: Position { source.nextStart }

  /// Records have `width` fields from now on.
  mutating func expect(width: Int) {
    self.width = width
    parser.sink.expect(width: width)
  }

  /// Reads to the end of the next record or fault.
  mutating func next() throws(ReadError) -> Event {
    isRecovered = false
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

  private mutating func takeLine() throws(ReadError) -> Event? { unsafe try parse(decodedLine()) }

  /// The current line in UTF-8, valid until the next one.
  private mutating func decodedLine() throws(ReadError) -> UnsafeRawBufferPointer {
    let line = unsafe source.bytes
    guard encoding != .utf8 else { return unsafe line }
    let taken = unsafe decoder?.decode(line) ?? 0
    // The whole file was checked when it was opened; now it has been changed.
    guard taken == line.count else { throw unsafe undecodable(Array(line.dropFirst(taken).prefix(4)), behind: taken) }
    return unsafe decoder?.decoded ?? UnsafeRawBufferPointer(start: nil, count: 0)
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
    case .strayQuote: return try recover() ?? abandon(.strayQuote)
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
    isStartSure = isSound && (width == nil || parser.sink.found == width || parser.sink.endsInEmptyExtra)
    return isSound ? .record : .fault(.nulByte)
  }

  /// Reads the record once more as one whose quotes were never doubled; nil: that is not the only way to read it.
  private mutating func recover() throws(ReadError) -> Event? {
    guard isStartSure else { return nil }
    if !isOpen { source.hold() }
    isOpen = true
    source.rewindToStart()
    parser.reset()
    var recovery = QuoteRecovery(delimiter: delimiter, width: width)
    // So many lines, lest a file of stray quotes be read over and over.
    for _ in 0..<32 {
      guard try source.next() == .line else { return nil }
      switch unsafe recovery.feed(try decodedLine()) {
      case .open: continue
      case .impossible: return nil
      case .record(let record): return try isOver(recovery) ? finish(recovered: record) : nil
      }
    }
    return nil
  }

  /// Whether the record could not go on behind its last line: it could, if no field ended in the next.
  private mutating func isOver(_ recovery: QuoteRecovery) throws(ReadError) -> Bool {
    switch try source.next() {
    case .end: return true
    case .overlong: return false
    case .line:
      let isOver = unsafe recovery.endsField(in: try decodedLine())
      source.stepBack()
      return isOver
    }
  }

  private mutating func finish(recovered record: [UInt8]) -> Event? {
    guard unsafe record.withUnsafeBytes({ unsafe parser.feed($0) }) == .record else { return nil }
    let event = close()
    isRecovered = true
    return event
  }

  /// Gives the record up and goes on at the line behind its first.
  private mutating func abandon(_ fault: RecordFault) -> Event {
    parser.reset()
    source.rewind()
    isOpen = false
    holdsNul = false
    isStartSure = false
    return .fault(fault)
  }
}
