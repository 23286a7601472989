import Tabular

/// What responses of a source are read against: lists, scales, and the names that come up.
struct ResponseContext: Sendable {
  let source: Source
  let policyZone: UTCOffset?
  let people: Appraisees
  let index: IDList
  let roster: Roster?
  let codes: AnswerCodes
  let activities = ActivityNames()

  init(_ source: Source, _ definition: Definition, _ people: Appraisees, _ index: IDList, _ roster: Roster?) {
    self.source = source
    policyZone = definition.zone
    self.people = people
    self.index = index
    self.roster = roster
    codes = AnswerCodes(items: source.items.count)
  }

  /// Whether a list names the raters.
  fileprivate var listsRaters: Bool { source.peers != nil || roster != nil }

  /// What an id is on the list that names the raters.
  fileprivate func match(rater id: IDTable.ID?) -> IDMatch {
    if source.peers != nil { return index.match(id) }
    if let roster { return roster.match(id) }
    guard let id else { return .broken(.idMissing, candidate: nil) }
    return IDMatch(unlisted: id) { nil }
  }

  /// The number on the list that names the raters; nil for one who is sound and on none.
  fileprivate func rater(_ match: IDMatch, column: String) throws(CellFault) -> UInt32? {
    if case .unknown = match, source.peers == nil { return nil }
    return UInt32(truncatingIfNeeded: try match.number(in: column, else: .raterUnknown))
  }

  fileprivate func appraisee(_ match: IDMatch) throws(CellFault) -> Int {
    try match.number(in: source.appraisee.shown, else: .appraiseeUnknown)
  }
}

/// Decodes batches of records of one file into responses, column by column. The faults of a response are found in one
/// order: the rater's, the appraisee's, those of reviewing one another, the time's.
struct ResponseDecoder: ~Copyable, @unchecked Sendable {
  private var responses = ResponseBatch()
  private let context: ResponseContext
  private let source: Source
  private let columns: ResponseColumns
  private let items: Int
  /// By item: whether it and the next three are in columns side by side.
  private let startsFour: [Bool]
  private var answers: AnswerDecoder
  private var times: TimeDecoder
  private var raterCells = IDCells()
  private var appraiseeCells = IDCells()
  private var activities = CellTable<UInt32>()
  /// The rater, where the file is named after them: the id, and the number on the list.
  private let fileRater: (id: String, number: Result<UInt32?, CellFault>)?
  /// Of a matrix: its columns, and whom each is about.
  private let rated: [(column: Int, appraisee: Result<Int, CellFault>)]
  private let isMatrix: Bool
  /// Of each row of a matrix: its record, and its place in `rated`.
  private var targets = Column<(record: UInt32, place: UInt32)>()
  private var keys = Column<IDTable.ID>()

  init(_ context: ResponseContext, _ columns: ResponseColumns, _ times: TimeReader, platform: Platform?, stem: String) {
    self.context = context
    source = context.source
    self.columns = columns
    items = source.items.count
    let wanted = columns.items
    startsFour = wanted.indices.map { item in
      item + 4 <= wanted.count && (1...3).allSatisfy { wanted[item + $0] == wanted[item] + $0 }
    }
    answers = AnswerDecoder(source.items, platform: platform, codes: context.codes)
    self.times = TimeDecoder(times)
    rated =
      if case .matrix(let columns) = columns.appraisee {
        columns.map { column, text in
          (column, Result { () throws(CellFault) in try context.appraisee(context.index.match(text)) })
        }
      } else {
        []
      }
    isMatrix = !rated.isEmpty
    fileRater = source.rater == .fileName ? ResponseDecoder.fileRater(context, Identifier.cleaned(stem)) : nil
  }

  private static func fileRater(
    _ context: ResponseContext, _ id: String
  ) -> (id: String, number: Result<UInt32?, CellFault>) {
    let match = Identifier.withID(cleaned: id, context.match(rater:))
    return (id, Result { () throws(CellFault) in try context.rater(match, column: "") })
  }

  /// Decodes all records of a batch.
  mutating func decode(_ batch: RecordBatch, into target: Exclusive<ResponseBatch>) {
    // While it is filled the batch is the decoder's own.
    swap(&responses, &target.value)
    defer { swap(&responses, &target.value) }
    responses.begin()
    raterCells.begin()
    appraiseeCells.begin()
    if isMatrix { decodeMatrix(batch) } else { decodeAnswers(batch) }
    decodeRaters(batch)
    decodeAppraisees(batch)
    if source.peers != nil { checkPeers() }
    decodeTimes(batch)
    decodeSequences(batch)
    decodeActivities(batch)
  }

  /// The record of a response.
  @inline(__always) private func record(_ row: Int) -> Int { isMatrix ? Int(targets[row].record) : row }

  // MARK: - Answers

