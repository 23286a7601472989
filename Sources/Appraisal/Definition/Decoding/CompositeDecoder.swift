extension Composite {
  /// Decodes `composite:`, and proves that weights and points add up on every level.
  init?(_ fields: DefinitionFields, sources: [Source], bands: [BandTable], duties: [Duty]) {
    let (unit, missing) = (fields.choice("unit", Unit.self), fields.choice("missing", Missing.self))
    let total = fields.has("total") ? fields.decimal("total") : .hundred
    let clause = fields.clause()
    fields.allow(["parts"])
    guard let unit, let missing, let total else { return nil }
    if unit != .points, total != .hundred { fields.report("total", .definitionOutsidePercent) }
    let decoder = CompositeDecoder(unit: unit, sources: sources, bands: bands, duties: duties)
    let parts = decoder.parts(fields, prefix: "", total: total)
    self.init(unit: unit, total: total, missing: missing, parts: parts, clause: clause)
  }
}

/// Decodes the tree of a composite.
private struct CompositeDecoder {
  let unit: Composite.Unit
  let sources: [Source]
  let bands: [BandTable]
  let duties: [Duty]

  /// Decodes the parts of one level, which together must weigh `total`.
  func parts(_ fields: DefinitionFields, prefix: String, total: Rational) -> [Composite.Part] {
    let named = fields.named("parts")
    let parts = named.compactMap { part(prefix + $0.name, $0.fields) }
    let sum = parts.filter { !$0.isExtra }.reduce(Rational.zero) { $0 + $1.weight }
    if unit == .parts { return parts.map { $0.weighing($0.weight * total / sum) } }
    if parts.count == named.count, sum != total {
      fields.report("parts", .weightsDoNotAddUp(sum.plainDecimal, total: total.plainDecimal))
    }
    return parts
  }

  private static let contents = ["parts", "score", "band", "sum", "any", "duties", "first-of"]

  private func part(_ path: String, _ fields: DefinitionFields) -> Composite.Part? {
    fields.allow(CompositeDecoder.contents)
    if unit != .points { fields.refuse(["points", "extra-points"]) }
    let clause = fields.clause(at: "composite.\(path)")
    let isExtra = fields.has("extra-points")
    if isExtra, fields.has("points") { fields.report("points", .definitionPointsTwice) }
    let weightKey = isExtra ? "extra-points" : unit == .points ? "points" : "weight"
    guard let weight = fields.positive(weightKey) else { return nil }
    if isExtra, path.contains("/") { fields.report(weightKey, .definitionExtraNotAtTop) }
    guard let content = content(path, fields, weight) else { return nil }
    return Composite.Part(path: path, weight: weight, isExtra: isExtra, content: content, clause: clause)
  }

  private func content(_ path: String, _ fields: DefinitionFields, _ weight: Rational) -> Composite.Content? {
    let kinds = CompositeDecoder.contents.filter { fields.has($0) }
    guard kinds.count == 1, let kind = kinds.first else {
      fields.report(.definitionPartNeedsOneContent)
      return nil
    }
    switch kind {
    case "parts": return .group(parts(fields, prefix: path + "/", total: most(weight)))
    case "score": return fields.reference("score", to: sources.map(\.name)).map { .score(source: $0) }
    case "band": return band(fields, weight)
    case "any": return fields.mapping("any").flatMap(items).map { .any(source: $0.source, items: $0.items) }
    case "duties": return asked(fields).map { .duties($0) }
    case "first-of": return firstOf(path, fields, weight)
    default: return sum(fields, weight)
    }
  }

  /// The most that a part of this weight can reach: its points, or 100 percent.
  private func most(_ weight: Rational) -> Rational { unit == .points ? weight : .hundred }

  /// Decodes the alternatives of a part, of which the first with data is used.
  private func firstOf(_ path: String, _ fields: DefinitionFields, _ weight: Rational) -> Composite.Content? {
    let alternatives = fields.mappings("first-of")
    if alternatives.count < 2 { fields.report("first-of", .definitionTooFewAlternatives) }
    for alternative in alternatives { alternative.refuse(["parts", "first-of"]) }
    let contents = alternatives.compactMap { content(path, $0, weight) }
    return contents.count == alternatives.count ? .firstOf(contents) : nil
  }

  /// Decodes `duties:`, the duties that are part of a score; advisory ones never are.
  ///
  /// - Returns: the index of each.
  private func asked(_ fields: DefinitionFields) -> [Int]? {
    let binding = duties.indices.filter { duties[$0].kind == .required }
    if case .scalar? = fields.optional("duties") {
      if binding.isEmpty { fields.report("duties", .definitionNoDuties) }
      return fields.word("duties", of: ["all"]).map { _ in binding }
    }
    let known = binding.map { duties[$0].name }
    let found = fields.references("duties", to: known, ifEmpty: .definitionNoDuties)
    if Set(found).count < found.count { fields.report("duties", .definitionItemTwice) }
    return found.map { binding[$0] }
  }

  private func band(_ fields: DefinitionFields, _ weight: Rational) -> Composite.Content? {
    guard let index = fields.reference("band", to: bands.map(\.name)) else { return nil }
    guard case .source = bands[index].measure, bands[index].bands.allSatisfy({ $0.points != nil }) else {
      fields.report("band", .definitionBandWithoutPoints(bands[index].name))
      return nil
    }
    let (most, expected) = (bands[index].mostPoints ?? .zero, most(weight))
    if most != expected {
      fields.report("band", .bandPointsDoNotMatch(most.plainDecimal, weight: expected.plainDecimal))
    }
    return .band(table: index)
  }

  /// Decodes items of a source, named one by one or by their groups.
  private func items(_ fields: DefinitionFields) -> (source: Int, items: [Int])? {
    guard let source = fields.reference("source", to: sources.map(\.name)) else {
      if fields.texts("items").isEmpty { fields.report("items", .definitionNoItems) }
      return nil
    }
    let known = sources[source].items.map(\.id)
    let names = known + sources[source].groups.map(\.name)
    let items = fields.references("items", to: names, ifEmpty: .definitionNoItems).flatMap { index in
      known.indices.contains(index) ? [index] : sources[source].groups.items(of: .group(index - known.count))
    }
    if Set(items).count < items.count { fields.report("items", .definitionItemTwice) }
    return (source, items)
  }

  private func sum(_ fields: DefinitionFields, _ weight: Rational) -> Composite.Content? {
    guard let (source, items) = fields.mapping("sum").flatMap(items) else { return nil }
    let scales = items.map { sources[source].items[$0].scale }
    let most = scales.reduce(Rational.zero) { $0 + $1.highest.exact }
    if !scales.allSatisfy(\.isPoints) {
      fields.report("sum", .definitionSumNeedsPoints)
    } else if unit == .points, most != weight {
      fields.report("sum", .itemPointsDoNotAddUp(most.plainDecimal, weight: weight.plainDecimal))
    }
    return .sum(source: source, items: items)
  }
}
