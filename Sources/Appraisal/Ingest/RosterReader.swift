import Tabular

/// Reads the list of who is assigned to rate whom.
struct RosterReader {
  let definition: RosterFile
  /// Name of the list, as it stands in `rejects.csv`.
  let list: String
  let folder: InputFolder
  let people: IdentifierIndex

  private struct Row: Sendable {
    /// In the order of the file.
    let rater: Int
    let line: Int
    let appraisee: Int
    let college: String
    /// Empty: assigned.
    let exclusion: String

    func agrees(with other: Row) -> Bool { college == other.college && exclusion == other.exclusion }

    /// Whether the row says that it does not hold on the day that decides.
    var isOutOfForce: Bool {
      exclusion == RosterFile.InForce.notYet || exclusion == RosterFile.InForce.noLonger
    }
  }

  private struct Pair: Hashable {
    let rater: Int
    let appraisee: Int
  }

  struct Result {
    /// One entry a pair.
    let roster: Roster
    let raters: IdentifierIndex
    /// The raters' ids by number.
    let names: NameNumbers
    let trail: ReadingTrail
  }

  func read() throws(Failure) -> Result {
    var trail = ReadingTrail(source: list)
    var found = NameNumbers()
    let rows = try readRows(&found, &trail)
    var roster = Roster()
    var raters = IdentifierIndex()
    var names = NameNumbers()
    // Whoever stands only in rows that contradict each other has no number.
    var numbers = [Int?](repeating: nil, count: found.names.count)
    for row in settle(rows, &trail) {
      let number = numbers[row.rater] ?? names.number(of: found.names[row.rater])
      if numbers[row.rater] == nil {
        numbers[row.rater] = number
        let origin = Responses.Origin(file: definition.file, line: row.line)
        raters.insert(found.names[row.rater], number: number, origin: origin)
      }
      roster.entries.append(
        Roster.Entry(rater: number, appraisee: row.appraisee, college: row.college, exclusion: row.exclusion))
    }
    return Result(roster: roster, raters: raters, names: names, trail: trail)
  }

  typealias Fault = MappedRecord.Fault

  private func readRows(_ names: inout NameNumbers, _ trail: inout ReadingTrail) throws(Failure) -> [Row] {
    var reader = try ExportReader(
      folder: folder, file: ExportFile(definition.file), format: definition.format, wanted: definition.columns,
      source: trail.account.source)
    let columns = try Columns(definition, reader.columns)
    var rows: [Row] = []
    try reader.forEachRecord { batch, record, line throws(Failure) in
      let result = Swift.Result { () throws(Fault) in try row(batch, record, line, columns, &names) }
      switch result {
      case .success(let row): rows.append(row)
      case .failure(let fault):
        trail.rejects.append(reject(fault, line))
      }
    }
    try trail.close(reader)
    return rows
  }

  private func row(
    _ batch: RecordBatch, _ record: Int, _ line: Int, _ columns: Columns, _ names: inout NameNumbers
  ) throws(Fault) -> Row {
    let entry = try entry(batch, record, columns)
    return Row(
      rater: names.number(of: entry.rater), line: line, appraisee: entry.appraisee, college: entry.college,
      exclusion: entry.exclusion)
  }

  /// What a row says.
  struct Entry {
    let rater: String
    let appraisee: Int
    let college: String
    /// Empty: assigned.
    let exclusion: String
  }

  func entry(_ batch: RecordBatch, _ record: Int, _ columns: Columns) throws(Fault) -> Entry {
    let rater = Identifier.cleaned(batch.text(of: columns.rater, in: record))
    if let code = rater.isEmpty ? .idMissing : Identifier.damage(rater) {
      throw Fault(code: code, column: definition.rater)
    }
    let appraisee = try people.appraisee(batch.text(of: columns.appraisee, in: record), in: definition.appraisee)
    let excluded = columns.exclusions.first { batch.text(of: $0.column, in: record) == $0.rule.value }?.rule.reason
    let outOfForce = try self.outOfForce(batch, record, columns)
    return Entry(
      rater: rater, appraisee: appraisee, college: columns.college.map { batch.text(of: $0, in: record) } ?? "",
      exclusion: excluded ?? outOfForce ?? "")
  }

