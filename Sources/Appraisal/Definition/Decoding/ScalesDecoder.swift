/// Decodes `scales:`.
struct ScalesDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems

  /// - Returns: the scales by name.
  func decode() -> [String: Scale] {
    var scales: [String: Scale] = [:]
    for (name, _, node) in root.named("scales") {
      let fields = DefinitionFields(
        node, path: "scales.\(name)", keys: ["labels", "written-as", "range", "missing", "not-applicable", "clause"],
        problems: problems)
      // A wrong scale is kept by name, so that its uses are not reported, too.
      scales[name] = scale(fields) ?? Scale(kind: .labels([]))
    }
    return scales
  }

  private func scale(_ fields: DefinitionFields) -> Scale? {
    let missing = Set(fields.texts("missing").map(\.text))
    let notApplicable = Set(fields.texts("not-applicable").map(\.text))
    let clause = fields.clause()
    guard let kind = fields.has("range") ? range(fields) : labels(fields) else { return nil }
    if let both = missing.intersection(notApplicable).min() {
      fields.report("not-applicable", .definitionCodeTwice(both))
    }
    let writtenAs = self.writtenAs(fields, kind, taken: missing.union(notApplicable))
    return Scale(kind: kind, writtenAs: writtenAs, missing: missing, notApplicable: notApplicable, clause: clause)
  }

  /// Decodes other texts of labels, by label. A text with two meanings is reported.
  private func writtenAs(_ fields: DefinitionFields, _ kind: Scale.Kind, taken: Set<String>) -> [String: [String]] {
    guard case .mapping(let entries, _)? = fields.optional("written-as") else {
      if fields.has("written-as") { fields.report("written-as", .definitionExpectedMapping) }
      return [:]
    }
    let labels = if case .labels(let labels) = kind { labels.map(\.label) } else { [String]() }
    var meant = taken.union(labels)
    var texts: [String: [String]] = [:]
    let named = DefinitionFields(
      .mapping(entries, fields.place("written-as")), path: fields.joined("written-as"), keys: labels, problems: problems
    )
    for label in labels where named.has(label) {
      for (text, position) in named.texts(label) {
        if !meant.insert(text).inserted { problems.add(position, named.joined(label), .definitionAnswerTwice(text)) }
        texts[label, default: []].append(text)
      }
    }
    return texts
  }

  private func range(_ fields: DefinitionFields) -> Scale.Kind? {
    guard let limits = fields.fields("range", keys: ["from", "to"]) else { return nil }
    let (from, to) = (limits.answerValue("from"), limits.answerValue("to"))
    guard let from, let to else { return nil }
    guard from < to else {
      limits.report("to", .definitionRangeBackwards)
      return nil
    }
    return .range(from: from, to: to)
  }

  private func labels(_ fields: DefinitionFields) -> Scale.Kind? {
    guard case .mapping(let entries, _)? = fields.required("labels"), entries.count >= 2 else {
      fields.report("labels", .definitionTooFewLabels)
      return nil
    }
    let labels = entries.compactMap { entry in
      fields.answerValue(entry.value, path: fields.joined("labels.\(entry.key)")).map { (label: entry.key, value: $0) }
    }
    let ascending = labels.enumerated().sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
    guard let highest = ascending.last?.element.value, highest.millionths > 0 else {
      fields.report("labels", .definitionHighestLabelZero)
      return nil
    }
    return .labels(ascending.map(\.element))
  }
}
