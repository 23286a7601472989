/// The stage files of `validate`: counted responses, no longer with any trace of who gave them. Activities are numbers
/// that say which responses belong together, and nothing else.
extension Validated {
  func write(_ definition: Definition, into work: String) throws(Failure) {
    var tables = [people.table(definition)]
    for (source, validated) in zip(definition.sources, sources) {
      tables.append(validated.responseTable(source, people))
      tables.append(validated.participation.table(source.name, people))
    }
    tables += [duties.table(definition, people), corrections.table(people)]
    try StageFolder.write(tables + trail.tables(), of: .validate, definition: trail.definition, into: work)
  }

  init(_ definition: Definition, from work: String) throws(Failure) {
    let hash = definition.sha256
    let folder = try StageFolder(.validate, in: work, definition: hash)
    let people = try Appraisees(definition, folder)
    var sources: [ValidatedSource] = []
    for source in definition.sources {
      sources.append(
        ValidatedSource(
          name: source.name, counted: .rows(try Responses(source, folder, people)),
          participation: try [Participation](source, folder, people)))
    }
    self.init(
      people: people, sources: sources, duties: try [[DutyOutcome]](definition, folder, people),
      corrections: try [Correction](definition, folder, people), trail: try AuditTrail(folder, definition: hash))
  }
}

extension ValidatedSource {
  fileprivate static let front = ["appraisee_id", "activity"]

  fileprivate func responseTable(_ source: Source, _ people: Appraisees) -> StageFolder.Table {
    // Stages are written from all that was read.
    let responses = if case .rows(let rows) = counted { rows } else { Responses(itemCount: source.items.count) }
    let rows = (0..<responses.count).map { row in
      [people.people[responses.appraisees[row]].id, "\(responses.activities[row])"]
        + zip(source.items, responses.answers(of: row)).map { StageAnswer.text($1, $0.scale) }
    }
    return StageFolder.Table(
      name: "\(name).responses", header: ValidatedSource.front + source.items.map(\.id),
      rows: rows.sorted { BytewiseKey($0) < BytewiseKey($1) })
  }
}

extension Responses {
  fileprivate init(_ source: Source, _ folder: StageFolder, _ people: Appraisees) throws(Failure) {
    self.init(itemCount: source.items.count)
    for row in try folder.table("\(source.name).responses", ValidatedSource.front + source.items.map(\.id)) {
      var answers: [Int] = []
      for (item, cell) in zip(source.items, row.cells.dropFirst(ValidatedSource.front.count)) {
        guard let code = StageAnswer.code(cell, item.scale) else { throw folder.broken(row.table, item.id) }
        answers.append(code)
      }
      append(
        Response(
          origin: Origin(file: "", line: 0), rater: Rater.sole, appraisee: try row.appraisee(people),
          activity: try row.int("activity"), time: nil, sequence: Int.min, answers: answers))
    }
  }
}

extension [Participation] {
  private static var columns: [String] { ["appraisee_id", "roster_gross", "excluded", "responded"] }

  func table(_ source: String, _ people: Appraisees) -> StageFolder.Table {
    StageFolder.Table(
      name: "\(source).participation", header: Self.columns,
      rows: zip(people.people, self).map { [$0.id, "\($1.gross)", "\($1.excluded)", "\($1.responded)"] })
  }

  init(_ source: Source, _ folder: StageFolder, _ people: Appraisees) throws(Failure) {
    self = [Participation](repeating: Participation(gross: 0, excluded: 0, responded: 0), count: people.count)
    for row in try folder.table("\(source.name).participation", Self.columns) {
      self[try row.appraisee(people)] = Participation(
        gross: try row.int("roster_gross"), excluded: try row.int("excluded"), responded: try row.int("responded"))
    }
  }
}
