import Glibc

/// Goes through the physical lines of a window, and back to the second line of a record.
///
/// LF, CRLF and a lone CR end a line.
struct LineWalker: Sendable {
  /// What the next line turned out to be.
  enum Outcome {
    case line
    /// Longer than a record may be, from the start of the record on.
    case overlong
    /// The window ends before the line does.
    case starved
    case end
  }

  private let buffer: ChunkBuffer
  private let limit: Int
  /// The current line, with its line end.
  private(set) var start: Int
  private(set) var end: Int
  /// Line ends passed.
  private(set) var lines: Int
  /// Whether the current line goes on after the window and is passed over.
  private(set) var isCut = false
  /// No line feed is between the search and here. Kept, so that a file of lone CR is not searched to its end at each line.
  private var lineFeed: Int
  private var record: (start: Int, secondLine: Int, lines: Int)?

  init(_ buffer: ChunkBuffer, from start: Int, line: Int, limit: Int) {
    self.buffer = buffer
    self.limit = limit
    (self.start, end, lines, lineFeed) = (start, start, line, start)
  }

  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[start..<end]) }

  mutating func next() -> Outcome {
    start = end
    guard let (content, end) = lineEnd() else {
      if contentSoFar - (record?.start ?? start) > limit {
        if record == nil { passOver() }
        return .overlong
      }
      return .starved
    }
    if end == start { return .end }
    self.end = end
    lines += 1
    return content - (record?.start ?? start) > limit ? .overlong : .line
  }

  /// Where the content of a line without end ends at least: a CR may be half of its line end.
  private var contentSoFar: Int {
    let count = buffer.count
    return unsafe count > start && buffer.bytes[count - 1] == 0x0D ? count - 1 : count
  }

  /// A line without end: the window has no more.
  private mutating func passOver() {
    isCut = true
    end = contentSoFar
  }

  /// Where the content ends, and the line end after it.
  private mutating func lineEnd() -> (content: Int, end: Int)? {
    let (bytes, count) = unsafe (buffer.bytes, buffer.count)
    lineFeed = max(lineFeed, start)
    if lineFeed < count, unsafe bytes[lineFeed] != 0x0A {
      lineFeed = unsafe index(ofLineFeedIn: bytes, from: lineFeed) ?? count
    }
    if let carriageReturn = unsafe index(of: 0x0D, in: bytes, from: start, to: min(lineFeed, count)) {
      guard carriageReturn + 1 < count else { return buffer.isFileEnd ? (carriageReturn, count) : nil }
      let isPair = unsafe bytes[carriageReturn + 1] == 0x0A
      return (carriageReturn, carriageReturn + (isPair ? 2 : 1))
    }
    if lineFeed < count { return (lineFeed, lineFeed + 1) }
    return buffer.isFileEnd ? (count, count) : nil
  }

  /// Goes to the end of the line.
  ///
  /// - Returns: false if the window ends before it does; the rest is then to be looked for in the next.
  mutating func passLine() -> Bool {
    start = end
    guard let (_, end) = lineEnd() else {
      self.end = contentSoFar
      return false
    }
    self.end = end
    lines += 1
    return true
  }

  /// The current line begins a record.
  mutating func beginRecord() { record = (start, end, lines) }

  /// The record was read to its end.
  mutating func endRecord() { record = nil }

  /// Goes back to the line after the record's first.
  mutating func rewindToSecondLine() {
    guard let record else { return }
    (end, lines, lineFeed) = (record.secondLine, record.lines, record.secondLine)
    self.record = nil
  }

  /// Goes back to the start of the record, which stays open.
  mutating func rewindToRecord() {
    guard let record else { return }
    (end, lines, lineFeed) = (record.start, record.lines - 1, record.start)
  }

  /// Goes back to the start of the current line.
  mutating func stepBack() {
    (end, lines, lineFeed) = (start, lines - 1, start)
  }
}
