/// One comparison with an attribute or a measure of an appraisee.
struct Condition: Sendable {
  let subject: Subject
  let test: Test

  /// The value that is compared.
  enum Subject: Sendable {
    /// An attribute, by its index.
    case attribute(Int)
    /// An attribute in percent of the raters assigned to the appraisee in a source, exact: 3 of 40 are 7.5 (IM2-7.2.4).
    case percentOfAssigned(attribute: Int, source: Int)
    /// A published value; a condition on a value that is not published does not hold.
    case measure(Measure)

    /// Index of the attribute; nil for a measure.
    var attribute: Int? {
      switch self {
      case .attribute(let index), .percentOfAssigned(let index, _): index
      case .measure: nil
      }
    }
  }

  /// A comparison with a constant.
  enum Test: Sendable {
    case equals(String)
    case below(Rational)
    case atMost(Rational)
    case atLeast(Rational)
    case above(Rational)
    case after(CivilDate)
    case before(CivilDate)

    /// Whether an attribute passes the test; one of another kind does not.
    func holds(_ value: AttributeValue) -> Bool {
      switch (value, self) {
      case (.text(let text), .equals(let wanted)): text == wanted
      case (.date(let date), .after(let limit)): date > limit
      case (.date(let date), .before(let limit)): date < limit
      case (.number(let number), _): holds(number.exact)
      default: false
      }
    }

    /// Whether a number passes the test; no number passes one of texts or dates.
    func holds(_ value: Rational) -> Bool {
      switch self {
      case .below(let limit): value < limit
      case .atMost(let limit): value <= limit
      case .atLeast(let limit): value >= limit
      case .above(let limit): value > limit
      case .equals, .after, .before: false
      }
    }
  }
}

/// A comparison with an attribute, which can be decided before anything is scored.
struct AttributeCondition: Sendable {
  let attribute: Int
  let test: Condition.Test

  /// - Returns: whether the condition holds; nil if the attribute is not known.
  func holds(for person: Appraisee) -> Bool? {
    guard person.attributes.indices.contains(attribute) else { return nil }
    return person.attributes[attribute].map(test.holds)
  }
}
