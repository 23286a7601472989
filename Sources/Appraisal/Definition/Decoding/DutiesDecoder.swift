/// Decodes `targets:`, `duties:` and `staffing:`.
struct DutiesDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems

  func targets() -> [DutyTarget] {
    root.named("targets").map { name, _, node in
      let keys = RosterDecoder.keys + ["one-of", "names"]
      let fields = DefinitionFields(node, path: "targets.\(name)", keys: keys, problems: problems)
      return target(name, fields)
    }
  }

  private enum Names: String, CaseIterable { case shown }

  private func target(_ name: String, _ fields: DefinitionFields) -> DutyTarget {
    // A wrong target is kept by name, so that its uses are not reported, too.
    let nobody = DutyTarget(name: name, members: .list([]), showsNames: false)
    guard fields.has("one-of") != fields.has("file") else {
      problems.add(fields.position, fields.path, .definitionTargetListOrFile)
      return nobody
    }
    guard fields.has("one-of") else {
      let showsNames = fields.has("names") && fields.choice("names", Names.self) != nil
      let file = RosterDecoder(fields: fields, id: "id", hasCollege: false).decode()
      return file.map { DutyTarget(name: name, members: .file($0), showsNames: showsNames) } ?? nobody
    }
    for key in RosterDecoder.keys + ["names"] where fields.has(key) { fields.report(key, .definitionTargetListAlone) }
    let members = fields.texts("one-of")
    if members.isEmpty { fields.report("one-of", .definitionTooFewValues) }
    var seen: Set<String> = []
    for (text, position) in members where !seen.insert(text).inserted {
      problems.add(position, fields.joined("one-of"), .definitionNameTaken(text))
    }
    return DutyTarget(name: name, members: .list(members.map(\.text)), showsNames: true)
  }

  private static let dutyKeys = [
    "title", "kind", "when", "activities", "each", "every", "at-least", "count", "clause",
  ]

  func duties(_ parts: DutyParts) -> [Duty] {
    root.named("duties").map { name, position, node in
      let fields = DefinitionFields(
        node, path: "duties.\(name)", keys: DutiesDecoder.dutyKeys, problems: problems)
      if parts.calendar == nil, !root.has("calendar") { problems.add(position, fields.path, .definitionNoCalendar) }
      return duty(name, fields, parts)
    }
  }

  /// The entries to which duties refer.
  struct DutyParts {
    let calendar: TeachingCalendar?
    let ledgers: [Ledger]
    let targets: [DutyTarget]
    let conditions: ConditionDecoder

    var activities: Set<String> { Set(ledgers.flatMap(\.activities.values)) }
    var amounts: Set<String> { Set(ledgers.flatMap(\.amounts.keys)) }
  }

  private enum All: String, CaseIterable { case all }

  private func duty(_ name: String, _ fields: DefinitionFields, _ parts: DutyParts) -> Duty {
    let title = fields.titles("title")
    let kind = fields.has("kind") ? fields.choice("kind", Duty.Kind.self) : .required
    let conditions = parts.conditions.decodeAttributes(fields)
    let activities = self.activities(fields, parts)
    let each = self.each(fields, parts, activities)
    let every = fields.choice("every", TeachingCalendar.Every.self)
    let atLeast = self.atLeast(fields)
    let amount = self.amount(fields, parts, activities)
    // A wrong duty is kept by name, so that its uses are not reported, too.
    return Duty(
      name: name, title: title ?? Wording(zh: name, en: name),
      activities: activities.flatMap { $0.isEmpty ? nil : $0 }, each: each, every: every ?? .year,
      atLeast: atLeast ?? AnswerValue(millionths: 0), amount: amount, kind: kind ?? .required,
      conditions: conditions, clause: fields.clause())
  }

  /// Decodes the activities of a duty.
  ///
  /// - Returns: an empty set for all activities; nil if they are wrong.
  private func activities(_ fields: DefinitionFields, _ parts: DutyParts) -> Set<String>? {
    guard let node = fields.required("activities") else { return nil }
    if case .scalar = node { return fields.choice("activities", All.self).map { _ in [] } }
    let names = fields.texts("activities")
    if names.isEmpty { fields.report("activities", .definitionDutyNoActivity) }
    let known = parts.activities.sorted()
    for (name, position) in names where !known.contains(name) {
      problems.add(position, fields.joined("activities"), .definitionUnknownName(name, known: known))
    }
    return Set(names.map(\.text))
  }

  /// Ledgers whose records can fulfil a duty.
  private func serving(_ activities: Set<String>?, _ parts: DutyParts) -> [Ledger] {
    guard let activities, !activities.isEmpty else { return parts.ledgers }
    return parts.ledgers.filter { !activities.isDisjoint(with: $0.activities.values) }
  }

  private func each(_ fields: DefinitionFields, _ parts: DutyParts, _ activities: Set<String>?) -> Int? {
    guard let name = fields.optionalText("each") else { return nil }
    guard let index = parts.targets.firstIndex(where: { $0.name == name }) else {
      fields.report("each", .definitionUnknownName(name, known: parts.targets.map(\.name)))
      return nil
    }
    for ledger in serving(activities, parts) where ledger.targets[index] == nil {
      fields.report("each", .definitionTargetWithoutColumn(name, ledger: ledger.name))
    }
    return index
  }

  private func amount(_ fields: DefinitionFields, _ parts: DutyParts, _ activities: Set<String>?) -> String? {
    guard let name = fields.optionalText("count") else { return nil }
    if !parts.amounts.contains(name) {
      fields.report("count", .definitionUnknownName(name, known: parts.amounts.sorted()))
    } else {
      for ledger in serving(activities, parts) where ledger.amounts[name] == nil {
        fields.report("count", .definitionAmountWithoutColumn(name, ledger: ledger.name))
      }
    }
    return name
  }

  /// Decodes `at-least:`, which is above zero, and whole if records are counted.
  private func atLeast(_ fields: DefinitionFields) -> AnswerValue? {
    guard let value = fields.answerValue("at-least") else { return nil }
    if value.millionths == 0 { fields.report("at-least", .definitionExpectedNumber("0")) }
    if !fields.has("count"), value.millionths % AnswerValue.perUnit != 0 {
      fields.report("at-least", .definitionExpectedWhole(1, 9_999_999))
    }
    return value
  }

  func staffing(_ sources: [Source], _ conditions: ConditionDecoder) -> StaffingRule? {
    let keys = ["students-in", "at-most", "when", "clause"]
    guard let fields = root.fields("staffing", keys: keys, required: false) else { return nil }
    let limit = fields.decimal("at-most")
    let asked = conditions.decodeAttributes(fields)
    if let limit, limit.isNegative || limit.isZero {
      fields.report("at-most", .definitionExpectedNumber(limit.plainDecimal))
    }
    guard let name = fields.text("students-in") else { return nil }
    let known = sources.filter { $0.roster != nil }.map(\.name)
    guard known.contains(name), let source = sources.firstIndex(where: { $0.name == name }) else {
      fields.report("students-in", .definitionUnknownName(name, known: known))
      return nil
    }
    return limit.map { StaffingRule(source: source, atMost: $0, conditions: asked, clause: fields.clause()) }
  }
}
