/// A table of a stage: its columns, and the row from which reading starts.
struct StageTable<Row> {
  /// Name of the file, without its suffix.
  let name: String
  let blank: Row
  let columns: [StageColumn<Row>]

  var header: [String] { columns.map(\.name) }

  func cells(of row: Row) -> [String] { columns.map { $0.cell(row) } }
}

/// The tables of all stages. Each is declared once, in the file of the stage that makes it.
struct StageSchema {
  let definition: Definition
  let people: Appraisees

  /// A value by appraisee, and by what else it is about: the index of a duty, a group of items or a table of bands; 0 for a
  /// table that is about appraisees alone.
  typealias Entry<Value> = (place: Int, appraisee: Int, value: Value)

  /// The column of appraisees of a table of entries.
  func appraisee<Value>() -> StageColumn<Entry<Value>> { .appraisee(\.appraisee, of: people) }

  /// Entries of one value for each appraisee.
  func entries<Value>(_ values: [Value]) -> [Entry<Value>] { values.indices.map { (0, $0, values[$0]) } }

  /// Entries of values by place and appraisee.
  func entries<Value>(_ values: [[Value]]) -> [Entry<Value>] {
    values.enumerated().flatMap { place, values in values.indices.map { (place, $0, values[$0]) } }
  }
}
