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
