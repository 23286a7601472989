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
