/// Decodes `composite:` and proves that weights and points add up on every level.
struct CompositeDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let sources: [Source]
  let bands: [BandTable]
  let duties: [Duty]

  func decode() -> Composite? {
    let keys = ["unit", "total", "missing", "parts", "clause"]
    guard let fields = root.fields("composite", keys: keys, required: false) else { return nil }
    let unit = fields.choice("unit", Composite.Unit.self)
    let missing = fields.choice("missing", Composite.Missing.self)
    let total = fields.has("total") ? fields.decimal("total") : .hundred
    guard let unit, let missing, let total else { return nil }
    if unit != .points, total != .hundred { fields.report("total", .definitionOutsidePercent) }
    let parts = self.parts(fields, prefix: "", unit: unit, total: total)
    return Composite(unit: unit, total: total, missing: missing, parts: parts, clause: fields.clause())
  }

  /// Decodes the parts of one level, which together must weigh `total`.
  private func parts(
    _ fields: DefinitionFields, prefix: String, unit: Composite.Unit, total: Rational
  ) -> [Composite.Part] {
    let named = fields.named("parts")
    let parts = named.compactMap { name, _, node in
      part(
        prefix + name,
        DefinitionFields(
          node, path: fields.joined("parts.\(name)"), keys: CompositeDecoder.partKeys(unit), problems: problems), unit)
    }
    let sum = parts.filter { !$0.isExtra }.reduce(Rational.zero) { $0 + $1.weight }
    if unit == .parts { return parts.map { $0.weighing($0.weight * total / sum) } }
    if parts.count == named.count, sum != total {
      fields.report("parts", .weightsDoNotAddUp(sum.plainDecimal, total: total.plainDecimal))
    }
    return parts
  }

  private static let contents = ["parts", "score", "band", "sum", "any", "duties", "first-of"]

  private static func partKeys(_ unit: Composite.Unit) -> [String] {
    contents + ["clause"] + (unit == .points ? ["points", "extra-points"] : ["weight"])
  }

  private func part(_ path: String, _ fields: DefinitionFields, _ unit: Composite.Unit) -> Composite.Part? {
    let clause = fields.clause()
    let isExtra = fields.has("extra-points")
    if isExtra, fields.has("points") { fields.report("points", .definitionPointsTwice) }
    let weightKey = isExtra ? "extra-points" : unit == .points ? "points" : "weight"
    guard let weight = fields.decimal(weightKey) else { return nil }
    if weight.isNegative || weight.isZero { fields.report(weightKey, .definitionExpectedNumber(weight.plainDecimal)) }
    if isExtra, path.contains("/") { fields.report(weightKey, .definitionExtraNotAtTop) }
    guard let content = content(path, fields, unit, weight) else { return nil }
    return Composite.Part(path: path, weight: weight, isExtra: isExtra, content: content, clause: clause)
  }

  private func content(
    _ path: String, _ fields: DefinitionFields, _ unit: Composite.Unit, _ weight: Rational
  ) -> Composite.Content? {
    let kinds = CompositeDecoder.contents.filter { fields.has($0) }
    guard kinds.count == 1, let kind = kinds.first else {
      problems.add(fields.position, fields.path, .definitionPartNeedsOneContent)
      return nil
    }
    switch kind {
    case "parts":
      return .group(parts(fields, prefix: path + "/", unit: unit, total: unit == .points ? weight : .hundred))
    case "score": return fields.text("score").flatMap { source($0, fields, "score") }.map { .score(source: $0) }
    case "band": return band(fields, unit, weight)
    case "any": return items("any", fields).map { .any(source: $0.source, items: $0.items) }
    case "duties": return asked(fields).map { .duties($0) }
    case "first-of": return firstOf(path, fields, unit, weight)
    default:
      guard let (source, items) = items("sum", fields) else { return nil }
      checkPoints(source, items, fields, unit, weight)
      return .sum(source: source, items: items)
    }
  }

  /// Decodes the alternatives of a part, of which the first with data is used.
  private func firstOf(
    _ path: String, _ fields: DefinitionFields, _ unit: Composite.Unit, _ weight: Rational
  ) -> Composite.Content? {
    let keys = CompositeDecoder.contents.filter { $0 != "parts" && $0 != "first-of" }
    let alternatives = fields.mappings("first-of", keys: keys)
    if alternatives.count < 2 { fields.report("first-of", .definitionTooFewAlternatives) }
    let contents = alternatives.compactMap { content(path, $0, unit, weight) }
    return contents.count == alternatives.count ? .firstOf(contents) : nil
  }

  private enum All: String, CaseIterable { case all }

  /// Indices of the duties of `duties:`; advisory ones are never part of a score.
  private func asked(_ fields: DefinitionFields) -> [Int]? {
    let binding = duties.indices.filter { duties[$0].kind == .required }
    if case .scalar? = fields.optional("duties") {
      if binding.isEmpty { fields.report("duties", .definitionNoDuties) }
      return fields.choice("duties", All.self).map { _ in binding }
    }
    let names = fields.texts("duties")
    if names.isEmpty { fields.report("duties", .definitionNoDuties) }
    let known = binding.map { duties[$0].name }
    let found = names.compactMap { name, position -> Int? in
      if let index = binding.first(where: { duties[$0].name == name }) { return index }
      problems.add(position, fields.joined("duties"), .definitionUnknownName(name, known: known))
      return nil
    }
    if Set(found).count < found.count { fields.report("duties", .definitionItemTwice) }
    return found
  }

  private func source(_ name: String, _ fields: DefinitionFields, _ key: String) -> Int? {
    if let index = sources.firstIndex(where: { $0.name == name }) { return index }
    fields.report(key, .definitionUnknownName(name, known: sources.map(\.name)))
    return nil
  }

  private func band(_ fields: DefinitionFields, _ unit: Composite.Unit, _ weight: Rational) -> Composite.Content? {
    guard let name = fields.text("band") else { return nil }
    guard let index = bands.firstIndex(where: { $0.name == name }) else {
      fields.report("band", .definitionUnknownName(name, known: bands.map(\.name)))
      return nil
    }
    guard case .source = bands[index].measure, bands[index].bands.allSatisfy({ $0.points != nil }) else {
      fields.report("band", .definitionBandWithoutPoints(name))
      return nil
    }
    let most = bands[index].mostPoints ?? .zero
    let expected = unit == .points ? weight : .hundred
    if most != expected {
      fields.report("band", .bandPointsDoNotMatch(most.plainDecimal, weight: expected.plainDecimal))
    }
    return .band(table: index)
  }

  private func items(_ key: String, _ fields: DefinitionFields) -> (source: Int, items: [Int])? {
    guard let inner = fields.fields(key, keys: ["source", "items"]) else { return nil }
    let names = inner.texts("items")
    if names.isEmpty { inner.report("items", .definitionNoItems) }
    guard let name = inner.text("source"), let source = source(name, inner, "source") else { return nil }
    let known = sources[source].items.map(\.id)
    let groups = sources[source].groups.map(\.name)
    let items = names.flatMap { name, position -> [Int] in
      if let index = known.firstIndex(of: name) { return [index] }
      if let group = groups.firstIndex(of: name) { return sources[source].items(of: .group(group)) }
      problems.add(position, inner.joined("items"), .definitionUnknownName(name, known: known + groups))
      return []
    }
    if Set(items).count < items.count { inner.report("items", .definitionItemTwice) }
    return (source, items)
  }

  private func checkPoints(
    _ source: Int, _ items: [Int], _ fields: DefinitionFields, _ unit: Composite.Unit, _ weight: Rational
  ) {
    let used = items.map { sources[source].items[$0] }
    guard used.allSatisfy(\.scale.isPoints) else { return fields.report("sum", .definitionSumNeedsPoints) }
    let most = used.reduce(Rational.zero) { $0 + $1.scale.highest.exact }
    if unit == .points, most != weight {
      fields.report("sum", .itemPointsDoNotAddUp(most.plainDecimal, weight: weight.plainDecimal))
    }
  }
}
