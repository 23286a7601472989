import Tabular

/// Reads the list of who is assigned to rate whom.
struct RosterReader {
  let definition: RosterFile
  let source: String
  let folder: InputFolder
  let people: IdentifierIndex

  private struct Row: Sendable {
    let rater: String
    let line: Int
    let appraisee: Int
    let college: String
    let exclusion: String

    func agrees(with other: Row) -> Bool { college == other.college && exclusion == other.exclusion }
  }

  private struct Pair: Hashable {
    let rater: String
    let appraisee: Int
  }

  /// The roster, one entry a pair; the index of its raters; and what was left out.
  func read() throws(Failure) -> (
    roster: Roster, raters: IdentifierIndex, names: NameNumbers, trail: ReadingTrail
  ) {
    var trail = ReadingTrail(source: "\(source).roster")
    let rows = try readRows(&trail)
    var roster = Roster()
    var raters = IdentifierIndex()
    var names = NameNumbers()
    for row in settle(rows, &trail) {
      let number = names.number(of: row.rater)
      raters.insert(row.rater, number: number, origin: Responses.Origin(file: definition.file, line: row.line))
      roster.entries.append(
        Roster.Entry(rater: number, appraisee: row.appraisee, college: row.college, exclusion: row.exclusion))
    }
    return (roster, raters, names, trail)
  }

  private func readRows(_ trail: inout ReadingTrail) throws(Failure) -> [Row] {
    var reader = try ExportReader(folder: folder, path: definition.file, encoding: nil, source: trail.account.source)
    let columns = reader.columns
    let rater = try columns.index(of: definition.rater) as Int
    let appraisee = try columns.index(of: definition.appraisee) as Int
    let college = try columns.index(of: definition.college)
    var exclusions: [(column: Int, rule: RosterFile.Exclusion)] = []
    for rule in definition.exclusions { exclusions.append((try columns.index(of: rule.column), rule)) }
    let header = try columns.names([definition.rater, definition.appraisee])
    var rows: [Row] = []
    try reader.forEachRecord { batch, record, line throws(Failure) in
      let id = Identifier.cleaned(batch.text(of: rater, in: record))
      if let code = id.isEmpty ? .idMissing : Identifier.damage(id) {
        return trail.rejects.append(reject(code, line, column: header[rater]))
      }
      switch people.match(batch.text(of: appraisee, in: record)) {
      case .known(let number):
        let reason = exclusions.first { batch.text(of: $0.column, in: record) == $0.rule.value }?.rule.reason
        let home = college.map { batch.text(of: $0, in: record) }
        rows.append(
          Row(rater: id, line: line, appraisee: number, college: home ?? "", exclusion: reason ?? ""))
      case .unknown: trail.rejects.append(reject(.appraiseeUnknown, line, column: header[appraisee]))
      case .broken(let code, let candidate):
        trail.rejects.append(reject(code, line, column: header[appraisee], candidate: candidate))
      }
    }
    try trail.close(reader)
    return rows
  }

  /// One row a pair: equal ones count once; contradicting ones not at all, for nothing says which is right.
  private func settle(_ rows: [Row], _ trail: inout ReadingTrail) -> [Row] {
    let groups = Dictionary(grouping: rows) { Pair(rater: $0.rater, appraisee: $0.appraisee) }
    var settled: [Row] = []
    for row in rows {
      let group = groups[Pair(rater: row.rater, appraisee: row.appraisee)] ?? []
      guard let first = group.first else { continue }
      if !group.allSatisfy({ $0.agrees(with: first) }) {
        trail.rejects.append(reject(.conflictingDuplicate, row.line))
        if row.line == first.line { trail.findings.append(conflict(row, group.count)) }
        continue
      }
      trail.account.parsed += 1
      if row.line == first.line { settled.append(row) } else { trail.rejects.append(reject(.repeated, row.line)) }
    }
    return settled
  }

  private func conflict(_ row: Row, _ count: Int) -> Finding {
    Finding(
      .conflictingDuplicate, stage: .ingest, source: "\(source).roster", file: definition.file, line: row.line,
      arguments: ["\(count)"])
  }

  private func reject(
    _ code: RejectCode, _ line: Int, column: String = "", candidate: Responses.Origin? = nil
  ) -> Reject {
    Reject(
      source: "\(source).roster", file: definition.file, line: line, what: .record, code: code, column: column,
      arguments: candidate.map { [$0.file, "\($0.line)"] } ?? [])
  }
}
