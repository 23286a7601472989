/// A value as it is printed: rounded once, and judged as rounded from then on (LOCAL-published).
///
/// Bands, ranks and ties take a `Published`, never a `Rational`, so that no judgement rests on a figure that is not printed.
public struct Published: Sendable, Hashable {
  /// The value in units of its last printed place, a whole number: 8995 for 89.95.
  let units: Rational
  /// Number of printed decimals.
  public let decimals: Int
}

extension Published {
  /// Rounds an exact value to `decimals` places.
  ///
  /// 89.95 at one place, half up, is 90.0; 59.94 is 59.9.
  public init(_ exact: Rational, decimals: Int, mode: RoundingMode) {
    if let word = exact.word, let units = Ratio(word).rounded(decimals: decimals, mode: mode) {
      self.init(units: Rational(units), decimals: decimals)
    } else {
      self.init(general: exact, decimals: decimals, mode: mode)
    }
  }

  private init(general exact: Rational, decimals: Int, mode: RoundingMode) {
    let scaled = exact * .powerOfTen(decimals)
    let rounded = Published.round(scaled.isNegative ? .zero - scaled : scaled, mode)
    self.init(units: scaled.isNegative ? .zero - rounded : rounded, decimals: decimals)
  }

  private static func round(_ magnitude: Rational, _ mode: RoundingMode) -> Rational {
    let low = magnitude.floor
    let rest = magnitude - low
    let half = Rational(1, 2)
    let isUp = mode.roundsUp(
      isOdd: (low * half).floor * Rational(2) != low, isHalf: rest == half, isAbove: half < rest)
    return isUp ? low + Rational(1) : low
  }

  /// The printed value as an exact number.
  public var value: Rational { units / .powerOfTen(decimals) }

  /// The printed text, always with all decimals and `.` as decimal point: `90.0`.
  public var text: String {
    let negative = units.isNegative
    var digits = (negative ? .zero - units : units).description
    guard decimals > 0 else { return (negative ? "-" : "") + digits }
    if digits.utf8.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
    }
    let point = digits.index(digits.endIndex, offsetBy: -decimals)
    return (negative ? "-" : "") + digits[..<point] + "." + digits[point...]
  }
}
