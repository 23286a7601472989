/// A policy as data: everything a pipeline file says, decoded and checked whole before any data is read.
///
/// Read one with `Definition(path:)`; see `pipelines/` for the grammar in use.
public struct Definition: Sendable {
  /// Name of the pipeline, in every row that is published.
  public let name: String
  public let title: Wording
  /// Number of the document that rules.
  public let authority: String
  /// Language of text inside the tables.
  public let language: Language
  public let period: Period
  /// In whose clock the period is; nil: in that of the exports, which then may not state any.
  let zone: UTCOffset?
  public let rounding: Rounding
  public let appraisees: AppraiseeFile
  /// In the order of the file.
  public let sources: [Source]
  public let ledgers: [Ledger]
  let calendar: TeachingCalendar?
  let targets: [DutyTarget]
  let duties: [Duty]
  let staffing: StaffingRule?
  public let bands: [BandTable]
  public let composite: Composite?
  public let grading: Grading?
  public let awards: [Award]
  let corrections: CorrectionFile?
  let notice: PublicNotice?
  /// Path and hash of the file, which identify the definition in stage files and in `run.json`.
  public let file: String
  let sha256: String

  /// The files that are read, as often as each is.
  var inputPatterns: [String] {
    let rosters = sources.compactMap(\.roster?.file)
    let members = targets.compactMap { if case .file(let file) = $0.members { file.file } else { nil } }
    return [appraisees.file] + sources.map(\.files) + rosters + members + ledgers.map(\.files)
      + (corrections.map { [$0.file] } ?? [])
  }

  /// The appraisal period, both days included.
  public struct Period: Sendable {
    public let name: String
    let from: CivilDate
    let to: CivilDate
    let clause: Clause?
  }

  /// How exact values become printed ones.
  public struct Rounding: Sendable {
    let mode: RoundingMode
    /// Decimals of scores and composites.
    let scores: Int
    /// Decimals of participation rates.
    let rates: Int
    let clause: Clause?
  }

  /// The list of people who are appraised.
  public struct AppraiseeFile: Sendable {
    let file: String
    let format: FileFormat
    let id: ColumnReference
    let name: ColumnReference?
    let role: ColumnReference?
    let college: CollegeRule
    let attributes: [Attribute]
    /// nil: everybody was in post all the time.
    let inPost: InPost?
    let clause: Clause?

    var columns: [ColumnReference] {
      let college: ColumnReference? =
        switch self.college {
        case .none: nil
        case .column(let column): column
        case .ofStudents(_, let otherwise): otherwise
        }
      return [id, name, role, college].compactMap { $0 } + attributes.map(\.column)
    }
  }

  /// Where the college of an appraisee comes from.
  enum CollegeRule: Sendable {
    case none
    case column(ColumnReference)
    /// That of most of the students assigned to the appraisee in a source's roster; `otherwise` a column of the people file.
    case ofStudents(source: Int, otherwise: ColumnReference?)
  }
}

/// The number of a rule in a document (`YT-A.sat`), or `LOCAL-…` for a decision of ours.
public struct Clause: Sendable, Hashable {
  public let id: String
  var isLocal: Bool { id.hasPrefix("LOCAL-") }
}

/// A column of an export.
enum ColumnReference: Sendable, Hashable {
  /// By exact header.
  case header(String)
  /// By a pattern with `*` and `?`.
  case pattern(String)
  /// By position from 1.
  case position(Int)
  /// What the platform itself records, whatever it calls the column.
  case metadata(Platform.Metadata)
  /// The first of these that the file has.
  indirect case firstOf([ColumnReference])

  var isPosition: Bool { if case .position = self { true } else { false } }

  /// The column as a message names it.
  var shown: String {
    switch self {
    case .header(let text), .pattern(let text): text
    case .position(let position): "\(position)"
    case .metadata(let metadata): metadata.rawValue
    case .firstOf(let columns): columns.map(\.shown).joined(separator: " / ")
    }
  }
}
