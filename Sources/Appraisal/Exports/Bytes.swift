/// Whole words of cells, after which `RecordBatch.padding` bytes may be read.
enum Bytes {
  /// Up to eight bytes from an offset on, the first the lowest; those after the end are zero.
  @inline(__always) static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int = 0) -> UInt64 {
    guard let base = bytes.baseAddress, offset < bytes.count else { return 0 }
    let word = UInt64(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let left = bytes.count &- offset
    return left >= 8 ? word : word & ((1 << UInt64(8 &* left)) &- 1)
  }

  /// Whether all eight bytes are blanks, or characters of ASCII that are seen.
  @inline(__always) static func arePrintable(_ word: UInt64) -> Bool {
    (word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0
  }

  /// A hash of all bytes.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0xC2B2_AE3D_27D4_EB4F
    var offset = 0
    while offset < bytes.count {
      hash = mixed(hash ^ (unsafe word(bytes, offset)))
      offset += 8
    }
    return hash
  }

  @inline(__always) static func mixed(_ word: UInt64) -> UInt64 {
    let product = (word ^ word >> 32) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  /// Whether all eight bytes are ASCII digits.
  @inline(__always) static func areDigits(_ word: UInt64) -> Bool {
    ((word & 0xF0F0_F0F0_F0F0_F0F0) | (((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4))
      == 0x3333_3333_3333_3333
  }

  /// The number that eight digits are, the first of them in the lowest byte: `12345678` is 12,345,678.
  @inline(__always) static func number(_ word: UInt64) -> UInt64 {
    let ones = word & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (ones &* (1 + 10 << 8)) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (1 + 100 << 16)) >> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* (1 + 10_000 << 32)) >> 32
  }

  /// The number that the first one to eight bytes of a word are; nil if they are no digits.
  @inline(__always) private static func number(_ word: UInt64, _ count: Int) -> UInt64? {
    // Zeros before them.
    let gap = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    let digits = (word &<< gap) | (0x3030_3030_3030_3030 & ((1 &<< gap) &- 1))
    return areDigits(digits) ? number(digits) : nil
  }

  /// The number that up to 17 digits are; nil for anything else.
  @inline(__always) static func number(of bytes: UnsafeRawBufferPointer) -> UInt64? {
    let count = bytes.count
    guard count > 0, count <= 17, let base = bytes.baseAddress else { return nil }
    let first = UInt64(littleEndian: unsafe base.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    if count <= 8 { return number(first, count) }
    if count <= 16 {
      // The digits before the last eight, and those.
      let last = UInt64(littleEndian: unsafe base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
      guard let high = number(first, count &- 8), areDigits(last) else { return nil }
      return high &* 100_000_000 &+ number(last)
    }
    var value: UInt64 = 0
    var offset = 0
    while count &- offset >= 8 {
      let word = UInt64(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      guard areDigits(word) else { return nil }
      value = value &* 100_000_000 &+ number(word)
      offset &+= 8
    }
    while offset < count {
      let digit = unsafe base.load(fromByteOffset: offset, as: UInt8.self) &- 48
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ UInt64(digit)
      offset &+= 1
    }
    return value
  }
}
