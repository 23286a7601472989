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
