/// The stage files of `normalise`: exact sums and counts by appraisee. Those of disjoint sets of appraisees can be
/// concatenated.
extension Normalised {
  /// Writes the tables of this stage, which are also part of those that follow.
  func write(_ schema: StageSchema, to draft: StageDraft) throws(Failure) {
    for (source, input) in zip(schema.definition.sources, sources) {
      try draft.write(schema.participation(source), schema.entries(input.participation))
      try draft.write(schema.scores(source), schema.entries(input.scores))
      try draft.write(schema.answers(source), schema.people.indices.flatMap { input.items.answers(on: $0, source) })
      let groups = input.groups.enumerated().flatMap { person, groups in
        groups.enumerated().map { (place: $0, appraisee: person, value: $1) }
      }
      try draft.write(schema.groups(source), groups)
    }
    try draft.write(schema.duties, schema.entries(duties))
  }

  init(_ schema: StageSchema, from folder: StageFolder) throws(Failure) {
    let count = schema.people.count
    sources = []
    for source in schema.definition.sources {
      var groups = [[GroupTally]](
        repeating: [GroupTally](repeating: GroupTally(), count: source.groups.count), count: count)
      try folder.forEachRow(of: schema.groups(source)) { groups[$0.appraisee][$0.place] = $0.value }
      sources.append(
        NormalisedSource(
          participation: try schema.participation(of: source, folder),
          scores: try folder.values(of: schema.scores(source), appraisees: count)[0],
          items: try schema.items(source, folder), groups: groups))
    }
    duties = try schema.duties(folder)
  }
}

extension StageSchema {
  func scores(_ source: Source) -> StageTable<Entry<ScoreSum>> {
    StageTable(
      name: "\(source.name).scores", blank: (0, 0, ScoreSum(sum: .zero, count: 0, responses: 0)),
      columns: [
        appraisee(), .value("sum", \.value.sum), .value("count", \.value.count), .value("responses", \.value.responses),
      ])
  }

  func groups(_ source: Source) -> StageTable<Entry<GroupTally>> {
    StageTable(
      name: "\(source.name).groups", blank: (0, 0, GroupTally()),
      columns: [
        appraisee(), .index("group", \.place, among: source.groups.map(\.name)), .value("n", \.value.count),
        .value("sum", \.value.sum), .value("squares", \.value.squares),
      ])
  }

  /// How many gave an answer to an item, by the index of the item.
  func answers(_ source: Source) -> StageTable<Entry<(code: Int, count: Int)>> {
    StageTable(
      name: "\(source.name).answers", blank: (0, 0, (0, 0)),
      columns: [
        appraisee(), .index("item", \.place, among: source.items.map(\.id)),
        StageColumn(name: "answer", cell: { StageAnswer.text($0.value.code, source.items[$0.place].scale) }) {
          cell, row in
          guard let code = StageAnswer.code(cell, source.items[row.place].scale) else { return false }
          row.value.code = code
          return code >= AnswerCode.missing
        },
        .value("n", \.value.count),
      ])
  }

  /// Reads answers back. The rows of one appraisee need not be together: files of disjoint sets may have been put into one.
  fileprivate func items(_ source: Source, _ folder: StageFolder) throws(Failure) -> ItemTallies {
    var counts: [[Int: Int]] = Array(repeating: [:], count: people.count * source.items.count)
    var totals = [Int](repeating: 0, count: counts.count)
    let table = answers(source)
    try folder.forEachRow(of: table) { row throws(Failure) in
      let index = row.appraisee * source.items.count + row.place
      // No more than there can be responses.
      guard (0...Int(Int32.max) - totals[index]).contains(row.value.count) else { throw folder.broken(table.name, "n") }
      totals[index] += row.value.count
      counts[index][row.value.code, default: 0] += row.value.count
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

extension ItemTallies {
  fileprivate func answers(on appraisee: Int, _ source: Source) -> [StageSchema.Entry<(code: Int, count: Int)>] {
    source.items.indices.flatMap { item in
      let tally = self[appraisee, item]
      let special = [
        (code: AnswerCode.missing, count: tally.missing), (code: AnswerCode.notApplicable, count: tally.notApplicable),
      ]
      return (special.filter { $0.count > 0 } + valid(appraisee, item)).map { (item, appraisee, $0) }
    }
  }
}
