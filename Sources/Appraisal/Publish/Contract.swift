/// The contract of the published folder: every table, column, type and code that an appraisal tool can rely on.
enum Contract {
  /// Adding a column or table makes a minor version, removing one or changing its type a major one.
  static let version = "1.2"

  /// All tables that a publication can have, whatever the definition.
  static let tables = [
    AppraisalRow.table(rules: []).schema, AwardRow.table.schema, BandRow.table.schema, CodeRow.table.schema,
    ComponentRow.table.schema, CorrectionRow.table.schema, DistributionRows.schema, DutyRow.table.schema,
    FindingRow.table.schema, ItemRows.schema, NoticeRow.table.schema, ParticipationRow.table.schema,
    RejectRows.schema, StandingRow.table.schema,
  ]

  /// Files that every publication has.
  static let marks = ["run.json", "datapackage.json", "SHA256SUMS"]
  /// Names of all files that a publication can have: a folder with any other file is not replaced.
  static let fileNames = Set(marks + tables.map(\.fileName))
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
  let codes: [(code: String, meaning: LocalizedText)]
  /// Whether every row has a value.
  let isRequired: Bool

  static func text(_ name: String) -> Self { Self(name: name, kind: .string, codes: [], isRequired: false) }
  static func integer(_ name: String) -> Self { Self(name: name, kind: .integer, codes: [], isRequired: false) }
  static func number(_ name: String) -> Self { Self(name: name, kind: .number, codes: [], isRequired: false) }
  static func date(_ name: String) -> Self { Self(name: name, kind: .date, codes: [], isRequired: false) }
  static func boolean(_ name: String) -> Self { Self(name: name, kind: .boolean, codes: [], isRequired: true) }

  /// - Returns: the column with more codes.
  func adding(_ more: [(code: String, meaning: LocalizedText)]) -> Self {
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
  var meaning: LocalizedText { get }
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
