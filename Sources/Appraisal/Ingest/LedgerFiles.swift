/// The stage files of ledgers and of those whom duties are owed to: persons under keyed pseudonyms.
struct LedgerFiles {
  let people: Appraisees
  let targets: [TargetRoll]
  let records: [LedgerRecord]
  private static let recordColumns = ["appraisee_id", "date", "activity"]
  private static let memberColumns = ["member", "name"]
  private static let chargeColumns = ["member", "appraisee_id"]

  func tables(_ definition: Definition, _ key: PseudonymKey) throws(Failure) -> [StageFolder.Table] {
    let words = try zip(definition.targets, targets).map { target, roll throws(Failure) in
      try key.pseudonyms(of: roll.names, in: "targets.\(target.name)")
    }
    let amounts = definition.amountNames
    let rows = records.map { record in
      [people.people[record.appraisee].id, record.date.description, record.activity]
        + words.indices.map { target in
          (record.named[target] ?? []).map { words[target][$0] }.sorted().joined(separator: " ")
        } + amounts.map { record.amounts[$0]?.exact.plainDecimal ?? "" }
    }
    let table = StageFolder.Table(name: "duty.records", header: LedgerFiles.recordHeader(definition), rows: rows)
    return [table] + definition.targets.indices.flatMap { targetTables(definition.targets[$0], targets[$0], words[$0]) }
  }

  init(people: Appraisees, targets: [TargetRoll], records: [LedgerRecord]) {
    self.people = people
    self.targets = targets
    self.records = records
  }

  init(_ definition: Definition, _ folder: StageFolder, _ people: Appraisees) throws(Failure) {
    let (targets, numbers) = try LedgerFiles.targets(definition, folder, people)
    self.init(
      people: people, targets: targets, records: try LedgerFiles.records(definition, folder, people, numbers))
  }

  private static func recordHeader(_ definition: Definition) -> [String] {
    recordColumns + definition.targets.map { "target.\($0.name)" } + definition.amountNames.map { "amount.\($0)" }
  }

  private func targetTables(_ target: DutyTarget, _ roll: TargetRoll, _ words: [String]) -> [StageFolder.Table] {
    let members = zip(roll.names, words).map { [$1, target.showsNames ? $0 : ""] }
    let charges = zip(people.people, roll.inCharge ?? []).flatMap { person, members in
      members.map { [words[$0], person.id] }
    }
    return [
      StageFolder.Table(name: "duty.members.\(target.name)", header: LedgerFiles.memberColumns, rows: members),
      StageFolder.Table(name: "duty.target.\(target.name)", header: LedgerFiles.chargeColumns, rows: charges),
    ]
  }

  /// - Returns: the rolls, and the number of each member's pseudonym.
  private static func targets(
    _ definition: Definition, _ folder: StageFolder, _ people: Appraisees
  ) throws(Failure) -> (rolls: [TargetRoll], numbers: [[String: Int]]) {
    var rolls: [TargetRoll] = []
    var numbers: [[String: Int]] = []
    for target in definition.targets {
      var own: [String: Int] = [:]
      var names: [String] = []
      for row in try folder.table("duty.members.\(target.name)", memberColumns) {
        own[row.text("member")] = names.count
        names.append(row.text("name"))
      }
      var inCharge = [[Int]](repeating: [], count: people.count)
      for row in try folder.table("duty.target.\(target.name)", chargeColumns) {
        inCharge[try row.appraisee(people)].append(try row.member(own))
      }
      if case .list = target.members {
        rolls.append(TargetRoll(names: names, inCharge: nil))
      } else {
        rolls.append(TargetRoll(names: names, inCharge: inCharge))
      }
      numbers.append(own)
    }
    return (rolls, numbers)
  }

  private static func records(
    _ definition: Definition, _ folder: StageFolder, _ people: Appraisees, _ numbers: [[String: Int]]
  ) throws(Failure) -> [LedgerRecord] {
    var records: [LedgerRecord] = []
    for row in try folder.table("duty.records", recordHeader(definition)) {
      guard let date = CivilDate(row.text("date").utf8) else { throw folder.broken(row.table, "date") }
      var record = LedgerRecord(appraisee: try row.appraisee(people), date: date, activity: row.text("activity"))
      for (index, target) in definition.targets.enumerated() {
        for word in row.text("target.\(target.name)").split(separator: " ") {
          guard let member = numbers[index][String(word)] else {
            throw folder.broken(row.table, "target.\(target.name)")
          }
          record.named[index, default: []].insert(member)
        }
      }
      for name in definition.amountNames where !row.text("amount.\(name)").isEmpty {
        guard let value = AnswerValue(row.text("amount.\(name)").utf8) else {
          throw folder.broken(row.table, "amount.\(name)")
        }
        record.amounts[name] = value
      }
      records.append(record)
    }
    return records
  }
}

extension StageRow {
  fileprivate func member(_ numbers: [String: Int]) throws(Failure) -> Int {
    guard let number = numbers[text("member")] else { throw folder.broken(table, "member") }
    return number
  }
}
