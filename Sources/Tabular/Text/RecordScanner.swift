import Glibc

/// Reads any record of a window, one at a time, as libcsv does in its strict mode.
///
/// Going back after a fault is cheap over a whole file: a scan that fails stops at the latest at the next line with an
/// odd number of quotes, and none of the lines between opens a quote of its own. So no byte is parsed more than twice,
/// but for the few lines in which `QuoteRecovery` looks for quotes that were not doubled.
struct RecordScanner: ~Copyable, Sendable {
  /// What was found where `line` says.
  enum Event {
    case record
    case fault(RecordFault)
    /// The window ends before the record does.
    case starved
    case end
  }

  private let path: String
  private let limit: Int
  private let delimiter: UInt8
  private var formulas: FormulaText
  /// Holds the fields of the record that was just found.
  var parser: LineParser
  private var walker: LineWalker?
  /// Where the record that was just found begins, and its line.
  private(set) var start = 0
  private(set) var line = 0
  private(set) var blankLines = 0
  /// Whether the quotes of the record that was just found had not been doubled.
  private(set) var isRecovered = false
  /// Fields of a record, once the header is known.
  private var width: Int?
  /// Whether nothing has been lost right before the next record.
  private(set) var isStartSure = true
  private var isOpen = false
  private var holdsNul = false

  init(path: String, dialect: Dialect) {
    self.path = path
    limit = max(dialect.maximumRecordBytes, 0)
    delimiter = dialect.delimiter
    parser = LineParser(delimiter: dialect.delimiter)
    formulas = FormulaText(delimiter: dialect.delimiter)
  }

  /// Records have `width` fields from now on.
  mutating func expect(width: Int) {
    self.width = width
    parser.sink.expect(width: width)
  }

  /// Goes on at the start of a record.
  ///
  /// - Parameters:
  ///   - line: lines before it.
  ///   - isStartSure: whether nothing has been lost right before.
  mutating func begin(at start: Int, of buffer: ChunkBuffer, line: Int, isStartSure: Bool) {
    walker = LineWalker(buffer, from: start, line: line, limit: limit)
    self.isStartSure = isStartSure
    blankLines = 0
    forgetRecord()
  }

  /// Where the next record, or a blank line before it, begins, and how many lines are before it.
  var nextStart: (offset: Int, line: Int) { (walker?.end ?? 0, walker?.lines ?? 0) }
  /// Whether the last line goes on after the window, and is passed over.
  var isInOverlongLine: Bool { walker?.isCut ?? false }

  /// Reads to the end of the next record or fault.
  mutating func next() throws(ReadError) -> Event {
    isRecovered = false
    parser.sink.clear()
    while true {
      let outcome = walker?.next() ?? .end
      if !isOpen { (start, line) = (walker?.start ?? 0, (walker?.lines ?? 0) - (outcome == .line ? 1 : 0)) }
      switch outcome {
      case .line:
        if let event = try takeLine() { return event }
      case .overlong:
        if !isOpen { line = (walker?.lines ?? 1) - (isInOverlongLine ? 0 : 1) }
        return abandon(isOpen ? .unclosedQuote : .tooLong(limit: limit))
      case .starved:
        forgetRecord()
        return .starved
      case .end:
        return isOpen ? try event(for: parser.finish()) ?? .end : .end
      }
    }
  }

  private mutating func forgetRecord() {
    parser.reset()
    (isOpen, holdsNul) = (false, false)
  }

  private mutating func takeLine() throws(ReadError) -> Event? {
    guard let line = unsafe walker?.bytes else { return .end }
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
      if !isOpen { walker?.beginRecord() }
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
    walker?.endRecord()
    if !isSound { parser.reset() }
    isStartSure = isSound && (width == nil || parser.sink.found == width || parser.sink.endsInEmptyExtra)
    return isSound ? .record : .fault(.nulByte)
  }

  /// Reads the record once more as one whose quotes were never doubled; nil if that is not the only way to read it.
  private mutating func recover() throws(ReadError) -> Event? {
    guard isStartSure else { return nil }
    if !isOpen { walker?.beginRecord() }
    isOpen = true
    walker?.rewindToRecord()
    parser.reset()
    var recovery = QuoteRecovery(delimiter: delimiter, width: width)
    // So many lines, lest a file of stray quotes be read over and over.
    for _ in 0..<32 {
      switch walker?.next() ?? .end {
      case .line: break
      case .starved:
        forgetRecord()
        return .starved
      case .overlong, .end: return nil
      }
      guard let line = unsafe walker?.bytes else { return nil }
      switch unsafe recovery.feed(line) {
      case .open: continue
      case .impossible: return nil
      case .record(let record):
        guard let isOver = isOver(recovery) else {
          forgetRecord()
          return .starved
        }
        return isOver ? finish(recovered: record) : nil
      }
    }
    return nil
  }

  /// Whether the record could not go on after its last line: it could, if no field ended in the next. Returns nil if the
  /// window ends too early to tell.
  private mutating func isOver(_ recovery: QuoteRecovery) -> Bool? {
    switch walker?.next() ?? .end {
    case .end: return true
    case .overlong: return false
    case .starved: return nil
    case .line:
      let isOver = walker.map { unsafe recovery.endsField(in: $0.bytes) } ?? false
      walker?.stepBack()
      return isOver
    }
  }

  private mutating func finish(recovered record: [UInt8]) -> Event? {
    guard unsafe record.withUnsafeBytes({ unsafe parser.feed($0) }) == .record else { return nil }
    let event = close()
    isRecovered = true
    return event
  }

  /// Gives the record up and goes on at the line after its first.
  private mutating func abandon(_ fault: RecordFault) -> Event {
    walker?.rewindToSecondLine()
    forgetRecord()
    isStartSure = false
    return .fault(fault)
  }
}
