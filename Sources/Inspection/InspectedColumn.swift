import Appraisal

/// The kind of data that a file seems to hold.
enum FileKind: String, Sendable, CaseIterable {
  case questionnaire
  /// Marks on a score sheet, or of colleagues who review each other.
  case review
  case roster, people, ledger, other
}

/// A column with its detected type, role and scale.
struct InspectedColumn: Sendable {
  let index: Int
  /// The names by which a definition can refer to it, the one that users know first.
  let names: [String]
  let reference: ColumnReference
  private(set) var profile: ColumnProfile
  var type = ColumnType.blank
  var role = ColumnRole.other
  /// The platform's own metadata that the column holds; nil for any other column.
  var metadata: ColumnReference.Metadata?
  /// The scale of its answers; nil for a column that is no item.
  var answers: DetectedScale?

  /// The first name without the number of the question.
  var question: String { names.first.map { HeaderNaming.question($0).text } ?? "" }
  mutating func merge(_ other: InspectedColumn) { profile.merge(other.profile) }
  func isCalled(_ words: [String]) -> Bool { KnownHeader.has(words, in: names) }
}

/// The form of the values of a column.
enum ColumnType: String, Sendable, CaseIterable {
  case blank, id, number, label, time, duration, text, several
}

/// The use of a column in a definition.
enum ColumnRole: String, Sendable, CaseIterable {
  case rater
  /// The rater's id among other words.
  case raterIn = "rater-in"
  case appraisee
  /// A column of a matrix, named after an appraisee.
  case appraiseeColumn = "appraisee-column"
  case item, time, duration, sequence, comment, name, college
  case post, status, activity, date
  case several, rank, metadata, attribute, blank, other
}
