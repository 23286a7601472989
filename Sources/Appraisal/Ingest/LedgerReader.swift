import Tabular

/// Reads the files of one ledger into records.
struct LedgerReader {
  let ledger: Ledger
  let definition: Definition
  let folder: InputFolder
  let people: IDList
  /// By target.
  let targets: [TargetIndex]

  /// What is asked of the records of one activity: the columns that some duty reads, in the order of the definition.
  private struct Asked {
    var targets: [(column: ColumnReference, targets: [Int])] = []
    var amounts: [(name: String, column: ColumnReference)] = []
  }

  private typealias Fault = MappedRecord.Fault

  /// A record, and the file it stands in.
  private struct Row {
    let mapped: MappedRecord
    let file: ExportFile
    let times: TimeReader

    func text(_ column: ColumnReference) -> String { mapped.text(column) }
  }

  func read(_ files: [ExportFile]) throws(Failure) -> (records: [LedgerRecord], trail: ReadingTrail) {
    var records: [LedgerRecord] = []
    var trail = ReadingTrail(source: ledger.name)
    var seen: Set<String> = []
    let asked = self.asked()
    for file in files {
      let reader = try ExportReader(
        folder: folder, file: file, format: ledger.format, wanted: ledger.columns, source: ledger.name)
      let columns = try reader.columns.indices(of: ledger.columns)
      let survey = DateOrderSurvey(
        folder: folder, file: file, format: ledger.format, wanted: ledger.columns, source: ledger.name)
      let (order, finding) = try survey.settle(
        column: columns[ledger.date] ?? 0, of: reader.platform, sample: reader.sample)
      trail.findings += finding.map { [$0] } ?? []
      let times = TimeReader(order: order, zone: ledger.format.zone, policyZone: definition.zone)
      let width = reader.width
      try reader.forEachRecord { batch, record, line throws(Failure) in
        let mapped = MappedRecord(batch: batch, record: record, line: line, columns: columns)
        let row = Row(mapped: mapped, file: file, times: times)
        let result = Result { () throws(Fault) in try self.record(row) }
        switch result {
        case .failure(let fault): trail.rejects.append(reject(fault.code, row, fault.column, fault.candidate))
        case .success(var found):
          trail.account.parsed += 1
          if ledger.repeated == .drop, !seen.insert(whole(row, width)).inserted {
            return trail.rejects.append(reject(.repeated, row))
          }
          readDetails(row, asked[found.activity] ?? Asked(), &found, &trail)
          records.append(found)
        }
      }
      try trail.close(reader)
    }
    return (records, trail)
  }

  /// All cells of a record as one text.
  private func whole(_ row: Row, _ width: Int) -> String {
    (0..<width).map { row.mapped.batch.text(of: $0, in: row.mapped.record) }.joined(separator: "\u{1F}")
  }

  private func asked() -> [String: Asked] {
    var asked: [String: Asked] = [:]
    for activity in Set(ledger.activities.values) {
      let duties = definition.duties.filter { $0.asks(for: activity) }
      var columns = Asked()
      for target in Set(duties.compactMap(\.each)).sorted() {
        guard let column = ledger.targets[target] else { continue }
        if let place = columns.targets.firstIndex(where: { $0.column == column }) {
          columns.targets[place].targets.append(target)
        } else {
          columns.targets.append((column, [target]))
        }
      }
      for name in Set(duties.compactMap(\.amount)).sorted() {
        if let column = ledger.amounts[name] { columns.amounts.append((name, column)) }
      }
      asked[activity] = columns
    }
    return asked
  }

  private func date(_ row: Row) throws(Fault) -> CivilDate {
    do throws(TimeReader.Fault) {
      return try row.times.time(Array(row.text(ledger.date).utf8)[...]).date
    } catch {
      throw Fault(code: error.code, column: ledger.date)
    }
  }

  /// Who did what, and when.
  private func record(_ row: Row) throws(Fault) -> LedgerRecord {
    let appraisee = try row.mapped.appraisee(ledger.appraisee, among: people)
    let date = try self.date(row)
    guard definition.period.contains(date) else { throw Fault(code: .outsidePeriod, column: ledger.date) }
    guard let activity = ledger.activities[row.text(ledger.activity)] else {
      throw Fault(code: .activityUnlisted, column: ledger.activity)
    }
    return LedgerRecord(appraisee: appraisee, date: date, activity: activity)
  }

  /// To whom it was owed, and how much it was: cells that are booked as answers.
  private func readDetails(_ row: Row, _ asked: Asked, _ record: inout LedgerRecord, _ trail: inout ReadingTrail) {
    for (column, targets) in asked.targets {
      let words = words(row.text(column))
      trail.account.answers += max(1, words.count)
      if words.isEmpty { trail.account.missing += 1 }
      for word in words {
        if let code = name(word, targets, &record) {
          trail.rejects.append(reject(code, row, column, what: .answer))
        } else {
          trail.account.valid += 1
        }
      }
    }
    for (name, column) in asked.amounts {
      let text = row.text(column)
      trail.account.answers += 1
      if text.isEmpty {
        trail.account.missing += 1
      } else if let value = AnswerValue(text.utf8) {
        guard value.millionths >= 0 else {
          trail.rejects.append(reject(.outOfRange, row, column, what: .answer))
          continue
        }
        record.amounts[name] = value
        trail.account.valid += 1
      } else {
        trail.rejects.append(reject(.notANumber, row, column, what: .answer))
      }
    }
  }

  /// Split by bytes: as characters, what follows a separator can melt into it.
  private func words(_ cell: String) -> [String] {
    let parts =
      ledger.separator.map { separator in
        Array(cell.utf8).split(separator: Array(separator.utf8)).map { String(decoding: $0, as: UTF8.self) }
      } ?? [cell]
    return parts.map(Identifier.cleaned).filter { !$0.isEmpty }
  }

  /// Books one word of a target column; returns why it names nobody of the appraisee's.
  private func name(_ word: String, _ asked: [Int], _ record: inout LedgerRecord) -> RejectCode? {
    var isMember = false
    var isElsewhere = false
    var damage: RejectCode?
    for target in asked {
      switch targets[target].match(word, of: record.appraisee) {
      case .member(let member):
        record.named[target, default: []].insert(member)
        isMember = true
      case .notInCharge: isElsewhere = true
      case .broken(let code): damage = damage ?? code
      case .unknown: break
      }
    }
    if isMember { return nil }
    return isElsewhere ? .notInCharge : damage ?? .targetUnknown
  }

  private func reject(
    _ code: RejectCode, _ row: Row, _ column: ColumnReference? = nil, _ candidate: Origin? = nil,
    what: Reject.What = .record
  ) -> Reject {
    Reject(
      source: ledger.name, file: row.file.label, line: row.mapped.line, what: what, code: code,
      column: column?.shown ?? "",
      arguments: candidate.map { [$0.file, "\($0.line)"] } ?? [])
  }
}

extension Definition.Period {
  func contains(_ date: CivilDate) -> Bool { from <= date && date <= to }
}
