import Glibc

/// Cuts a file as stored into physical lines, and can go back to the second line of a record it still holds.
///
/// Lines are indices into one buffer, which keeps all from the start of the held record to the last byte read.
@safe struct LineSource: ~Copyable, @unchecked Sendable {
  /// What the next line turned out to be.
  enum Outcome { case line, overlong, end }

  private let file: StoredFile
  private let chunk: Int
  private let limit: Int
  private var search: LineEndSearch
  private var buffer: UnsafeMutableRawBufferPointer
  /// The stored offset of the buffer's first byte.
  private var origin: Int
  private var filled = 0
  private var isAtEnd = false
  /// The current line, with its line end.
  private var start = 0
  private var end = 0
  private var linesRead = 0
  private var held: (start: Int, firstLineEnd: Int, line: Int)?
  /// Where the current line begins.
  private(set) var position: Position

  /// Lines from `origin` on, of which none, nor a held record, may have more than `limit` bytes.
  init(_ file: StoredFile, encoding: TextEncoding, origin: Int, chunk: Int, limit: Int) {
    self.file = file
    self.chunk = chunk
    self.limit = limit
    self.origin = origin
    search = LineEndSearch(encoding)
    position = Position(line: 1, byte: origin)
    // Room for two chunks: a line that crosses a border moves once, not at every read.
    unsafe buffer = .allocate(byteCount: 2 * self.chunk, alignment: 16)
  }

  deinit { unsafe buffer.deallocate() }

  /// The current line with its line end; valid until the next call that moves.
  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<end]) }

  /// The stored offset behind the current line.
  var endOffset: Int { origin + end }

  /// Where the next line begins.
  var nextStart: Position { Position(line: linesRead + 1, byte: endOffset) }

  /// Moves to the next line. One that is too long is passed over without being kept, unless a record is held.
  mutating func next() throws(ReadError) -> Outcome {
    start = end
    position = Position(line: linesRead + 1, byte: origin + start)
    var searched = start
    while true {
      if let ending = unsafe search.next(in: buffer, from: &searched, to: filled, isAtEnd: isAtEnd) {
        return finishLine(content: ending.lowerBound, end: ending.upperBound)
      }
      if searched - (held?.start ?? start) > limit {
        if held == nil { try skip(from: searched) }
        return .overlong
      }
      if isAtEnd { return start == filled ? .end : finishLine(content: filled, end: filled) }
      searched -= try fill()
    }
  }

  /// Keeps everything from the current line on, which begins a record.
  mutating func hold() { held = (start, end, linesRead) }

  /// The held record was read to its end.
  mutating func release() { held = nil }

  /// Goes back to the line behind the held record's first.
  mutating func rewind() {
    guard let held else { return }
    end = held.firstLineEnd
    linesRead = held.line
    search.restart(at: end)
    self.held = nil
  }

  /// Goes back to the start of the held record, which stays held.
  mutating func rewindToStart() {
    guard let held else { return }
    end = held.start
    linesRead = held.line - 1
    search.restart(at: end)
  }

  /// Goes back to the start of the current line; only while a record is held.
  mutating func stepBack() {
    guard held != nil else { return }
    end = start
    linesRead -= 1
    search.restart(at: end)
  }

  private mutating func finishLine(content: Int, end: Int) -> Outcome {
    self.end = end
    linesRead += 1
    return content - (held?.start ?? start) > limit ? .overlong : .line
  }

  /// Passes over the rest of the current line, a buffer at a time.
  private mutating func skip(from first: Int) throws(ReadError) {
    var searched = first
    linesRead += 1
    while true {
      if let ending = unsafe search.next(in: buffer, from: &searched, to: filled, isAtEnd: isAtEnd) {
        end = ending.upperBound
        return
      }
      if isAtEnd {
        end = filled
        return
      }
      start = searched
      searched -= try fill()
    }
  }

  /// Reads one chunk more, and returns by how much everything in the buffer moved towards its start.
  private mutating func fill() throws(ReadError) -> Int {
    let shift = unsafe filled + chunk > buffer.count ? makeRoom() : 0
    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + chunk])
    let got = try unsafe file.read(into: room, at: origin + filled)
    filled += got
    isAtEnd = got == 0
    return shift
  }

  private mutating func makeRoom() -> Int {
    let shift = held?.start ?? start
    let kept = unsafe UnsafeRawBufferPointer(rebasing: buffer[shift..<filled])
    let size = unsafe buffer.count
    // Growing twofold keeps the work of moving a long record in proportion to its length.
    let grown = max(kept.count > size / 2 ? 2 * size : size, kept.count + chunk)
    if grown == size {
      unsafe buffer.copyMemory(from: kept)
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: grown, alignment: 16)
      unsafe larger.copyMemory(from: kept)
      unsafe buffer.deallocate()
      unsafe buffer = larger
    }
    shiftBack(by: shift)
    return shift
  }

  private mutating func shiftBack(by shift: Int) {
    origin += shift
    filled -= shift
    start -= shift
    end -= shift
    search.shiftBack(by: shift)
    if let held { self.held = (held.start - shift, held.firstLineEnd - shift, held.line) }
  }
}
