import Synchronization
import Tabular

/// Stage 6: writes the tables that an appraisal tool reads, whole and in one step.
struct Publish {
  let definition: Definition
  /// Number of tables that are written at a time.
  let threads: Int

  /// Replaces the target folder by all published tables.
  ///
  /// - Returns: a summary for the user.
  /// - Throws: `Failure` of kind `internalFault` if the records of a source do not add up, `inputOutput` or
  ///   `outputRefused` if the folder cannot be written; it is then as it was.
  func run(_ banded: Banded, into target: OutputFolder, clock: RunClock) throws(Failure) -> Summary {
    try banded.trail.checkSums()
    try target.replace { draft throws(Failure) in try write(banded, into: draft, clock) }
    return Summary(definition: definition, banded: banded)
  }

  private func write(_ banded: Banded, into draft: FolderDraft, _ clock: RunClock) throws(Failure) {
    var files = try write(tables(banded), into: draft)
    files += try write(
      [PublishedTable(CodeRow.table) { [schemas = files.map(\.schema)] in CodeRow.rows(schemas) }], into: draft)
    let package = DataPackage(definition: definition, tables: files.map(\.schema)).bytes
    try draft.write(package, to: "datapackage.json")
    var sums = files.map { (name: $0.schema.fileName, sha256: $0.sha256) }
    sums.append((name: "datapackage.json", sha256: try SHA256.hexadecimal(of: package)))
    let lines = sums.places(by: \.name).map { "\(sums[$0].sha256)  \(sums[$0].name)\n" }
    try draft.write(Array(lines.joined().utf8), to: "SHA256SUMS")
    let record = RunRecord(definition: definition, trail: banded.trail, clock: clock)
    try draft.write(record.bytes, to: "run.json")
  }

  /// Writes tables in parallel, the largest first.
  ///
  /// - Returns: the tables that have rows, in the order given, each with the hash of its file.
  private func write(
    _ tables: [PublishedTable], into draft: FolderDraft
  ) throws(Failure) -> [(schema: TableSchema, sha256: String)] {
    let turns = tables.indices.sorted { (tables[$1].rows, $0) < (tables[$0].rows, $1) }
    let results = Mutex([Result<String?, Failure>?](repeating: nil, count: tables.count))
    inParallel(turns.count, threads: threads) { turn in
      let table = tables[turns[turn]]
      let result = Result { () throws(Failure) in
        var writer = TableWriter(table.schema, definition, in: draft)
        try table.write(&writer)
        return try writer.finish()
      }
      results.withLock { $0[turns[turn]] = result }
    }
    var written: [(schema: TableSchema, sha256: String)] = []
    for case (let table, let result?) in zip(tables, results.withLock({ $0 })) {
      if let sha256 = try result.get() { written.append((table.schema, sha256)) }
    }
    return written
  }

  /// All tables, each with a rough number of rows.
  private func tables(_ banded: Banded) -> [PublishedTable] {
    let (weighted, normalised) = (banded.weighted, banded.weighted.normalised)
    let people = banded.people
    let items = ItemRows(definition: definition, people: people, normalised: normalised)
    let rejects = RejectRows(definition, banded.trail.rejects)
    let appraisal = AppraisalRow.table(rules: definition.grading?.rules ?? [])
    return [
      PublishedTable(appraisal, rows: people.count * 4) { AppraisalRow.rows(definition, banded) },
      PublishedTable(ComponentRow.table, rows: people.count * 2) { ComponentRow.rows(definition, people, weighted) },
      PublishedTable(ParticipationRow.table, rows: people.count * 2) {
        ParticipationRow.rows(definition, people, normalised)
      },
      PublishedTable(BandRow.table, rows: people.count) { BandRow.rows(definition, banded) },
      PublishedTable(schema: ItemRows.schema, rows: people.count * 10) { table throws(Failure) in
        try items.write(to: &table)
      },
      PublishedTable(schema: DistributionRows.schema, rows: people.count * 20) { table throws(Failure) in
        try DistributionRows(items: items).write(to: &table)
      },
      PublishedTable(AwardRow.table) { AwardRow.rows(definition, banded) },
      PublishedTable(DutyRow.table, rows: people.count * 4) { DutyRow.rows(definition, people, normalised) },
      PublishedTable(StandingRow.table, rows: people.count * 8) { StandingRow.rows(items) },
      PublishedTable(CorrectionRow.table) { CorrectionRow.rows(definition, banded) },
      PublishedTable(NoticeRow.table, rows: people.count) { NoticeRow.rows(definition, banded) },
      PublishedTable(FindingRow.table, rows: 0) { FindingRow.rows(definition, banded.trail) },
      PublishedTable(schema: RejectRows.schema, rows: banded.trail.rejects.count) { table throws(Failure) in
        try rejects.write(to: &table)
      },
    ]
  }
}
