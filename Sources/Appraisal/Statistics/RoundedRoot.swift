/// Square roots of exact fractions, rounded without a floating-point number.
enum RoundedRoot {
  /// The root of `square` at `decimals` places. The root of 2 at two places is `1.41`.
  static func text(of square: Rational, decimals: Int, mode: RoundingMode) -> String {
    // The root in units of half the last place, rounded down: enough to tell on which side of a half it lies.
    let halves = (square * .powerOfTen(2 * decimals) * Rational(4)).floorOfSquareRoot
    let isExact = halves * halves == square * .powerOfTen(2 * decimals) * Rational(4)
    // A root just above a half must not be taken for the half itself.
    let stand = halves / Rational(2) + (isExact ? .zero : Rational(1, 4))
    return Published(
      Published(stand, decimals: 0, mode: mode).value / .powerOfTen(decimals), decimals: decimals, mode: mode
    )
    .text
  }
}
