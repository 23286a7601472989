/// Resolves the name of a measure: the composite, a source with raters, a part of the composite, or duties.
struct MeasureNames {
  let problems: DefinitionProblems
  let sources: [Source]
  let composite: Composite?
  let duties: [Duty]

  private static let allDuties = "duties"

  func measure(_ name: String, _ position: DefinitionPosition, _ path: String) -> Measure? {
    let parts = composite?.allParts.map(\.path) ?? []
    if name == "composite", composite != nil { return .composite }
    if let index = sources.firstIndex(where: { $0.name == name && !$0.isOffice }) { return .source(index) }
    if parts.contains(name) { return .part(name) }
    let dutyNames = duties.map { "\(MeasureNames.allDuties)/\($0.name)" }
    if let index = dutyNames.firstIndex(of: name) { return .duty(index) }
    if name == MeasureNames.allDuties, !duties.isEmpty { return .duties }
    let known =
      (composite == nil ? [] : ["composite"]) + sources.filter { !$0.isOffice }.map(\.name) + parts
      + (duties.isEmpty ? [] : [MeasureNames.allDuties]) + dutyNames
    var seen: Set<String> = []
    problems.add(position, path, .definitionUnknownName(name, known: known.filter { seen.insert($0).inserted }))
    return nil
  }

  func measure(_ key: String, in fields: DefinitionFields) -> Measure? {
    fields.text(key).flatMap { measure($0, fields.place(key), fields.joined(key)) }
  }
}

/// Decodes a `quota:`.
struct QuotaDecoder {
  let measures: MeasureNames
  let hasCollege: Bool
  let hasRole: Bool
  let hasGrades: Bool

  private static let keys = [
    "share", "places", "of", "by", "rounding", "ties", "ties-on", "standing-ties",
  ]

  func decode(_ parent: DefinitionFields, required: Bool) -> Quota? {
    guard let fields = parent.fields("quota", keys: QuotaDecoder.keys, required: required) else { return nil }
    let size = self.size(fields)
    let base = fields.choice("of", Quota.Base.self)
    let grouping = fields.choice("by", Quota.Grouping.self)
    let basis = fields.choice("ties-on", BandTable.Basis.self)
    if !fields.has("standing-ties") {
      fields.problems.add(fields.position, fields.path, .definitionQuotaWithoutTieRule)
    }
    let standing =
      fields.has("standing-ties") ? fields.choice("standing-ties", Quota.StandingTies.self) : nil
    let ties = fields.texts("ties").compactMap { name, position in
      measures.measure(name, position, fields.joined("ties")).map { (name: name, measure: $0) }
    }
    if grouping == .college, !hasCollege { fields.report("by", .definitionNoCollege) }
    if grouping == .role, !hasRole { fields.report("by", .definitionNoRole) }
    if base == .graded, !hasGrades { fields.report("of", .definitionNoGrades) }
    guard let size, let base, let grouping, let basis, let standing else { return nil }
    return Quota(
      size: size, base: base, grouping: grouping, ties: ties, tieBasis: basis, standingTies: standing)
  }

  /// Decodes `share:` with its rounding, or `places:`.
  private func size(_ fields: DefinitionFields) -> Quota.Size? {
    guard fields.has("share") != fields.has("places") else {
      fields.problems.add(fields.position, fields.path, .definitionShareOrPlaces)
      return nil
    }
    if fields.has("places") {
      if fields.has("rounding") { fields.report("rounding", .definitionRoundingUnused) }
      return fields.whole("places", 0...100_000).map { .places($0) }
    }
    let share = fields.percent("share")
    guard fields.has("rounding") else {
      fields.report("share", .definitionShareWithoutRounding)
      return nil
    }
    let rounding = fields.choice("rounding", RoundingMode.self)
    return share.flatMap { share in rounding.map { .share(share, $0) } }
  }
}
