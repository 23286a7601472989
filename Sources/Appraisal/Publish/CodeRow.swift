/// A row of `codes.csv`: a code of a status column, with its meaning.
struct CodeRow {
  let table: String
  let column: String
  let code: String
  let meaning: LocalizedText

  static let table = Table<CodeRow>(
    "codes", key: ["table", "column", "code"],
    [
      .text("table") { $0.table },
      .text("column") { $0.column },
      .text("code") { $0.code },
      .text("meaning_zh") { $0.meaning.zh },
      .text("meaning_en") { $0.meaning.en },
    ])

  /// All codes of tables.
  static func rows(_ schemas: [TableSchema]) -> [CodeRow] {
    schemas.flatMap { schema in
      schema.columns.flatMap { column in
        column.codes.map { CodeRow(table: schema.name, column: column.name, code: $0.code, meaning: $0.meaning) }
      }
    }
  }
}
