/// A source of ratings: a questionnaire, or the score sheets of reviewers.
public struct Source: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    /// A questionnaire, whose distributions of answers are published.
    case questionnaire
    /// Score sheets.
    case review
  }

  let name: String
  let title: LocalizedText
  let kind: Kind
  /// Pattern of paths below the input folder.
  let files: String
  let format: FileFormat
  let rater: RaterReference
  let appraisee: AppraiseeReference
  let columns: Columns
  let items: [Item]
  /// Groups of items: the indicator tree.
  let groups: [ItemGroup]
  let duplicates: Duplicates
  let roster: RosterFile?
  /// Mutual review: raters are appraisees themselves, and review others of the same college only (IM2-6.4). A review of
  /// oneself is rejected.
  let peers: Provision?
  let participation: ParticipationRule?
  let score: ScoreRule
  /// Decimals of the published score; nil for those of the definition.
  let decimals: Int?
  /// The groups within which items are compared in `standings.csv`; empty for no comparison.
  let comparesWith: [Comparison]
  /// Whether the source is declared to decide nothing: only its items are published.
  let isOnlyShown: Bool
  let clause: Clause?

  enum Comparison: String, Sendable, CaseIterable { case college, school }

  struct Columns: Sendable {
    let activity: ColumnReference?
    let submitted: ColumnReference?
    let sequence: ColumnReference?
  }

  /// The names under which the list of appraisees and the corrections are accounted for.
  static let appraisees = "appraisees"
  static let corrections = "corrections"
  /// Names that no source of a definition can have.
  package static let reservedNames = [appraisees, corrections]

  /// All columns that are read, without those of a matrix.
  var allColumns: [ColumnReference] {
    var all = items.map(\.column) + [columns.activity, columns.submitted, columns.sequence]
    all.append(rater.column)
    if case .column(let column) = appraisee { all.append(column) }
    return all.compactMap { $0 }
  }

  /// Whether the rater is an office, whose sheet is a public record; persons who rate are protected.
  var isOffice: Bool { if case .office = rater { true } else { false } }
  var isAnonymous: Bool { if case .anonymous = rater { true } else { false } }
  var isQuestionnaire: Bool { kind == .questionnaire }
  /// Whether the list of raters is known.
  var hasAssigned: Bool { roster != nil || peers != nil }
  /// Whether paths are not published, because files are named after their raters.
  var hidesPaths: Bool { if case .fileName = rater { true } else { false } }
}

/// The rater of a response.
enum RaterReference: Sendable, Hashable {
  /// A column with the rater's id.
  case column(ColumnReference)
  /// A column with the rater's id among other words, such as the name.
  case within(ColumnReference)
  /// An office, with one sheet for each appraisee.
  case office
  /// The appraisee: a self-assessment.
  case appraisee
  /// An unknown rater; participation is counted by responses.
  case anonymous
  /// The name of the file: one file for each rater.
  case fileName
}

extension RaterReference {
  /// The column that names the rater; nil if none does.
  var column: ColumnReference? {
    switch self {
    case .column(let column), .within(let column): column
    case .office, .appraisee, .anonymous, .fileName: nil
    }
  }
}

/// The appraisee of a response.
enum AppraiseeReference: Sendable, Hashable {
  /// A column with the appraisee's id.
  case column(ColumnReference)
  /// The appraisee to whom the roster assigns the rater.
  case roster
  /// A matrix with one column for each appraisee, whose id is between two texts in the header.
  case columns(before: String, after: String)

  /// The column, or the pattern of columns, in messages; empty for a roster.
  var shown: String {
    switch self {
    case .column(let column): column.shown
    case .roster: ""
    case .columns(let before, let after): "\(before)*\(after)"
    }
  }
}

/// One question or indicator.
struct Item: Sendable {
  let id: String
  /// The column of the answers; nil for the item of a matrix, whose columns are the appraisees'.
  let column: ColumnReference?
  let scale: Scale
  /// Weight within its group.
  let weight: Rational
}

/// The treatment of several responses of one rater about the same appraisee and activity.
enum Duplicates: String, Sendable, CaseIterable {
  case keepLast = "last"
  case keepFirst = "first"
}

/// The rule by which responses become the score of a source (LOCAL-score).
struct ScoreRule: Sendable {
  var mean = Mean.responses
  var trim: Trim?
  var clause: Clause?

  /// The values of which the score is the mean.
  enum Mean: String, Sendable, CaseIterable {
    /// The mean of the responses' means: every response counts once. Responses of 80 and 90, 90 give 85.
    case responses
    /// The mean of all valid answers: answers of 80 and 90, 90 give 86.67.
    case answers
    /// The mean of the activities' means, each of which is the mean of its responses' means.
    case activities
    /// The mean of the responses' means, each of which is the mean of its groups of items.
    case groups
  }

  /// The number of highest and lowest responses that are dropped, if there are enough.
  ///
  /// One more top response can lower a score in one case only: if it makes the responses enough, and more than one is
  /// dropped at each end.
  struct Trim: Sendable {
    /// Responses that are dropped at each end.
    let count: Int
    /// Least number of scored responses for trimming; more than are dropped.
    let from: Int
  }
}
