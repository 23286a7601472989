/// A fraction in lowest terms whose parts fit in machine words, as those of nearly all figures do. Operations return nil if
/// the result does not fit.
struct WordFraction: Sendable, Hashable {
  /// Numerator from `-Int.max` to `Int.max`, so that its negative fits.
  let numerator: Int
  /// Denominator, above zero.
  let denominator: Int

  /// - Returns: nil for `Int.min`.
  init?(_ whole: Int) {
    guard whole != .min else { return nil }
    self.init(lowest: whole, 1)
  }

  /// The fraction in lowest terms. The denominator must be above zero.
  ///
  /// - Returns: nil for a numerator of `Int.min`.
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

  /// The greatest common divisor by Stein's binary algorithm: 4 for 12 and 8. One of the numbers must be above zero and fit
  /// an `Int`.
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
    // The sum of two products of words fits in two words.
    let common = commonDivisor(a.denominator.magnitude, b.denominator.magnitude)
    let sum =
      Int128(a.numerator) * Int128(b.denominator / common) + Int128(b.numerator) * Int128(a.denominator / common)
    // Knuth, TAOCP 4.5.1: a common factor that is left divides the common divisor of the denominators.
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

  /// The reciprocal; nil for zero.
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
