/// Decodes the `when:` of a rule: one comparison, or a list of which all must hold.
struct ConditionDecoder {
  let measures: MeasureNames
  let sources: [Source]
  let attributes: [Attribute]

  private static let ofNumbers: KeyValuePairs<String, @Sendable (Rational) -> Condition.Test> = [
    "below": { .below($0) }, "at-most": { .atMost($0) }, "at-least": { .atLeast($0) }, "above": { .above($0) },
  ]
  private static let ofDates: KeyValuePairs<String, @Sendable (CivilDate) -> Condition.Test> = [
    "after": { .after($0) }, "before": { .before($0) },
  ]
  private static let comparisons = ["equals"] + ofNumbers.map(\.key) + ofDates.map(\.key)
  private static let ofMeasures = ["measure", "percent-of-assigned-in"]

  func decode(_ rule: DefinitionFields) -> [Condition] { mappings(rule).compactMap(condition) }

  private func mappings(_ rule: DefinitionFields) -> [DefinitionFields] {
    guard let node = rule.required("when") else { return [] }
    guard case .sequence(let items, _) = node else { return rule.mapping("when").map { [$0] } ?? [] }
    if items.isEmpty { rule.report("when", .definitionExpectedMapping) }
    return rule.mappings("when")
  }

  /// Decodes conditions of duties, which can only ask about attributes: measures are not known yet when they are applied.
  func decodeAttributes(_ rule: DefinitionFields) -> [AttributeCondition] {
    guard rule.has("when") else { return [] }
    let mappings = mappings(rule)
    for fields in mappings { fields.refuse(ConditionDecoder.ofMeasures) }
    return mappings.compactMap(condition).compactMap { condition in
      condition.subject.attribute.map { AttributeCondition(attribute: $0, test: condition.test) }
    }
  }

  private func condition(_ fields: DefinitionFields) -> Condition? {
    fields.allow(ConditionDecoder.comparisons + ConditionDecoder.ofMeasures)
    guard fields.has("attribute") != fields.has("measure") else {
      fields.report(.definitionConditionSubject)
      return nil
    }
    let used = ConditionDecoder.comparisons.filter { fields.has($0) }
    guard used.count == 1, let comparison = used.first else {
      fields.report(.definitionConditionComparison)
      return nil
    }
    guard let (subject, kind) = subject(fields), let test = test(comparison, kind, fields) else { return nil }
    return Condition(subject: subject, test: test)
  }

  private func subject(_ fields: DefinitionFields) -> (Condition.Subject, Attribute.Kind)? {
    guard fields.has("attribute") else {
      return measures.measure("measure", in: fields).map { (.measure($0.measure), .number) }
    }
    guard let index = fields.reference("attribute", to: attributes.map(\.name)) else { return nil }
    guard fields.has("percent-of-assigned-in") else { return (.attribute(index), attributes[index].kind) }
    if attributes[index].kind != .number {
      fields.report("attribute", .definitionPercentNeedsNumber(attributes[index].name))
    }
    let assigned = sources.indices.filter { sources[$0].hasAssigned }
    return fields.reference("percent-of-assigned-in", to: assigned.map { sources[$0].name }).map {
      (.percentOfAssigned(attribute: index, source: assigned[$0]), .number)
    }
  }

  /// Decodes a comparison, which must suit the kind of the attribute.
  private func test(_ word: String, _ kind: Attribute.Kind, _ fields: DefinitionFields) -> Condition.Test? {
    switch kind {
    case .text where word == "equals": return fields.text(word).map { .equals($0) }
    case .oneOf(let known) where word == "equals": return equals(known, fields)
    case .date:
      if let test = ConditionDecoder.ofDates.first(where: { $0.key == word }) {
        return fields.date(word).map(test.value)
      }
    case .number:
      if let test = ConditionDecoder.ofNumbers.first(where: { $0.key == word }) {
        return fields.decimal(word).map(test.value)
      }
    default: break
    }
    fields.report(word, .definitionComparisonDoesNotSuit(word))
    return nil
  }

  private func equals(_ known: [String], _ fields: DefinitionFields) -> Condition.Test? {
    guard let text = fields.text("equals") else { return nil }
    if !known.contains(text) { fields.report("equals", .definitionUnknownName(text, known: known)) }
    return .equals(text)
  }
}
