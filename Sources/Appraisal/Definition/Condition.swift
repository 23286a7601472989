/// One comparison with what is known of an appraisee.
struct Condition: Sendable {
  let subject: Subject
  let test: Test

  enum Subject: Sendable {
    case attribute(Int)
    /// An attribute in percent of those assigned to the appraisee in a source, exact (IM2-7.2.4).
    case percentOfAssigned(attribute: Int, source: Int)
    /// A published value; one that is not published meets no condition.
    case measure(Measure)

    /// The attribute that is asked about.
    var attribute: Int? {
      switch self {
      case .attribute(let index), .percentOfAssigned(let index, _): index
      case .measure: nil
      }
    }
  }

  enum Test: Sendable {
    case equals(String)
    case below(Rational)
    case atMost(Rational)
    case atLeast(Rational)
    case above(Rational)
    case after(CivilDate)
    case before(CivilDate)

    func holds(_ value: AttributeValue) -> Bool {
      switch (value, self) {
      case (.text(let text), .equals(let wanted)): text == wanted
      case (.date(let date), .after(let limit)): date > limit
      case (.date(let date), .before(let limit)): date < limit
      case (.number(let number), _): holds(number.exact)
      default: false
      }
    }

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

/// A comparison with an attribute alone, which can be made before anything is scored.
struct AttributeCondition: Sendable {
  let attribute: Int
  let test: Condition.Test

  /// nil: the attribute is not known.
  func holds(for person: Appraisee) -> Bool? {
    guard person.attributes.indices.contains(attribute) else { return nil }
    return person.attributes[attribute].map(test.holds)
  }
}
