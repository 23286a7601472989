/// The stage files of `ingest`: raters and activities under keyed pseudonyms, answers as scale values.
extension Ingested<ResponseRows, LedgerRows> {
  func write(_ schema: StageSchema, _ key: PseudonymKey, to draft: StageDraft) throws(Failure) {
    for source in sources {
      try draft.write(schema.responses(source.context.source), source.consumer.rows)
      if let roster = source.roster {
        try draft.write(schema.roster(source.context.source), try source.consumer.rows(of: roster))
      }
    }
    try writeLedgers(schema, key, to: draft)
  }
}

extension Ingested<Settlement<CountedRows>, DutyTally> {
  /// Reads the stage files of `ingest` as the exports were read.
  init(_ schema: StageSchema, from folder: StageFolder) throws(Failure) {
    sources = []
    for source in schema.definition.sources {
      let roster = try schema.storedRoster(of: source, folder)
      let context = ResponseContext(source, schema.definition, schema.people, IDList([]), roster)
      let stored = StoredResponses(context, schema.definition)
      try folder.forEachRow(of: schema.responses(source)) { row throws(Failure) in try stored.take(row) }
      try stored.passOn()
      sources.append(IngestedSource(roster: roster, context: context, consumer: stored.settlement))
    }
    let (targets, records) = try schema.ledgers(folder)
    self.targets = targets
    ledgers = DutyTally(schema.definition)
    ledgers.take(records)
  }
}

extension StageSchema {
  func responses(_ source: Source) -> StageTable<StoredResponse> {
    // Every response of a source with times has one.
    let submitted: StageColumn<StoredResponse> =
      source.columns.submitted == nil
      ? .optional("submitted", \.submitted)
      : .column("submitted", \.submitted, text: { $0?.description ?? "" }, value: { CivilTime($0).map { $0 } })
    return StageTable(
      name: "\(source.name).responses", blank: StoredResponse(),
      columns: [
        .value("file", \.file), .value("line", \.line), .value("rater", \.rater),
        .appraisee(\.appraisee, of: people), .value("activity", \.activity), submitted,
        .optional("sequence", \.sequence),
      ] + StageColumn.answers(source.items, \.answers))
  }

  typealias RosterRow = (rater: String, appraisee: Int, college: String, exclusion: String)

  func roster(_ source: Source) -> StageTable<RosterRow> {
    StageTable(
      name: "\(source.name).roster", blank: ("", 0, "", ""),
      columns: [
        .column("rater", \.rater, text: { $0 }, value: { $0.isEmpty ? nil : $0 }),
        .appraisee(\.appraisee, of: people), .value("college", \.college), .value("exclusion", \.exclusion),
      ])
  }

  fileprivate func storedRoster(of source: Source, _ folder: StageFolder) throws(Failure) -> Roster? {
    guard source.roster != nil else { return nil }
    let builder = RosterBuilder(
      appraisees: people.count, countsColleges: definition.asksColleges(of: source), keepsEntries: false)
    let rows = Exclusive(RosterBatch())
    var cells = IDCells()
    for row in try folder.rows(of: roster(source)) {
      let mark = RosterMarks.Mark(college: row.college, exclusion: row.exclusion)
      rows.value.append(
        cells.id(cleaned: row.rater), appraisee: row.appraisee, line: rows.value.count,
        mark: builder.marks.number(of: mark))
    }
    rows.value.end()
    builder.take([rows], threads: 1)
    return builder.settle(file: "", threads: 1).roster
  }
}

/// A response as the stage file holds it.
struct StoredResponse {
  var file = ""
  var line = 0
  /// A pseudonym, or one of the marks below.
  var rater = ""
  var appraisee = 0
  /// A pseudonym; empty without one.
  var activity = ""
  var submitted: CivilTime?
  var sequence: UInt64?
  /// Codes by item.
  var answers: [Int] = []

  /// The only rater there can be: an office, or the appraisee.
  static let sole = "-1"
  /// A rater who is not on the roster.
  static let stranger = "-2"
  /// A rater of whom nothing is known; each response is another's.
  static let anonymous = "-3"
}

/// The responses of a source as rows of its stage file.
final class ResponseRows: ResponseConsumer, @unchecked Sendable {
  private(set) var rows: [StoredResponse] = []
  private let context: ResponseContext
  private let raters: Pseudonyms
  private let activities: Pseudonyms

  init(_ context: ResponseContext, _ key: PseudonymKey) {
    self.context = context
    raters = Pseudonyms(key, domain: "\(context.source.name)/rater")
    activities = Pseudonyms(key, domain: "\(context.source.name)/activity")
  }

