/// The values of one group of items over the responses on one appraisee: percent, or points.
struct GroupTally: Sendable, Hashable {
  /// Responses that have a value.
  var count = 0
  var sum = Rational.zero
  /// Of the values, for the standard deviation.
  var squares = Rational.zero

  mutating func add(_ value: Rational) {
    count += 1
    sum = sum + value
    squares = squares + value * value
  }

  /// Exact; nil without a value.
  var mean: Rational? { count == 0 ? nil : sum / Rational(count) }

  /// Of a sample (n - 1), exact; nil below two values.
  var variance: Rational? { count < 2 ? nil : (squares - sum * sum / Rational(count)) / Rational(count - 1) }
}
