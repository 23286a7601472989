import Tabular

/// Reads the list of who is assigned to rate whom.
struct RosterReader {
  let definition: RosterFile
  /// Name of the list, as written in `rejects.csv`.
  let list: String
  let folder: InputFolder
  let people: IDList
  let options: ReadingOptions

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
        for (line, fault) in rows.value.faults {
          trail.rejects.append(
            Reject(fault, source: list, file: definition.file, line: batch.firstLine + line, what: .record))
        }
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
  /// By the cell of the college, then by number of the reason.
  private var markCells = CellTable<UInt32>()
  /// Whether a cell is the value of a rule, by the rule's number.
  private var exclusionCells = CellTable<Bool>()
  /// The dates from which on and until when a row holds.
  private var limitCells = CellTable<Limit>()
  /// Whether a row may be excluded.
  private let hasReasons: Bool
  /// None, those of the definition, those of dates.
  private let reasons: [String]

  /// How a date is to the one that decides.
  enum Limit: UInt8, BitwiseCopyable, Sendable { case none, earlier, same, later, unreadable }

  init(_ definition: RosterFile, _ columns: RosterReader.Columns, people: IDList, marks: RosterMarks) {
    self.definition = definition
    self.columns = columns
    self.people = people
    self.marks = marks
    hasReasons = !columns.exclusions.isEmpty || definition.inForce != nil
    reasons = [""] + columns.exclusions.map(\.rule.reason) + RosterFile.InForce.reasons
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
      do throws(CellFault) {
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
    people.find(appraiseeIDs, &appraisees)
  }

  @inline(__always) private mutating func decode(_ batch: RecordBatch, _ record: Int) throws(CellFault) {
    guard let rater = unsafe raterCells.id(batch.field(columns.rater, in: record)) else {
      throw CellFault(code: .idMissing, column: definition.rater.shown)
    }
    let appraisee = try self.appraisee(record, rater)
    let mark = try self.mark(batch, record, rater)
    rows.append(rater, appraisee: appraisee, line: batch.relativeLine(of: record), mark: mark)
  }

  @inline(__always) private func appraisee(_ record: Int, _ rater: IDTable.ID) throws(CellFault) -> Int {
    let number = appraisees[record]
    return number == IDList.unlisted ? try unlisted(record, rater) : Int(number)
  }

  private func unlisted(_ record: Int, _ rater: IDTable.ID) throws(CellFault) -> Int {
    try checkDamage(rater)
    let match = people.match(appraiseeIDs[record].isNone ? nil : appraiseeIDs[record])
    return try match.number(in: definition.appraisee.shown, else: .appraiseeUnknown)
  }

  private func checkDamage(_ rater: IDTable.ID) throws(CellFault) {
    if !rater.key.isSound, let code = Identifier.damage(rater.text) {
      throw CellFault(code: code, column: definition.rater.shown)
    }
  }

  /// The number of the row's college and reason.
  @inline(__always) private mutating func mark(
    _ batch: RecordBatch, _ record: Int, _ rater: IDTable.ID
  ) throws(CellFault) -> UInt32 {
    let reason = hasReasons ? try self.reason(batch, record, rater) : 0
    let college =
      unsafe columns.college.map { unsafe batch.field($0, in: record) } ?? UnsafeRawBufferPointer(start: nil, count: 0)
    return unsafe markCells.known(college, salt: UInt32(truncatingIfNeeded: reason)) ?? addMark(college, reason)
  }

  private mutating func addMark(_ college: UnsafeRawBufferPointer, _ reason: Int) -> UInt32 {
    unsafe markCells.value(of: college, salt: UInt32(reason)) { [marks, reasons] college in
      marks.number(
        of: RosterMarks.Mark(
          college: unsafe String(decoding: college, as: UTF8.self), exclusion: reasons[reason]))
    }
  }

  /// 0 if assigned, else one more than the index of the reason: the first of the definition that holds, then the dates.
  private mutating func reason(
    _ batch: RecordBatch, _ record: Int, _ rater: IDTable.ID
  ) throws(CellFault) -> Int {
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
  ) throws(CellFault) -> Limit {
    guard let column, let reference, let rule = definition.inForce else { return .none }
    let limit = unsafe limitCells.value(of: batch.field(column, in: record)) { [definition] cell in
      let text = AnswerReader.trimmed(unsafe String(decoding: cell, as: UTF8.self))
      if text.isEmpty { return Limit.none }
      guard let date = CivilDate(cell: text, definition.format.dateOrder) else { return .unreadable }
      return date < rule.date ? .earlier : date == rule.date ? .same : .later
    }
    if limit == .unreadable {
      try checkDamage(rater)
      throw CellFault(code: .timeUnreadable, column: reference.shown)
    }
    return limit
  }
}
