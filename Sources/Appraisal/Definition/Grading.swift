/// How a composite becomes a grade: levels with their cut scores and quotas, and the rules that override them.
public struct Grading: Sendable {
  let measure: Measure
  /// Best first; the last takes all who reach no other.
  let levels: [Level]
  /// In the order of the definition.
  let rules: [Rule]
  let clause: Clause?

  struct Level: Sendable {
    let label: String
    /// The lowest published value that reaches the level.
    let from: Rational
    let quota: Quota?
    let consequence: Consequence?
    let clause: Clause?
  }

  /// A condition of the document, and what follows for the grade.
  struct Rule: Sendable {
    let name: String
    let title: Wording
    let effect: Effect
    /// All of them must hold.
    let conditions: [Condition]
    let consequence: Consequence?
    let clause: Clause?
  }

  enum Effect: Sendable, Hashable {
    /// Only reviewed; `outside` the base of every quota, too.
    case neverGraded(outside: Bool)
    case cannotBe(level: Int)
    case alwaysIs(level: Int)
    /// Shown, and moves no grade.
    case recorded
  }

  /// What a grade leads to.
  struct Consequence: Sendable {
    let text: Wording
    let clause: Clause?
  }
}

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
  }
}
