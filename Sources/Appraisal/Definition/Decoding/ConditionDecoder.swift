/// Decodes the `when:` of a rule: one comparison, or a list of which all must hold.
struct ConditionDecoder {
  let measures: MeasureNames
  let attributes: [Attribute]

  private static let comparisons = ["equals", "below", "at-most", "at-least", "above", "after", "before"]
  private static let keys = ["attribute", "measure", "percent-of-assigned-in"] + comparisons

  func decode(_ rule: DefinitionFields) -> [Condition] { decode(rule, ConditionDecoder.keys) }

  private func decode(_ rule: DefinitionFields, _ keys: [String]) -> [Condition] {
    guard let node = rule.required("when") else { return [] }
    if case .sequence(let items, _) = node {
      if items.isEmpty { rule.report("when", .definitionExpectedMapping) }
      return rule.mappings("when", keys: keys).compactMap(condition)
    }
    return rule.fields("when", keys: keys).flatMap(condition).map { [$0] } ?? []
  }

  /// Decodes conditions of duties, which can only ask about attributes: measures are not known yet when they are applied.
  func decodeAttributes(_ rule: DefinitionFields) -> [AttributeCondition] {
    guard rule.has("when") else { return [] }
    return decode(rule, ["attribute"] + ConditionDecoder.comparisons).compactMap { condition in
      condition.subject.attribute.map { AttributeCondition(attribute: $0, test: condition.test) }
    }
  }

  private func condition(_ fields: DefinitionFields) -> Condition? {
    guard fields.has("attribute") != fields.has("measure") else {
      fields.problems.add(fields.position, fields.path, .definitionConditionSubject)
      return nil
    }
    let used = ConditionDecoder.comparisons.filter { fields.has($0) }
    guard used.count == 1, let comparison = used.first else {
      fields.problems.add(fields.position, fields.path, .definitionConditionComparison)
      return nil
    }
    guard let (subject, kind) = subject(fields), let test = test(comparison, kind, fields) else { return nil }
    return Condition(subject: subject, test: test)
  }

  private func subject(_ fields: DefinitionFields) -> (Condition.Subject, Attribute.Kind)? {
    guard fields.has("attribute") else {
      return measures.measure("measure", in: fields).map { (.measure($0), .number) }
    }
    guard let name = fields.text("attribute") else { return nil }
    guard let index = attributes.firstIndex(where: { $0.name == name }) else {
      fields.report("attribute", .definitionUnknownName(name, known: attributes.map(\.name)))
      return nil
    }
    guard fields.has("percent-of-assigned-in") else { return (.attribute(index), attributes[index].kind) }
    if attributes[index].kind != .number { fields.report("attribute", .definitionPercentNeedsNumber(name)) }
    return source(fields).map { (.percentOfAssigned(attribute: index, source: $0), .number) }
  }

  private func source(_ fields: DefinitionFields) -> Int? {
    guard let name = fields.text("percent-of-assigned-in") else { return nil }
    let known = measures.sources.filter(\.hasAssigned).map(\.name)
    guard known.contains(name) else {
      fields.report("percent-of-assigned-in", .definitionUnknownName(name, known: known))
      return nil
    }
    return measures.sources.firstIndex { $0.name == name }
  }

  /// Decodes a comparison, which must suit the kind of the attribute.
  private func test(_ word: String, _ kind: Attribute.Kind, _ fields: DefinitionFields) -> Condition.Test? {
    let suits: Bool =
      switch kind {
      case .text, .oneOf: word == "equals"
      case .date: word == "after" || word == "before"
      case .number: !["equals", "after", "before"].contains(word)
      }
    guard suits else {
      fields.report(word, .definitionComparisonDoesNotSuit(word))
      return nil
    }
    switch word {
    case "equals": return equals(kind, fields)
    case "after": return fields.date(word).map { .after($0) }
    case "before": return fields.date(word).map { .before($0) }
    case "below": return fields.decimal(word).map { .below($0) }
    case "at-most": return fields.decimal(word).map { .atMost($0) }
    case "at-least": return fields.decimal(word).map { .atLeast($0) }
    default: return fields.decimal(word).map { .above($0) }
    }
  }

  private func equals(_ kind: Attribute.Kind, _ fields: DefinitionFields) -> Condition.Test? {
    guard let text = fields.text("equals") else { return nil }
    if case .oneOf(let known) = kind, !known.contains(text) {
      fields.report("equals", .definitionUnknownName(text, known: known))
    }
    return .equals(text)
  }
}
