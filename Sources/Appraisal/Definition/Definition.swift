/// A policy as data: everything a pipeline file says, decoded and checked whole before any data is read.
///
/// Read one with `Definition(path:)`; see `pipelines/` for the grammar in use.
public struct Definition: Sendable {
  /// Name of the pipeline, which begins every published row.
  public let name: String
  public let title: LocalizedText
  /// Number of the document that the policy comes from.
  public let authority: String
  /// Language of the texts in published tables.
  public let language: Language
  public let period: Period
  /// The offset of the policy's clock from UTC; nil if it is the clock of the exports, which then state no offset.
  let zone: UTCOffset?
  public let rounding: Rounding
  public let appraisees: AppraiseeFile
  /// Rated sources in the order of the file.
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
  /// The list for public notice.
  let notice: Provision?
  /// Every clause that is cited, with the path of the rule that cites it: `bands.satisfaction`.
  let cited: [(place: String, clause: Clause)]
  /// Path and SHA-256 of the file. The hash identifies the definition in stage files and in `run.json`.
  public let file: String
  let sha256: String

  /// The message of `check` for a correct definition.
  public var checked: LocalizedText {
    .checked(
      sources.count + ledgers.count, sources.reduce(0) { $0 + $1.items.count }, duties.count,
      Set(cited.map(\.clause)).count)
  }

  /// The appraisal period, which includes both days.
  public struct Period: Sendable {
    public let name: String
    let from: CivilDate
    let to: CivilDate
    let clause: Clause?
  }

  /// The rule by which exact values become printed ones.
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
    /// The times in post; nil if every appraisee was in post all the time.
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

  /// The origin of the college of an appraisee.
  enum CollegeRule: Sendable {
    case none
    case column(ColumnReference)
    /// The college of most of the students whom a source's roster assigns to the appraisee, or `otherwise` a column of the
    /// people file.
    case ofStudents(source: Int, otherwise: ColumnReference?)
  }
}

/// A provision of a policy that says no more than that it is in force.
struct Provision: Sendable {
  let clause: Clause?
}

/// A reference to a column of an export.
package enum ColumnReference: Sendable, Hashable {
  /// An exact header.
  case header(String)
  /// A pattern of headers with `*` and `?`.
  case pattern(String)
  /// A position, counted from 1.
  case position(Int)
  /// Metadata that the platform itself records, whatever it calls the column.
  case metadata(Metadata)
  /// The first of several references that the file has.
  indirect case firstOf([ColumnReference])

  /// What the platform itself records of a response.
  package enum Metadata: String, Sendable, CaseIterable {
    case sequence, started, submitted, duration, rater
  }

  var isPosition: Bool { if case .position = self { true } else { false } }

  /// The name of the column in messages.
  package var shown: String {
    switch self {
    case .header(let text), .pattern(let text): text
    case .position(let position): "\(position)"
    case .metadata(let metadata): metadata.rawValue
    case .firstOf(let columns): columns.map(\.shown).joined(separator: " / ")
    }
  }
}
