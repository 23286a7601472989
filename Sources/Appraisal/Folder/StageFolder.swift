import Tabular

/// The files of one stage in the work folder: what goes in, comes out the same.
struct StageFolder {
  static let mark = "stage.csv"
  private let path: String

  /// One table of a stage.
  struct Table {
    let name: String
    let header: [String]
    var rows: [[String]] = []
  }

  /// Writes a stage, whole or not at all.
  static func write(
    _ tables: [Table], of stage: Stage, definition: String, into work: String
  ) throws(Failure) {
    let mark = Table(name: "stage", header: ["stage", "definition_sha256"], rows: [[stage.rawValue, definition]])
    let folder = try TargetFolder(path: "\(work)/\(stage.rawValue)", content: .stage)
    try folder.replace { draft throws(Failure) in
      for table in [mark] + tables { try draft.write(bytes(of: table), to: "\(table.name).csv") }
    }
  }

  private static func bytes(of table: Table) -> [UInt8] {
    var writer = RecordWriter()
    writer.write(table.header)
    for row in table.rows { writer.write(row) }
    return writer.bytes
  }

  /// Opens a finished stage.
  ///
  /// - Throws: `Failure` of kind `inputMissing` where the stage was not run, `dataUnusable` where it was run with
  ///   another definition.
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

  /// The rows of a table, which must have exactly this header.
  func rows(of name: String, _ header: [String]) throws(Failure) -> [[String]] {
    var rows: [[String]] = []
    var isWhole = true
    do throws(ReadError) {
      var reader = try RecordReader(path: "\(path)/\(name).csv", encoding: .utf8)
      isWhole = reader.header == header
      var batch = RecordBatch()
      while isWhole, try reader.read(into: &batch) {
        isWhole = batch.faults.isEmpty
        for record in 0..<batch.count { rows.append(header.indices.map { batch.text(of: $0, in: record) }) }
      }
    } catch {
      throw Failure(error)
    }
    guard isWhole else { throw broken(name, header.first ?? "") }
    return rows
  }

  /// The failure for a cell that cannot be what this project wrote.
  func broken(_ table: String, _ column: String) -> Failure {
    Failure(.dataUnusable, at: "\(path)/\(table).csv", .stageFileBroken(column))
  }
}
