/// An activity that appraisees have to do a number of times.
struct Duty: Sendable {
  let name: String
  let title: LocalizedText
  /// Names of the activities that count; nil if all do.
  let activities: Set<String>?
  /// Index of the target to each of whose members the duty is owed; nil without a target.
  let each: Int?
  let every: TeachingCalendar.Every
  /// Least number of records, or least sum of `amount`.
  let atLeast: AnswerValue
  /// Name of the amount that is added up; nil if records are counted.
  let amount: String?
  let kind: Kind
  /// Conditions on the appraisees whom the duty concerns; empty for all.
  let conditions: [AttributeCondition]
  let clause: Clause?

  enum Kind: String, Sendable, CaseIterable {
    case required
    /// Encouraged (倡导): reported, and never a shortfall.
    case advisory
  }

  /// Whether records of an activity count.
  func asks(for activity: String) -> Bool { activities?.contains(activity) ?? true }

  /// Whether the duty concerns an appraisee; it does if a condition asks about an unknown attribute.
  func concerns(_ person: Appraisee) -> Bool { conditions.allSatisfy { $0.holds(for: person) ?? true } }
}

extension DutyOutcome {
  func status(of duty: Duty) -> Status {
    if required == 0 { return .notRequired }
    if duty.kind == .advisory { return .advisory }
    return met == required ? .fulfilled : .short
  }
}