  private mutating func decodeAnswers(_ batch: RecordBatch) {
    responses.resize(to: batch.count)
    for record in 0..<batch.count { responses.lines.append(UInt32(truncatingIfNeeded: batch.relativeLine(of: record))) }
    responses.answers.resize(to: batch.count * items)
    let wanted = columns.items
    guard wanted.count == items else { return }
    responses.valid = batch.count * items
    var places = Column<UInt32>()
    swap(&places, &responses.answers)
    defer { swap(&places, &responses.answers) }
    unsafe places.withMutableElements { places in
      unsafe wanted.withUnsafeBufferPointer { wanted in
        for record in 0..<batch.count { unsafe decodeAnswers(batch, record, wanted, places) }
      }
    }
  }

  /// Decodes the answers of a record: four at a time while they are digits side by side that were met before, else one
  /// by one.
  @inline(__always) private mutating func decodeAnswers(
    _ batch: RecordBatch, _ record: Int, _ wanted: UnsafeBufferPointer<Int>,
    _ places: UnsafeMutableBufferPointer<UInt32>
  ) {
    let first = record &* items
    var item = 0
    while item < items {
      // The last four may begin with some that were decoded already.
      let four = min(item, items &- 4)
      let isFour = four >= 0 && startsFour[four]
      if isFour, let cells = unsafe batch.fourDigits(from: wanted[four], in: record),
        let found = answers.places(ofDigits: cells, item: four)
      {
        for index in 0..<4 { unsafe places[first &+ four &+ index] = found[index] }
        item = four &+ 4
        continue
      }
      for item in item..<(isFour ? four &+ 4 : item &+ 1) {
        unsafe places[first &+ item] = decodeAnswer(batch, record, wanted[item], item)
      }
      item = isFour ? four &+ 4 : item &+ 1
    }
  }

  @inline(__always) private mutating func decodeAnswer(
    _ batch: RecordBatch, _ record: Int, _ column: Int, _ item: Int
  ) -> UInt32 {
    let answer = unsafe answers.answer(batch.field(column, in: record), item: item)
    if answer.place < AnswerCodes.firstValid {
      responses.valid &-= 1
      responses.missing &+= answer.place == AnswerCodes.missing ? 1 : 0
      responses.notApplicable &+= answer.place == AnswerCodes.notApplicable ? 1 : 0
      if let fault = answer.fault { addVoid(record, fault, column) }
    }
    return answer.place
  }

  private mutating func addVoid(_ row: Int, _ code: RejectCode, _ column: Int) {
    responses.voids.append((row, code, column))
  }

  /// Skips the blank cells of a matrix: a rater need not rate every colleague.
  private mutating func decodeMatrix(_ batch: RecordBatch) {
    targets.removeAll()
    for record in 0..<batch.count {
      for (place, (column, _)) in rated.enumerated() {
        let answer = unsafe answers.answer(batch.field(column, in: record), item: 0)
        if answer.place == AnswerCodes.missing { continue }
        if answer.place == AnswerCodes.notApplicable { responses.notApplicable += 1 }
        if answer.place >= AnswerCodes.firstValid { responses.valid += 1 }
        if let fault = answer.fault { addVoid(targets.count, fault, column) }
        targets.append((UInt32(record), UInt32(place)))
        responses.lines.append(UInt32(truncatingIfNeeded: batch.relativeLine(of: record)))
        responses.answers.append(answer.place)
      }
    }
    responses.resize(to: targets.count)
  }

  // MARK: - Raters

  private mutating func decodeRaters(_ batch: RecordBatch) {
    if let (id, number) = fileRater {
      for row in 0..<responses.count { addRater(row, number, id: id) }
    } else if let column = columns.rater {
      if case .within = source.rater { decodeRaterWords(batch, column) } else { decodeRaters(batch, column) }
    }
  }

  private mutating func decodeRaters(_ batch: RecordBatch, _ column: Int) {
    keys.removeAll()
    for row in 0..<responses.count {
      keys.append(unsafe raterCells.id(batch.field(column, in: record(row))) ?? IDTable.ID.none)
    }
    if source.peers != nil {
      context.index.find(keys, &responses.raters)
    } else if let roster = context.roster {
      roster.find(keys, &responses.raters)
    } else {
      for row in 0..<responses.count { addUnlisted(row, keys[row]) }
    }
    let isListed = context.listsRaters
    for row in 0..<responses.count
    where isListed ? responses.raters[row] == Rater.stranger : !keys[row].key.isSound {
      let match = context.match(rater: keys[row].isNone ? nil : keys[row])
      settleRater(row, Result { () throws(CellFault) in try context.rater(match, column: columns.names[column]) })
    }
  }

  /// Raters whom no list names are known by their ids.
  private mutating func addUnlisted(_ row: Int, _ id: IDTable.ID) {
    responses.raters.append(UInt32(row))
    responses.ids.append(id)
  }

  private mutating func settleRater(_ row: Int, _ rater: Result<UInt32?, CellFault>) {
    switch rater {
    case .success(let number): if let number { responses.raters[row] = number }
    case .failure(let fault): responses.add(fault, to: row)
    }
  }

  /// Finds the id among other words of the cell.
  private mutating func decodeRaterWords(_ batch: RecordBatch, _ column: Int) {
    for row in 0..<responses.count {
      let found = Identifier.match(wordOf: batch.text(of: column, in: record(row)), context.match(rater:))
      let number = Result { () throws(CellFault) in try context.rater(found.match, column: columns.names[column]) }
      addRater(row, number, id: found.word)
    }
  }

