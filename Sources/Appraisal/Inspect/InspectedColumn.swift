/// What a file seems to be.
enum FileKind: String, Sendable, CaseIterable {
  case questionnaire
  /// Marks that somebody gave on a sheet, or that colleagues gave each other.
  case review
  case roster, people, ledger, other
}

/// A column, and what it seems to be.
struct InspectedColumn: Sendable {
  let index: Int
  /// The names that a definition can call it by, the one that users know first.
  let names: [String]
  let reference: ColumnReference
  private(set) var profile: ColumnProfile
  var type = ColumnType.blank
  var role = ColumnRole.other
  /// What the platform calls it, where it is the platform's own.
  var metadata: Platform.Metadata?
  var answers: AnswerGuess?

  /// Without its number.
  var question: String { names.first.map { HeaderNaming.question($0).text } ?? "" }
  mutating func merge(_ other: InspectedColumn) { profile.merge(other.profile) }
  func isCalled(_ words: [String]) -> Bool { KnownHeader.has(words, in: names) }
}

enum ColumnType: String, Sendable, CaseIterable {
  case blank, id, number, label, time, duration, text, several
}

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
