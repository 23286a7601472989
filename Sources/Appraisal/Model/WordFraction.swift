/// A fraction in lowest terms whose parts fit in machine words: nearly every figure there is. What does not fit is nil.
struct WordFraction: Sendable, Hashable {
  /// From `-Int.max` to `Int.max`, so that it has a negative.
  let numerator: Int
  /// Above zero.
  let denominator: Int

  /// nil for `Int.min`.
  init?(_ whole: Int) {
    guard whole != .min else { return nil }
    self.init(lowest: whole, 1)
  }

  /// Any quotient with a denominator above zero.
  init?(_ numerator: Int, over denominator: Int) {
    guard numerator != .min else { return nil }
    let common = WordFraction.commonDivisor(numerator.magnitude, denominator.magnitude)
    self.init(lowest: numerator / common, denominator / common)
  }

  private init(lowest numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private init?(lowest numerator: Int128, _ denominator: Int128) {
    guard let denominator = Int(exactly: denominator), let numerator = Int(exactly: numerator), numerator != .min
    else { return nil }
    self.init(lowest: numerator, denominator)
  }

  /// The greatest common divisor, by halving and subtracting. One of them is above zero and fits an `Int`.
  private static func commonDivisor(_ a: UInt, _ b: UInt) -> Int {
    if a == 1 || b == 1 { return 1 }
    if a == 0 || b == 0 { return Int(a | b) }
    let twos = (a | b).trailingZeroBitCount
    var (a, b) = (a >> a.trailingZeroBitCount, b >> b.trailingZeroBitCount)
    while a != b {
      if a < b { swap(&a, &b) }
      a -= b
      a >>= a.trailingZeroBitCount
    }
    return Int(a << twos)
  }

  static func + (a: WordFraction, b: WordFraction) -> WordFraction? {
    // Products of two words fit twice into two words.
    let common = commonDivisor(a.denominator.magnitude, b.denominator.magnitude)
    let sum =
      Int128(a.numerator) * Int128(b.denominator / common) + Int128(b.numerator) * Int128(a.denominator / common)
    // What can still be reduced divides what the denominators have in common.
    let rest = common == 1 ? 1 : commonDivisor(UInt((sum % Int128(common)).magnitude), common.magnitude)
    return WordFraction(
      lowest: rest == 1 ? sum : sum / Int128(rest), Int128(a.denominator / common) * Int128(b.denominator / rest))
  }

  static prefix func - (a: WordFraction) -> WordFraction { WordFraction(lowest: -a.numerator, a.denominator) }

  static func * (a: WordFraction, b: WordFraction) -> WordFraction? {
    let first = commonDivisor(a.numerator.magnitude, b.denominator.magnitude)
    let second = commonDivisor(b.numerator.magnitude, a.denominator.magnitude)
    return WordFraction(
      lowest: Int128(a.numerator / first) * Int128(b.numerator / second),
      Int128(a.denominator / second) * Int128(b.denominator / first))
  }

  /// nil for zero.
  var reciprocal: WordFraction? {
    if numerator == 0 { return nil }
    return numerator > 0 ? WordFraction(lowest: denominator, numerator) : WordFraction(lowest: -denominator, -numerator)
  }

  static func < (a: WordFraction, b: WordFraction) -> Bool {
    Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
  }

  /// The largest whole number that is not above the value.
  var floor: WordFraction {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return WordFraction(lowest: remainder < 0 ? quotient - 1 : quotient, 1)
  }

  var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
