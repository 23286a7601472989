/// A value for one appraisee as participation and missing data leave it.
enum Gated<Value> {
  /// Counts; the status says whether it is marked.
  case counts(Value, ComponentStatus)
  /// Counts as zero.
  case zeroed(WithheldReason)
  /// Is left out, and its weight goes to the other parts of its level.
  case leftOut(WithheldReason)
  /// Is not published, and neither is the composite.
  case withheld(WithheldReason)
  case missing

  /// Whether the value is published.
  var isShown: Bool { if case .counts = self { true } else { false } }

  /// What follows from the value; missing if nothing does.
  func map<Other>(_ other: (Value) -> Other?) -> Gated<Other> {
    switch self {
    case .counts(let value, let status): other(value).map { .counts($0, status) } ?? .missing
    case .zeroed(let reason): .zeroed(reason)
    case .leftOut(let reason): .leftOut(reason)
    case .withheld(let reason): .withheld(reason)
    case .missing: .missing
    }
  }
}

extension Gated: Equatable where Value: Equatable {}

/// The effect of participation on a score: the factor by which it counts, or why it does not count as it is.
typealias GateRuling = Gated<Rational>

extension GateRuling {
  static var full: Self { .counts(Rational(1), .published) }
  /// The score counts and is marked, because participation is too low.
  static var flagged: Self { .counts(Rational(1), .flagged) }
  /// The score counts, multiplied by a factor for low participation.
  static func reduced(_ factor: Rational) -> Self { .counts(factor, .reduced) }
}
