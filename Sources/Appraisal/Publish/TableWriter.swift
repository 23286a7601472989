import Tabular

/// Writes one published table row by row: through a buffer of a set size into its file, which is there from the first
/// row on.
struct TableWriter: ~Copyable {
  private let schema: TableSchema
  private let front: [String]
  private let start: EncodedFields
  private let draft: FolderDraft
  private var record = RecordWriter()
  private var file: FileDraft?
  private var digest = SHA256()
  private static let most = 1 << 18

  init(_ schema: TableSchema, _ definition: Definition, in draft: FolderDraft) {
    self.schema = schema
    self.draft = draft
    front = [definition.name, definition.period.name]
    start = record.encode(front)
  }

  /// Fields of rows that will be written many times.
  mutating func encode(_ fields: [String]) -> EncodedFields { record.encode(fields) }
  /// Pipeline, period and the fields that many rows begin with.
  mutating func start(_ fields: [String]) -> EncodedFields { record.encode(front + fields) }
  mutating func forget(_ fields: EncodedFields) { record.forget(fields) }

  /// Begins a row with pipeline and period, or with a start that holds more.
  mutating func begin(_ start: EncodedFields? = nil) throws(Failure) {
    if file == nil {
      file = try draft.create(schema.fileName)
      record.write(schema.allColumns.map(\.name))
    }
    record.fields(start ?? self.start)
  }

  mutating func text(_ text: String) { record.field(text) }
  mutating func encoded(_ fields: EncodedFields) { record.fields(fields) }
  mutating func flag(_ flag: Bool) { record.field(flag ? "true" : "false") }
  /// nil is blank.
  mutating func number(_ number: Int?) { if let number { record.field(number) } else { record.field("") } }
  /// nil is blank.
  mutating func figure(_ figure: Published?) {
    guard let figure else { return record.field("") }
    if let units = figure.units.int {
      record.field(units, decimals: figure.decimals)
    } else {
      record.field(figure.text)
    }
  }

  mutating func endRow() throws(Failure) {
    record.endRecord()
    if record.bytes.count >= TableWriter.most { try flush() }
  }

  /// Rows that are at hand as texts, without pipeline and period.
  mutating func write(_ rows: [[String]]) throws(Failure) {
    for row in rows {
      try begin()
      for text in row { record.field(text) }
      try endRow()
    }
  }

  /// The hash of all that was written; nil: there was no row, and there is no file.
  mutating func finish() throws(Failure) -> String? {
    try flush()
    guard file != nil else { return nil }
    file?.startSync()
    return try digest.hexadecimal()
  }

  private mutating func flush() throws(Failure) {
    unsafe record.bytes.withUnsafeBytes { unsafe digest.update($0) }
    try file?.write(record.bytes)
    record.removeAll()
  }
}

/// A table and how its rows are written, in the order of its key.
struct PublishedTable: Sendable {
  let schema: TableSchema
  /// About how many there may be: the largest table is begun first.
  var rows = 0
  let write: @Sendable (inout TableWriter) throws(Failure) -> Void
}

extension PublishedTable {
  /// Rows in any order where the table has a key; for tables that are small whatever is read.
  init(_ schema: TableSchema, rows: @escaping @Sendable () -> [[String]]) {
    self.init(schema: schema) { table throws(Failure) in try table.write(schema.sorted(rows())) }
  }
}

extension TableSchema {
  fileprivate func sorted(_ rows: [[String]]) -> [[String]] {
    let places = key.compactMap { name in columns.firstIndex { $0.name == name } }
    if places.isEmpty { return rows }
    return rows.map { row in (BytewiseKey(places.map { row[$0] }), row) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

extension Collection where Index == Int {
  /// The places of the elements in the bytewise order of their names: those of equal names as they come.
  func places(by name: (Element) -> String) -> [Int] {
    indices.map { (key: BytewiseKey([name(self[$0])]), place: $0) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.place)
  }
}