  private mutating func addRater(_ row: Int, _ rater: Result<UInt32?, CellFault>, id: String) {
    if context.listsRaters {
      responses.raters.append(Rater.stranger)
    } else {
      // Of a response without an id nothing is looked up.
      addUnlisted(row, raterCells.id(cleaned: id.isEmpty ? "-" : id))
    }
    settleRater(row, rater)
  }

  // MARK: - Appraisees

  private mutating func decodeAppraisees(_ batch: RecordBatch) {
    switch columns.appraisee {
    case .column(let column): decodeAppraisees(batch, column)
    case .roster: assignAppraisees()
    case .matrix:
      responses.appraisees.fill(0, count: responses.count)
      for row in 0..<responses.count { settleAppraisee(row, rated[Int(targets[row].place)].appraisee) }
    }
  }

  private mutating func decodeAppraisees(_ batch: RecordBatch, _ column: Int) {
    keys.removeAll()
    for row in 0..<responses.count {
      keys.append(unsafe appraiseeCells.id(batch.field(column, in: row)) ?? IDTable.ID.none)
    }
    context.index.find(keys, &responses.appraisees)
    for row in 0..<responses.count where responses.appraisees[row] == IDList.unlisted {
      responses.appraisees[row] = 0
      let match = context.index.match(keys[row].isNone ? nil : keys[row])
      settleAppraisee(row, Result { () throws(CellFault) in try context.appraisee(match) })
    }
  }

  private mutating func settleAppraisee(_ row: Int, _ appraisee: Result<Int, CellFault>) {
    switch appraisee {
    case .success(let number): responses.appraisees[row] = UInt32(truncatingIfNeeded: number)
    case .failure(let fault): responses.add(fault, to: row)
    }
  }

  /// The appraisee is the one to whom the roster assigns the rater.
  private mutating func assignAppraisees() {
    responses.appraisees.fill(0, count: responses.count)
    let column = columns.rater.map { columns.names[$0] } ?? ""
    for row in 0..<responses.count where responses.isSound(row) {
      guard let roster = context.roster, responses.raters.count > row, responses.raters[row] != Rater.stranger else {
        responses.add(CellFault(code: .notOnRoster), to: row)
        continue
      }
      if let appraisee = roster.assignment(of: responses.raters[row]) {
        responses.appraisees[row] = UInt32(truncatingIfNeeded: appraisee)
      } else {
        responses.add(CellFault(code: .appraiseeAmbiguous, column: column), to: row)
      }
    }
  }

  /// Nobody reviews themselves, nor anyone of another college (IM2-6.4).
  private mutating func checkPeers() {
    let people = context.people
    for row in 0..<responses.count where responses.isSound(row) {
      let (rater, appraisee) = (Int(responses.raters[row]), Int(responses.appraisees[row]))
      if rater == appraisee {
        responses.add(CellFault(code: .selfRating, column: source.appraisee.shown), to: row)
      } else if people[rater].college != people[appraisee].college {
        responses.add(CellFault(code: .outsideCollege, column: source.appraisee.shown), to: row)
      }
    }
  }

  // MARK: - Time, sequence, activity

  private mutating func decodeTimes(_ batch: RecordBatch) {
    guard let column = columns.submitted else { return }
    responses.times.resize(to: responses.count)
    for row in 0..<responses.count {
      do throws(CellFault) {
        responses.times[row] = unsafe try times.time(batch.field(column, in: record(row)))
      } catch {
        responses.times[row] = 0
        responses.add(CellFault(code: error.code, column: columns.names[column]), to: row)
      }
    }
  }

  private mutating func decodeSequences(_ batch: RecordBatch) {
    guard let column = columns.sequence else { return }
    responses.sequences.resize(to: responses.count)
    for row in 0..<responses.count {
      let cell = unsafe batch.field(column, in: record(row))
      responses.sequences[row] = unsafe Bytes.number(of: cell).map { $0 &+ 1 } ?? ResponseDecoder.sequence(cell)
    }
  }

  /// A number that cannot be read comes before all others.
  private static func sequence(_ cell: UnsafeRawBufferPointer) -> UInt64 {
    let text = unsafe Identifier.cleaned(String(decoding: cell, as: UTF8.self))
    guard Identifier.isDigits(text), let number = Int(text) else { return 0 }
    return UInt64(number) + 1
  }

  private mutating func decodeActivities(_ batch: RecordBatch) {
    guard let column = columns.activity else { return }
    responses.activities.resize(to: responses.count)
    for row in 0..<responses.count {
      // Only responses that can count give an activity its number.
      guard responses.isSound(row) else {
        responses.activities[row] = 0
        continue
      }
      responses.activities[row] = unsafe activities.value(of: batch.field(column, in: record(row))) { [context] cell in
        unsafe context.activities.number(of: Identifier.cleaned(String(decoding: cell, as: UTF8.self)))
      }
    }
  }
}
