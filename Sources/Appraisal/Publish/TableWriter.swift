import Tabular

/// Writes one published table row by row, through a buffer of fixed size. The file is created with the first row: a table
/// without rows has none.
struct TableWriter: ~Copyable {
  private let schema: TableSchema
  /// Pipeline and period, with which every row begins.
  private let front: [String]
  private let start: EncodedFields
  private let draft: FolderDraft
  private var record = RecordWriter()
  private var file: FileDraft?
  private var digest = SHA256()
  /// Bytes of the buffer after which it is written: 256 KiB.
  private static let most = 1 << 18

  init(_ schema: TableSchema, _ definition: Definition, in draft: FolderDraft) {
    self.schema = schema
    self.draft = draft
    front = [definition.name, definition.period.name]
    start = record.encode(front)
  }

  /// Encodes fields that many rows have.
  mutating func encode(_ fields: [String]) -> EncodedFields { record.encode(fields) }
  /// Encodes pipeline, period and the fields after them that many rows begin with.
  mutating func start(_ fields: [String]) -> EncodedFields { record.encode(front + fields) }
  /// Releases encoded fields, and all that were encoded after them.
  mutating func forget(_ fields: EncodedFields) { record.forget(fields) }

  /// Begins a row with pipeline and period, or with a longer start.
  ///
  /// - Throws: `Failure` of kind `inputOutput` if the file cannot be created.
  mutating func begin(_ start: EncodedFields? = nil) throws(Failure) {
    if file == nil {
      file = try draft.create(schema.fileName)
      record.write(schema.allColumns.map(\.name))
    }
    record.fields(start ?? self.start)
  }

  mutating func text(_ text: String) { record.field(text) }
  mutating func encoded(_ fields: EncodedFields) { record.fields(fields) }
  /// Writes a number; a blank field for nil.
  mutating func number(_ number: Int?) { if let number { record.field(number) } else { record.field("") } }
  /// Writes a figure with its decimals; a blank field for nil.
  mutating func figure(_ figure: Published?) {
    guard let figure else { return record.field("") }
    if let units = figure.units.int {
      record.field(units, decimals: figure.decimals)
    } else {
      record.field(figure.text)
    }
  }

  mutating func field(_ field: PublishedField) {
    switch field {
    case .text(let text): self.text(text)
    case .number(let number): self.number(number)
    case .figure(let figure): self.figure(figure)
    }
  }

  mutating func endRow() throws(Failure) {
    record.endRecord()
    if record.bytes.count >= TableWriter.most { try flush() }
  }

  /// Ends the table.
  ///
  /// - Returns: the SHA-256 of the file in hexadecimal; nil if there was no row, and so no file.
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

extension Collection where Index == Int {
  /// The indices of the elements in bytewise order of their names; elements of equal names keep their order.
  func places(by name: (Element) -> String) -> [Int] {
    indices.map { (key: BytewiseKey([name(self[$0])]), place: $0) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.place)
  }
}
