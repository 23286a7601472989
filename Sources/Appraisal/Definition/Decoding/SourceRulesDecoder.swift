/// Decodes the rules of one source: `roster:`, `peers:`, `participation:` and `score:`.
struct SourceRulesDecoder {
  let fields: DefinitionFields
  let problems: DefinitionProblems

  func roster() -> RosterFile? {
    fields.fields("roster", keys: RosterDecoder.keys, required: false).flatMap {
      RosterDecoder(fields: $0, id: "rater", hasCollege: true).decode()
    }
  }

  func peers() -> PeerRule? {
    guard let peers = fields.fields("peers", keys: ["within", "self-ratings", "clause"], required: false) else {
      return nil
    }
    _ = peers.choice("within", PeerGroup.self)
    _ = peers.choice("self-ratings", SelfRatings.self)
    return PeerRule(clause: peers.clause())
  }

  func participation() -> ParticipationRule? {
    let keys = ["threshold", "minimum", "below", "coefficients", "nobody-assigned", "last-round", "clause"]
    guard let rule = fields.fields("participation", keys: keys, required: false) else { return nil }
    let threshold = rule.percent("threshold")
    let below = consequence(rule, threshold)
    let nobody =
      rule.has("nobody-assigned")
      ? rule.choice("nobody-assigned", ParticipationRule.NobodyAssigned.self) : .withhold
    let minimum = rule.fields("minimum", keys: ["raters", "clause"], required: false).flatMap { minimum in
      minimum.whole("raters", 1...1000).map { ParticipationRule.Minimum(raters: $0, clause: minimum.clause()) }
    }
    let lastRound = rule.fields("last-round", keys: ["clause"], required: false).map {
      ParticipationRule.LastRound(clause: $0.clause())
    }
    guard let threshold, let below, let nobody else { return nil }
    return ParticipationRule(
      threshold: threshold, minimum: minimum, below: below, nobodyAssigned: nobody, lastRound: lastRound,
      clause: rule.clause())
  }

  private func consequence(_ rule: DefinitionFields, _ threshold: Rational?) -> ParticipationRule.Consequence? {
    let word = rule.choice("below", BelowThreshold.self)
    if rule.has("coefficients"), word != .coefficient, word != nil {
      rule.report("coefficients", .definitionCoefficientsUnused)
    }
    switch word {
    case .withhold: return .withhold
    case .renormalise: return .renormalise
    case .zero: return .zero
    case .flag: return .flag
    case .coefficient: return coefficients(rule, below: threshold).map { .coefficient($0) }
    case nil: return nil
    }
  }

  private func coefficients(
    _ rule: DefinitionFields, below threshold: Rational?
  ) -> [ParticipationRule.Coefficient]? {
    _ = rule.required("coefficients")
    let table = rule.mappings("coefficients", keys: ["from", "factor"]).compactMap { row in
      let (from, factor) = (row.percent("from"), row.decimal("factor"))
      if let factor, factor.isNegative || factor > Rational(1) { row.report("factor", .definitionFactorOutside) }
      if let from, let threshold, from >= threshold {
        row.report("from", .definitionCoefficientAboveThreshold(threshold.plainDecimal))
      }
      return from.flatMap { from in factor.map { ParticipationRule.Coefficient(from: from, factor: $0) } }
    }
    let limits = table.map(\.from)
    guard limits.last?.isZero ?? false, zip(limits, limits.dropFirst()).allSatisfy({ $0 > $1 }) else {
      rule.report("coefficients", .definitionCoefficientsOrder)
      return nil
    }
    return table
  }

  func score(hasActivity: Bool, hasGroups: Bool) -> ScoreRule {
    let keys = ["mean-of", "trim", "clause"]
    guard let score = fields.fields("score", keys: keys, required: false) else {
      return ScoreRule(mean: .responses, trim: nil, clause: nil)
    }
    let mean = score.choice("mean-of", ScoreRule.Mean.self) ?? .responses
    if mean == .activities, !hasActivity { score.report("mean-of", .definitionActivitiesNeedColumn) }
    if mean == .groups, !hasGroups { score.report("mean-of", .definitionGroupsNeeded) }
    if score.has("trim"), mean != .responses { score.report("trim", .definitionTrimNeedsResponses) }
    return ScoreRule(mean: mean, trim: trim(score), clause: score.clause())
  }

  private func trim(_ score: DefinitionFields) -> ScoreRule.Trim? {
    guard let trim = score.fields("trim", keys: ["each-end", "from"], required: false) else { return nil }
    let (count, from) = (trim.whole("each-end", 1...100), trim.whole("from", 1...1000))
    guard let count, let from else { return nil }
    if from <= 2 * count { trim.report("from", .definitionTrimLeavesNothing(2 * count + 1)) }
    return ScoreRule.Trim(count: count, from: from)
  }
}

private enum BelowThreshold: String, CaseIterable { case withhold, renormalise, zero, flag, coefficient }

/// The only values of `peers:` so far, which a policy states so that it reads as a rule.
private enum PeerGroup: String, CaseIterable { case college }
private enum SelfRatings: String, CaseIterable { case drop }
