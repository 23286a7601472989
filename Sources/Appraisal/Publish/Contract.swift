/// The contract of the published folder: every table, column, type and code that an appraisal tool can rely on.
enum Contract {
  /// Adding a column or table makes a minor version, removing one or changing its type a major one.
  static let version = "1.2"

  /// All tables that a publication can have, whatever the definition.
  static let tables: [TableSchema] = [
    appraisal(rules: []), awards, bands, codes, components, corrections, distributions, duties, findings, items, notice,
    participation, rejects, standings,
  ]

  /// Files that every publication has.
  static let marks = ["run.json", "datapackage.json", "SHA256SUMS"]
  /// Names of all files that a publication can have: a folder with any other file is not replaced.
  static let fileNames = Set(marks + tables.map(\.fileName))

  /// The schema of `appraisal.csv`.
  ///
  /// - Parameter rules: rules whose names can be the reason of a grade.
  static func appraisal(rules: [Grading.Rule]) -> TableSchema {
    TableSchema(
      name: "appraisal", key: ["appraisee_id"],
      columns: [
        .text("appraisee_id"), .text("name"), .text("role"), .text("college"), .number("composite"),
        .code("composite_status", CompositeValue.Status.self, required: false),
        .text("grade"), .code("grade_status", GradeStatus.self),
        .code("reason", WithheldReason.self, required: false).adding(rules.map { ($0.name, $0.title) }),
        .text("clauses"), .text("consequence"), .integer("rank"), .integer("rank_of"), .integer("group_rank"),
        .integer("group_rank_of"), .boolean("corrected"),
      ])
  }

  static let components = TableSchema(
    name: "components", key: ["appraisee_id", "component"],
    columns: [
      .text("appraisee_id"), .text("component"), .code("status", ComponentStatus.self), .integer("responded"),
      .number("score"), .number("weight"), .number("contribution"), .text("clause"),
    ])

  static let participation = TableSchema(
    name: "participation", key: ["appraisee_id", "source"],
    columns: [
      .text("appraisee_id"), .text("source"), .integer("roster_gross"), .integer("excluded"), .integer("assigned"),
      .integer("responded"), .number("rate"), .number("threshold"), .boolean("meets"), .integer("responses_needed"),
      .code("status", Participation.Status.self), .text("clause"),
    ])

  static let bands = TableSchema(
    name: "bands", key: ["appraisee_id", "measure"],
    columns: [
      .text("appraisee_id"), .text("measure"), .number("value"), .text("band"), .number("points"),
      .code("status", FigureStatus.self), .text("note"), .text("clause"),
    ])

  static let items = TableSchema(
    name: "items", key: ["appraisee_id", "source", "item"],
    columns: [
      .text("appraisee_id"), .text("source"), .text("item"), .integer("n"), .integer("missing"),
      .integer("not_applicable"), .number("mean"), .number("sd"), .code("status", ItemStatus.self),
    ])

  static let distributions = TableSchema(
    name: "distributions", key: ["appraisee_id", "source", "item", "answer"],
    columns: [
      .text("appraisee_id"), .text("source"), .text("item"), .text("answer"), .integer("n"),
      .code("status", ItemStatus.self),
    ])

  static let awards = TableSchema(
    name: "awards", key: ["award", "group", "place", "appraisee_id"],
    columns: [
      .text("award"), .integer("place"), .text("appraisee_id"), .text("name"), .text("group"), .text("measure"),
      .number("amount_yuan"), .text("tie"), .text("clause"),
    ])

  static let duties = TableSchema(
    name: "duties", key: ["appraisee_id", "duty"],
    columns: [
      .text("appraisee_id"), .text("duty"), .text("every"), .integer("required"), .integer("met"), .number("rate"),
      .text("shortfalls"), .code("status", DutyOutcome.Status.self), .text("clause"),
    ])

