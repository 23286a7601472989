extension Provision {
  init(_ fields: DefinitionFields) { clause = fields.clause() }

  /// Decodes `peers:`, whose only values so far a policy states so that it reads as a rule.
  init(peers fields: DefinitionFields) {
    _ = fields.word("within", of: ["college"])
    _ = fields.word("self-ratings", of: ["drop"])
    self.init(fields)
  }
}

extension ParticipationRule {
  /// Decodes `participation:`.
  init?(_ fields: DefinitionFields) {
    let threshold = fields.percent("threshold")
    let below = Consequence(fields, threshold)
    let nobody = fields.has("nobody-assigned") ? fields.choice("nobody-assigned", NobodyAssigned.self) : .withhold
    let minimum = fields.optional("minimum", fields.mapping).flatMap(Minimum.init)
    let lastRound = fields.optional("last-round", fields.mapping).map(Provision.init(_:))
    let clause = fields.clause()
    guard let threshold, let below, let nobody else { return nil }
    self.init(
      threshold: threshold, minimum: minimum, below: below, nobodyAssigned: nobody, lastRound: lastRound, clause: clause
    )
  }
}

extension ParticipationRule.Minimum {
  fileprivate init?(_ fields: DefinitionFields) {
    let clause = fields.clause()
    guard let raters = fields.whole("raters", 1...1000) else { return nil }
    self.init(raters: raters, clause: clause)
  }
}

extension ParticipationRule.Consequence {
  fileprivate init?(_ rule: DefinitionFields, _ threshold: Rational?) {
    let words: KeyValuePairs<String, Self> = [
      "withhold": .withhold, "renormalise": .renormalise, "zero": .zero, "flag": .flag, "coefficient": .coefficient([]),
    ]
    rule.allow(["coefficients"])
    guard let word = rule.choice("below", of: words) else { return nil }
    self = word
    if case .coefficient = word {
      guard let table = Self.coefficients(rule, below: threshold) else { return nil }
      self = .coefficient(table)
    } else if rule.has("coefficients") {
      rule.report("coefficients", .definitionCoefficientsUnused)
    }
  }

  private static func coefficients(
    _ rule: DefinitionFields, below threshold: Rational?
  ) -> [ParticipationRule.Coefficient]? {
    _ = rule.required("coefficients")
    let table = rule.mappings("coefficients").compactMap { ParticipationRule.Coefficient($0, below: threshold) }
    let limits = table.map(\.from)
    guard limits.last?.isZero ?? false, zip(limits, limits.dropFirst()).allSatisfy({ $0 > $1 }) else {
      rule.report("coefficients", .definitionCoefficientsOrder)
      return nil
    }
    return table
  }
}

extension ParticipationRule.Coefficient {
  fileprivate init?(_ fields: DefinitionFields, below threshold: Rational?) {
    let (from, factor) = (fields.percent("from"), fields.decimal("factor"))
    if let factor, factor.isNegative || factor > Rational(1) { fields.report("factor", .definitionFactorOutside) }
    if let from, let threshold, from >= threshold {
      fields.report("from", .definitionCoefficientAboveThreshold(threshold.plainDecimal))
    }
    guard let from, let factor else { return nil }
    self.init(from: from, factor: factor)
  }
}

extension ScoreRule {
  /// Decodes `score:`.
  init(_ fields: DefinitionFields, hasActivity: Bool, hasGroups: Bool) {
    mean = fields.choice("mean-of", Mean.self) ?? .responses
    if mean == .activities, !hasActivity { fields.report("mean-of", .definitionActivitiesNeedColumn) }
    if mean == .groups, !hasGroups { fields.report("mean-of", .definitionGroupsNeeded) }
    if fields.has("trim"), mean != .responses { fields.report("trim", .definitionTrimNeedsResponses) }
    trim = fields.optional("trim", fields.mapping).flatMap(Trim.init)
    clause = fields.clause()
  }
}

extension ScoreRule.Trim {
  fileprivate init?(_ fields: DefinitionFields) {
    let (count, from) = (fields.whole("each-end", 1...100), fields.whole("from", 1...1000))
    guard let count, let from else { return nil }
    if from <= 2 * count { fields.report("from", .definitionTrimLeavesNothing(2 * count + 1)) }
    self.init(count: count, from: from)
  }
}
