import Tabular

/// Reads the list of who is assigned to rate whom.
struct RosterReader {
  let definition: RosterFile
  /// Name of the list, as written in `rejects.csv`.
  let list: String
  let folder: InputFolder
  let people: IDList
  let options: ReadingOptions

  typealias Fault = MappedRecord.Fault

  /// Reads the whole list into `builder`.
  func read(into builder: RosterBuilder) throws(Failure) -> (roster: Roster, trail: ReadingTrail) {
    var trail = ReadingTrail(source: list)
    let reader = try ExportReader(
      folder: folder, file: ExportFile(definition.file), format: definition.format, wanted: definition.columns,
      source: list, plan: options.plan)
    let columns = try Columns(definition, reader.columns)
    let decoders = (0..<reader.batchCount).map { _ in
      Exclusive(RosterBatchDecoder(definition, columns, people: people, marks: builder.marks))
    }
    let rows = decoders.map { _ in Exclusive(RosterBatch()) }
    while let batches = try reader.readRound({ decoders[$0].value.decode($1, into: rows[$0]) }) {
      for (rows, batch) in zip(rows, batches) {
        rows.value.firstLine = batch.firstLine
        for (line, fault) in rows.value.faults { trail.rejects.append(reject(fault, batch.firstLine + line)) }
      }
      builder.take(Array(rows.prefix(batches.count)), threads: options.threads)
    }
    let settled = builder.settle(file: definition.file, threads: options.threads)
    book(settled, &trail)
    try trail.close(reader)
    return (settled.roster, trail)
  }

  /// Says of each row what became of it.
  private func book(_ settled: RosterBuilder.Settled, _ trail: inout ReadingTrail) {
    trail.account.parsed += settled.parsed
    for (line, code) in settled.rejects {
      let isOfPair = code == .repeated || code == .conflictingDuplicate
      trail.rejects.append(
        Reject(
          source: list, file: definition.file, line: line, what: .record, code: code,
          column: isOfPair ? "" : definition.rater.shown))
    }
    for (line, count) in settled.conflicts {
      trail.findings.append(
        Finding(
          .conflictingDuplicate, stage: .ingest, source: list, file: definition.file, line: line,
          arguments: ["\(count)"]))
    }
  }

  private func reject(_ fault: Fault, _ line: Int) -> Reject {
    Reject(
      source: list, file: definition.file, line: line, what: .record, code: fault.code, column: fault.column.shown,
      arguments: fault.candidate.map { [$0.file, "\($0.line)"] } ?? [])
  }

  /// The columns of the file.
  struct Columns {
    let rater: Int
    let appraisee: Int
    let college: Int?
    let from: Int?
    let until: Int?
    let exclusions: [(column: Int, rule: RosterFile.Exclusion)]

    init(_ definition: RosterFile, _ header: ColumnResolver) throws(Failure) {
      rater = try header.index(of: definition.rater)
      appraisee = try header.index(of: definition.appraisee)
      college = try header.index(of: definition.college)
      from = try header.index(of: definition.inForce?.from)
      until = try header.index(of: definition.inForce?.until)
      var exclusions: [(Int, RosterFile.Exclusion)] = []
      for rule in definition.exclusions { exclusions.append((try header.index(of: rule.column), rule)) }
      self.exclusions = exclusions
    }
  }
}

/// Decodes batches of records of a roster. Of several faults of a row the rater's comes first, then the appraisee's, then
/// those of its dates.
struct RosterBatchDecoder: ~Copyable, @unchecked Sendable {
  private var rows = RosterBatch()
  private let definition: RosterFile
  private let columns: RosterReader.Columns
  private let people: IDList
  private let marks: RosterMarks
  private var raterCells = IDCells()
  private var appraiseeCells = IDCells()
  /// By record: the appraisee's id, and the number of it; no one's if it is not on the list as it is.
  private var appraiseeIDs = Column<IDTable.ID>()
  private var appraisees = Column<UInt32>()
  private static let nobody = UInt32.max
  private var colleges = CellTable<UInt32>()
  private var collegeNames = NameNumbers()
  /// Whether a cell is the value of a rule, by the rule's number.
  private var exclusionCells = CellTable<Bool>()
  /// The dates from which on and until when a row holds.
  private var limitCells = CellTable<Limit>()
  /// By number of the college here, then by that of the reason.
  private var known: [UInt32?] = []
  /// Whether a row may be excluded.
  private let hasReasons: Bool
  /// Reasons of the definition, those of dates, and none.
  private let reasonCount: Int

  /// How a date is to the one that decides.
  enum Limit: UInt8, BitwiseCopyable, Sendable { case none, earlier, same, later, unreadable }

  init(_ definition: RosterFile, _ columns: RosterReader.Columns, people: IDList, marks: RosterMarks) {
    self.definition = definition
    self.columns = columns
    self.people = people
    self.marks = marks
    hasReasons = !columns.exclusions.isEmpty || definition.inForce != nil
    reasonCount = columns.exclusions.count + 3
  }

  mutating func decode(_ batch: RecordBatch, into target: Exclusive<RosterBatch>) {
    // While it is filled the batch is the decoder's own.
    swap(&rows, &target.value)
    defer { swap(&rows, &target.value) }
    rows.begin()
    raterCells.begin()
    appraiseeCells.begin()
    findAppraisees(batch)
    for record in 0..<batch.count {
      do throws(MappedRecord.Fault) {
        try decode(batch, record)
      } catch {
        rows.faults.append((batch.relativeLine(of: record), error))
      }
    }
    rows.end()
  }

