/// The stage files of ledgers and of those whom duties are owed to: persons under keyed pseudonyms.
extension Ingested<ResponseRows, LedgerRows> {
  func writeLedgers(_ schema: StageSchema, _ key: PseudonymKey, to draft: StageDraft) throws(Failure) {
    var members: [[String]] = []
    for (target, roll) in zip(schema.definition.targets, targets) {
      let pseudonyms = Pseudonyms(key, domain: "targets.\(target.name)")
      let own = try roll.names.map { name throws(Failure) in try pseudonyms.pseudonym(of: name) }
      members.append(own)
      try draft.write(StageSchema.members(of: target), zip(own, roll.names).map { ($0, target.showsNames ? $1 : "") })
      let charges = (roll.inCharge ?? []).enumerated().flatMap { person, members in members.map { ($0, person) } }
      try draft.write(schema.charges(of: target, members: own), charges)
    }
    try draft.write(schema.records(members: members), ledgers.records)
  }
}

extension StageSchema {
  static func members(of target: DutyTarget) -> StageTable<(member: String, name: String)> {
    StageTable(
      name: "duty.members.\(target.name)", blank: ("", ""),
      columns: [.value("member", \.member), .value("name", \.name)])
  }

  /// Which appraisee is in charge of which member.
  ///
  /// - Parameter members: their pseudonyms.
  func charges(of target: DutyTarget, members: [String]) -> StageTable<(member: Int, appraisee: Int)> {
    StageTable(
      name: "duty.target.\(target.name)", blank: (0, 0),
      columns: [.index("member", \.member, among: members), .appraisee(\.appraisee, of: people)])
  }

  /// - Parameter members: the pseudonyms of the members of each target.
  func records(members: [[String]]) -> StageTable<LedgerRecord> {
    StageTable(
      name: "duty.records", blank: LedgerRecord(appraisee: 0, date: .first, activity: ""),
      columns: [.appraisee(\.appraisee, of: people), .value("date", \.date), .value("activity", \.activity)]
        + definition.targets.indices.map { named(definition.targets[$0], $0, members[$0]) }
        + definition.amountNames.map { .optional("amount.\($0)", \.amounts[$0]) })
  }

  /// The column of the members of a target to whom something was owed, in the order of their pseudonyms.
  private func named(_ target: DutyTarget, _ index: Int, _ members: [String]) -> StageColumn<LedgerRecord> {
    let numbers = Dictionary(zip(members, members.indices), uniquingKeysWith: { first, _ in first })
    return .column(
      "target.\(target.name)", \.named[index],
      text: { ($0 ?? []).map { members[$0] }.sorted().joined(separator: " ") },
      value: { cell in
        let words = cell.split(separator: " ")
        let named = words.compactMap { numbers[String($0)] }
        return named.count < words.count ? nil : .some(named.isEmpty ? nil : Set(named))
      })
  }

  /// Reads back whom duties are owed to, and what the ledgers say.
  func ledgers(_ folder: StageFolder) throws(Failure) -> (targets: [TargetRoll], records: [LedgerRecord]) {
    var targets: [TargetRoll] = []
    var members: [[String]] = []
    for target in definition.targets {
      let rows = try folder.rows(of: StageSchema.members(of: target))
      members.append(rows.map(\.member))
      var inCharge: [[Int]]?
      if case .file = target.members {
        var lists = [[Int]](repeating: [], count: people.count)
        let charges = charges(of: target, members: rows.map(\.member))
        try folder.forEachRow(of: charges) { lists[$0.appraisee].append($0.member) }
        inCharge = lists
      }
      targets.append(TargetRoll(names: rows.map(\.name), inCharge: inCharge))
    }
    return (targets, try folder.rows(of: records(members: members)))
  }
}
