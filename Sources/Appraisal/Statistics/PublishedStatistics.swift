extension Published {
  /// The square root of an exact fraction, rounded without a floating-point number: that of 2 at two places is `1.41`.
  init(rootOf square: Rational, decimals: Int, mode: RoundingMode) {
    if let word = square.word, let units = Ratio(word).roundedRoot(decimals: decimals, mode: mode) {
      self.init(units: Rational(units), decimals: decimals)
      return
    }
    // The root in units of half the last place, rounded down: enough to tell on which side of a half it lies.
    let scaled = square * .powerOfTen(2 * decimals) * Rational(4)
    let halves = scaled.floorOfSquareRoot
    // A root just above a half must not be taken for the half itself.
    let stand = halves / Rational(2) + (halves * halves == scaled ? .zero : Rational(1, 4))
    self.init(units: Published(stand, decimals: 0, mode: mode).units, decimals: decimals)
  }

  init(_ ratio: Ratio, decimals: Int, mode: RoundingMode) {
    if let units = ratio.rounded(decimals: decimals, mode: mode) {
      self.init(units: Rational(units), decimals: decimals)
    } else {
      self.init(Rational(ratio), decimals: decimals, mode: mode)
    }
  }

  init(rootOf square: Ratio, decimals: Int, mode: RoundingMode) {
    if let units = square.roundedRoot(decimals: decimals, mode: mode) {
      self.init(units: Rational(units), decimals: decimals)
    } else {
      self.init(rootOf: Rational(square), decimals: decimals, mode: mode)
    }
  }
}
