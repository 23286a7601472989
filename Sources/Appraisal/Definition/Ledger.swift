/// A source of records of activities of appraisees: the activity ledger (HD-ledger).
public struct Ledger: Sendable {
  let name: String
  let title: LocalizedText
  /// Pattern of paths below the input folder.
  let files: String
  let format: FileFormat
  let appraisee: ColumnReference
  let date: ColumnReference
  let activity: ColumnReference
  /// Names of activities in the definition, by their labels in the activity column.
  let activities: [String: String]
  /// Columns that name the person or thing that a record is about, by the index of the target.
  let targets: [Int: ColumnReference]
  /// Separator of several targets in one cell; nil if a cell names one.
  let separator: String?
  /// Columns that are added up, by the name of the amount.
  let amounts: [String: ColumnReference]
  let repeated: Repeated
  let clause: Clause?

  var columns: [ColumnReference] {
    [appraisee, date, activity] + targets.sorted { $0.key < $1.key }.map(\.value)
      + amounts.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The treatment of a record that repeats another in every cell.
  enum Repeated: String, Sendable, CaseIterable { case drop, keep }
}

extension Definition {
  /// Names of the activities of all ledgers.
  var activityNames: [String] { Set(ledgers.flatMap(\.activities.values)).sorted() }
  /// Names of what ledgers add up.
  var amountNames: [String] { Set(ledgers.flatMap(\.amounts.keys)).sorted() }
}
