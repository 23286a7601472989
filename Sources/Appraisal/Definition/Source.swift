/// One body of ratings: a questionnaire, or the sheets of reviewers.
public struct Source: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    /// Distributions of its answers are published.
    case questionnaire
    case review
  }

  let name: String
  let title: Wording
  let kind: Kind
  /// A pattern for paths below the input folder.
  let files: String
  let format: FileFormat
  let rater: RaterReference
  let appraisee: AppraiseeReference
  let columns: Columns
  let items: [Item]
  /// First-level indicators over the items.
  let groups: [ItemGroup]
  let duplicates: Duplicates
  let roster: RosterFile?
  let peers: PeerRule?
  let participation: ParticipationRule?
  let score: ScoreRule
  /// Decimals of the published score; nil: those of the definition.
  let decimals: Int?
  /// Among whom items are compared in `standings.csv`.
  let comparesWith: [Comparison]
  /// Declared to decide nothing: its items are published, and that is all.
  let isOnlyShown: Bool
  let clause: Clause?

  enum Comparison: String, Sendable, CaseIterable { case college, school }

  struct Columns: Sendable {
    let activity: ColumnReference?
    let submitted: ColumnReference?
    let sequence: ColumnReference?
  }

  /// All columns that are asked for by name, but for those of a matrix.
  var allColumns: [ColumnReference] {
    var all = items.map(\.column) + [columns.activity, columns.submitted, columns.sequence]
    all.append(rater.column)
    if case .column(let column) = appraisee { all.append(column) }
    return all.compactMap { $0 }
  }

  /// The sheet of a body is a public record; personal raters are protected.
  var isOffice: Bool { if case .office = rater { true } else { false } }
  var isAnonymous: Bool { if case .anonymous = rater { true } else { false } }
  var isQuestionnaire: Bool { kind == .questionnaire }
  /// Whether it is known who should have answered.
  var hasAssigned: Bool { roster != nil || peers != nil }
  /// Paths of files that are named after their rater are never published.
  var hidesPaths: Bool { if case .fileName = rater { true } else { false } }
}

/// Who gave a response.
enum RaterReference: Sendable, Hashable {
  case column(ColumnReference)
  /// A column in which the id stands among other words, such as the name.
  case within(ColumnReference)
  /// A body, with one sheet an appraisee.
  case office
  /// The appraisee: a self-assessment.
  case appraisee
  /// Nobody can tell; participation is counted.
  case anonymous
  /// One file a rater, named after them.
  case fileName
}

extension RaterReference {
  /// nil: no column names the rater.
  var column: ColumnReference? {
    switch self {
    case .column(let column), .within(let column): column
    case .office, .appraisee, .anonymous, .fileName: nil
    }
  }
}

/// Whom a response is about.
enum AppraiseeReference: Sendable, Hashable {
  case column(ColumnReference)
  /// The one to whom the roster assigns the rater.
  case roster
  /// One column an appraisee, as in a matrix: what stands between the two texts in the header is the id.
  case columns(before: String, after: String)

  /// The column, or the pattern of the columns, as a message names it.
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
  /// nil: the item of a matrix, whose columns are the appraisees'.
  let column: ColumnReference?
  let scale: Scale
  /// Within its group.
  let weight: Rational
}

/// What is done with a second response to the same thing.
enum Duplicates: String, Sendable, CaseIterable {
  case keepLast = "last"
  case keepFirst = "first"
}

/// Mutual review: raters are appraisees themselves, and review others of the same college only (IM2-6.4). A review of
/// oneself is dropped and reported.
struct PeerRule: Sendable {
  let clause: Clause?
}

/// How the score of a source comes from its responses (LOCAL-score).
struct ScoreRule: Sendable {
  let mean: Mean
  let trim: Trim?
  let clause: Clause?

  /// What the score of a source is the mean of.
  enum Mean: String, Sendable, CaseIterable {
    /// The mean of the responses' means: every response counts once.
    case responses
    /// The mean of all valid answers.
    case answers
    /// The mean of the activities' means, each of which is the mean of its responses' means.
    case activities
    /// The mean of the responses' means, each of which is the mean of its groups of items.
    case groups
  }

  /// The highest and the lowest responses are dropped, where there are enough.
  ///
  /// One more top response never lowers a score, but for one case: where it is the one that makes them enough, and more
  /// than one is dropped at each end.
  struct Trim: Sendable {
    /// Dropped at each end.
    let count: Int
    /// Scored responses from which on it is done; more than are dropped.
    let from: Int
  }
}
