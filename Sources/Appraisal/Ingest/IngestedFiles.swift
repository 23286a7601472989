/// The stage files of `ingest`: raters and activities under keyed pseudonyms, answers as scale values.
extension Ingested<ResponseRows, LedgerRows> {
  func write(_ definition: Definition, into work: String, key: PseudonymKey) throws(Failure) {
    var tables = [people.table(definition)]
    for source in sources { tables += try source.tables(people, key) }
    tables += try LedgerFiles(people: people, targets: targets, records: ledgers.records).tables(definition, key)
    tables.append(corrections.table(people))
    try StageFolder.write(tables + trail.tables(), of: .ingest, definition: trail.definition, into: work)
  }
}

extension Ingested<Settlement<CountedRows>, DutyTally> {
  /// Reads the stage files of `ingest` as the exports were read.
  init(_ definition: Definition, from work: String) throws(Failure) {
    let hash = definition.sha256
    let folder = try StageFolder(.ingest, in: work, definition: hash)
    let people = try Appraisees(definition, folder)
    var sources: [IngestedSource<Settlement<CountedRows>>] = []
    for source in definition.sources {
      let stored = StoredResponses(source: source, definition: definition, folder: folder, people: people)
      sources.append(try stored.read())
    }
    let ledgers = try LedgerFiles(definition, folder, people)
    let duties = DutyTally(definition)
    duties.take(ledgers.records)
    self.init(
      people: people, sources: sources, targets: ledgers.targets, ledgers: duties,
      corrections: try [Correction](definition, folder, people), trail: try AuditTrail(folder, definition: hash))
  }
}

/// How raters who are on no list stand in the stage file.
private enum StoredRater {
  /// The only one there can be: an office, or the appraisee.
  static let sole = "-1"
  /// Not on the roster.
  static let stranger = "-2"
  /// One of whom nothing is known; each response is another's.
  static let anonymous = "-3"
}

private let rosterColumns = ["rater", "appraisee_id", "college", "exclusion"]
private let originColumns = ["file", "line", "rater", "appraisee_id", "activity", "submitted", "sequence"]

/// The responses that were read, as rows of a stage file.
final class ResponseRows: ResponseConsumer, @unchecked Sendable {
  private struct Row {
    let origin: Origin
    /// Empty for one who is known by `special`.
    let rater: String
    let special: String
    let appraisee: Int
    let activity: String?
    let time: CivilTime?
    let sequence: UInt64
    let answers: [String]
  }

  private let context: ResponseContext
  private var rows: [Row] = []

  init(_ context: ResponseContext) { self.context = context }

  func take(_ batches: [Exclusive<ResponseBatch>], of file: String, threads: Int) throws(Failure) {
    let (valid, activities) = (context.codes.valid, context.activities.names)
    for batch in batches {
      for row in 0..<batch.value.count where batch.value.isSound(row) {
        take(row, of: batch.value, file, valid, activities)
      }
    }
  }

  private func take(
    _ row: Int, of batch: borrowing ResponseBatch, _ file: String, _ valid: [[Int]], _ activities: [String]
  ) {
    let items = context.source.items
    let (rater, special) = self.rater(row, of: batch)
    rows.append(
      Row(
        origin: Origin(file: file, line: batch.line(of: row)), rater: rater, special: special,
        appraisee: Int(batch.appraisees[row]),
        activity: batch.activities.count > row ? activities[Int(batch.activities[row])] : nil,
        time: batch.times.count > row ? CivilTime(secondsSince1970: batch.times[row]) : nil,
        sequence: batch.sequences.count > row ? batch.sequences[row] : 0,
        answers: items.indices.map { item in
          let place = batch.answers[row * items.count + item]
          return StageAnswer.text(AnswerCodes.code(of: place, valid[item]), items[item].scale)
        }))
  }

  private func rater(_ row: Int, of batch: borrowing ResponseBatch) -> (name: String, special: String) {
    guard batch.raters.count > row else {
      return ("", context.source.isAnonymous ? StoredRater.anonymous : StoredRater.sole)
    }
    let number = batch.raters[row]
    if number == Rater.stranger { return ("", StoredRater.stranger) }
    if batch.ids.count > row { return (batch.ids[row].text, "") }
    if context.source.peers != nil { return (context.people.people[Int(number)].id, "") }
    return (context.roster?.text(of: number) ?? "", "")
  }

  func table(_ people: Appraisees, _ key: PseudonymKey) throws(Failure) -> StageFolder.Table {
    let name = context.source.name
    let raters = try ResponseRows.pseudonyms(of: rows.map(\.rater), in: "\(name)/rater", key)
    let activities = try ResponseRows.pseudonyms(of: rows.compactMap(\.activity), in: "\(name)/activity", key)
    let cells = rows.map { row in
      [
        row.origin.file, "\(row.origin.line)", row.special.isEmpty ? raters[row.rater] ?? "" : row.special,
        people.people[row.appraisee].id, row.activity.flatMap { activities[$0] } ?? "", row.time?.description ?? "",
        row.sequence == 0 ? "" : "\(row.sequence - 1)",
      ] + row.answers
    }
    return StageFolder.Table(
      name: "\(name).responses", header: originColumns + context.source.items.map(\.id), rows: cells)
  }

  static func pseudonyms(
    of names: [String], in domain: String, _ key: PseudonymKey
  ) throws(Failure) -> [String: String] {
    let distinct = Array(Set(names))
    return Dictionary(uniqueKeysWithValues: zip(distinct, try key.pseudonyms(of: distinct, in: domain)))
  }
}

