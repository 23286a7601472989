/// The stage files of `validate`: counted responses, no longer with any trace of who gave them. Activities are numbers
/// that say which responses belong together, and nothing else.
extension Validated<CountedRows> {
  func write(_ schema: StageSchema, to draft: StageDraft) throws(Failure) {
    for (source, validated) in zip(schema.definition.sources, sources) {
      let table = schema.countedResponses(source)
      let rows = validated.counted.responses.map { BytewiseKey(table.cells(of: $0)) }.sorted()
      try draft.write(table) { write throws(Failure) in
        for row in rows { try write(row.fields) }
      }
      try draft.write(schema.participation(source), schema.entries(validated.participation))
    }
    try draft.write(schema.duties, schema.entries(duties))
  }
}

extension Validated<SourceTally> {
  init(_ schema: StageSchema, from folder: StageFolder) throws(Failure) {
    sources = []
    for source in schema.definition.sources {
      let codes = AnswerCodes(items: source.items.count)
      let tally = SourceTally(source, codes: codes, appraisees: schema.people.count)
      try folder.forEachRow(of: schema.countedResponses(source)) { row in
        let places = row.answers.enumerated().map { codes.place(of: $1, item: $0) }
        unsafe places.withUnsafeBufferPointer {
          unsafe tally.take(
            block: row.appraisee % Roster.partitionCount, appraisee: row.appraisee,
            activity: UInt32(truncatingIfNeeded: row.activity), count: 1, places: $0)
        }
      }
      sources.append(ValidatedSource(counted: tally, participation: try schema.participation(of: source, folder)))
    }
    duties = try schema.duties(folder)
  }
}

extension StageSchema {
  func countedResponses(_ source: Source) -> StageTable<CountedRows.Response> {
    StageTable(
      name: "\(source.name).responses", blank: (0, 0, []),
      columns: [.appraisee(\.appraisee, of: people), .value("activity", \.activity)]
        + StageColumn.answers(source.items, \.answers))
  }

  func participation(_ source: Source) -> StageTable<Entry<Participation>> {
    StageTable(
      name: "\(source.name).participation", blank: (0, 0, Participation(gross: 0, excluded: 0, responded: 0)),
      columns: [
        appraisee(), .value("roster_gross", \.value.gross), .value("excluded", \.value.excluded),
        .value("responded", \.value.responded),
      ])
  }

  func participation(of source: Source, _ folder: StageFolder) throws(Failure) -> [Participation] {
    try folder.values(of: participation(source), appraisees: people.count)[0]
  }

  var duties: StageTable<Entry<DutyOutcome>> {
    StageTable(
      name: "duties", blank: (0, 0, DutyOutcome()),
      columns: [
        .index("duty", \.place, among: definition.duties.map(\.name)), appraisee(),
        .value("required", \.value.required), .value("met", \.value.met),
        .column(
          "shortfalls", \.value.shortfalls, text: { $0.joined(separator: "; ") },
          value: { $0.split(separator: "; ").map(String.init) }),
      ])
  }

  func duties(_ folder: StageFolder) throws(Failure) -> [[DutyOutcome]] {
    try folder.values(of: duties, places: definition.duties.count, appraisees: people.count)
  }
}

/// The responses of a source that count, as rows of a stage file.
final class CountedRows: CountedResponseSink, @unchecked Sendable {
  /// The activity is -1 where a source has none; answers are codes by item.
  typealias Response = (appraisee: Int, activity: Int, answers: [Int])

  private let codes: AnswerCodes
  private let hasActivities: Bool
  /// By block: appraisee, activity, and places of the answers.
  private let blocks: [Exclusive<[(appraisee: Int, activity: Int, places: [UInt32])]>]

  init(_ source: Source, codes: AnswerCodes) {
    self.codes = codes
    hasActivities = source.columns.activity != nil
    blocks = (0..<Roster.partitionCount).map { _ in Exclusive([]) }
  }

  func take(block: Int, appraisee: Int, activity: UInt32, count: Int, places: UnsafeBufferPointer<UInt32>) {
    let items = places.count / max(1, count)
    for response in 0..<count {
      blocks[block].value.append(
        (
          appraisee, hasActivities ? Int(activity) : -1,
          unsafe Array(places[response * items..<(response + 1) * items])
        ))
    }
  }

  func responses(appraisees: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: appraisees)
    for row in blocks.lazy.flatMap(\.value) { counts[row.appraisee] += 1 }
    return counts
  }

  var responses: [Response] {
    let valid = codes.valid
    return blocks.flatMap(\.value).map { row in
      (row.appraisee, row.activity, row.places.enumerated().map { AnswerCodes.code(of: $1, valid[$0]) })
    }
  }
}
