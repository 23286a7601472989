/// A published table whose columns are declared once, each with how its field is made of a row.
struct Table<Row>: Sendable {
  let schema: TableSchema
  private let columns: [PublishedColumn<Row>]

  init(_ name: String, key: [String], _ columns: [PublishedColumn<Row>]) {
    schema = TableSchema(name: name, key: key, columns: columns.map(\.schema))
    self.columns = columns
  }

  func write(_ rows: some Sequence<Row>, to writer: inout TableWriter) throws(Failure) {
    for row in rows {
      try writer.begin()
      for column in columns { writer.field(column.field(row)) }
      try writer.endRow()
    }
  }

  /// The rows in bytewise order of the key.
  func sorted(_ rows: [Row]) -> [Row] {
    let key = columns.filter { schema.key.contains($0.schema.name) }
      .sorted { schema.key.firstIndex(of: $0.schema.name) ?? 0 < schema.key.firstIndex(of: $1.schema.name) ?? 0 }
    return rows.map { row in (BytewiseKey(key.map { $0.field(row).text }), row) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// One field of a published row.
enum PublishedField: Sendable {
  case text(String)
  /// Blank for nil.
  case number(Int?)
  /// Blank for nil.
  case figure(Published?)

  var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.map(String.init) ?? ""
    case .figure(let figure): figure?.text ?? ""
    }
  }
}

/// One published column, with how its field is made.
struct PublishedColumn<Row>: Sendable {
  let schema: ColumnSchema
  let field: @Sendable (Row) -> PublishedField

  /// A text; a blank field for nil.
  static func text(_ name: String, _ text: @escaping @Sendable (Row) -> String?) -> Self {
    Self(schema: .text(name)) { .text(text($0) ?? "") }
  }

  static func integer(_ name: String, _ number: @escaping @Sendable (Row) -> Int?) -> Self {
    Self(schema: .integer(name)) { .number(number($0)) }
  }

  static func number(_ name: String, _ figure: @escaping @Sendable (Row) -> Published?) -> Self {
    Self(schema: .number(name)) { .figure(figure($0)) }
  }

  /// A number that is written as the definition states it.
  static func stated(_ name: String, _ text: @escaping @Sendable (Row) -> String?) -> Self {
    Self(schema: .number(name)) { .text(text($0) ?? "") }
  }

  static func boolean(_ name: String, _ flag: @escaping @Sendable (Row) -> Bool) -> Self {
    Self(schema: .boolean(name)) { .text(flag($0) ? "true" : "false") }
  }

  static func code<Code: PublishedCode & SendableMetatype>(_ name: String, _ code: @escaping @Sendable (Row) -> Code)
    -> Self
  {
    Self(schema: .code(name, Code.self)) { .text(code($0).rawValue) }
  }
}

/// A table of a publication with a function that writes its rows in the order of the key.
struct PublishedTable: Sendable {
  let schema: TableSchema
  /// A rough number of rows: the largest table is begun first.
  let rows: Int
  let write: @Sendable (inout TableWriter) throws(Failure) -> Void
}

extension PublishedTable {
  /// A table whose rows `make` gives in the order of the key.
  init<Row, Rows: Sequence<Row> & SendableMetatype>(
    _ table: Table<Row>, rows: Int, _ make: @escaping @Sendable () -> Rows
  ) {
    self.init(schema: table.schema, rows: rows) { writer throws(Failure) in try table.write(make(), to: &writer) }
  }

  /// A table that is small whatever is read; `make` gives its rows in any order.
  init<Row>(_ table: Table<Row>, _ make: @escaping @Sendable () -> [Row]) {
    self.init(table, rows: 0) { table.sorted(make()) }
  }
}
