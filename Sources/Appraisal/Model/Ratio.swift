/// A quotient of two whole numbers, not reduced: sums give it, and it is rounded at once.
///
/// Methods return nil if an intermediate result does not fit in 128 bits, or the result in a word; the caller then uses
/// `Rational`.
struct Ratio: Sendable {
  let numerator: Int128
  /// Denominator, above zero.
  let denominator: Int128

  init(_ numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ word: WordFraction) { self.init(Int128(word.numerator), over: Int128(word.denominator)) }

  /// Rounds the ratio.
  ///
  /// - Returns: the value in units of the last of `decimals` places: 89.95 at one place, half up, is 900.
  func rounded(decimals: Int, mode: RoundingMode) -> Int? {
    guard let (whole, rest) = magnitude(times: 1, decimals: decimals),
      let units = Ratio.round(whole, isHalf: rest == denominator - rest, isAbove: rest > denominator - rest, mode)
    else { return nil }
    return numerator < 0 ? -units : units
  }

  /// Rounds the square root.
  ///
  /// - Returns: the root in units of the last of `decimals` places: the root of 2 at two places is 141; nil for a negative
  ///   ratio, too.
  func roundedRoot(decimals: Int, mode: RoundingMode) -> Int? {
    // The root in units of half the last place, rounded down, tells on which side of a half it is.
    guard numerator >= 0, let (square, rest) = magnitude(times: 4, decimals: 2 * decimals),
      let square = Int(exactly: square)
    else { return nil }
    let halves = Ratio.floorOfRoot(square)
    // A root just above a half must not be taken for the half itself.
    let isExact = rest == 0 && halves * halves == square
    let isOdd = halves % 2 == 1
    return Ratio.round(Int128(halves / 2), isHalf: isOdd && isExact, isAbove: isOdd && !isExact, mode)
  }

  /// Divides `numerator x factor x 10^decimals` by the denominator, without the sign.
  private func magnitude(times factor: Int128, decimals: Int) -> (whole: Int128, rest: Int128)? {
    guard Rational.wordPowersOfTen.indices.contains(decimals) else { return nil }
    let scale = factor * Int128(Rational.wordPowersOfTen[decimals])
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: scale)
    if overflow { return nil }
    // Most often both fit in words, whose division is much faster.
    if let short = Int(exactly: scaled), short != .min, let divisor = Int(exactly: denominator) {
      let (quotient, remainder) = short.quotientAndRemainder(dividingBy: divisor)
      return (Int128(quotient.magnitude), Int128(remainder.magnitude))
    }
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
    guard quotient != .min else { return nil }
    return (quotient < 0 ? -quotient : quotient, remainder < 0 ? -remainder : remainder)
  }

  /// Rounds a magnitude whose fraction is exactly a half, above a half, or neither.
  private static func round(_ whole: Int128, isHalf: Bool, isAbove: Bool, _ mode: RoundingMode) -> Int? {
    let isUp = mode.roundsUp(isOdd: whole % 2 == 1, isHalf: isHalf, isAbove: isAbove)
    guard let whole = Int(exactly: whole), whole < .max else { return nil }
    return isUp ? whole + 1 : whole
  }

  /// The largest whole number whose square is at most `square`, which is not negative: Newton's method from above.
  private static func floorOfRoot(_ square: Int) -> Int {
    guard square > 1 else { return square }
    var root = 1 << ((Int.bitWidth - square.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + square / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}

extension Rational {
  init(_ ratio: Ratio) { self = Rational(ratio.numerator) / Rational(ratio.denominator) }
}
