/// Resolves the name of a measure: the composite, a source with raters, a part of the composite, or duties.
struct MeasureNames {
  /// Every measure by name.
  private let all: [(name: String, measure: Measure)]

  init(sources: [Source], composite: Composite? = nil, duties: [Duty] = []) {
    let duty = duties.enumerated().map { ("\(MeasureNames.duties)/\($1.name)", Measure.duty($0)) }
    let rated = sources.enumerated().filter { !$1.isOffice }.map { ($1.name, Measure.source($0)) }
    let parts = composite.map { $0.allParts.map { ($0.path, Measure.part($0.path)) } } ?? []
    let whole = (composite == nil ? [] : [("composite", Measure.composite)])
    var seen: Set<String> = []
    all = (whole + rated + parts + (duties.isEmpty ? [] : [(MeasureNames.duties, .duties)]) + duty)
      .filter { seen.insert($0.0).inserted }
  }

  private static let duties = "duties"

  func measure(_ key: String, in fields: DefinitionFields) -> (name: String, measure: Measure)? {
    fields.reference(key, to: all.map(\.name)).map { all[$0] }
  }

  /// Resolves a list of names.
  func measures(_ key: String, in fields: DefinitionFields) -> [(name: String, measure: Measure)] {
    fields.references(key, to: all.map(\.name)).map { all[$0] }
  }
}

/// Decodes a `quota:`.
struct QuotaDecoder {
  let measures: MeasureNames
  let hasCollege: Bool
  let hasRole: Bool
  let hasGrades: Bool

  func decode(_ fields: DefinitionFields) -> Quota? {
    let size = Quota.Size(fields)
    let (base, grouping) = (fields.choice("of", Quota.Base.self), fields.choice("by", Quota.Grouping.self))
    let basis = fields.choice("ties-on", BandTable.Basis.self)
    if !fields.has("standing-ties") { fields.report(.definitionQuotaWithoutTieRule) }
    let standing = fields.optional("standing-ties") { fields.choice($0, Quota.StandingTies.self) }
    let ties = measures.measures("ties", in: fields)
    if grouping == .college, !hasCollege { fields.report("by", .definitionNoCollege) }
    if grouping == .role, !hasRole { fields.report("by", .definitionNoRole) }
    if base == .graded, !hasGrades { fields.report("of", .definitionNoGrades) }
    guard let size, let base, let grouping, let basis, let standing else { return nil }
    return Quota(size: size, base: base, grouping: grouping, ties: ties, tieBasis: basis, standingTies: standing)
  }
}

extension Quota.Size {
  /// Decodes `share:` with its rounding, or `places:`.
  fileprivate init?(_ fields: DefinitionFields) {
    fields.allow(["rounding"])
    guard fields.has("share") != fields.has("places") else {
      fields.report(.definitionShareOrPlaces)
      return nil
    }
    if fields.has("places") {
      if fields.has("rounding") { fields.report("rounding", .definitionRoundingUnused) }
      guard let places = fields.whole("places", 0...100_000) else { return nil }
      self = .places(places)
      return
    }
    let share = fields.percent("share")
    if !fields.has("rounding") { fields.report("share", .definitionShareWithoutRounding) }
    let rounding = fields.optional("rounding") { fields.choice($0, RoundingMode.self) }
    guard let share, let rounding else { return nil }
    self = .share(share, rounding)
  }
}
