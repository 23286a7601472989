/// Something an appraisee has to do, and how often.
struct Duty: Sendable {
  let name: String
  let title: Wording
  /// Names of activities; any of them will do. nil: all there are.
  let activities: Set<String>?
  /// Index of the target to each of whom it is owed; nil: to nobody in particular.
  let each: Int?
  let every: TeachingCalendar.Every
  /// Records, or what `amount` adds up to.
  let atLeast: AnswerValue
  /// The column that is summed; nil: records are counted.
  let amount: String?
  let kind: Kind
  /// Whom it concerns; empty: everybody.
  let conditions: [AttributeCondition]
  let clause: Clause?

  enum Kind: String, Sendable, CaseIterable {
    case required
    /// Encouraged (倡导): shown, and never a shortfall.
    case advisory
  }

  func asks(for activity: String) -> Bool { activities?.contains(activity) ?? true }

  func concerns(_ person: Appraisee) -> Bool { conditions.allSatisfy { $0.holds(for: person) ?? true } }
}
