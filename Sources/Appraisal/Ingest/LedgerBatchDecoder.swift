import Tabular

/// Where everything of a ledger is in one file.
struct LedgerColumns {
  let appraisee: Int
  let date: Int
  let activity: Int
  /// By number of the activity: the columns that some duty reads of its records.
  let asked: [Asked]

  struct Asked {
    /// `number` tells apart what is asked of a column for different activities.
    var targets: [(column: Int, reference: ColumnReference, targets: [Int], number: UInt32)] = []
    /// `amount` is the place of its name in `Definition.amountNames`.
    var amounts: [(amount: Int, column: Int, reference: ColumnReference)] = []
  }

  init(_ ledger: Ledger, _ definition: Definition, _ header: ColumnResolver) throws(Failure) {
    let places = try header.indices(of: ledger.columns)
    appraisee = try header.index(of: ledger.appraisee)
    date = try header.index(of: ledger.date)
    activity = try header.index(of: ledger.activity)
    var asked: [Asked] = []
    var number: UInt32 = 0
    for activity in definition.activityNames {
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
      let amounts = Set(duties.compactMap(\.amount))
      for (amount, name) in definition.amountNames.enumerated() where amounts.contains(name) {
        guard let reference = ledger.amounts[name], let column = places[reference] else { continue }
        columns.amounts.append((amount, column, reference))
      }
      asked.append(columns)
    }
    self.asked = asked
  }
}

/// Decodes batches of records of one file of a ledger. Of several faults the appraisee's comes first, then the date's, the
/// period, the activity's.
struct LedgerBatchDecoder: ~Copyable, @unchecked Sendable {
  private var rows: LedgerBatch
  private let ledger: Ledger
  private let period: Definition.Period
  private let columns: LedgerColumns
  private let times: TimeReader
  private let people: IDList
  private let targets: [TargetIndex]
  private var appraiseeCells = IDCells()
  private var dates = RememberedCells<Result<CivilDate, CellFault>>()
  private var activities = RememberedCells<Int?>()
  /// By label in the file: the number of the activity.
  private let activityNumbers: [String: Int]
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
    period = definition.period
    rows = LedgerBatch(amounts: definition.amountNames.count)
    let names = definition.activityNames
    activityNumbers = ledger.activities.compactMapValues { names.firstIndex(of: $0) }
    self.columns = columns
    self.times = times
    self.people = people
    self.targets = targets
  }

  private static func text(_ cell: UnsafeRawBufferPointer) -> String {
    AnswerReader.trimmed(unsafe String(decoding: cell, as: UTF8.self))
  }

  mutating func decode(_ batch: RecordBatch, into target: Exclusive<LedgerBatch>) {
    // While it is filled the batch is the decoder's own.
    swap(&rows, &target.value)
    defer { swap(&rows, &target.value) }
    rows.begin()
    appraiseeCells.begin()
    for record in 0..<batch.count {
      do throws(CellFault) {
        try decode(batch, record)
      } catch {
        rows.faults.append((batch.relativeLine(of: record), error))
      }
    }
    rows.end()
  }

  private mutating func decode(_ batch: RecordBatch, _ record: Int) throws(CellFault) {
    let appraisee = try self.appraisee(batch, record)
    let date = try self.date(batch, record)
    guard period.contains(date) else { throw CellFault(code: .outsidePeriod, column: ledger.date.shown) }
    guard let activity = self.activity(batch, record) else {
      throw CellFault(code: .activityUnlisted, column: ledger.activity.shown)
    }
    rows.append(
      appraisee: appraisee, day: date.dayNumber, activity: activity, line: batch.relativeLine(of: record),
      hash: ledger.repeated == .drop ? RecordHash(batch, record) : nil)
    readDetails(batch, record, appraisee, columns.asked[activity])
  }

  private mutating func appraisee(_ batch: RecordBatch, _ record: Int) throws(CellFault) -> Int {
    let cell = unsafe batch.field(columns.appraisee, in: record)
    if let id = unsafe appraiseeCells.id(cell), let number = people.number(of: id) { return number }
    let match = unsafe people.match(LedgerBatchDecoder.text(cell))
    return try match.number(in: ledger.appraisee.shown, else: .appraiseeUnknown)
  }

  private mutating func date(_ batch: RecordBatch, _ record: Int) throws(CellFault) -> CivilDate {
    let date = unsafe dates.value(of: batch.field(columns.date, in: record)) { [times] cell in
      let text = unsafe LedgerBatchDecoder.text(cell)
      return Result { () throws(CellFault) in try times.time(Array(text.utf8)[...]).date }
    }
    switch date {
    case .success(let date): return date
    case .failure(let fault): throw CellFault(code: fault.code, column: ledger.date.shown)
    }
  }

  private mutating func activity(_ batch: RecordBatch, _ record: Int) -> Int? {
    unsafe activities.value(of: batch.field(columns.activity, in: record)) { [activityNumbers] cell in
      activityNumbers[unsafe LedgerBatchDecoder.text(cell)]
    }
  }

  /// To whom it was owed, and how much it was: cells that are booked as answers.
  private mutating func readDetails(
    _ batch: RecordBatch, _ record: Int, _ appraisee: Int, _ asked: LedgerColumns.Asked
  ) {
    for (column, reference, targets, number) in asked.targets {
      let words = unsafe self.words(batch.field(column, in: record), targets, number)
      if words.isEmpty { rows.book(.missing) }
      for word in words {
        rows.book(name(word, appraisee).map { .void(CellFault(code: $0, column: reference.shown)) } ?? .valid)
      }
    }
    for (amount, column, reference) in asked.amounts {
      switch unsafe self.amount(batch.field(column, in: record)) {
      case .blank: rows.book(.missing)
      case .void(let code): rows.book(.void(CellFault(code: code, column: reference.shown)))
      case .value(let value):
        rows.setAmount(amount, value)
        rows.book(.valid)
      }
    }
  }

  private mutating func words(_ cell: UnsafeRawBufferPointer, _ asked: [Int], _ salt: UInt32) -> [Word] {
    unsafe words.value(of: cell, salt: salt) { [ledger, targets] cell in
      LedgerBatchDecoder.words(of: unsafe LedgerBatchDecoder.text(cell), ledger.separator).map { text in
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

  /// Books one word of a target column.
  ///
  /// - Returns: why it names no member that the appraisee is in charge of; nil if it names one.
  private mutating func name(_ word: Word, _ appraisee: Int) -> RejectCode? {
    var isMember = false
    var isElsewhere = false
    var damage: RejectCode?
    for (target, match) in word.matches {
      switch match {
      case .member(let member) where targets[target].isListed(member, of: appraisee):
        rows.name(target, member)
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
    unsafe amounts.value(of: cell) { cell in LedgerBatchDecoder.amount(unsafe LedgerBatchDecoder.text(cell)) }
  }

  private static func amount(_ text: String) -> Amount {
    if text.isEmpty { return .blank }
    guard let value = AnswerValue(text.utf8) else { return .void(.notANumber) }
    return value.millionths >= 0 ? .value(value) : .void(.outOfRange)
  }
}

/// 128 bits of all cells of a record: two records alike in them are taken to be alike in every cell.
struct RecordHash: HashedKey {
  private let low: UInt64
  private let high: UInt64
  var hash: UInt64 { low }

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
