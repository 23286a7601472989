extension DutyTarget {
  /// Decodes an entry of `targets:`. A wrong one is kept by name, so that its uses are not reported, too.
  init(_ name: String, _ fields: DefinitionFields) {
    self.name = name
    fields.allow(RosterFile.keys + ["names"])
    guard fields.has("one-of") != fields.has("file") else {
      fields.report(.definitionTargetListOrFile)
      (members, showsNames) = (.list([]), false)
      return
    }
    if fields.has("one-of") {
      (members, showsNames) = (.list(DutyTarget.list(fields)), true)
    } else {
      showsNames = fields.optional("names") { fields.word($0, of: ["shown"]) } != nil
      members = RosterFile(fields, id: "id", hasCollege: false).map { .file($0) } ?? .list([])
    }
  }

  private static func list(_ fields: DefinitionFields) -> [String] {
    for key in RosterFile.keys + ["names"] where fields.has(key) { fields.report(key, .definitionTargetListAlone) }
    let members = fields.texts("one-of")
    if members.isEmpty { fields.report("one-of", .definitionTooFewValues) }
    var seen: Set<String> = []
    for (text, position) in members where !seen.insert(text).inserted {
      fields.report("one-of", at: position, .definitionNameTaken(text))
    }
    return members.map(\.text)
  }
}

/// Decodes the entries of `duties:`.
struct DutyDecoder {
  let ledgers: [Ledger]
  let targets: [DutyTarget]
  let conditions: ConditionDecoder

  /// Decodes a duty. A wrong one is kept by name, so that its uses are not reported, too.
  func decode(_ name: String, _ fields: DefinitionFields) -> Duty {
    let title = fields.titles("title")
    let kind = fields.optional("kind") { fields.choice($0, Duty.Kind.self) }
    let conditions = conditions.decodeAttributes(fields)
    let activities = self.activities(fields)
    let serving = ledgers.filter { !(activities?.isDisjoint(with: $0.activities.values) ?? false) }
    let (each, every) = (each(fields, serving), fields.choice("every", TeachingCalendar.Every.self))
    let atLeast = self.atLeast(fields)
    return Duty(
      name: name, title: title ?? LocalizedText(zh: name, en: name), activities: activities, each: each,
      every: every ?? .year, atLeast: atLeast ?? AnswerValue(millionths: 0), amount: amount(fields, serving),
      kind: kind ?? .required, conditions: conditions, clause: fields.clause())
  }

  /// Decodes the activities of a duty.
  ///
  /// - Returns: nil if all count, or if they are wrong.
  private func activities(_ fields: DefinitionFields) -> Set<String>? {
    guard let node = fields.required("activities") else { return nil }
    if case .scalar = node {
      _ = fields.word("activities", of: ["all"])
      return nil
    }
    let names = fields.texts("activities")
    if names.isEmpty { fields.report("activities", .definitionDutyNoActivity) }
    let known = Set(ledgers.flatMap(\.activities.values)).sorted()
    for (name, position) in names where !known.contains(name) {
      fields.report("activities", at: position, .definitionUnknownName(name, known: known))
    }
    return names.isEmpty ? nil : Set(names.map(\.text))
  }

  /// - Parameter ledgers: those whose records can fulfil the duty.
  private func each(_ fields: DefinitionFields, _ ledgers: [Ledger]) -> Int? {
    guard let index = fields.optional("each", { fields.reference($0, to: targets.map(\.name)) }) else { return nil }
    for ledger in ledgers where ledger.targets[index] == nil {
      fields.report("each", .definitionTargetWithoutColumn(targets[index].name, ledger: ledger.name))
    }
    return index
  }

  /// - Parameter serving: the ledgers whose records can fulfil the duty.
  private func amount(_ fields: DefinitionFields, _ serving: [Ledger]) -> String? {
    let known = Set(ledgers.flatMap(\.amounts.keys)).sorted()
    guard let index = fields.optional("count", { fields.reference($0, to: known) }) else { return nil }
    for ledger in serving where ledger.amounts[known[index]] == nil {
      fields.report("count", .definitionAmountWithoutColumn(known[index], ledger: ledger.name))
    }
    return known[index]
  }

  /// Decodes `at-least:`, which is above zero, and whole if records are counted.
  private func atLeast(_ fields: DefinitionFields) -> AnswerValue? {
    guard let value = fields.positiveAnswerValue("at-least") else { return nil }
    if !fields.has("count"), value.millionths % AnswerValue.perUnit != 0 {
      fields.report("at-least", .definitionExpectedWhole(1, 9_999_999))
    }
    return value
  }
}

extension StaffingRule {
  /// Decodes `staffing:`.
  init?(_ fields: DefinitionFields, _ sources: [Source], _ conditions: ConditionDecoder) {
    let (limit, clause) = (fields.positive("at-most"), fields.clause())
    let asked = conditions.decodeAttributes(fields)
    let known = sources.indices.filter { sources[$0].roster != nil }
    guard let source = fields.reference("students-in", to: known.map { sources[$0].name }), let limit else {
      return nil
    }
    self.init(source: known[source], atMost: limit, conditions: asked, clause: clause)
  }
}
