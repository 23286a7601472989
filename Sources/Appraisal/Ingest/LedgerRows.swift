/// One thing an appraisee did, out of an activity ledger.
struct LedgerRecord: Sendable, Hashable {
  var appraisee: Int
  var date: CivilDate
  /// Its name in the definition.
  var activity: String
  /// The members of each target to whom it was owed, by target.
  var named: [Int: Set<Int>] = [:]
  /// What its columns of amounts say; a blank or void one is not there.
  var amounts: [String: AnswerValue] = [:]
}

extension LedgerBatch {
  /// - Parameters:
  ///   - activities: their names by number.
  ///   - amounts: their names by number.
  mutating func append(_ record: LedgerRecord, activities: [String], amounts: [String]) {
    guard let activity = activities.firstIndex(of: record.activity) else { return }
    append(appraisee: record.appraisee, day: record.date.dayNumber, activity: activity)
    for (target, members) in record.named { for member in members { name(target, member) } }
    for (amount, name) in amounts.enumerated() {
      if let value = record.amounts[name] { setAmount(amount, value) }
    }
  }

  func record(_ row: Int, activities names: [String], amounts: [String]) -> LedgerRecord? {
    guard counts(row), let date = CivilDate(dayNumber: Int(days[row])) else { return nil }
    var record = LedgerRecord(appraisee: Int(appraisees[row]), date: date, activity: names[Int(activities[row])])
    forEachNamed(row) { record.named[$0, default: []].insert($1) }
    for (amount, name) in amounts.enumerated() {
      record.amounts[name] = self.amount(amount, of: row).map { AnswerValue(millionths: $0) }
    }
    return record
  }
}

/// The records that were read, as rows of a stage file.
final class LedgerRows: LedgerConsumer, @unchecked Sendable {
  private let activities: [String]
  private let amounts: [String]
  private(set) var records: [LedgerRecord] = []

  init(_ definition: Definition) { (activities, amounts) = (definition.activityNames, definition.amountNames) }

  func take(_ batches: [Exclusive<LedgerBatch>], threads: Int) {
    for batch in batches {
      for row in 0..<batch.value.count {
        if let record = batch.value.record(row, activities: activities, amounts: amounts) { records.append(record) }
      }
    }
  }
}
