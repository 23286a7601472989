/// Decodes `awards:`.
struct AwardsDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let sources: [Source]
  let composite: Composite?
  let appraisees: Definition.AppraiseeFile?

  func decode() -> [Award] {
    root.named("awards").compactMap { name, _, node in
      award(
        name,
        DefinitionFields(
          node, path: "awards.\(name)", keys: ["title", "measure", "places", "ties", "clause"], problems: problems))
    }
  }

  private func award(_ name: String, _ fields: DefinitionFields) -> Award? {
    let clause = fields.clause()
    let title = fields.titles("title")
    let ties = self.ties(fields)
    let measureName = fields.text("measure")
    let measure = measureName.flatMap {
      self.measure(named: $0, fields.place("measure"), fields.joined("measure"))
    }
    let places = self.places(fields)
    guard let title, let measureName, let measure, let places else { return nil }
    return Award(
      name: name, title: title, measure: measure, measureName: measureName, share: places.share,
      grouping: places.grouping, rounding: places.rounding, ties: ties, clause: clause)
  }

  private func ties(_ fields: DefinitionFields) -> [(name: String, measure: Measure)] {
    fields.texts("ties").compactMap { name, position in
      guard let measure = measure(named: name, position, fields.joined("ties")) else { return nil }
      return (name, measure)
    }
  }

  private func places(
    _ fields: DefinitionFields
  ) -> (share: Rational, grouping: Award.Grouping, rounding: RoundingMode)? {
    guard let places = fields.fields("places", keys: ["share", "by", "rounding"]) else { return nil }
    let grouping = places.choice("by", Award.Grouping.self)
    let rounding = places.choice("rounding", RoundingMode.self)
    guard let share = places.decimal("share"), let grouping, let rounding else { return nil }
    if share.isNegative || share > .hundred { places.report("share", .definitionOutsidePercent) }
    if grouping == .college, case .none? = appraisees?.college { places.report("by", .definitionNoCollege) }
    return (share, grouping, rounding)
  }

  private func measure(named name: String, _ position: DefinitionPosition, _ path: String) -> Measure? {
    let parts = composite?.allParts.map(\.path) ?? []
    if name == "composite", composite != nil { return .composite }
    if let index = sources.firstIndex(where: { $0.name == name && !$0.isOffice }) { return .source(index) }
    if parts.contains(name) { return .part(name) }
    let known = (composite == nil ? [] : ["composite"]) + sources.filter { !$0.isOffice }.map(\.name) + parts
    problems.add(position, path, .definitionUnknownName(name, known: known))
    return nil
  }
}
