/// The stage files of `ingest`: raters and activities under keyed pseudonyms, answers as scale values.
extension Ingested {
  func write(_ definition: Definition, into work: String, key: PseudonymKey) throws(Failure) {
    var tables = [people.table(definition)]
    for (source, input) in zip(definition.sources, sources) {
      tables += try input.tables(source, people, key)
    }
    tables += try ledgerTables(definition, key) + [corrections.table(people)]
    try StageFolder.write(tables + trail.tables(), of: .ingest, definition: trail.definition, into: work)
  }

  init(_ definition: Definition, from work: String) throws(Failure) {
    let hash = definition.sha256
    let folder = try StageFolder(.ingest, in: work, definition: hash)
    let people = try Appraisees(definition, folder)
    var sources: [IngestedSource] = []
    for source in definition.sources { sources.append(try IngestedSource(source, folder, people)) }
    let (targets, numbers) = try Ingested.targets(definition, folder, people)
    self.init(
      people: people, sources: sources, targets: targets,
      records: try Ingested.records(definition, folder, people, numbers),
      corrections: try [Correction](definition, folder, people), trail: try AuditTrail(folder, definition: hash))
  }
}

extension IngestedSource {
  private static let rosterColumns = ["rater", "appraisee_id", "college", "exclusion"]
  private static let originColumns = ["file", "line", "rater", "appraisee_id", "activity", "submitted", "sequence"]

  fileprivate func tables(
    _ source: Source, _ people: Appraisees, _ key: PseudonymKey
  ) throws(Failure) -> [StageFolder.Table] {
    let raters = try key.pseudonyms(of: raterNames, in: "\(name)/rater")
    let activities = try key.pseudonyms(of: activityNames, in: "\(name)/activity")
    let rows = (0..<responses.count).map { index in
      let response = responses[index]
      return [
        response.origin.file, "\(response.origin.line)",
        response.rater >= 0 ? raters[response.rater] : "\(response.rater)", people.people[response.appraisee].id,
        response.activity >= 0 ? activities[response.activity] : "", response.time?.description ?? "",
        response.sequence == Int.min ? "" : "\(response.sequence)",
      ] + zip(source.items, response.answers).map { StageAnswer.text($1, $0.scale) }
    }
    let table = StageFolder.Table(
      name: "\(name).responses", header: IngestedSource.originColumns + source.items.map(\.id), rows: rows)
    guard let roster else { return [table] }
    let entries = roster.entries.map { [raters[$0.rater], people.people[$0.appraisee].id, $0.college, $0.exclusion] }
    return [table, StageFolder.Table(name: "\(name).roster", header: IngestedSource.rosterColumns, rows: entries)]
  }

  fileprivate init(_ source: Source, _ folder: StageFolder, _ people: Appraisees) throws(Failure) {
    var raters = NameNumbers()
    var activities = NameNumbers()
    var roster: Roster?
    if source.roster != nil {
      roster = Roster()
      for row in try folder.table("\(source.name).roster", IngestedSource.rosterColumns) {
        roster?.entries.append(
          Roster.Entry(
            rater: raters.number(of: row.text("rater")), appraisee: try row.appraisee(people),
            college: row.text("college"), exclusion: row.text("exclusion")))
      }
    }
    var responses = Responses(itemCount: source.items.count)
    let header = IngestedSource.originColumns + source.items.map(\.id)
    for row in try folder.table("\(source.name).responses", header) {
      responses.append(try row.response(source, people, &raters, &activities))
    }
    self.init(
      name: source.name, roster: roster, responses: responses, raterNames: raters.names,
      activityNames: activities.names)
  }
}

extension StageRow {
  fileprivate func response(
    _ source: Source, _ people: Appraisees, _ raters: inout NameNumbers, _ activities: inout NameNumbers
  ) throws(Failure) -> Responses.Response {
    let submitted = text("submitted")
    let time = CivilTime(submitted.utf8)
    if time == nil, !submitted.isEmpty { throw folder.broken(table, "submitted") }
    let special = Dictionary(
      uniqueKeysWithValues: [Rater.sole, Rater.stranger, Rater.anonymous].map { ("\($0)", $0) })
    let activity = text("activity")
    var answers: [Int] = []
    for (index, item) in source.items.enumerated() {
      guard let code = StageAnswer.code(cells[cells.count - source.items.count + index], item.scale) else {
        throw folder.broken(table, item.id)
      }
      answers.append(code)
    }
    return Responses.Response(
      origin: Responses.Origin(file: text("file"), line: try int("line")),
      rater: special[text("rater")] ?? raters.number(of: text("rater")), appraisee: try appraisee(people),
      activity: activity.isEmpty ? -1 : activities.number(of: activity), time: time,
      sequence: try optionalInt("sequence") ?? Int.min, answers: answers)
  }
}

/// Answers in stage files: valid ones as they are published, the others under marks that no scale may use.
enum StageAnswer {
  static let notApplicable = "#n/a"
  static let invalid = "#invalid"

  static func text(_ code: Int, _ scale: Scale) -> String {
    switch code {
    case AnswerCode.missing: ""
    case AnswerCode.notApplicable: notApplicable
    case AnswerCode.invalid: invalid
    default: scale.text(of: code)
    }
  }

  static func code(_ text: String, _ scale: Scale) -> Int? {
    switch text {
    case "": AnswerCode.missing
    case notApplicable: AnswerCode.notApplicable
    case invalid: AnswerCode.invalid
    default:
      if case .labels(let labels) = scale.kind {
        labels.firstIndex { $0.label == text }
      } else {
        AnswerValue(text.utf8)?.millionths
      }
    }
  }
}