  static let standings = TableSchema(
    name: "standings", key: ["appraisee_id", "source", "item"],
    columns: [
      .text("appraisee_id"), .text("source"), .text("item"), .number("value"), .number("college_mean"),
      .integer("college_rank"), .integer("college_rank_of"), .number("school_mean"), .integer("school_rank"),
      .integer("school_rank_of"), .code("status", ItemStatus.self),
    ])

  static let corrections = TableSchema(
    name: "corrections", key: ["appraisee_id", "what"],
    columns: [
      .text("appraisee_id"), .text("what"), .text("old"), .text("new"), .text("reason"), .text("approved_by"),
      .date("date"),
    ])

  static let notice = TableSchema(
    name: "notice", key: ["appraisee_id"],
    columns: [
      .text("appraisee_id"), .text("name"), .text("role"), .text("college"), .number("composite"), .text("grade"),
      .text("awards"), .boolean("corrected"), .text("clause"),
    ])

  static let findings = TableSchema(
    name: "findings", key: [],
    columns: [
      .code("severity", Severity.self), .code("code", FindingCode.self), .code("stage", Stage.self), .text("source"),
      .text("file"), .integer("line"), .text("appraisee_id"), .text("message"), .text("clause"),
    ])

  static let rejects = TableSchema(
    name: "rejects", key: [],
    columns: [
      .text("source"), .text("file"), .integer("line"), .code("what", Reject.What.self),
      .code("disposition", Reject.Disposition.self), .code("code", RejectCode.self), .text("column"),
      .text("message"),
    ])

  static let codes = TableSchema(
    name: "codes", key: ["table", "column", "code"],
    columns: [.text("table"), .text("column"), .text("code"), .text("meaning_zh"), .text("meaning_en")])
}

/// One published table.
struct TableSchema: Sendable {
  let name: String
  /// Columns that, after `pipeline` and `period`, identify a row and order the table; empty if rows have no key.
  let key: [String]
  /// Columns after `pipeline` and `period`, with which every table begins.
  let columns: [ColumnSchema]

  var fileName: String { "\(name).csv" }
  /// All columns in the order of the file.
  var allColumns: [ColumnSchema] { [.text("pipeline"), .text("period")] + columns }
}

/// One published column.
struct ColumnSchema: Sendable {
  enum Kind: String, Sendable {
    case string, integer, number, boolean, date
  }

  let name: String
  let kind: Kind
  /// Every code that the column can have, with its meaning; empty for a column without codes.
  let codes: [(code: String, meaning: Wording)]
  /// Whether every row has a value.
  let isRequired: Bool

  static func text(_ name: String) -> Self { Self(name: name, kind: .string, codes: [], isRequired: false) }
  static func integer(_ name: String) -> Self { Self(name: name, kind: .integer, codes: [], isRequired: false) }
  static func number(_ name: String) -> Self { Self(name: name, kind: .number, codes: [], isRequired: false) }
  static func date(_ name: String) -> Self { Self(name: name, kind: .date, codes: [], isRequired: false) }
  static func boolean(_ name: String) -> Self { Self(name: name, kind: .boolean, codes: [], isRequired: true) }

  /// - Returns: the column with more codes.
  func adding(_ more: [(code: String, meaning: Wording)]) -> Self {
    Self(name: name, kind: kind, codes: codes + more, isRequired: isRequired)
  }

  static func code<Code: PublishedCode>(_ name: String, _ type: Code.Type, required: Bool = true) -> Self {
    Self(
      name: name, kind: .string, codes: type.allCases.map { ($0.rawValue, $0.meaning) }, isRequired: required)
  }
}

/// A code of a published column.
protocol PublishedCode: RawRepresentable<String>, CaseIterable {
  /// The meaning of the code, for `codes.csv`.
  var meaning: Wording { get }
}

/// Whether the figures of an item are published.
enum ItemStatus: String, CaseIterable {
  case published
  /// Too few answers or raters: figures would point to persons.
  case suppressed
  /// Withheld with the score of the source.
  case withheld
  case noAnswers = "no-answers"
}
