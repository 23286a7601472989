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
}

/// Decodes batches of records of one file into responses, column by column. The faults of a response are found in one
/// order: the rater's, the appraisee's, those of reviewing one another, the time's.
struct ResponseDecoder: ~Copyable, @unchecked Sendable {
  typealias Fault = ResponseBatch.Fault

  private var responses = ResponseBatch()
  private let context: ResponseContext
  private let source: Source
  private let columns: ResponseColumns
  private let isMatrix: Bool
  private let items: Int
  /// By item: whether it and the next three are in columns side by side.
  private let startsFour: [Bool]
  private var answers: AnswerDecoder
  private var times: TimeDecoder
  private var raterCells = IDCells()
  private var appraiseeCells = IDCells()
  private var activities = CellTable<UInt32>()
  /// The rater, where the file is named after them.
  private let fileRater: Result<UInt32, Fault>?
  private let fileStem: String
  /// By column of a matrix: whom it is about.
  private let rated: [Result<Int, Fault>]
  /// Of each row of a matrix: its column.
  private var targets = Column<UInt32>()
  private var keys = Column<IDTable.ID>()

  init(_ context: ResponseContext, _ columns: ResponseColumns, _ times: TimeReader, platform: Platform?, stem: String) {
    self.context = context
    source = context.source
    self.columns = columns
    isMatrix = columns.isMatrix
    items = source.items.count
    startsFour = ResponseDecoder.fours(columns)
    answers = AnswerDecoder(source.items, platform: platform, codes: context.codes)
    self.times = TimeDecoder(times)
    fileStem = stem
    rated = columns.targets.map { target in
      guard case .matrix(_, let id) = target.appraisee else { return .success(0) }
      return Result { () throws(Fault) in try ResponseDecoder.appraisee(context, context.index.match(id)) }
    }
    fileRater = source.rater == .fileName ? ResponseDecoder.fileRater(context, stem) : nil
  }

  private static func fours(_ columns: ResponseColumns) -> [Bool] {
    let wanted = columns.targets.first?.items ?? []
    return wanted.indices.map { item in
      item + 4 <= wanted.count && (1...3).allSatisfy { wanted[item + $0] == wanted[item] + $0 }
    }
  }

