/// An id in one machine word, so that it is compared and looked up in one step.
///
///     bits 63 62   61 … 57           56 … 0
///      0  1        number of digits  value            up to 17 digits; leading zeros count
///      1  0   1 (bit 61)   56 bits of bytes          up to 7 characters from `0` to `~`
///      1  0   0    60 bits, six a character           up to 10 digits and letters
///      1  1        62 bits of a hash                  any other; the bytes decide whether two are equal
struct IDKey: Hashable, Sendable, BitwiseCopyable {
  let bits: UInt64
  /// The same for ids that differ in leading zeros only.
  let hash: UInt64

  private static let digits: UInt64 = 1 << 62
  private static let letters: UInt64 = 2 << 62
  private static let long: UInt64 = 3 << 62
  private static let short: UInt64 = 1 << 61
  private static let valueMask: UInt64 = (1 << 57) - 1

  /// - Parameter id: not empty, after which `RecordBatch.padding` bytes may be read.
  @inline(__always) init(_ id: UnsafeRawBufferPointer) {
    if let value = unsafe Bytes.number(of: id) {
      bits = IDKey.digits | UInt64(truncatingIfNeeded: id.count) << 57 | value
      hash = Bytes.mixed(value)
      return
    }
    let word = unsafe Bytes.word(id)
    if id.count <= 7, IDKey.arePlain(word, id.count) {
      bits = IDKey.letters | IDKey.short | word
      hash = Bytes.mixed(bits)
      return
    }
    self = unsafe IDKey(others: id)
  }

  /// The key of an id that is not long, by its bits; nil for a long one.
  init?(bits: UInt64) {
    self.bits = bits
    hash = Bytes.mixed(bits & IDKey.long == IDKey.digits ? bits & IDKey.valueMask : bits)
    if isLong { return nil }
  }

  private init(others id: UnsafeRawBufferPointer) {
    if let sixes = unsafe IDKey.sixes(id) {
      bits = IDKey.letters | sixes
      hash = Bytes.mixed(bits)
      return
    }
    let whole = unsafe Bytes.hash(id)
    bits = IDKey.long | whole >> 2
    guard let number = unsafe IDKey.withoutLeadingZeros(id) else {
      hash = whole
      return
    }
    let value = unsafe number.isEmpty ? 0 : Bytes.number(of: number)
    hash = unsafe value.map { Bytes.mixed($0) } ?? (number.count == id.count ? whole : Bytes.hash(number))
  }

  /// Whether the first `count` bytes are from `0` to `~`, of which nothing is ever taken off.
  @inline(__always) private static func arePlain(_ word: UInt64, _ count: Int) -> Bool {
    let tops: UInt64 = 0x8080_8080_8080_8080 & ((1 << UInt64(8 &* count)) &- 1)
    return word & tops == 0 && (word &+ 0x5050_5050_5050_5050) & tops == tops
  }

  /// Six bits a character of up to ten digits and letters; nil for anything else.
  private static func sixes(_ id: UnsafeRawBufferPointer) -> UInt64? {
    guard id.count <= 10 else { return nil }
    var sixes: UInt64 = 0
    for index in id.indices {
      let byte = unsafe id[index]
      let six = six(byte)
      guard six > 0 else { return nil }
      sixes = sixes << 6 | six
    }
    return sixes
  }

  /// 1 to 62 for digits and letters; 0 for anything else.
  @inline(__always) private static func six(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 48...57: UInt64(byte) &- 47
    case 65...90: UInt64(byte) &- 54
    case 97...122: UInt64(byte) &- 60
    default: 0
    }
  }

  /// The digits of an id without its leading zeros; nil for an id of anything else.
  static func withoutLeadingZeros(_ id: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard unsafe id.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return unsafe UnsafeRawBufferPointer(rebasing: id[(id.firstIndex { $0 != 48 } ?? id.endIndex)...])
  }

  /// Whether equal keys are not enough for equal ids.
  @inline(__always) var isLong: Bool { bits >= IDKey.long }
  /// Whether Excel cannot have turned the id into what it is: fewer than 16 digits.
  @inline(__always) var isSound: Bool { bits & IDKey.long == IDKey.digits && digitCount < 16 }
  private var digitCount: Int { Int((bits & ~IDKey.digits) >> 57) }

  /// The id, but for one that is long.
  var text: String? {
    if isLong { return nil }
    if bits & IDKey.long == IDKey.digits {
      let digits = "\(bits & IDKey.valueMask)"
      return String(repeating: "0", count: max(0, digitCount - digits.utf8.count)) + digits
    }
    if bits & IDKey.short != 0 {
      let word = bits & ~(IDKey.letters | IDKey.short)
      let all = (0..<7).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
      return String(decoding: all.prefix { $0 != 0 }, as: UTF8.self)
    }
    var sixes = bits & ~IDKey.letters
    var bytes: [UInt8] = []
    while sixes > 0 {
      let six = UInt8(sixes & 63)
      bytes.append(six < 11 ? six + 47 : six < 37 ? six + 54 : six + 60)
      sixes >>= 6
    }
    return String(decoding: bytes.reversed(), as: UTF8.self)
  }
}
