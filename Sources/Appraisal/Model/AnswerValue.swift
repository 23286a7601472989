/// A number in an answer cell or a scale, in millionths: a mark of 7.5 is 7,500,000. Integers keep sums exact.
public struct AnswerValue: Sendable, Hashable, Comparable, LosslessStringConvertible {
  public static let perUnit = 1_000_000
  package let millionths: Int

  init(millionths: Int) { self.millionths = millionths }

  /// Reads `-?[0-9]{1,7}(\.[0-9]{1,6})?`; nil for anything else, so exponents and separators are never guessed at.
  package init?(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative { rest = rest.dropFirst() }
    let pieces = rest.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = pieces.first.flatMap({ AnswerValue.digits($0, 1...7) }) else { return nil }
    var value = whole.value * AnswerValue.perUnit
    if pieces.count == 2 {
      guard let fraction = AnswerValue.digits(pieces[1], 1...6) else { return nil }
      value += (fraction.count..<6).reduce(fraction.value) { places, _ in places * 10 }
    }
    millionths = negative ? -value : value
  }

  public init?(_ description: String) { self.init(description.utf8) }

  private static func digits(_ bytes: some Collection<UInt8>, _ length: ClosedRange<Int>) -> (value: Int, count: Int)? {
    var value = 0
    var count = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57, count < length.upperBound else { return nil }
      value = value * 10 + Int(byte - 48)
      count += 1
    }
    return count >= length.lowerBound ? (value, count) : nil
  }

  public static func < (a: AnswerValue, b: AnswerValue) -> Bool { a.millionths < b.millionths }

  public var exact: Rational { Rational(millionths, AnswerValue.perUnit) }
  /// The number as a plain decimal: `7.5`.
  public var description: String { exact.plainDecimal }
}
