/// A source of records of what appraisees did: the activity ledger (HD-ledger).
public struct Ledger: Sendable {
  let name: String
  let title: Wording
  /// A pattern for paths below the input folder.
  let files: String
  let format: FileFormat
  let appraisee: ColumnReference
  let date: ColumnReference
  let activity: ColumnReference
  /// What the labels of the activity column are called in the definition, by label.
  let activities: [String: String]
  /// The columns that say to whom or what a record was owed, by target.
  let targets: [Int: ColumnReference]
  /// Between several targets in one cell; nil: a cell names one.
  let separator: String?
  /// Columns that are summed, by name.
  let amounts: [String: ColumnReference]
  let repeated: Repeated
  let clause: Clause?

  var columns: [ColumnReference] {
    [appraisee, date, activity] + targets.sorted { $0.key < $1.key }.map(\.value)
      + amounts.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What is done with a record that repeats another in every cell.
  enum Repeated: String, Sendable, CaseIterable { case drop, keep }
}

/// Whom or what a duty is owed to one by one: classes and students in charge, themes, places.
struct DutyTarget: Sendable {
  let name: String
  let members: Members
  /// Whether shortfalls name the members: persons are counted only.
  let showsNames: Bool

  enum Members: Sendable {
    /// The same for everybody.
    case list([String])
    /// Those whom a file assigns to the appraisee.
    case file(RosterFile)
  }
}

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

/// How many appraisees a school needs for its students (IM1-7): one finding, nobody's grade.
struct StaffingRule: Sendable {
  /// Index of the source whose roster counts the students.
  let source: Int
  /// Students for one appraisee.
  let atMost: Rational
  /// Who counts; empty: everybody.
  let conditions: [AttributeCondition]
  let clause: Clause?
}
