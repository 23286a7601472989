import Tabular

/// Reads the files of one ledger into records.
struct LedgerReader {
  let ledger: Ledger
  let definition: Definition
  let folder: InputFolder
  let people: IDList
  /// By target.
  let targets: [TargetIndex]

  func read(_ files: [ExportFile]) throws(Failure) -> (records: [LedgerRecord], trail: ReadingTrail) {
    var records: [LedgerRecord] = []
    var trail = ReadingTrail(source: ledger.name)
    var seen: Set<CellsHash> = []
    for file in files {
      let reader = try ExportReader(
        folder: folder, file: file, format: ledger.format, wanted: ledger.columns, source: ledger.name)
      let columns = try LedgerColumns(ledger, definition, reader.columns)
      let (times, finding) = try reader.times(of: columns.date, policyZone: definition.zone)
      trail.findings += finding.map { [$0] } ?? []
      var decoder = LedgerRecordDecoder(ledger, definition, columns, times, people: people, targets: targets)
      try reader.forEachRecord { batch, record, line throws(Failure) in
        do throws(CellFault) {
          var found = try decoder.record(batch, record)
          trail.account.parsed += 1
          if ledger.repeated == .drop, !seen.insert(CellsHash(batch, record)).inserted {
            throw CellFault(code: .repeated)
          }
          decoder.readDetails(batch, record, &found, &trail.account) { code, column in
            let fault = CellFault(code: code, column: column.shown)
            trail.rejects.append(Reject(fault, source: ledger.name, file: file.label, line: line, what: .answer))
          }
          records.append(found)
        } catch {
          trail.rejects.append(Reject(error, source: ledger.name, file: file.label, line: line, what: .record))
        }
      }
      try trail.close(reader)
    }
    return (records, trail)
  }
}

/// Where everything of a ledger is in one file.
struct LedgerColumns {
  let appraisee: Int
  let date: Int
  let activity: Int
  /// By name of the activity: the columns that some duty reads of its records.
  let asked: [String: Asked]

  struct Asked {
    /// `number` tells apart what is asked of a column for different activities.
    var targets: [(column: Int, reference: ColumnReference, targets: [Int], number: UInt32)] = []
    var amounts: [(name: String, column: Int, reference: ColumnReference)] = []
  }

  init(_ ledger: Ledger, _ definition: Definition, _ header: ColumnResolver) throws(Failure) {
    let places = try header.indices(of: ledger.columns)
    appraisee = try header.index(of: ledger.appraisee)
    date = try header.index(of: ledger.date)
    activity = try header.index(of: ledger.activity)
    var asked: [String: Asked] = [:]
    var number: UInt32 = 0
    for activity in Set(ledger.activities.values) {
      let duties = definition.duties.filter { $0.asks(for: activity) }
      var columns = Asked()
      for target in Set(duties.compactMap(\.each)).sorted() {
        guard let reference = ledger.targets[target], let column = places[reference] else { continue }
        if let place = columns.targets.firstIndex(where: { $0.reference == reference }) {
          columns.targets[place].targets.append(target)
        } else {
          columns.targets.append((column, reference, [target], number))
          number += 1
        }
      }
      for name in Set(duties.compactMap(\.amount)).sorted() {
        guard let reference = ledger.amounts[name], let column = places[reference] else { continue }
        columns.amounts.append((name, column, reference))
      }
      asked[activity] = columns
    }
    self.asked = asked
  }
}

/// Decodes the records of one file of a ledger. Of several faults the appraisee's comes first, then the date's, the
/// period, the activity's.
struct LedgerRecordDecoder: ~Copyable {
  private let ledger: Ledger
  private let definition: Definition
  private let columns: LedgerColumns
  private let times: TimeReader
  private let people: IDList
  private let targets: [TargetIndex]
  private var appraiseeCells = IDCells()
  private var dates = RememberedCells<Result<CivilDate, CellFault>>()
  private var activities = RememberedCells<String?>()
  private var words = RememberedCells<[Word]>()
  private var amounts = RememberedCells<Amount>()

  /// A word of a target cell, and what it is among the members of each target that is asked for.
  struct Word {
    let matches: [(target: Int, match: TargetIndex.Match)]
  }

  enum Amount { case blank, void(RejectCode), value(AnswerValue) }

  init(
    _ ledger: Ledger, _ definition: Definition, _ columns: LedgerColumns, _ times: TimeReader, people: IDList,
    targets: [TargetIndex]
  ) {
    self.ledger = ledger
    self.definition = definition
    self.columns = columns
    self.times = times
    self.people = people
    self.targets = targets
  }

  private static func text(_ cell: UnsafeRawBufferPointer) -> String {
    AnswerReader.trimmed(unsafe String(decoding: cell, as: UTF8.self))
  }

  /// Who did what, and when.
  mutating func record(_ batch: RecordBatch, _ record: Int) throws(CellFault) -> LedgerRecord {
    let appraisee = try self.appraisee(batch, record)
    let date = try self.date(batch, record)
    guard definition.period.contains(date) else { throw CellFault(code: .outsidePeriod, column: ledger.date.shown) }
    guard let activity = self.activity(batch, record) else {
      throw CellFault(code: .activityUnlisted, column: ledger.activity.shown)
    }
    return LedgerRecord(appraisee: appraisee, date: date, activity: activity)
  }

