import Tabular

/// The rows of one table, in the order of their keys.
struct PublishedTable {
  let schema: TableSchema
  let rows: [[String]]

  /// - Parameter rows: without `pipeline` and `period`, in any order where the table has a key.
  init(_ schema: TableSchema, _ definition: Definition, _ rows: [[String]]) {
    self.schema = schema
    let front = [definition.name, definition.period.name]
    let key = schema.key.compactMap { name in schema.columns.firstIndex { $0.name == name } }
    let ordered =
      key.isEmpty
      ? rows
      : rows.map { row in (BytewiseKey(key.map { row[$0] }), row) }.sorted { $0.0 < $1.0 }.map(\.1)
    self.rows = ordered.map { front + $0 }
  }

  var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.write(schema.allColumns.map(\.name))
    for row in rows { writer.write(row) }
    return writer.bytes
  }
}
