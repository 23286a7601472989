/// The stage files of `normalise`: exact sums and counts by appraisee. Those of disjoint sets of appraisees can be
/// concatenated.
extension Normalised {
  private static let scoreColumns = ["appraisee_id", "sum", "count", "responses"]
  private static let answerColumns = ["appraisee_id", "item", "answer", "n"]

  func write(_ definition: Definition, into work: String) throws(Failure) {
    try StageFolder.write(
      tables(definition), of: .normalise, definition: trail.definition, into: work)
  }

  /// Also part of the folders of the stages that follow.
  func tables(_ definition: Definition) -> [StageFolder.Table] {
    var tables = [people.table(definition)]
    for (source, input) in zip(definition.sources, sources) {
      tables.append(input.participation.table(source.name, people))
      tables.append(
        StageFolder.Table(
          name: "\(source.name).scores", header: Normalised.scoreColumns,
          rows: zip(people.people, input.scores).map { [$0.id, "\($1.sum)", "\($1.count)", "\($1.responses)"] }))
      let rows = people.people.enumerated().flatMap { index, person in
        source.items.enumerated().flatMap { number, item in
          input.items.cells(index, number, item.scale).map { [person.id, item.id, $0.answer, "\($0.count)"] }
        }
      }
      tables.append(
        StageFolder.Table(name: "\(source.name).answers", header: Normalised.answerColumns, rows: rows))
      tables.append(input.groupTable(source, people))
    }
    return tables + [duties.table(definition, people), corrections.table(people)] + trail.tables()
  }

  init(_ definition: Definition, _ stage: Stage, from work: String) throws(Failure) {
    let hash = definition.sha256
    let folder = try StageFolder(stage, in: work, definition: hash)
    let people = try Appraisees(definition, folder)
    var sources: [NormalisedSource] = []
    for source in definition.sources {
      sources.append(
        NormalisedSource(
          name: source.name, participation: try [Participation](source, folder, people),
          scores: try Normalised.scores(source, folder, people), items: try Normalised.items(source, folder, people),
          groups: try Normalised.groups(source, folder, people)))
    }
    self.init(
      people: people, sources: sources, duties: try [[DutyOutcome]](definition, folder, people),
      corrections: try [Correction](definition, folder, people), trail: try AuditTrail(folder, definition: hash))
  }

  private static func scores(
    _ source: Source, _ folder: StageFolder, _ people: Appraisees
  ) throws(Failure) -> [ScoreSum] {
    var scores = [ScoreSum](repeating: ScoreSum(sum: .zero, count: 0, responses: 0), count: people.count)
    for row in try folder.table("\(source.name).scores", scoreColumns) {
      scores[try row.appraisee(people)] = ScoreSum(
        sum: try row.rational("sum"), count: try row.int("count"), responses: try row.int("responses"))
    }
    return scores
  }

  private static func groups(
    _ source: Source, _ folder: StageFolder, _ people: Appraisees
  ) throws(Failure) -> [[GroupTally]] {
    let none = [GroupTally](repeating: GroupTally(), count: source.groups.count)
    var groups = [[GroupTally]](repeating: none, count: people.count)
    for row in try folder.table("\(source.name).groups", NormalisedSource.groupColumns) {
      guard let group = source.groups.firstIndex(where: { $0.name == row.text("group") }) else {
        throw folder.broken(row.table, "group")
      }
      groups[try row.appraisee(people)][group] = GroupTally(
        count: try row.int("n"), sum: try row.rational("sum"), squares: try row.rational("squares"))
    }
    return groups
  }

  /// The rows of one appraisee need not stand together: files of disjoint sets may have been put into one.
  private static func items(
    _ source: Source, _ folder: StageFolder, _ people: Appraisees
  ) throws(Failure) -> ItemTallies {
    var counts: [[Int: Int]] = Array(repeating: [:], count: people.count * source.items.count)
    var totals = [Int](repeating: 0, count: counts.count)
    for row in try folder.table("\(source.name).answers", answerColumns) {
      guard let item = source.items.firstIndex(where: { $0.id == row.text("item") }),
        let code = StageAnswer.code(row.text("answer"), source.items[item].scale), code >= AnswerCode.missing
      else { throw folder.broken(row.table, "answer") }
      let index = try row.appraisee(people) * source.items.count + item
      let n = try row.int("n")
      // No more than there can be responses.
      guard (0...Int(Int32.max) - totals[index]).contains(n) else { throw folder.broken(row.table, "n") }
      totals[index] += n
      counts[index][code, default: 0] += n
    }
    var tallies = ItemTallies(items: source.items.count, appraisees: people.count)
    for counts in counts {
      let valid = counts.filter { AnswerCode.isValid($0.key) }.sorted { $0.key < $1.key }
      tallies.append(
        counts: valid.map { (code: $0.key, count: $0.value) },
        missing: counts[AnswerCode.missing, default: 0] + counts[AnswerCode.invalid, default: 0],
        notApplicable: counts[AnswerCode.notApplicable, default: 0])
    }
    return tallies
  }
}

extension NormalisedSource {
  fileprivate static let groupColumns = ["appraisee_id", "group", "n", "sum", "squares"]

  fileprivate func groupTable(_ source: Source, _ people: Appraisees) -> StageFolder.Table {
    let rows = zip(people.people, groups).flatMap { person, groups in
      zip(source.groups, groups).map { group, tally in
        [person.id, group.name, "\(tally.count)", "\(tally.sum)", "\(tally.squares)"]
      }
    }
    return StageFolder.Table(name: "\(name).groups", header: NormalisedSource.groupColumns, rows: rows)
  }
}

extension ItemTallies {
  fileprivate func cells(_ appraisee: Int, _ item: Int, _ scale: Scale) -> [(answer: String, count: Int)] {
    let tally = self[appraisee, item]
    let special = [(AnswerCode.missing, tally.missing), (AnswerCode.notApplicable, tally.notApplicable)]
    let all = special.filter { $0.1 > 0 } + valid(appraisee, item)
    return all.map { (StageAnswer.text($0.0, scale), $0.1) }
  }
}
