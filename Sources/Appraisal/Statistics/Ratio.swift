/// A quotient of two whole numbers as sums give it, which nobody has reduced: rounded at once, it need not be.
///
/// What does not fit in 128 bits on the way is nil, and `Rational` does it.
struct Ratio: Sendable {
  let numerator: Int128
  /// Above zero.
  let denominator: Int128

  init(_ numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ word: WordFraction) { self.init(Int128(word.numerator), over: Int128(word.denominator)) }

  /// In units of the last of `decimals` places: 89.95 at one place, half up, is 900.
  func rounded(decimals: Int, mode: RoundingMode) -> Int? {
    guard let (whole, rest) = magnitude(times: 1, decimals: decimals),
      let units = Ratio.round(whole, isHalf: rest == denominator - rest, isAbove: rest > denominator - rest, mode)
    else { return nil }
    return numerator < 0 ? -units : units
  }

  /// The square root in units of the last of `decimals` places: that of 2 at two places is 141.
  func roundedRoot(decimals: Int, mode: RoundingMode) -> Int? {
    // The root in units of half the last place, rounded down: enough to tell on which side of a half it lies.
    guard numerator >= 0, let (square, rest) = magnitude(times: 4, decimals: 2 * decimals),
      let square = Int(exactly: square)
    else { return nil }
    let halves = Ratio.floorOfRoot(square)
    // A root just above a half must not be taken for the half itself.
    let isExact = rest == 0 && halves * halves == square
    let isOdd = halves % 2 == 1
    return Ratio.round(Int128(halves / 2), isHalf: isOdd && isExact, isAbove: isOdd && !isExact, mode)
  }

  private func magnitude(times factor: Int128, decimals: Int) -> (whole: Int128, rest: Int128)? {
    guard Rational.wordPowersOfTen.indices.contains(decimals) else { return nil }
    let scale = factor * Int128(Rational.wordPowersOfTen[decimals])
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: scale)
    if overflow { return nil }
    // Mostly both fit in words, which divide in much less time.
    if let short = Int(exactly: scaled), short != .min, let divisor = Int(exactly: denominator) {
      let (quotient, remainder) = short.quotientAndRemainder(dividingBy: divisor)
      return (Int128(quotient.magnitude), Int128(remainder.magnitude))
    }
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
    guard quotient != .min else { return nil }
    return (quotient < 0 ? -quotient : quotient, remainder < 0 ? -remainder : remainder)
  }

  private static func round(_ whole: Int128, isHalf: Bool, isAbove: Bool, _ mode: RoundingMode) -> Int? {
    let isUp =
      switch mode {
      case .down: false
      case .halfUp: isHalf || isAbove
      case .halfEven: isAbove || isHalf && whole % 2 == 1
      }
    guard let whole = Int(exactly: whole), whole < .max else { return nil }
    return isUp ? whole + 1 : whole
  }

  /// Of a number that is not negative, by Newton's method from above.
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