  private mutating func findAppraisees(_ batch: RecordBatch) {
    appraiseeIDs.removeAll()
    for record in 0..<batch.count {
      appraiseeIDs.append(unsafe appraiseeCells.id(batch.field(columns.appraisee, in: record)) ?? IDTable.ID.none)
    }
    var numbers = Column<UInt32>()
    swap(&numbers, &appraisees)
    numbers.resize(to: batch.count)
    unsafe numbers.withMutableElements { numbers in
      people.find(appraiseeIDs) { record, number in
        unsafe numbers[record] = number.map { UInt32(truncatingIfNeeded: $0) } ?? RosterBatchDecoder.nobody
      }
    }
    swap(&numbers, &appraisees)
  }

  @inline(__always) private mutating func decode(_ batch: RecordBatch, _ record: Int) throws(MappedRecord.Fault) {
    guard let rater = unsafe raterCells.id(batch.field(columns.rater, in: record)) else {
      throw MappedRecord.Fault(code: .idMissing, column: definition.rater)
    }
    let appraisee = try self.appraisee(record, rater)
    let mark = try self.mark(batch, record, rater)
    rows.append(rater, appraisee: appraisee, line: batch.relativeLine(of: record), mark: mark)
  }

  @inline(__always) private func appraisee(_ record: Int, _ rater: IDTable.ID) throws(MappedRecord.Fault) -> Int {
    let number = appraisees[record]
    return number == RosterBatchDecoder.nobody ? try unlisted(record, rater) : Int(number)
  }

  private func unlisted(_ record: Int, _ rater: IDTable.ID) throws(MappedRecord.Fault) -> Int {
    try checkDamage(rater)
    let id = appraiseeIDs[record].isNone ? nil : appraiseeIDs[record]
    return try people.appraisee(people.match(id), in: definition.appraisee)
  }

  private func checkDamage(_ rater: IDTable.ID) throws(MappedRecord.Fault) {
    if !rater.key.isSound, let code = Identifier.damage(rater.text) {
      throw MappedRecord.Fault(code: code, column: definition.rater)
    }
  }

  /// The number of the row's college and reason.
  @inline(__always) private mutating func mark(
    _ batch: RecordBatch, _ record: Int, _ rater: IDTable.ID
  ) throws(MappedRecord.Fault) -> UInt32 {
    var college: UInt32 = 0
    if let column = columns.college {
      let cell = unsafe batch.field(column, in: record)
      college = unsafe colleges.known(cell) ?? addCollege(cell)
    }
    let reason = hasReasons ? try self.reason(batch, record, rater) : 0
    let index = Int(college) &* reasonCount &+ reason
    if index < known.count, let mark = known[index] { return mark }
    return addMark(index, college, reason)
  }

  private mutating func addCollege(_ cell: UnsafeRawBufferPointer) -> UInt32 {
    var names = NameNumbers()
    swap(&names, &collegeNames)
    defer { swap(&names, &collegeNames) }
    return unsafe colleges.value(of: cell) { UInt32(names.number(of: unsafe String(decoding: $0, as: UTF8.self))) }
  }

  private mutating func addMark(_ index: Int, _ college: UInt32, _ reason: Int) -> UInt32 {
    let names = collegeNames.names
    let reasons = [""] + columns.exclusions.map(\.rule.reason) + RosterFile.InForce.reasons
    let mark = RosterMarks.Mark(
      college: names.indices.contains(Int(college)) ? names[Int(college)] : "", exclusion: reasons[reason])
    while known.count <= index { known.append(nil) }
    let number = marks.number(of: mark)
    known[index] = number
    return number
  }

  /// 0 if assigned, else one more than the index of the reason: the first of the definition that holds, then the dates.
  private mutating func reason(
    _ batch: RecordBatch, _ record: Int, _ rater: IDTable.ID
  ) throws(MappedRecord.Fault) -> Int {
    var reason = 0
    for (index, exclusion) in columns.exclusions.enumerated() where reason == 0 {
      let holds = unsafe exclusionCells.value(of: batch.field(exclusion.column, in: record), salt: UInt32(index)) {
        cell in
        unsafe String(decoding: cell, as: UTF8.self) == exclusion.rule.value
      }
      if holds { reason = index + 1 }
    }
    guard let rule = definition.inForce else { return reason }
    let from = try limit(batch, record, columns.from, rule.from, rater)
    let until = try limit(batch, record, columns.until, rule.until, rater)
    if reason > 0 { return reason }
    if from == .later { return columns.exclusions.count + 1 }
    return until == .earlier ? columns.exclusions.count + 2 : 0
  }

  private mutating func limit(
    _ batch: RecordBatch, _ record: Int, _ column: Int?, _ reference: ColumnReference?,
    _ rater: IDTable.ID
  ) throws(MappedRecord.Fault) -> Limit {
    guard let column, let reference, let rule = definition.inForce else { return .none }
    let limit = unsafe limitCells.value(of: batch.field(column, in: record)) { [definition] cell in
      let text = AnswerReader.trimmed(unsafe String(decoding: cell, as: UTF8.self))
      if text.isEmpty { return Limit.none }
      guard let date = CivilDate(cell: text, definition.format.dateOrder) else { return .unreadable }
      return date < rule.date ? .earlier : date == rule.date ? .same : .later
    }
    if limit == .unreadable {
      try checkDamage(rater)
      throw MappedRecord.Fault(code: .timeUnreadable, column: reference)
    }
    return limit
  }
}