extension IngestedSource<ResponseRows> {
  fileprivate func tables(_ people: Appraisees, _ key: PseudonymKey) throws(Failure) -> [StageFolder.Table] {
    let table = try consumer.table(people, key)
    guard let roster else { return [table] }
    let raters = try ResponseRows.pseudonyms(
      of: roster.entries.map { roster.text(of: $0.rater) }, in: "\(name)/rater", key)
    let rows = roster.entries.map { entry in
      [
        raters[roster.text(of: entry.rater)] ?? "", people.people[entry.appraisee].id, entry.college, entry.exclusion,
      ]
    }
    return [table, StageFolder.Table(name: "\(name).roster", header: rosterColumns, rows: rows)]
  }
}

/// Reads what `ingest` has written of one source.
private struct StoredResponses {
  let source: Source
  let definition: Definition
  let folder: StageFolder
  let people: Appraisees

  func read() throws(Failure) -> IngestedSource<Settlement<CountedRows>> {
    let roster = try self.roster()
    let context = ResponseContext(source, definition, people, IDList([]), roster)
    let settlement = Settlement(context, definition, sink: CountedRows(source, codes: context.codes))
    let batch = Exclusive(StoredBatch(context))
    let header = originColumns + source.items.map(\.id)
    for row in try folder.table("\(source.name).responses", header) {
      if try !batch.value.takes(row) || batch.value.isFull {
        try settlement.take(batch.value.responses, of: batch.value.file)
        batch.value.begin(row.text("file"))
      }
      try batch.value.append(row, people)
    }
    try settlement.take(batch.value.responses, of: batch.value.file)
    return IngestedSource(name: source.name, roster: roster, context: context, consumer: settlement)
  }

  private func roster() throws(Failure) -> Roster? {
    guard source.roster != nil else { return nil }
    let builder = RosterBuilder(
      appraisees: people.count, countsColleges: definition.asksColleges(of: source),
      keepsEntries: false)
    let rows = Exclusive(RosterBatch())
    var cells = IDCells()
    for row in try folder.table("\(source.name).roster", rosterColumns) {
      guard !row.text("rater").isEmpty else { throw folder.broken(row.table, "rater") }
      let mark = RosterMarks.Mark(college: row.text("college"), exclusion: row.text("exclusion"))
      rows.value.append(
        cells.id(cleaned: row.text("rater")), appraisee: try row.appraisee(people), line: rows.value.count,
        mark: builder.marks.number(of: mark))
    }
    rows.value.end()
    builder.take([rows], threads: 1)
    return builder.settle(file: "", threads: 1).roster
  }
}

/// Rows of the stage file as a batch of responses, all of one file.
struct StoredBatch: ~Copyable, Sendable {
  let responses = Exclusive(ResponseBatch())
  private(set) var file = ""
  private let context: ResponseContext
  private var cells = IDCells()
  private static let most = 4096

  init(_ context: ResponseContext) {
    self.context = context
    responses.value.begin()
  }

  var isFull: Bool { responses.value.count >= StoredBatch.most }

  func takes(_ row: StageRow) throws(Failure) -> Bool { responses.value.count == 0 || row.text("file") == file }

  mutating func begin(_ file: String) {
    responses.value.begin()
    cells.begin()
    self.file = file
  }

  mutating func append(_ row: StageRow, _ people: Appraisees) throws(Failure) {
    if responses.value.count == 0 { file = row.text("file") }
    let source = context.source
    responses.value.grow()
    responses.value.lines.append(UInt32(truncatingIfNeeded: try row.int("line")))
    responses.value.appraisees.append(UInt32(truncatingIfNeeded: try row.appraisee(people)))
    appendRater(row.text("rater"), people)
    if source.columns.activity != nil {
      responses.value.activities.append(context.activities.number(of: row.text("activity")))
    }
    let submitted = row.text("submitted")
    if source.columns.submitted != nil {
      guard let time = CivilTime(submitted.utf8) else { throw row.folder.broken(row.table, "submitted") }
      responses.value.times.append(time.secondsSince1970)
    }
    if source.columns.sequence != nil {
      let sequence = try row.optionalInt("sequence")
      responses.value.sequences.append(sequence.map { UInt64(max(0, $0)) + 1 } ?? 0)
    }
    for (index, item) in source.items.enumerated() {
      guard let code = StageAnswer.code(row.cells[row.cells.count - source.items.count + index], item.scale) else {
        throw row.folder.broken(row.table, item.id)
      }
      responses.value.answers.append(context.codes.place(of: code, item: index))
    }
  }

  private mutating func appendRater(_ text: String, _ people: Appraisees) {
    if text == StoredRater.sole || text == StoredRater.anonymous { return }
    if text == StoredRater.stranger { return responses.value.raters.append(Rater.stranger) }
    let id = cells.id(cleaned: text.isEmpty ? "-" : text)
    if let roster = context.roster {
      if case .known(let number) = roster.match(id) {
        responses.value.raters.append(UInt32(truncatingIfNeeded: number))
      } else {
        responses.value.raters.append(Rater.stranger)
      }
      return
    }
    responses.value.raters.append(UInt32(responses.value.ids.count))
    responses.value.ids.append(id)
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
        AnswerValue(text.utf8).flatMap { scale.lowest <= $0 && $0 <= scale.highest ? $0.millionths : nil }
      }
    }
  }
}
