import Tabular

/// The rows of one table, in the order of their keys.
struct PublishedTable {
  let schema: TableSchema
  let content: OutputFile.Content
  /// A table without rows is not published.
  let isEmpty: Bool

  /// - Parameter rows: without `pipeline` and `period`, in any order where the table has a key.
  init(_ schema: TableSchema, _ definition: Definition, _ rows: [[String]]) {
    self.schema = schema
    let front = [definition.name, definition.period.name]
    let key = schema.key.compactMap { name in schema.columns.firstIndex { $0.name == name } }
    let ordered =
      key.isEmpty
      ? rows
      : rows.map { row in (BytewiseKey(key.map { row[$0] }), row) }.sorted { $0.0 < $1.0 }.map(\.1)
    var writer = RecordWriter()
    writer.write(schema.allColumns.map(\.name))
    for row in ordered { writer.write(front + row) }
    content = .bytes(writer.bytes)
    isEmpty = rows.isEmpty
  }

  /// All that was not counted.
  init(_ rejects: RejectLog, _ definition: Definition) {
    schema = Contract.rejects
    content = .streamed { sink throws(Failure) in try RejectRows(definition, rejects).write(into: sink) }
    isEmpty = rejects.isEmpty
  }
}
