import Tabular

/// The files of one stage in the work folder, which give back exactly the values that were written.
struct StageFolder {
  /// File by which a folder is recognised as a stage.
  static let mark = "stage.csv"
  private let path: String

  private static var markTable: StageTable<(stage: String, definition: String)> {
    StageTable(
      name: "stage", blank: ("", ""),
      columns: [.value("stage", \.stage), .value("definition_sha256", \.definition)])
  }

  /// Writes a stage, whole or not at all.
  ///
  /// - Parameter definition: SHA-256 of the definition.
  /// - Throws: `Failure` of kind `inputOutput`, `outputRefused` or `locked`; an earlier folder is then as it was.
  static func write(
    _ stage: Stage, definition: String, into work: String, _ content: (StageDraft) throws(Failure) -> Void
  ) throws(Failure) {
    let folder = try OutputFolder(path: "\(work)/\(stage.rawValue)", marks: [mark]) { $0.hasSuffix(".csv") }
    try folder.replace { folder throws(Failure) in
      let draft = StageDraft(folder: folder)
      try draft.write(markTable, [(stage.rawValue, definition)])
      try content(draft)
    }
  }

  /// Opens a finished stage.
  ///
  /// - Parameter definition: SHA-256 of the definition.
  /// - Throws: `Failure` of kind `inputMissing` if the stage was not run, `dataUnusable` if it was run with another
  ///   definition.
  init(_ stage: Stage, in work: String, definition: String) throws(Failure) {
    path = "\(work)/\(stage.rawValue)"
    let marks: [(stage: String, definition: String)]
    do throws(Failure) {
      marks = try rows(of: StageFolder.markTable)
    } catch  where error.kind == .inputMissing {
      throw Failure(.inputMissing, at: path, .stageMissing(stage.rawValue))
    }
    guard let mark = marks.first, mark == (stage.rawValue, definition) else {
      throw Failure(.dataUnusable, at: path, .stageOfOtherDefinition(stage.rawValue))
    }
  }

  /// Reads the rows of a table, whose header must be exactly that of its columns.
  ///
  /// - Throws: `Failure` of kind `dataUnusable` for a damaged file.
  func rows<Row>(of table: StageTable<Row>) throws(Failure) -> [Row] {
    var rows: [Row] = []
    try forEachRow(of: table) { rows.append($0) }
    return rows
  }

  /// Reads values by place and appraisee; nil for those that have no row.
  func optionalValues<Value>(
    of table: StageTable<StageSchema.Entry<Value>>, places: Int = 1, appraisees: Int
  ) throws(Failure) -> [[Value?]] {
    var values = [[Value?]](repeating: [Value?](repeating: nil, count: appraisees), count: places)
    try forEachRow(of: table) { values[$0.place][$0.appraisee] = $0.value }
    return values
  }

  /// Reads values by place and appraisee; the blank one for those that have no row.
  func values<Value>(
    of table: StageTable<StageSchema.Entry<Value>>, places: Int = 1, appraisees: Int
  ) throws(Failure) -> [[Value]] {
    try optionalValues(of: table, places: places, appraisees: appraisees).map { $0.map { $0 ?? table.blank.value } }
  }

  /// Reads the rows of a table one after the other, without keeping them.
  func forEachRow<Row>(
    of table: StageTable<Row>, _ body: (Row) throws(Failure) -> Void
  ) throws(Failure) {
    let reader = try reading { () throws(ReadError) in
      try RecordReader(path: "\(path)/\(table.name).csv", encoding: .utf8)
    }
    guard reader.header == table.header else { throw broken(table.name, table.columns[0].name) }
    while let batches = try reading({ () throws(ReadError) in try reader.read() }) {
      for batch in batches {
        guard batch.faults.isEmpty else { throw broken(table.name, table.columns[0].name) }
        for record in 0..<batch.count { try body(try row(of: table, batch, record)) }
      }
    }
  }

  private func row<Row>(of table: StageTable<Row>, _ batch: RecordBatch, _ record: Int) throws(Failure) -> Row {
    var row = table.blank
    for (index, column) in table.columns.enumerated() where !column.read(batch.text(of: index, in: record), &row) {
      throw broken(table.name, column.name)
    }
    return row
  }

  /// - Throws: what `body` throws, in the words of this project.
  private func reading<Value>(_ body: () throws(ReadError) -> Value) throws(Failure) -> Value {
    do throws(ReadError) { return try body() } catch { throw Failure(error) }
  }

  /// The failure for a cell that no run of this program wrote.
  func broken(_ table: String, _ column: String) -> Failure {
    Failure(.dataUnusable, at: "\(path)/\(table).csv", .stageFileBroken(column))
  }
}

/// A stage that is being written.
struct StageDraft {
  let folder: FolderDraft
  /// Bytes after which rows are written to the file: 256 KiB.
  private static let bufferBytes = 1 << 18

  /// Writes the rows of a table.
  func write<Row>(_ table: StageTable<Row>, _ rows: some Sequence<Row>) throws(Failure) {
    try write(table) { write throws(Failure) in
      for row in rows { try write(table.cells(of: row)) }
    }
  }

  /// Writes a table whose rows `body` gives, cell by cell, one after the other.
  func write<Row>(
    _ table: StageTable<Row>, _ body: (_ write: (_ cells: [String]) throws(Failure) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var file = try folder.create("\(table.name).csv")
    var writer = RecordWriter()
    writer.write(table.header)
    try body { cells throws(Failure) in
      writer.write(cells)
      guard writer.bytes.count >= StageDraft.bufferBytes else { return }
      try file.write(writer.bytes)
      writer.removeAll()
    }
    try file.write(writer.bytes)
    file.startSync()
  }
}
