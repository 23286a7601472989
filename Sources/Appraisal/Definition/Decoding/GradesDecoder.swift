/// Decodes `grades:`.
struct GradesDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let quotas: QuotaDecoder
  let conditions: ConditionDecoder

  /// The four kinds of rules, in the order of decoding.
  private enum Kind: String, CaseIterable {
    case neverGraded = "never-graded"
    case cannotBe = "cannot-be"
    case alwaysIs = "always-is"
    case recorded
  }

  func decode() -> Grading? {
    let keys = ["measure", "levels", "clause"] + Kind.allCases.map(\.rawValue)
    guard let fields = root.fields("grades", keys: keys, required: false) else { return nil }
    let measure = quotas.measures.measure("measure", in: fields)
    let levels = self.levels(fields)
    let rules = Kind.allCases.flatMap { kind in
      fields.named(kind.rawValue).compactMap { name, position, node in
        rule(name, kind, levels, node, path: "\(fields.joined(kind.rawValue)).\(name)").map { ($0, position) }
      }
    }
    var names: Set<String> = Set(WithheldReason.allCases.map(\.rawValue))
    for (rule, position) in rules where !names.insert(rule.name).inserted {
      problems.add(position, "grades", .definitionNameTaken(rule.name))
    }
    guard let measure, !levels.isEmpty else { return nil }
    return Grading(measure: measure, levels: levels, rules: rules.map(\.0), clause: fields.clause())
  }

  private func levels(_ fields: DefinitionFields) -> [Grading.Level] {
    _ = fields.required("levels")
    let nodes = fields.mappings("levels", keys: ["label", "from", "quota", "consequence", "clause"])
    let levels = nodes.compactMap(level)
    guard levels.count == nodes.count else { return levels }
    if levels.count < 2 { fields.report("levels", .definitionTooFewLevels) }
    var labels: Set<String> = []
    for (node, level) in zip(nodes, levels) where !labels.insert(level.label).inserted {
      node.report("label", .definitionLevelTwice(level.label))
    }
    for index in levels.indices.dropFirst() where levels[index].from > levels[index - 1].from {
      nodes[index].report("from", .definitionLevelsOrder(levels[index - 1].from.plainDecimal))
    }
    // A level without a quota takes all who reach it, so that a lower one with the same limit gets none.
    for index in levels.indices.dropFirst()
    where levels[index].from == levels[index - 1].from && levels[index - 1].quota == nil {
      nodes[index].report("from", .definitionLevelNeverReached(levels[index - 1].label))
    }
    if let last = levels.last, let node = nodes.last {
      if !last.from.isZero { node.report("from", .definitionLowestLevelNotZero) }
      if last.quota != nil { node.report("quota", .definitionLowestLevelQuota) }
    }
    return levels
  }

  private func level(_ fields: DefinitionFields) -> Grading.Level? {
    let (label, from) = (fields.text("label"), fields.decimal("from"))
    let quota = quotas.decode(fields, required: false)
    let consequence = self.consequence(fields)
    let clause = fields.clause()
    guard let label, let from else { return nil }
    return Grading.Level(label: label, from: from, quota: quota, consequence: consequence, clause: clause)
  }

  private func consequence(_ fields: DefinitionFields) -> Grading.Consequence? {
    guard let consequence = fields.fields("consequence", keys: ["zh", "en", "clause"], required: false) else {
      return nil
    }
    let (zh, en) = (consequence.text("zh"), consequence.text("en"))
    guard let zh, let en else { return nil }
    return Grading.Consequence(text: Wording(zh: zh, en: en), clause: consequence.clause())
  }

  private func rule(
    _ name: String, _ kind: Kind, _ levels: [Grading.Level], _ node: YAMLNode, path: String
  ) -> Grading.Rule? {
    let special =
      switch kind {
      case .neverGraded: ["quota-base"]
      case .cannotBe: ["label"]
      case .alwaysIs: ["label", "consequence"]
      case .recorded: [String]()
      }
    let fields = DefinitionFields(node, path: path, keys: ["title", "when", "clause"] + special, problems: problems)
    let title = fields.titles("title")
    let conditions = conditions.decode(fields)
    let effect = self.effect(kind, fields, levels)
    guard let title, let effect else { return nil }
    return Grading.Rule(
      name: name, title: title, effect: effect, conditions: conditions,
      consequence: kind == .alwaysIs ? consequence(fields) : nil, clause: fields.clause())
  }

  private func effect(_ kind: Kind, _ fields: DefinitionFields, _ levels: [Grading.Level]) -> Grading.Effect? {
    switch kind {
    case .recorded: return .recorded
    case .neverGraded:
      guard fields.has("quota-base") else { return .neverGraded(outside: false) }
      return fields.choice("quota-base", QuotaBase.self).map { _ in .neverGraded(outside: true) }
    case .cannotBe, .alwaysIs:
      guard let label = fields.text("label") else { return nil }
      guard let level = levels.firstIndex(where: { $0.label == label }) else {
        fields.report("label", .definitionUnknownName(label, known: levels.map(\.label)))
        return nil
      }
      if kind == .alwaysIs { return .alwaysIs(level: level) }
      if level == levels.count - 1 { fields.report("label", .definitionLowestLevelBarred(label)) }
      return .cannotBe(level: level)
    }
  }
}

private enum QuotaBase: String, CaseIterable { case outside }
