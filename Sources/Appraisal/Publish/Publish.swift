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
  func run(_ banded: Banded, into target: TargetFolder, clock: RunClock) throws(Failure) -> Summary {
    try banded.trail.checkSums()
    try target.replace { draft throws(Failure) in try write(banded, into: draft, clock) }
    return Summary(definition: definition, banded: banded)
  }

  private func write(_ banded: Banded, into draft: FolderDraft, _ clock: RunClock) throws(Failure) {
    var files = try write(tables(banded), into: draft)
    files += try write([codes(files.map(\.schema))], into: draft)
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
    let (people, normalised) = (banded.people, banded.weighted.normalised)
    let items = ItemRows(definition: definition, people: people, normalised: normalised)
    let distributions = DistributionRows(items: items)
    let appraisal = AppraisalRows(definition: definition, banded: banded)
    let components = ComponentRows(definition: definition, people: people, weighted: banded.weighted)
    let participation = ParticipationRows(definition: definition, people: people, normalised: normalised)
    let bands = BandRows(definition: definition, banded: banded)
    let duties = DutyRows(definition: definition, people: people, normalised: normalised)
    let standings = StandingRows(items: items)
    let notice = NoticeRows(definition: definition, banded: banded)
    let rejects = RejectRows(definition, banded.trail.rejects)
    return [
      PublishedTable(schema: Contract.appraisal(rules: definition.grading?.rules ?? []), rows: people.count * 4) {
        (table) throws(Failure) in try appraisal.write(to: &table)
      },
      PublishedTable(schema: Contract.components, rows: people.count * 2) { (table) throws(Failure) in
        try components.write(to: &table)
      },
      PublishedTable(schema: Contract.participation, rows: people.count * 2) { (table) throws(Failure) in
        try participation.write(to: &table)
      },
      PublishedTable(schema: Contract.bands, rows: people.count) { (table) throws(Failure) in
        try bands.write(to: &table)
      },
      PublishedTable(schema: Contract.items, rows: people.count * 10) { (table) throws(Failure) in
        try items.write(to: &table)
      },
      PublishedTable(schema: Contract.distributions, rows: people.count * 20) { (table) throws(Failure) in
        try distributions.write(to: &table)
      },
      PublishedTable(Contract.awards) { AwardRows(definition: definition, banded: banded).rows() },
      PublishedTable(schema: Contract.duties, rows: people.count * 4) { (table) throws(Failure) in
        try duties.write(to: &table)
      },
      PublishedTable(schema: Contract.standings, rows: people.count * 8) { (table) throws(Failure) in
        try standings.write(to: &table)
      },
      PublishedTable(Contract.corrections) { CorrectionRows(definition: definition, banded: banded).rows() },
      PublishedTable(schema: Contract.notice, rows: people.count) { (table) throws(Failure) in
        try notice.write(to: &table)
      },
      PublishedTable(Contract.findings) { findings(banded.trail) },
      PublishedTable(schema: Contract.rejects, rows: banded.trail.rejects.count) { (table) throws(Failure) in
        try rejects.write(to: &table)
      },
    ]
  }

  private func findings(_ trail: AuditTrail) -> [[String]] {
    trail.findings.map { (key: $0.key, finding: $0) }.sorted { $0.key < $1.key }.map(\.finding).map { finding in
      [
        finding.severity.rawValue, finding.code.rawValue, finding.stage.rawValue, finding.source, finding.file,
        finding.line.map(String.init) ?? "", finding.appraisee,
        finding.code.wording(finding.arguments)[definition.language], finding.clause,
      ]
    }
  }

  /// The table of all codes of the status columns of the tables that were written.
  private func codes(_ schemas: [TableSchema]) -> PublishedTable {
    PublishedTable(Contract.codes) {
      schemas.flatMap { schema in
        schema.columns.flatMap { column in
          column.codes.map { [schema.name, column.name, $0.code, $0.meaning.zh, $0.meaning.en] }
        }
      }
    }
  }
}