  private static func fileRater(_ context: ResponseContext, _ stem: String) -> Result<UInt32, Fault> {
    Identifier.withID(cleaned: Identifier.cleaned(stem)) { (id: IDTable.ID?) in
      Result { () throws(Fault) in try rater(context, matched(context, id), column: "") ?? 0 }
    }
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
  @inline(__always) private func record(_ row: Int) -> Int {
    isMatrix ? Int(targets[row] / UInt32(rated.count)) : row
  }

  private func target(_ row: Int) -> Int { Int(targets[row]) % max(1, rated.count) }

  // MARK: - Answers

  private mutating func decodeAnswers(_ batch: RecordBatch) {
    responses.resize(to: batch.count)
    for record in 0..<batch.count { responses.lines.append(UInt32(truncatingIfNeeded: batch.relativeLine(of: record))) }
    responses.answers.resize(to: batch.count * items)
    guard let wanted = columns.targets.first?.items, wanted.count == items else { return }
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
    responses.voids.append(ResponseBatch.VoidAnswer(row: row, code: code, column: column))
  }

  /// Skips the blank cells of a matrix: a rater need not rate every colleague.
  private mutating func decodeMatrix(_ batch: RecordBatch) {
    targets.removeAll()
    for record in 0..<batch.count {
      for (target, column) in columns.targets.enumerated() {
        guard let cell = column.items.first else { continue }
        let answer = unsafe answers.answer(batch.field(cell, in: record), item: 0)
        if answer.place == AnswerCodes.missing { continue }
        let row = targets.count
        targets.append(UInt32(record * rated.count + target))
        responses.lines.append(UInt32(truncatingIfNeeded: batch.relativeLine(of: record)))
        responses.answers.append(answer.place)
        if answer.place == AnswerCodes.notApplicable { responses.notApplicable += 1 }
        if answer.place >= AnswerCodes.firstValid { responses.valid += 1 }
        if let fault = answer.fault { addVoid(row, fault, cell) }
      }
    }
    responses.resize(to: targets.count)
  }

  // MARK: - Raters

  private mutating func decodeRaters(_ batch: RecordBatch) {
    let count = responses.count
    if let fileRater { return decodeFileRater(fileRater) }
    guard let column = columns.rater else { return }
    responses.raters.resize(to: count)
    if case .within = source.rater { return decodeRaterWords(batch, column) }
    keys.resize(to: 0)
    for row in 0..<count {
      if let id = unsafe raterCells.id(batch.field(column, in: record(row))) {
        keys.append(id)
        continue
      }
      keys.append(IDTable.ID.none)
      responses.add(Fault(code: .idMissing, column: columns.names[column]), to: row)
    }
    if let roster = context.roster, source.peers == nil {
      var keys = Column<IDTable.ID>()
      swap(&keys, &self.keys)
      unsafe responses.raters.withMutableElements { raters in
        roster.find(keys) { row, number in unsafe raters[row] = number ?? Rater.stranger }
      }
      swap(&keys, &self.keys)
      for row in 0..<count where responses.raters[row] == Rater.stranger && responses.isSound(row) {
        settleUnlisted(row, column)
      }
    } else if source.peers != nil {
      for row in 0..<count where responses.isSound(row) {
        settleRater(row, context.index.number(of: keys[row]), column)
      }
    } else {
      addUnlisted(column)
    }
  }

  /// - Parameter number: nil for one who is not on the list.
  @inline(__always) private mutating func settleRater(_ row: Int, _ number: Int?, _ column: Int) {
    if let number {
      responses.raters[row] = UInt32(truncatingIfNeeded: number)
    } else if responses.isSound(row) {
      settleUnlisted(row, column)
    }
  }

  private mutating func settleUnlisted(_ row: Int, _ column: Int) {
    do throws(Fault) {
      let match = ResponseDecoder.matched(context, keys[row])
      responses.raters[row] = try ResponseDecoder.rater(context, match, column: columns.names[column]) ?? Rater.stranger
    } catch {
      responses.raters[row] = Rater.stranger
      responses.add(error, to: row)
    }
  }

  /// What an id is on the list that names the raters.
  private static func matched(_ context: ResponseContext, _ id: IDTable.ID?) -> IDMatch {
    if context.source.peers != nil { return context.index.match(id) }
    if let roster = context.roster { return roster.match(id) }
    guard let id else { return .broken(.idMissing, candidate: nil) }
    return IDMatch(unlisted: id) { nil }
  }

  /// The number on the list; nil for one whom no list names.
  private static func rater(_ context: ResponseContext, _ match: IDMatch, column: String) throws(Fault) -> UInt32? {
    switch match {
    case .known(let number): return UInt32(truncatingIfNeeded: number)
    case .unknown where context.source.peers != nil: throw Fault(code: .raterUnknown, column: column)
    case .unknown: return context.roster == nil ? nil : Rater.stranger
    case .broken(let code, let candidate): throw Fault(code: code, column: column, candidate: candidate)
    }
  }

  /// Raters whom no list names are known by their ids.
  private mutating func addUnlisted(_ column: Int) {
    for row in 0..<responses.count {
      responses.raters[row] = UInt32(row)
      responses.ids.append(keys[row])
      guard responses.isSound(row), !keys[row].key.isSound else { continue }
      do throws(Fault) {
        _ = try ResponseDecoder.rater(
          context, ResponseDecoder.matched(context, keys[row]), column: columns.names[column])
      } catch {
        responses.add(error, to: row)
      }
    }
  }

  /// Finds the id among other words of the cell.
  private mutating func decodeRaterWords(_ batch: RecordBatch, _ column: Int) {
    for row in 0..<responses.count {
      let text = batch.text(of: column, in: record(row))
      let found = Identifier.match(wordOf: text) { ResponseDecoder.matched(context, $0) }
      addRater(
        row,
        Result { () throws(Fault) in
          try ResponseDecoder.rater(context, found.match, column: columns.names[column])
        }, id: found.word)
    }
  }

  private mutating func decodeFileRater(_ rater: Result<UInt32, Fault>) {
    responses.raters.resize(to: responses.count)
    for row in 0..<responses.count {
      addRater(row, rater.map { hasList ? $0 : nil }, id: Identifier.cleaned(fileStem))
    }
  }

  private var hasList: Bool { source.peers != nil || context.roster != nil }

  private mutating func addRater(_ row: Int, _ rater: Result<UInt32?, Fault>, id: String) {
    // Of a response without an id nothing is looked up.
    if !hasList { responses.ids.append(raterCells.id(cleaned: id.isEmpty ? "-" : id)) }
    responses.raters[row] = hasList ? Rater.stranger : UInt32(row)
    switch rater {
    case .success(let number): if let number { responses.raters[row] = number }
    case .failure(let fault): responses.add(fault, to: row)
    }
  }

  // MARK: - Appraisees

  private mutating func decodeAppraisees(_ batch: RecordBatch) {
    responses.appraisees.fill(0, count: responses.count)
    switch columns.targets.first?.appraisee {
    case .column(let column): decodeAppraisees(batch, column)
    case .roster: assignAppraisees()
    case .matrix, nil:
      for row in 0..<responses.count { settleAppraisee(row, rated[target(row)]) }
    }
  }

  private mutating func decodeAppraisees(_ batch: RecordBatch, _ column: Int) {
    let (index, unlisted) = (context.index, UInt32.max)
    var keys = Column<IDTable.ID>()
    swap(&keys, &self.keys)
    defer { swap(&keys, &self.keys) }
    keys.removeAll()
    for row in 0..<responses.count {
      keys.append(unsafe appraiseeCells.id(batch.field(column, in: row)) ?? IDTable.ID.none)
    }
    unsafe responses.appraisees.withMutableElements { appraisees in
      index.find(keys) { row, number in
        unsafe appraisees[row] = number.map { UInt32(truncatingIfNeeded: $0) } ?? unlisted
      }
    }
    for row in 0..<responses.count where responses.appraisees[row] == unlisted {
      responses.appraisees[row] = 0
      let id = keys[row].isNone ? nil : keys[row]
      settleAppraisee(
        row, Result { () throws(Fault) in try ResponseDecoder.appraisee(context, context.index.match(id)) })
    }
  }

  private mutating func settleAppraisee(_ row: Int, _ appraisee: Result<Int, Fault>) {
    switch appraisee {
    case .success(let number): responses.appraisees[row] = UInt32(truncatingIfNeeded: number)
    case .failure(let fault): responses.add(fault, to: row)
    }
  }

  private static func appraisee(_ context: ResponseContext, _ match: IDMatch) throws(Fault) -> Int {
    let column = context.source.appraisee.shown
    switch match {
    case .known(let number): return number
    case .unknown: throw Fault(code: .appraiseeUnknown, column: column)
    case .broken(let code, let candidate): throw Fault(code: code, column: column, candidate: candidate)
    }
  }

  /// The appraisee is the one to whom the roster assigns the rater.
  private mutating func assignAppraisees() {
    for row in 0..<responses.count where responses.isSound(row) {
      guard let roster = context.roster, responses.raters.count > row, responses.raters[row] != Rater.stranger else {
        responses.add(Fault(code: .notOnRoster), to: row)
        continue
      }
      if let appraisee = roster.assignment(of: responses.raters[row]) {
        responses.appraisees[row] = UInt32(truncatingIfNeeded: appraisee)
      } else {
        responses.add(Fault(code: .appraiseeAmbiguous, column: columns.rater.map { columns.names[$0] } ?? ""), to: row)
      }
    }
  }

  /// Nobody reviews themselves, nor anyone of another college (IM2-6.4).
  private mutating func checkPeers() {
    let people = context.people.people
    for row in 0..<responses.count where responses.isSound(row) {
      let (rater, appraisee) = (Int(responses.raters[row]), Int(responses.appraisees[row]))
      if rater == appraisee {
        responses.add(Fault(code: .selfRating, column: source.appraisee.shown), to: row)
      } else if people[rater].college != people[appraisee].college {
        responses.add(Fault(code: .outsideCollege, column: source.appraisee.shown), to: row)
      }
    }
  }

  // MARK: - Time, sequence, activity

  private mutating func decodeTimes(_ batch: RecordBatch) {
    guard let column = columns.submitted else { return }
    responses.times.resize(to: responses.count)
    for row in 0..<responses.count {
      do throws(TimeReader.Fault) {
        responses.times[row] = unsafe try times.time(batch.field(column, in: record(row)))
      } catch {
        responses.times[row] = 0
        responses.add(Fault(code: error.code, column: columns.names[column]), to: row)
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