  func take(_ batches: [Exclusive<ResponseBatch>], of file: String, threads: Int) throws(Failure) {
    let (valid, names) = (context.codes.valid, context.activities.names)
    for batch in batches {
      for row in 0..<batch.value.count where batch.value.isSound(row) {
        rows.append(try response(row, of: batch.value, file, valid, names))
      }
    }
  }

  private func response(
    _ row: Int, of batch: borrowing ResponseBatch, _ file: String, _ valid: [[Int]], _ names: [String]
  ) throws(Failure) -> StoredResponse {
    var response = StoredResponse(file: file, line: batch.line(of: row), rater: try rater(row, of: batch))
    response.appraisee = Int(batch.appraisees[row])
    if batch.activities.count > row {
      response.activity = try activities.pseudonym(of: names[Int(batch.activities[row])])
    }
    if batch.times.count > row { response.submitted = CivilTime(secondsSince1970: batch.times[row]) }
    if batch.sequences.count > row, batch.sequences[row] > 0 { response.sequence = batch.sequences[row] - 1 }
    for (item, valid) in valid.enumerated() {
      response.answers.append(AnswerCodes.code(of: batch.answers[row * context.source.items.count + item], valid))
    }
    return response
  }

  private func rater(_ row: Int, of batch: borrowing ResponseBatch) throws(Failure) -> String {
    guard batch.raters.count > row else {
      return context.source.isAnonymous ? StoredResponse.anonymous : StoredResponse.sole
    }
    let number = batch.raters[row]
    if number == Rater.stranger { return StoredResponse.stranger }
    if batch.ids.count > row { return try raters.pseudonym(of: batch.ids[row].text) }
    if context.source.peers != nil { return try raters.pseudonym(of: context.people[Int(number)].id) }
    return try raters.pseudonym(of: context.roster?.text(of: number) ?? "")
  }

  /// The roster of the source as rows of its stage file.
  fileprivate func rows(of roster: Roster) throws(Failure) -> [StageSchema.RosterRow] {
    try roster.entries.map { entry throws(Failure) in
      (try raters.pseudonym(of: roster.text(of: entry.rater)), entry.appraisee, entry.college, entry.exclusion)
    }
  }
}

/// Passes the rows of the stage file on to the settlement of their source, in batches of one file each.
private final class StoredResponses {
  let settlement: Settlement<CountedRows>
  private let context: ResponseContext
  private let batch = Exclusive(ResponseBatch())
  private var file = ""
  private var cells = IDCells()
  private static let most = 4096

  init(_ context: ResponseContext, _ definition: Definition) {
    self.context = context
    settlement = Settlement(context, definition, sink: CountedRows(context.source, codes: context.codes))
    batch.value.begin()
  }

  func take(_ row: StoredResponse) throws(Failure) {
    if row.file != file || batch.value.count >= StoredResponses.most { try passOn() }
    file = row.file
    batch.value.grow()
    batch.value.lines.append(UInt32(truncatingIfNeeded: row.line))
    batch.value.appraisees.append(UInt32(truncatingIfNeeded: row.appraisee))
    appendRater(row.rater)
    let columns = context.source.columns
    if columns.activity != nil { batch.value.activities.append(context.activities.number(of: row.activity)) }
    if columns.submitted != nil, let time = row.submitted { batch.value.times.append(time.secondsSince1970) }
    if columns.sequence != nil { batch.value.sequences.append(row.sequence.map { $0 &+ 1 } ?? 0) }
    for (item, code) in row.answers.enumerated() {
      batch.value.answers.append(context.codes.place(of: code, item: item))
    }
  }

  /// Passes on what has come since the last time.
  func passOn() throws(Failure) {
    if batch.value.count > 0 { try settlement.take(batch, of: file) }
    batch.value.begin()
    cells.begin()
  }

  private func appendRater(_ text: String) {
    if text == StoredResponse.sole || text == StoredResponse.anonymous { return }
    if text == StoredResponse.stranger { return batch.value.raters.append(Rater.stranger) }
    let id = cells.id(cleaned: text.isEmpty ? "-" : text)
    if let roster = context.roster {
      var rater = Rater.stranger
      if case .known(let number) = roster.match(id) { rater = UInt32(truncatingIfNeeded: number) }
      return batch.value.raters.append(rater)
    }
    batch.value.raters.append(UInt32(batch.value.ids.count))
    batch.value.ids.append(id)
  }
}