  /// Why a row does not hold on the reference date; nil: it holds.
  private func outOfForce(_ batch: RecordBatch, _ record: Int, _ columns: Columns) throws(Fault) -> String? {
    guard let rule = definition.inForce else { return nil }
    let from = try date(batch, record, columns.from, rule.from)
    let until = try date(batch, record, columns.until, rule.until)
    if let from, from > rule.date { return RosterFile.InForce.notYet }
    if let until, until < rule.date { return RosterFile.InForce.noLonger }
    return nil
  }

  private func date(
    _ batch: RecordBatch, _ record: Int, _ column: Int?, _ reference: ColumnReference?
  ) throws(Fault) -> CivilDate? {
    guard let column, let reference else { return nil }
    let text = AnswerReader.trimmed(batch.text(of: column, in: record))
    if text.isEmpty { return nil }
    guard let date = CivilDate(cell: text, definition.format.dateOrder) else {
      throw Fault(code: .timeUnreadable, column: reference)
    }
    return date
  }

  /// Where everything stands in the file.
  struct Columns {
    let rater: Int
    let appraisee: Int
    let college: Int?
    let from: Int?
    let until: Int?
    let exclusions: [(column: Int, rule: RosterFile.Exclusion)]

    init(_ definition: RosterFile, _ header: ColumnResolver) throws(Failure) {
      rater = try header.index(of: definition.rater)
      appraisee = try header.index(of: definition.appraisee)
      college = try header.index(of: definition.college)
      from = try header.index(of: definition.inForce?.from)
      until = try header.index(of: definition.inForce?.until)
      var exclusions: [(Int, RosterFile.Exclusion)] = []
      for rule in definition.exclusions { exclusions.append((try header.index(of: rule.column), rule)) }
      self.exclusions = exclusions
    }
  }

  /// One row a pair: equal ones count once; contradicting ones not at all, for nothing says which is right. A row out
  /// of force contradicts nothing: students come back to the one they left.
  private func settle(_ rows: [Row], _ trail: inout ReadingTrail) -> [Row] {
    let groups = repeated(rows)
    var settled: [Row] = []
    settled.reserveCapacity(rows.count)
    for row in rows {
      guard let group = groups[Pair(rater: row.rater, appraisee: row.appraisee)] else {
        trail.account.parsed += 1
        settled.append(row)
        continue
      }
      let inForce = group.filter { !$0.isOutOfForce }
      let deciding = row.isOutOfForce || inForce.isEmpty ? [] : inForce
      if let first = deciding.first, !deciding.allSatisfy({ $0.agrees(with: first) }) {
        trail.rejects.append(reject(.conflictingDuplicate, row.line))
        if row.line == first.line { trail.findings.append(conflict(row.line, deciding.count)) }
        continue
      }
      trail.account.parsed += 1
      let kept = inForce.first ?? group.first
      if row.line == kept?.line { settled.append(row) } else { trail.rejects.append(reject(.repeated, row.line)) }
    }
    return settled
  }

  /// The rows of those pairs that stand there more than once: nearly all stand there once.
  private func repeated(_ rows: [Row]) -> [Pair: [Row]] {
    var seen: Set<Pair> = []
    seen.reserveCapacity(rows.count)
    var groups: [Pair: [Row]] = [:]
    for row in rows {
      let pair = Pair(rater: row.rater, appraisee: row.appraisee)
      if !seen.insert(pair).inserted { groups[pair] = [] }
    }
    guard !groups.isEmpty else { return [:] }
    for row in rows { groups[Pair(rater: row.rater, appraisee: row.appraisee)]?.append(row) }
    return groups
  }

  func conflict(_ line: Int, _ count: Int) -> Finding {
    Finding(
      .conflictingDuplicate, stage: .ingest, source: list, file: definition.file, line: line,
      arguments: ["\(count)"])
  }

  func reject(_ fault: Fault, _ line: Int) -> Reject {
    reject(fault.code, line, column: fault.column.shown, candidate: fault.candidate)
  }

  func reject(
    _ code: RejectCode, _ line: Int, column: String = "", candidate: Responses.Origin? = nil
  ) -> Reject {
    Reject(
      source: list, file: definition.file, line: line, what: .record, code: code, column: column,
      arguments: candidate.map { [$0.file, "\($0.line)"] } ?? [])
  }
}
