import Appraisal

/// A column with its detected type, role and scale.
struct InspectedColumn: Sendable {
  let index: Int
  /// The names by which a definition can refer to it, the one that users know first.
  let names: [String]
  /// The header if it is unique, else the position.
  let reference: ColumnReference
  private(set) var profile: ColumnProfile
  var type = ColumnType.blank
  var role = ColumnRole.other
  /// The platform's own metadata that the column holds; nil for any other column.
  var metadata: ColumnReference.Metadata?
  /// The scale of its answers; nil for a column without answers.
  var answers: DetectedScale?

  /// Columns by their profiles.
  ///
  /// - Parameter names: the names of each column.
  static func all(_ names: [[String]], _ profiles: [ColumnProfile]) -> [InspectedColumn] {
    let first = Dictionary(grouping: names.compactMap(\.first)) { $0 }.mapValues(\.count)
    let any = Dictionary(grouping: names.flatMap(Set.init)) { $0 }.mapValues(\.count)
    return zip(names, profiles).enumerated().map { index, column in
      let (own, profile) = column
      let unique = own.first.flatMap { first[$0] == 1 ? $0 : nil }
      let name = unique ?? own.dropFirst().first { first[$0] == nil && any[$0] == 1 }
      let reference = name.map(ColumnReference.header) ?? .position(index + 1)
      return InspectedColumn(index: index, names: own, reference: reference, profile: profile)
    }
  }

  mutating func merge(_ other: InspectedColumn) { profile.merge(other.profile) }
  func isCalled(_ words: [String]) -> Bool { KnownHeader.has(words, in: names) }
  /// Whether the column holds answers: an item, or one of a matrix.
  var isAnswer: Bool { role == .item || role == .appraiseeColumn }
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
