import Tabular

/// The files of one stage in the work folder, which give back exactly the values that were written.
struct StageFolder {
  /// File by which a folder is recognised as a stage.
  static let mark = "stage.csv"
  private let path: String

  /// One table of a stage.
  struct Table {
    let name: String
    let header: [String]
    var rows: [[String]] = []
    /// Further rows that are too many for memory, given to `row` one after the other; nil without any.
    var streamed: (@Sendable (_ row: ([String]) throws(Failure) -> Void) throws(Failure) -> Void)?
  }

  /// Writes a stage, whole or not at all.
  ///
  /// - Parameter definition: SHA-256 of the definition.
  /// - Throws: `Failure` of kind `inputOutput`, `outputRefused` or `locked`; an earlier folder is then as it was.
  static func write(
    _ tables: [Table], of stage: Stage, definition: String, into work: String
  ) throws(Failure) {
    let mark = Table(name: "stage", header: ["stage", "definition_sha256"], rows: [[stage.rawValue, definition]])
    let folder = try TargetFolder(path: "\(work)/\(stage.rawValue)", content: .stage)
    try folder.replace { draft throws(Failure) in
      for table in [mark] + tables { try write(table, into: draft) }
    }
  }

  private static func write(_ table: Table, into draft: FolderDraft) throws(Failure) {
    var file = try draft.create("\(table.name).csv")
    var writer = RecordWriter()
    writer.write(table.header)
    for row in table.rows { writer.write(row) }
    try table.streamed? { row throws(Failure) in
      writer.write(row)
      guard writer.bytes.count >= StageFolder.bufferBytes else { return }
      try file.write(writer.bytes)
      writer.removeAll()
    }
    try file.write(writer.bytes)
    file.startSync()
  }

  /// Bytes after which streamed rows are written to the file: 256 KiB.
  private static let bufferBytes = 1 << 18

  /// Opens a finished stage.
  ///
  /// - Parameter definition: SHA-256 of the definition.
  /// - Throws: `Failure` of kind `inputMissing` if the stage was not run, `dataUnusable` if it was run with another
  ///   definition.
  init(_ stage: Stage, in work: String, definition: String) throws(Failure) {
    path = "\(work)/\(stage.rawValue)"
    let mark: [[String]]
    do throws(Failure) {
      mark = try rows(of: "stage", ["stage", "definition_sha256"])
    } catch  where error.kind == .inputMissing {
      throw Failure(.inputMissing, at: path, .stageMissing(stage.rawValue))
    }
    guard mark.first == [stage.rawValue, definition] else {
      throw Failure(.dataUnusable, at: path, .stageOfOtherDefinition(stage.rawValue))
    }
  }

  /// Reads the rows of a table, whose header must be exactly `header`.
  ///
  /// - Throws: `Failure` of kind `dataUnusable` for a damaged file.
  func rows(of name: String, _ header: [String]) throws(Failure) -> [[String]] {
    var rows: [[String]] = []
    try forEachRow(of: name, header) { rows.append($0) }
    return rows
  }

  /// Reads the rows of a table one after the other, without keeping them.
  func forEachRow(
    of name: String, _ header: [String], _ body: ([String]) throws(Failure) -> Void
  ) throws(Failure) {
    let reader = try opened(name)
    guard reader.header == header else { throw broken(name, header.first ?? "") }
    while let batches = try next(reader) {
      for batch in batches {
        guard batch.faults.isEmpty else { throw broken(name, header.first ?? "") }
        for record in 0..<batch.count { try body(header.indices.map { batch.text(of: $0, in: record) }) }
      }
    }
  }

  private func opened(_ name: String) throws(Failure) -> RecordReader {
    do throws(ReadError) {
      return try RecordReader(path: "\(path)/\(name).csv", encoding: .utf8)
    } catch {
      throw Failure(error)
    }
  }

  private func next(_ reader: RecordReader) throws(Failure) -> [RecordBatch]? {
    do throws(ReadError) { return try reader.read() } catch { throw Failure(error) }
  }

  /// The failure for a cell that no run of this program wrote.
  func broken(_ table: String, _ column: String) -> Failure {
    Failure(.dataUnusable, at: "\(path)/\(table).csv", .stageFileBroken(column))
  }
}
