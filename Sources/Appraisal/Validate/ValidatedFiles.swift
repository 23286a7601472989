/// The stage files of `validate`: counted responses, no longer with any trace of who gave them. Activities are numbers
/// that say which responses belong together, and nothing else.
extension Validated<CountedRows> {
  func write(_ definition: Definition, into work: String) throws(Failure) {
    var tables = [people.table(definition)]
    for (source, validated) in zip(definition.sources, sources) {
      tables.append(validated.counted.table(source, people))
      tables.append(validated.participation.table(source.name, people))
    }
    tables += [duties.table(definition, people), corrections.table(people)]
    try StageFolder.write(tables + trail.tables(), of: .validate, definition: trail.definition, into: work)
  }
}

extension Validated<SourceTally> {
  init(_ definition: Definition, from work: String) throws(Failure) {
    let hash = definition.sha256
    let folder = try StageFolder(.validate, in: work, definition: hash)
    let people = try Appraisees(definition, folder)
    var sources: [ValidatedSource<SourceTally>] = []
    for source in definition.sources {
      sources.append(
        ValidatedSource(
          name: source.name, counted: try CountedRows.tally(source, folder, people),
          participation: try [Participation](source, folder, people)))
    }
    self.init(
      people: people, sources: sources, duties: try [[DutyOutcome]](definition, folder, people),
      corrections: try [Correction](definition, folder, people), trail: try AuditTrail(folder, definition: hash))
  }
}

/// The responses that count, as rows of a stage file.
final class CountedRows: CountedResponseSink, @unchecked Sendable {
  private struct Row: Sendable {
    let appraisee: Int
    let activity: Int
    let places: [UInt32]
  }

  private let codes: AnswerCodes
  private let hasActivities: Bool
  private let blocks: [Block]
  private static let front = ["appraisee_id", "activity"]

  private final class Block: @unchecked Sendable { var rows: [Row] = [] }

  init(_ source: Source, codes: AnswerCodes) {
    self.codes = codes
    hasActivities = source.columns.activity != nil
    blocks = (0..<Roster.partitionCount).map { _ in Block() }
  }

  func take(block: Int, appraisee: Int, activity: UInt32, count: Int, places: UnsafeBufferPointer<UInt32>) {
    let items = places.count / max(1, count)
    for response in 0..<count {
      blocks[block].rows.append(
        Row(
          appraisee: appraisee, activity: hasActivities ? Int(activity) : -1,
          places: unsafe Array(places[response * items..<(response + 1) * items])))
    }
  }

  func responses(appraisees: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: appraisees)
    for row in blocks.lazy.flatMap(\.rows) { counts[row.appraisee] += 1 }
    return counts
  }

  func table(_ source: Source, _ people: Appraisees) -> StageFolder.Table {
    let valid = codes.valid
    let rows = blocks.flatMap(\.rows).map { row in
      [people.people[row.appraisee].id, "\(row.activity)"]
        + source.items.indices.map { item in
          StageAnswer.text(AnswerCodes.code(of: row.places[item], valid[item]), source.items[item].scale)
        }
    }
    return StageFolder.Table(
      name: "\(source.name).responses", header: CountedRows.front + source.items.map(\.id),
      rows: rows.sorted { BytewiseKey($0) < BytewiseKey($1) })
  }

  /// Adds up the rows of a stage file.
  static func tally(_ source: Source, _ folder: StageFolder, _ people: Appraisees) throws(Failure) -> SourceTally {
    let codes = AnswerCodes(items: source.items.count)
    let tally = SourceTally(source, codes: codes, appraisees: people.count)
    for row in try folder.table("\(source.name).responses", front + source.items.map(\.id)) {
      var places: [UInt32] = []
      for (index, item) in source.items.enumerated() {
        guard let code = StageAnswer.code(row.cells[front.count + index], item.scale) else {
          throw folder.broken(row.table, item.id)
        }
        places.append(codes.place(of: code, item: index))
      }
      let (appraisee, activity) = (try row.appraisee(people), try row.int("activity"))
      unsafe places.withUnsafeBufferPointer {
        unsafe tally.take(
          block: appraisee % Roster.partitionCount, appraisee: appraisee,
          activity: UInt32(truncatingIfNeeded: activity), count: 1, places: $0)
      }
    }
    return tally
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
