/// Verdicts of the rules of grading on one appraisee.
struct RuleVerdicts {
  /// One for each rule: whether it holds; nil if it asks about an attribute that is not known.
  private let verdicts: [Bool?]
  private let rules: [Grading.Rule]

  init(_ grading: Grading, _ appraisee: Int, _ measures: Measures) {
    rules = grading.rules
    verdicts = grading.rules.map { measures.holds($0.conditions, of: appraisee) }
  }

  /// Indices of the rules that hold and have this effect, in the order of the definition.
  func holding(_ effect: (Grading.Effect) -> Bool) -> [Int] {
    rules.indices.filter { verdicts[$0] == true && effect(rules[$0].effect) }
  }

  /// Indices of the unknown attributes of which a rule asks that could decide or limit the grade.
  func unknownAttributes(of person: Appraisee) -> [Int] {
    let open = rules.indices.filter { verdicts[$0] == nil && rules[$0].effect != .recorded }
    let asked = open.flatMap { rules[$0].conditions.compactMap(\.subject.attribute) }
    return Set(asked).filter { person.attributes[$0] == nil }.sorted()
  }

  /// Whether a rule with this effect has no verdict.
  func isUnknown(_ effect: (Grading.Effect) -> Bool) -> Bool {
    rules.indices.contains { verdicts[$0] == nil && effect(rules[$0].effect) }
  }
}

extension Measures {
  /// Whether all conditions hold of an appraisee; nil if none fails and one cannot be decided.
  fileprivate func holds(_ conditions: [Condition], of appraisee: Int) -> Bool? {
    let verdicts = conditions.map { holds($0, of: appraisee) }
    if verdicts.contains(false) { return false }
    return verdicts.contains(nil) ? nil : true
  }

  private func holds(_ condition: Condition, of appraisee: Int) -> Bool? {
    let attributes = people[appraisee].attributes
    switch condition.subject {
    case .attribute(let index): return attributes[index].map(condition.test.holds)
    case .percentOfAssigned(let index, let source):
      guard let attribute = attributes[index] else { return nil }
      guard case .number(let number) = attribute else { return false }
      let assigned = weighted.normalised.sources[source].participation[appraisee].assigned
      // A share of zero assigned raters is not defined.
      guard assigned > 0 else { return false }
      return condition.test.holds(number.exact * .hundred / Rational(assigned))
    case .measure(let measure):
      guard let published = published(measure, of: appraisee) else { return false }
      return condition.test.holds(published.value)
    }
  }
}
