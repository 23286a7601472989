/// An id of digits and letters in one machine word, so that it is compared and hashed in one step.
///
/// Up to 17 digits, or up to 10 digits and letters; leading zeros count. What is longer, or holds anything else, has no
/// word.
struct IdentifierWord: Hashable, Sendable {
  let bits: UInt64

  private static let digitsMark: UInt64 = 1 << 62
  private static let textMark: UInt64 = 2 << 62
  private static let valueMask: UInt64 = (1 << 57) - 1
  static let mostDigits = 17
  static let mostLetters = 10

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  /// - Parameter value: of so many digits.
  @inline(__always) init(digits count: Int, value: UInt64) {
    bits = IdentifierWord.digitsMark | UInt64(truncatingIfNeeded: count) << 57 | value
  }

  /// - Parameter sixes: six bits a character, as `six` gives them.
  @inline(__always) init(sixes: UInt64) { bits = IdentifierWord.textMark | sixes }

  /// nil: it has no word.
  init?(_ id: some Collection<UInt8>) {
    let count = id.count
    guard count > 0 else { return nil }
    if count <= IdentifierWord.mostDigits, id.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      self.init(digits: count, value: id.reduce(0) { $0 * 10 + UInt64($1 - 48) })
      return
    }
    guard count <= IdentifierWord.mostLetters else { return nil }
    var sixes: UInt64 = 0
    for byte in id {
      let six = IdentifierWord.six(byte)
      guard six > 0 else { return nil }
      sixes = sixes << 6 | six
    }
    self.init(sixes: sixes)
  }

  /// The word of an id that may be on no list: that of a longer number, if its leading zeros make it longer, equals none
  /// on any, but is the same number as another. nil: there is none.
  init?(asked id: String.UTF8View) {
    let digits = id.drop { $0 == 48 }
    guard id.count > IdentifierWord.mostDigits, digits.count <= IdentifierWord.mostDigits,
      digits.allSatisfy({ $0 >= 48 && $0 <= 57 })
    else {
      self.init(id)
      return
    }
    self.init(digits: min(id.count, 31), value: digits.reduce(0) { $0 * 10 + UInt64($1 - 48) })
  }

  /// 1 to 62 for digits and letters; 0 for anything else.
  @inline(__always) static func six(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 48...57: UInt64(byte) &- 47
    case 65...90: UInt64(byte) &- 54
    case 97...122: UInt64(byte) &- 60
    default: 0
    }
  }

  /// The same for ids that differ in leading zeros only.
  @inline(__always) var hash: UInt64 {
    let key = isDigits ? IdentifierWord.digitsMark | bits & IdentifierWord.valueMask : bits
    return (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always) var isDigits: Bool { bits & IdentifierWord.digitsMark != 0 }

  /// Whether both are numbers that differ in leading zeros only.
  func isSameNumber(as other: IdentifierWord) -> Bool {
    isDigits && other.isDigits && bits & IdentifierWord.valueMask == other.bits & IdentifierWord.valueMask
  }

  /// Of a number, with its leading zeros.
  var digitCount: Int { Int((bits & ~IdentifierWord.digitsMark) >> 57) }

  var text: String {
    if isDigits {
      let digits = "\(bits & IdentifierWord.valueMask)"
      return String(repeating: "0", count: max(0, digitCount - digits.utf8.count)) + digits
    }
    var sixes = bits & ~IdentifierWord.textMark
    var bytes: [UInt8] = []
    while sixes > 0 {
      let six = UInt8(sixes & 63)
      bytes.append(six < 11 ? six + 47 : six < 37 ? six + 54 : six + 60)
      sixes >>= 6
    }
    return String(decoding: bytes.reversed(), as: UTF8.self)
  }
}
