/// Decodes `scales:`.
struct ScalesDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems

  /// By name.
  func decode() -> [String: Scale] {
    var scales: [String: Scale] = [:]
    for (name, _, node) in root.named("scales") {
      let fields = DefinitionFields(
        node, path: "scales.\(name)", keys: ["labels", "range", "missing", "not-applicable", "clause"],
        problems: problems)
      // A scale that is wrong still counts as named, so that its users are not reported too.
      scales[name] = scale(fields) ?? Scale(kind: .labels([]), missing: [], notApplicable: [], clause: nil)
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
    return Scale(kind: kind, missing: missing, notApplicable: notApplicable, clause: clause)
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
