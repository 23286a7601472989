/// One body of ratings: a questionnaire, or a sheet that an office fills in.
public struct Source: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case questionnaire
    case review
  }

  let name: String
  let title: Wording
  let kind: Kind
  /// A pattern for paths below the input folder.
  let files: String
  /// Declared encoding; nil: found out.
  let encoding: String?
  let columns: Columns
  let items: [Item]
  let duplicates: Duplicates
  let roster: RosterFile?
  let participation: ParticipationRule?
  let mean: Mean
  /// Decimals of the published score; nil: those of the definition.
  let decimals: Int?
  let clause: Clause?
  let scoreClause: Clause?

  /// What the score of a source is the mean of (LOCAL-score).
  enum Mean: String, Sendable, CaseIterable {
    /// The mean of the responses' means: every response counts once.
    case responses
    /// The mean of all valid answers.
    case answers
    /// The mean of the activities' means, each of which is the mean of its responses' means.
    case activities
  }

  struct Columns: Sendable {
    let appraisee: ColumnReference
    /// nil: the sheet of an office, one an appraisee.
    let rater: ColumnReference?
    let activity: ColumnReference?
    let submitted: ColumnReference?
    let sequence: ColumnReference?
  }

  /// The sheet of a body is a public record; personal raters are protected.
  var isOffice: Bool { columns.rater == nil }
  var isQuestionnaire: Bool { kind == .questionnaire }
}

/// One question or indicator.
struct Item: Sendable {
  let id: String
  let column: ColumnReference
  let scale: Scale
}

/// What is done with a second response to the same thing.
enum Duplicates: String, Sendable, CaseIterable {
  case keepLast = "last"
  case keepFirst = "first"
}

/// The list of who is assigned to rate whom.
struct RosterFile: Sendable {
  let file: String
  let rater: ColumnReference
  let appraisee: ColumnReference
  let college: ColumnReference?
  let exclusions: [Exclusion]

  /// A coded reason for leaving the roster.
  struct Exclusion: Sendable {
    let column: ColumnReference
    let value: String
    let reason: String
  }
}

/// The participation gate (LOCAL-gate): below `threshold` percent of those assigned, the score is withheld.
struct ParticipationRule: Sendable {
  let threshold: Rational
  let clause: Clause?

  /// Compared as counts: 100 × responded ≥ threshold × assigned. Nobody assigned never meets it.
  func isMet(responded: Int, assigned: Int) -> Bool {
    assigned > 0 && Rational(responded) * .hundred >= threshold * Rational(assigned)
  }

  /// How many more responses meet the threshold: max(0, ceil(threshold × assigned) - responded).
  func responsesNeeded(responded: Int, assigned: Int) -> Int {
    let exact = threshold * Rational(assigned) / .hundred
    let floor = exact.floor
    let needed = (floor == exact ? floor : floor + Rational(1)).int ?? assigned
    return max(0, needed - responded)
  }
}

/// How answers become values.
struct Scale: Sendable {
  enum Kind: Sendable {
    /// Labels in ascending order of value.
    case labels([(label: String, value: AnswerValue)])
    /// A numeric answer between two limits.
    case range(from: AnswerValue, to: AnswerValue)
    /// Points from zero up to a maximum: summed, not turned into percent.
    case points(AnswerValue)
  }

  let kind: Kind
  let missing: Set<String>
  let notApplicable: Set<String>
  let clause: Clause?

  /// The highest value an answer can have: 100 % (LOCAL-scale).
  var highest: AnswerValue {
    switch kind {
    case .labels(let labels): labels.last?.value ?? AnswerValue(millionths: 1)
    case .range(_, let to), .points(let to): to
    }
  }

  var isPoints: Bool { if case .points = kind { true } else { false } }

  /// The value behind the code of a valid answer.
  func value(of code: Int) -> AnswerValue {
    guard case .labels(let labels) = kind else { return AnswerValue(millionths: code) }
    return labels.indices.contains(code) ? labels[code].value : AnswerValue(millionths: 0)
  }

  /// An answer as it is published: its label, or its number without trailing zeros.
  func text(of code: Int) -> String {
    guard case .labels(let labels) = kind else { return AnswerValue(millionths: code).exact.plainDecimal }
    return labels.indices.contains(code) ? labels[code].label : ""
  }

  /// What one answer adds to a published item mean: points as they are, everything else as a percentage of the highest.
  var percentFactor: Rational { isPoints ? Rational(1) : .hundred / highest.exact }
}
