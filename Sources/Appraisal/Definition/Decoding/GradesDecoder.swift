extension Grading {
  /// The four kinds of rules, in the order of decoding.
  fileprivate enum Kind: String, CaseIterable {
    case neverGraded = "never-graded"
    case cannotBe = "cannot-be"
    case alwaysIs = "always-is"
    case recorded
  }

  /// Decodes `grades:`.
  init?(_ fields: DefinitionFields, _ quotas: QuotaDecoder, _ conditions: ConditionDecoder) {
    let (measure, clause) = (quotas.measures.measure("measure", in: fields), fields.clause())
    let levels = Grading.levels(fields, quotas)
    let rules = Kind.allCases.flatMap { kind in
      fields.named(kind.rawValue).compactMap { name, position, fields in
        Rule(name, kind, fields, levels, conditions).map { (rule: $0, position: position) }
      }
    }
    var names = Set(WithheldReason.allCases.map(\.rawValue))
    for (rule, position) in rules where !names.insert(rule.name).inserted {
      fields.problems.add(position, fields.path, .definitionNameTaken(rule.name))
    }
    guard let measure, !levels.isEmpty else { return nil }
    self.init(measure: measure.measure, levels: levels, rules: rules.map(\.rule), clause: clause)
  }

  private static func levels(_ fields: DefinitionFields, _ quotas: QuotaDecoder) -> [Level] {
    _ = fields.required("levels")
    let nodes = fields.mappings("levels")
    let levels = nodes.compactMap { Level($0, quotas) }
    guard levels.count == nodes.count else { return levels }
    if levels.count < 2 { fields.report("levels", .definitionTooFewLevels) }
    var labels: Set<String> = []
    for (node, level) in zip(nodes, levels) where !labels.insert(level.label).inserted {
      node.report("label", .definitionLevelTwice(level.label))
    }
    for (node, (above, level)) in zip(nodes.dropFirst(), zip(levels, levels.dropFirst())) {
      checkOrder(level, above, node)
    }
    if let last = levels.last, let node = nodes.last {
      if !last.from.isZero { node.report("from", .definitionLowestLevelNotZero) }
      if last.quota != nil { node.report("quota", .definitionLowestLevelQuota) }
    }
    return levels
  }

  private static func checkOrder(_ level: Level, _ above: Level, _ node: DefinitionFields) {
    if level.from > above.from { node.report("from", .definitionLevelsOrder(above.from.plainDecimal)) }
    // A level without a quota takes all who reach it, so that a lower one with the same limit gets none.
    if level.from == above.from, above.quota == nil { node.report("from", .definitionLevelNeverReached(above.label)) }
  }
}

extension Grading.Level {
  fileprivate init?(_ fields: DefinitionFields, _ quotas: QuotaDecoder) {
    let (label, from) = (fields.text("label"), fields.decimal("from"))
    let place = "grades.\(label ?? "")"
    let quota = fields.optional("quota", fields.mapping).flatMap(quotas.decode)
    let consequence = Grading.Consequence(of: fields, at: place)
    let clause = fields.clause(at: place)
    guard let label, let from else { return nil }
    self.init(label: label, from: from, quota: quota, consequence: consequence, clause: clause)
  }
}

extension Grading.Consequence {
  /// Decodes `consequence:`.
  ///
  /// - Parameter place: the path of the rule in findings.
  fileprivate init?(of rule: DefinitionFields, at place: String) {
    guard let fields = rule.optional("consequence", rule.mapping) else { return nil }
    let clause = fields.clause(at: "\(place).consequence")
    guard let text = fields.titles() else { return nil }
    self.init(text: text, clause: clause)
  }
}

extension Grading.Rule {
  fileprivate init?(
    _ name: String, _ kind: Grading.Kind, _ fields: DefinitionFields, _ levels: [Grading.Level],
    _ conditions: ConditionDecoder
  ) {
    let (title, clause) = (fields.titles("title"), fields.clause(at: "grades.\(name)"))
    let conditions = conditions.decode(fields)
    let effect = Grading.Effect(kind, fields, levels)
    let consequence = kind == .alwaysIs ? Grading.Consequence(of: fields, at: "grades.\(name)") : nil
    guard let title, let effect else { return nil }
    self.init(
      name: name, title: title, effect: effect, conditions: conditions, consequence: consequence, clause: clause)
  }
}

extension Grading.Effect {
  fileprivate init?(_ kind: Grading.Kind, _ fields: DefinitionFields, _ levels: [Grading.Level]) {
    switch kind {
    case .recorded: self = .recorded
    case .neverGraded:
      let base = fields.optional("quota-base") { fields.word($0, of: ["outside"]) }
      if base == nil, fields.has("quota-base") { return nil }
      self = .neverGraded(outside: base != nil)
    case .cannotBe, .alwaysIs:
      guard let level = fields.reference("label", to: levels.map(\.label)) else { return nil }
      self = kind == .alwaysIs ? .alwaysIs(level: level) : .cannotBe(level: level)
      if kind == .cannotBe, level == levels.count - 1 {
        fields.report("label", .definitionLowestLevelBarred(levels[level].label))
      }
    }
  }
}