  private mutating func appraisee(_ batch: RecordBatch, _ record: Int) throws(CellFault) -> Int {
    appraiseeCells.begin()
    let cell = unsafe batch.field(columns.appraisee, in: record)
    if let id = unsafe appraiseeCells.id(cell), let number = people.number(of: id) { return number }
    let match = unsafe people.match(LedgerRecordDecoder.text(cell))
    return try match.number(in: ledger.appraisee.shown, else: .appraiseeUnknown)
  }

  private mutating func date(_ batch: RecordBatch, _ record: Int) throws(CellFault) -> CivilDate {
    let date = unsafe dates.value(of: batch.field(columns.date, in: record)) { [times] cell in
      let text = unsafe LedgerRecordDecoder.text(cell)
      return Result { () throws(CellFault) in try times.time(Array(text.utf8)[...]).date }
    }
    switch date {
    case .success(let date): return date
    case .failure(let fault): throw CellFault(code: fault.code, column: ledger.date.shown)
    }
  }

  private mutating func activity(_ batch: RecordBatch, _ record: Int) -> String? {
    unsafe activities.value(of: batch.field(columns.activity, in: record)) { [ledger] cell in
      ledger.activities[unsafe LedgerRecordDecoder.text(cell)]
    }
  }

  /// To whom it was owed, and how much it was: cells that are booked as answers.
  ///
  /// - Parameter void: is told of each cell, or word of one, that cannot be read.
  mutating func readDetails(
    _ batch: RecordBatch, _ record: Int, _ found: inout LedgerRecord, _ account: inout Account,
    void: (RejectCode, ColumnReference) -> Void
  ) {
    guard let asked = columns.asked[found.activity] else { return }
    for (column, reference, targets, number) in asked.targets {
      let words = unsafe self.words(batch.field(column, in: record), targets, number)
      account.answers += max(1, words.count)
      if words.isEmpty { account.missing += 1 }
      for word in words {
        if let code = name(word, &found) { void(code, reference) } else { account.valid += 1 }
      }
    }
    for (name, column, reference) in asked.amounts {
      account.answers += 1
      switch unsafe amount(batch.field(column, in: record)) {
      case .blank: account.missing += 1
      case .void(let code): void(code, reference)
      case .value(let value):
        found.amounts[name] = value
        account.valid += 1
      }
    }
  }

  private mutating func words(_ cell: UnsafeRawBufferPointer, _ asked: [Int], _ salt: UInt32) -> [Word] {
    unsafe words.value(of: cell, salt: salt) { [ledger, targets] cell in
      LedgerRecordDecoder.words(of: unsafe LedgerRecordDecoder.text(cell), ledger.separator).map { text in
        Word(matches: asked.map { ($0, targets[$0].find(text)) })
      }
    }
  }

  /// Split by bytes: as characters, what follows a separator can melt into it.
  private static func words(of cell: String, _ separator: String?) -> [String] {
    let parts =
      separator.map { separator in
        Array(cell.utf8).split(separator: Array(separator.utf8)).map { String(decoding: $0, as: UTF8.self) }
      } ?? [cell]
    return parts.map(Identifier.cleaned).filter { !$0.isEmpty }
  }

  /// Books one word of a target column; returns why it names nobody of the appraisee's.
  private func name(_ word: Word, _ record: inout LedgerRecord) -> RejectCode? {
    var isMember = false
    var isElsewhere = false
    var damage: RejectCode?
    for (target, match) in word.matches {
      switch match {
      case .member(let member) where targets[target].isListed(member, of: record.appraisee):
        record.named[target, default: []].insert(member)
        isMember = true
      case .member: isElsewhere = true
      case .broken(let code): damage = damage ?? code
      case .unknown: break
      }
    }
    if isMember { return nil }
    return isElsewhere ? .notInCharge : damage ?? .targetUnknown
  }

  private mutating func amount(_ cell: UnsafeRawBufferPointer) -> Amount {
    unsafe amounts.value(of: cell) { cell in LedgerRecordDecoder.amount(unsafe LedgerRecordDecoder.text(cell)) }
  }

  private static func amount(_ text: String) -> Amount {
    if text.isEmpty { return .blank }
    guard let value = AnswerValue(text.utf8) else { return .void(.notANumber) }
    return value.millionths >= 0 ? .value(value) : .void(.outOfRange)
  }
}

/// 128 bits of all cells of a record: two records alike in them are taken to be alike in every cell.
struct CellsHash: Hashable {
  private let low: UInt64
  private let high: UInt64

  init(_ batch: RecordBatch, _ record: Int) {
    var (low, high) = (0x243F_6A88_85A3_08D3 as UInt64, 0x1319_8A2E_0370_7344 as UInt64)
    for column in 0..<batch.width {
      let cell = unsafe batch.field(column, in: record)
      low = Bytes.mixed(low ^ UInt64(cell.count))
      high = Bytes.mixed(high &+ UInt64(cell.count) &* 0xD6E8_FEB8_6659_FD93)
      var offset = 0
      while offset < cell.count {
        let word = unsafe Bytes.word(cell, offset)
        low = Bytes.mixed(low ^ word)
        high = Bytes.mixed(high &+ word &* 0xA24B_AED4_963E_E407)
        offset += 8
      }
    }
    (self.low, self.high) = (low, high)
  }
}

extension Definition.Period {
  func contains(_ date: CivilDate) -> Bool { from <= date && date <= to }
}
