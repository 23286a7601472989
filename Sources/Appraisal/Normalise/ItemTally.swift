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

/// The answers to one item on one appraisee.
struct ItemTally: Sendable, Hashable {
  /// By answer code, ascending.
  var valid: [Int: Int] = [:]
  /// Blank, skipped or out of scale.
  var missing = 0
  var notApplicable = 0

  var count: Int { valid.values.reduce(0, +) }

  /// Sum of the values of valid answers, in the unit of the scale.
  func sum(_ scale: Scale) -> Rational {
    let millionths = valid.reduce(Int128(0)) { $0 + Int128(scale.value(of: $1.key).millionths) * Int128($1.value) }
    return Rational(millionths) / Rational(AnswerValue.perUnit)
  }

  /// The exact mean in the unit of the scale; nil without a valid answer.
  func mean(_ scale: Scale) -> Rational? { count == 0 ? nil : sum(scale) / Rational(count) }
}
