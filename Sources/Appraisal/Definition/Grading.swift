/// The rules by which a measure becomes a grade: levels with cut scores and quotas, and conditions that override them.
public struct Grading: Sendable {
  let measure: Measure
  /// Levels, the best first; the last takes all who reach no other.
  let levels: [Level]
  /// Rules in the order of the definition.
  let rules: [Rule]
  let clause: Clause?

  /// A grade.
  struct Level: Sendable {
    let label: String
    /// Lowest published value that reaches the level.
    let from: Rational
    /// Quota of each group; nil if all who reach the level get it.
    let quota: Quota?
    let consequence: Consequence?
    let clause: Clause?
  }

  /// Conditions of the document with their effect on the grade.
  struct Rule: Sendable {
    let name: String
    let title: LocalizedText
    let effect: Effect
    /// Conditions, all of which must hold.
    let conditions: [Condition]
    let consequence: Consequence?
    let clause: Clause?
  }

  /// The effect of a rule that holds.
  enum Effect: Sendable, Hashable {
    /// The appraisee is reviewed and gets no grade; if `outside`, they are outside the base of every quota, too.
    case neverGraded(outside: Bool)
    /// The appraisee cannot get this level.
    case cannotBe(level: Int)
    /// The appraisee gets this level.
    case alwaysIs(level: Int)
    /// A finding, without effect on the grade.
    case recorded
  }

  /// The consequence of a grade or a rule.
  struct Consequence: Sendable {
    let text: LocalizedText
    let clause: Clause?
  }
}
