/// Sums of fractions and of their squares, of which many have the same divisor: 3/4 and 1/4 add to 4 over 4. Whole numbers
/// until they are asked for.
struct FractionSum: Sendable {
  private struct Part: Sendable {
    let divisor: Int64
    var sum: Int128 = 0
    var squares: Int128 = 0
  }

  private var parts: [Part] = []
  /// What did not fit.
  private var rest = (sum: Rational.zero, squares: Rational.zero)
  private(set) var count = 0
  /// Different divisors that are kept apart.
  private static let most = 32

  mutating func add(_ numerator: Int128, over divisor: Int64) {
    count += 1
    guard let index = parts.firstIndex(where: { $0.divisor == divisor }) ?? addPart(divisor) else {
      return addRest(Rational(numerator) / Rational(Int(divisor)))
    }
    let (square, first) = numerator.multipliedReportingOverflow(by: numerator)
    let (sum, second) = parts[index].sum.addingReportingOverflow(numerator)
    let (squares, third) = parts[index].squares.addingReportingOverflow(square)
    if first || second || third { return addRest(Rational(numerator) / Rational(Int(divisor))) }
    (parts[index].sum, parts[index].squares) = (sum, squares)
  }

  mutating func add(_ value: Rational) {
    count += 1
    addRest(value)
  }

  private mutating func addRest(_ value: Rational) {
    rest = (rest.sum + value, rest.squares + value * value)
  }

  private mutating func addPart(_ divisor: Int64) -> Int? {
    guard parts.count < FractionSum.most else { return nil }
    parts.append(Part(divisor: divisor))
    return parts.count - 1
  }

  var sum: Rational { parts.reduce(rest.sum) { $0 + Rational($1.sum) / Rational(Int($1.divisor)) } }
  var squares: Rational {
    parts.reduce(rest.squares) { $0 + Rational($1.squares) / (Rational(Int($1.divisor)) * Rational(Int($1.divisor))) }
  }
}

/// The values of one group of items over the responses on one appraisee: percent, or points.
struct GroupTally: Sendable, Hashable {
  /// Responses that have a value.
  var count = 0
  var sum = Rational.zero
  /// Of the values, for the standard deviation.
  var squares = Rational.zero

  /// Exact; nil without a value.
  var mean: Rational? { count == 0 ? nil : sum / Rational(count) }

  /// Of a sample (n - 1), exact; nil below two values.
  var variance: Rational? { count < 2 ? nil : (squares - sum * sum / Rational(count)) / Rational(count - 1) }
}

extension GroupTally {
  init(_ sum: FractionSum) { self.init(count: sum.count, sum: sum.sum, squares: sum.squares) }
}
