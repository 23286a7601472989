extension Scale {
  /// Decodes an entry of `scales:`.
  init?(_ fields: DefinitionFields) {
    let missing = Set(fields.texts("missing").map(\.text))
    let notApplicable = Set(fields.texts("not-applicable").map(\.text))
    let clause = fields.uncitedClause()
    fields.allow(["labels", "written-as"])
    guard let kind = fields.has("range") ? Kind(range: fields) : Kind(labels: fields) else { return nil }
    if let both = missing.intersection(notApplicable).min() {
      fields.report("not-applicable", .definitionCodeTwice(both))
    }
    let writtenAs = Scale.writtenAs(fields, kind, taken: missing.union(notApplicable))
    self.init(kind: kind, writtenAs: writtenAs, missing: missing, notApplicable: notApplicable, clause: clause)
  }

  /// Decodes other texts of labels, by label. A text with two meanings is reported.
  private static func writtenAs(_ fields: DefinitionFields, _ kind: Kind, taken: Set<String>) -> [String: [String]] {
    guard let node = fields.optional("written-as") else { return [:] }
    guard case .mapping = node else {
      fields.report("written-as", .definitionExpectedMapping)
      return [:]
    }
    let labels = if case .labels(let labels) = kind { labels.map(\.label) } else { [String]() }
    let named = DefinitionFields(node, path: fields.joined("written-as"), problems: fields.problems)
    var meant = taken.union(labels)
    var texts: [String: [String]] = [:]
    for label in labels where named.has(label) {
      for (text, position) in named.texts(label) {
        if !meant.insert(text).inserted { named.report(label, at: position, .definitionAnswerTwice(text)) }
        texts[label, default: []].append(text)
      }
    }
    return texts
  }
}

extension Scale.Kind {
  fileprivate init?(range fields: DefinitionFields) {
    guard let limits = fields.mapping("range") else { return nil }
    let (from, to) = (limits.answerValue("from"), limits.answerValue("to"))
    guard let from, let to else { return nil }
    guard from < to else {
      limits.report("to", .definitionRangeBackwards)
      return nil
    }
    self = .range(from: from, to: to)
  }

  fileprivate init?(labels fields: DefinitionFields) {
    guard case .mapping(let entries, _)? = fields.required("labels"), entries.count >= 2 else {
      fields.report("labels", .definitionTooFewLabels)
      return nil
    }
    let labels = entries.compactMap { entry in
      fields.answerValue(entry.value, "labels.\(entry.key)").map { (label: entry.key, value: $0) }
    }
    let ascending = labels.enumerated().sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
    guard let highest = ascending.last?.element.value, highest.millionths > 0 else {
      fields.report("labels", .definitionHighestLabelZero)
      return nil
    }
    self = .labels(ascending.map(\.element))
  }
}
