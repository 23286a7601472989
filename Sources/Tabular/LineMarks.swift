import Glibc

/// Finds the ends of lines, and what in them only libcsv can read.
///
/// Where the next quote, CR and U+0000 stand is kept from line to line: mostly they are far away, and each byte is then
/// looked at once by memchr.
struct LineMarks {
  /// A physical line by indices into the buffer.
  struct Line {
    /// Behind its line end.
    let end: Int
    /// Before its line end.
    let contentEnd: Int
    /// Up to the first quote.
    let plainEnd: Int
    /// Whether it has neither U+0000 nor a CR that ends a line by itself.
    let isSound: Bool

    var isQuoted: Bool { plainEnd < contentEnd }
  }

  /// No line that begins in the part ends behind here.
  private let searchEnd: Int
  private var quote = -1
  private var carriageReturn = -1
  private var nul = -1

  init(searchEnd: Int) { self.searchEnd = searchEnd }

  /// nil: the buffer ends before the line does.
  mutating func next(in bytes: UnsafeRawBufferPointer, from start: Int, isFileEnd: Bool) -> Line? {
    guard let (feed, end) = unsafe LineMarks.lineEnd(in: bytes, from: start, isFileEnd: isFileEnd) else { return nil }
    unsafe look(in: bytes, from: start, to: max(searchEnd, end))
    let content = carriageReturn == feed - 1 ? carriageReturn : feed
    return Line(
      end: end, contentEnd: content, plainEnd: min(quote, content),
      isSound: nul >= content && carriageReturn >= content)
  }

  /// Where the first quote, CR or U+0000 stands.
  mutating func plainEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    unsafe look(in: bytes, from: start, to: searchEnd)
    return min(quote, carriageReturn, nul)
  }

  private mutating func look(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) {
    if quote < start { unsafe quote = LineMarks.index(of: 0x22, in: bytes, start, end) ?? end }
    if carriageReturn < start { unsafe carriageReturn = LineMarks.index(of: 0x0D, in: bytes, start, end) ?? end }
    if nul < start { unsafe nul = LineMarks.index(of: 0, in: bytes, start, end) ?? end }
  }

  /// One line without regard to those around it.
  static func lone(in bytes: UnsafeRawBufferPointer, from start: Int, isFileEnd: Bool) -> Line? {
    guard start < bytes.count, let end = unsafe lineEnd(in: bytes, from: start, isFileEnd: isFileEnd)?.end else {
      return nil
    }
    var marks = LineMarks(searchEnd: end)
    return unsafe marks.next(in: bytes, from: start, isFileEnd: isFileEnd)
  }

  /// Where the line feed stands, or would at the end of the file, and what follows it.
  private static func lineEnd(
    in bytes: UnsafeRawBufferPointer, from start: Int, isFileEnd: Bool
  ) -> (feed: Int, end: Int)? {
    if let feed = unsafe index(of: 0x0A, in: bytes, start, bytes.count) { return (feed, feed + 1) }
    return isFileEnd ? (bytes.count, bytes.count) : nil
  }

  static func index(of byte: CInt, in bytes: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> Int? {
    guard from < to, let base = bytes.baseAddress, let found = unsafe memchr(base + from, byte, to - from) else {
      return nil
    }
    return unsafe UnsafeRawPointer(found) - base
  }
}
