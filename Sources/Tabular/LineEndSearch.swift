import Glibc

/// Finds LF, CRLF and lone CR in stored bytes.
///
/// No character of UTF-8 or GB18030 but LF and CR has their bytes; UTF-16 is looked at in code units.
struct LineEndSearch: Sendable {
  private let encoding: TextEncoding
  /// No LF stands between where the search is and here. Kept, so that a file of lone CR is not searched for LF
  /// to the end of the buffer at every line.
  private var lineFeed = 0

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Begins anew at a place that may lie before the last.
  mutating func restart(at index: Int) { lineFeed = index }

  /// Follows the bytes when they move towards the buffer's start.
  mutating func shiftBack(by shift: Int) { lineFeed = max(0, lineFeed - shift) }

  /// The next line end between `from` and `to`. Where there is none, `from` moves up to what must be looked at again
  /// with more bytes: a CR at the very end may be half of a CRLF.
  mutating func next(
    in buffer: UnsafeMutableRawBufferPointer, from: inout Int, to: Int, isAtEnd: Bool
  ) -> Range<Int>? {
    switch encoding {
    case .utf8, .gb18030: unsafe nextByte(in: buffer, from: &from, to: to, isAtEnd: isAtEnd)
    case .utf16LE: unsafe nextUnit(in: buffer, from: &from, to: to, isAtEnd: isAtEnd, low: 0)
    case .utf16BE: unsafe nextUnit(in: buffer, from: &from, to: to, isAtEnd: isAtEnd, low: 1)
    }
  }

  private mutating func nextByte(
    in buffer: UnsafeMutableRawBufferPointer, from: inout Int, to: Int, isAtEnd: Bool
  ) -> Range<Int>? {
    lineFeed = max(lineFeed, from)
    if lineFeed < to, unsafe buffer[lineFeed] != 0x0A {
      unsafe lineFeed = index(of: 0x0A, in: buffer, lineFeed..<to) ?? to
    }
    guard let carriageReturn = unsafe index(of: 0x0D, in: buffer, from..<min(lineFeed, to)) else {
      from = lineFeed
      return lineFeed < to ? lineFeed..<lineFeed + 1 : nil
    }
    from = carriageReturn
    guard carriageReturn + 1 < to else { return isAtEnd ? carriageReturn..<to : nil }
    let isPair = unsafe buffer[carriageReturn + 1] == 0x0A
    return carriageReturn..<carriageReturn + (isPair ? 2 : 1)
  }

  /// `low` is the place of a code unit's low byte.
  private func nextUnit(
    in buffer: UnsafeMutableRawBufferPointer, from: inout Int, to: Int, isAtEnd: Bool, low: Int
  ) -> Range<Int>? {
    while from + 1 < to {
      let value = unsafe buffer[from + low]
      if value == 0x0A || value == 0x0D, unsafe buffer[from + 1 - low] == 0 {
        if value == 0x0A { return from..<from + 2 }
        guard from + 3 < to else { return isAtEnd ? from..<from + 2 : nil }
        let isPair = unsafe buffer[from + 2 + low] == 0x0A && buffer[from + 3 - low] == 0
        return from..<from + (isPair ? 4 : 2)
      }
      from += 2
    }
    return nil
  }

  private func index(
    of byte: CInt, in buffer: UnsafeMutableRawBufferPointer, _ range: Range<Int>
  ) -> Int? {
    guard let base = buffer.baseAddress, !range.isEmpty else { return nil }
    guard let found = unsafe memchr(base + range.lowerBound, byte, range.count) else { return nil }
    return unsafe UnsafeMutableRawPointer(found) - base
  }
}
