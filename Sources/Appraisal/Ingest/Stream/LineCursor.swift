import Glibc

/// Goes through lines of plain cells: each call takes a cell of exactly the shape that is commonest, or fails, and
/// somebody slower looks at the line.
///
/// Up to 64 bytes behind the lines may be looked at (`PlainLineReader`), so that several bytes are taken at a time.
@safe struct LineCursor {
  private var at: UnsafeRawPointer
  private let start: UnsafeRawPointer
  private let end: UnsafeRawPointer
  private let delimiter: UInt8
  /// So many bytes behind the lines may be looked at.
  static let slack = 64

  @inline(__always) init?(_ lines: UnsafeRawBufferPointer, delimiter: UInt8) {
    guard let base = lines.baseAddress else { return nil }
    unsafe start = base
    unsafe at = base
    unsafe end = base + lines.count
    self.delimiter = delimiter
  }

  /// From the start of the lines.
  @inline(__always) var offset: Int { unsafe at - start }
  @inline(__always) var isAtEnd: Bool { unsafe at == end }

  /// Steps over the delimiter behind a cell that is not the last.
  @inline(__always) mutating func step() -> Bool {
    guard unsafe at < end, byte == delimiter else { return false }
    unsafe at += 1
    return true
  }

  @inline(__always) private var byte: UInt8 { unsafe at.load(as: UInt8.self) }
  @inline(__always) private func byte(_ offset: Int) -> UInt8 { unsafe at.load(fromByteOffset: offset, as: UInt8.self) }
  @inline(__always) private func word(_ offset: Int = 0) -> UInt64 {
    UInt64(littleEndian: unsafe at.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Goes to the end of a cell of any content.
  @inline(__always) mutating func skip() {
    let pattern = UInt64(delimiter) &* LineCursor.everyByte
    while unsafe at < end {
      let word = word()
      let found = LineCursor.zeros(word ^ pattern) | LineCursor.zeros(word ^ (10 &* LineCursor.everyByte))
      if found != 0 {
        unsafe at += found.trailingZeroBitCount >> 3
        break
      }
      unsafe at += 8
    }
    if unsafe at > end { unsafe at = end }
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101

  /// The highest bit of each byte that is zero, and perhaps of some behind the first.
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- everyByte) & ~word & 0x8080_8080_8080_8080
  }

  /// Goes over the cells that nobody asks for and the line end.
  ///
  /// - Parameters:
  ///   - rest: how many cells are left; the first begins here.
  ///   - endsHere: whether the line may end where the bytes do.
  /// - Returns: false: there are more or fewer of them.
  @inline(__always) mutating func endLine(_ rest: Int, endsHere: Bool) -> Bool {
    if rest > 0 {
      let left = unsafe end - at
      let lineEnd = unsafe memchr(at, 10, left).map { UnsafeRawPointer($0) } ?? (endsHere ? end : nil)
      guard let lineEnd = unsafe lineEnd else { return false }
      for cell in 1...rest {
        let found = unsafe memchr(at, CInt(delimiter), lineEnd - at)
        guard let found = unsafe found else {
          unsafe at = lineEnd
          return cell == rest && passLineEnd(endsHere)
        }
        unsafe at = UnsafeRawPointer(found) + 1
      }
      return false
    }
    return passLineEnd(endsHere)
  }

  @inline(__always) private mutating func passLineEnd(_ endsHere: Bool) -> Bool {
    if unsafe at == end { return endsHere }
    guard byte == 10 else { return false }
    unsafe at += 1
    return true
  }

  /// An id of digits, or of digits and letters.
  @inline(__always) mutating func identifier() -> IdentifierWord? {
    var value: UInt64 = 0
    var count = 0
    if LineCursor.isDigits(word()) {
      value = LineCursor.number(word())
      count = 8
    }
    while count <= IdentifierWord.mostDigits {
      let digit = byte(count) &- 48
      if digit > 9 { break }
      value = value &* 10 &+ UInt64(digit)
      count += 1
    }
    guard count > 0, count <= IdentifierWord.mostDigits, IdentifierWord.six(byte(count)) == 0 else {
      return letters()
    }
    unsafe at += count
    return unsafe at <= end ? IdentifierWord(digits: count, value: value) : nil
  }

  @inline(__always) private mutating func letters() -> IdentifierWord? {
    var sixes: UInt64 = 0
    var count = 0
    while count <= IdentifierWord.mostLetters, unsafe at + count < end {
      let six = IdentifierWord.six(byte(count))
      if six == 0 { break }
      sixes = sixes << 6 | six
      count += 1
    }
    guard count > 0, count <= IdentifierWord.mostLetters else { return nil }
    unsafe at += count
    return IdentifierWord(sixes: sixes)
  }

  /// A whole number of up to nine digits.
  @inline(__always) mutating func number() -> UInt32? {
    var value: UInt32 = 0
    var count = 0
    while count < 10 {
      let digit = byte(count) &- 48
      if digit > 9 { break }
      value = value &* 10 &+ UInt32(digit)
      count += 1
    }
    guard count > 0, count < 10 else { return nil }
    unsafe at += count
    return unsafe at <= end ? value : nil
  }

  /// `2026-06-01T08:05:00` and the like: the bytes of the year and month, those of the day, and the seconds since midnight.
  @inline(__always) mutating func stamp() -> (month: UInt64, day: UInt64, seconds: Int)? {
    guard unsafe end - at >= 19 else { return nil }
    // YYYY-MM- and DD, hh:mm:ss
    let (head, day, clock) = (word(), word(2) >> 48, word(11))
    let gap = byte(10)
    guard gap == 84 || gap == 32, clock & 0x0000_FF00_00FF_0000 == 0x0000_3A00_003A_0000 else { return nil }
    let digits = clock & ~0x0000_FF00_00FF_0000 | 0x0000_3000_0030_0000
    guard LineCursor.isDigits(digits) else { return nil }
    let pair = { (shift: UInt64) -> Int in
      Int(truncatingIfNeeded: (digits >> shift & 15) &* 10 &+ (digits >> (shift &+ 8) & 15))
    }
    let (hour, minute, second) = (pair(0), pair(24), pair(48))
    guard hour < 24, minute < 60, second < 60 else { return nil }
    unsafe at += 19
    return (head, day, hour &* 3600 &+ minute &* 60 &+ second)
  }

  /// The cell of one digit or none that an answer mostly is: 0 to 9, or 10 for an empty one.
  @inline(__always) mutating func digit() -> Int? {
    let byte = byte
    if byte &- 48 <= 9, unsafe at < end {
      let next = self.byte(1)
      guard unsafe next == delimiter || next == 10 || at + 1 == end else { return nil }
      unsafe at += 1
      return Int(byte &- 48)
    }
    return unsafe byte == delimiter || byte == 10 || at == end ? 10 : nil
  }

  /// Four cells of one digit each with the delimiter behind each: how far each digit is above `low`, in 16 bits each.
  ///
  /// - Returns: nil: some cell is another, or its digit is not in the range.
  @inline(__always) func fourDigits(_ low: UInt8, _ span: UInt8) -> UInt64? {
    let word = word()
    guard word & 0xFF00_FF00_FF00_FF00 == UInt64(delimiter) &* 0x0100_0100_0100_0100 else { return nil }
    let lanes: UInt64 = 0x0001_0001_0001_0001
    // One below the range borrows from its highest bit; one above leaves nothing to take it from.
    let above = (word & 0x00FF_00FF_00FF_00FF) &- (48 &+ UInt64(low)) &* lanes
    let left = UInt64(span) &* lanes &- above
    guard unsafe at + 8 <= end, (above | left) & 0x8000_8000_8000_8000 == 0 else { return nil }
    return above
  }

  @inline(__always) mutating func advance(_ bytes: Int) { unsafe at += bytes }

  /// Up to sixteen bytes as they stand, for looking them up.
  @inline(__always) mutating func key() -> ShortKey? {
    let first = unsafe at
    skip()
    let count = unsafe at - first
    guard count > 0, count <= 16 else { return nil }
    return unsafe ShortKey(first, count: count)
  }

  /// A cell of any content.
  @inline(__always) mutating func cell() -> UnsafeRawBufferPointer {
    let first = unsafe at
    skip()
    return unsafe UnsafeRawBufferPointer(start: first, count: at - first)
  }

  /// Whether all eight bytes are ASCII digits.
  @inline(__always) static func isDigits(_ word: UInt64) -> Bool {
    ((word & 0xF0F0_F0F0_F0F0_F0F0) | (((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4))
      == 0x3333_3333_3333_3333
  }

  /// The number that eight digits are, the first of them in the lowest byte.
  @inline(__always) static func number(_ word: UInt64) -> UInt64 {
    let ones = word & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (ones &* (1 + 10 << 8)) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (1 + 100 << 16)) >> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* (1 + 10_000 << 32)) >> 32
  }
}
