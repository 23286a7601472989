extension Published {
  /// Rounds the square root of an exact fraction, without floating point: the root of 2 at two places is `1.41`.
  init(rootOf square: Rational, decimals: Int, mode: RoundingMode) {
    if let word = square.word, let units = Ratio(word).roundedRoot(decimals: decimals, mode: mode) {
      self.init(units: Rational(units), decimals: decimals)
    } else {
      self.init(generalRootOf: square, decimals: decimals, mode: mode)
    }
  }

  private init(generalRootOf square: Rational, decimals: Int, mode: RoundingMode) {
    // The root in units of half the last place, rounded down, tells on which side of a half it is.
    let scaled = square * .powerOfTen(2 * decimals) * Rational(4)
    let halves = scaled.floorOfSquareRoot
    // A root just above a half must not be taken for the half itself.
    let halfway = halves / Rational(2) + (halves * halves == scaled ? .zero : Rational(1, 4))
    self.init(units: Published(halfway, decimals: 0, mode: mode).units, decimals: decimals)
  }

  /// Rounds a ratio, in machine words if it fits.
  init(_ ratio: Ratio, decimals: Int, mode: RoundingMode) {
    if let units = ratio.rounded(decimals: decimals, mode: mode) {
      self.init(units: Rational(units), decimals: decimals)
    } else {
      self.init(Rational(ratio), decimals: decimals, mode: mode)
    }
  }

  /// Rounds the square root of a ratio, in machine words if it fits.
  init(rootOf square: Ratio, decimals: Int, mode: RoundingMode) {
    if let units = square.roundedRoot(decimals: decimals, mode: mode) {
      self.init(units: Rational(units), decimals: decimals)
    } else {
      self.init(rootOf: Rational(square), decimals: decimals, mode: mode)
    }
  }
}
