/// Decodes `bands:` and proves that the bands of each measure cover its range without gap or overlap.
struct BandsDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let sources: [Source]
  let rounding: Definition.Rounding?

  func decode() -> [BandTable] {
    root.named("bands").compactMap { name, _, node in
      table(
        name,
        DefinitionFields(
          node, path: "bands.\(name)", keys: ["measure", "on", "range", "bands", "clause"], problems: problems))
    }
  }

  private func table(_ name: String, _ fields: DefinitionFields) -> BandTable? {
    let measure = fields.text("measure").flatMap { self.measure($0, fields) }
    let basis = fields.has("on") ? fields.choice("on", BandTable.Basis.self) : .published
    let limits = fields.fields("range", keys: ["from", "to"]).flatMap(range)
    let bands = fields.list("bands").enumerated().compactMap { index, node in
      band(
        DefinitionFields(
          node, path: "\(fields.joined("bands"))[\(index)]", keys: ["label", "from", "to", "points", "also"],
          problems: problems))
    }
    guard let (measure, decimals) = measure, let (lowest, highest) = limits, let basis else { return nil }
    let table = BandTable(
      name: name, measure: measure, lowest: lowest, highest: highest, decimals: decimals, basis: basis, bands: bands,
      clause: fields.clause())
    BandCoverage(table: table, path: fields.joined("bands"), place: fields.place("bands")).report(to: problems)
    return table
  }

  private func measure(_ name: String, _ fields: DefinitionFields) -> (Measure, decimals: Int)? {
    let places = rounding?.scores ?? 2
    if name == "composite" { return (.composite, places) }
    guard let index = sources.firstIndex(where: { $0.name == name }) else {
      fields.report("measure", .definitionUnknownName(name, known: sources.map(\.name) + ["composite"]))
      return nil
    }
    return (.source(index), sources[index].decimals ?? places)
  }

  private func range(_ fields: DefinitionFields) -> (Rational, Rational)? {
    let (from, to) = (fields.decimal("from"), fields.decimal("to"))
    guard let from, let to else { return nil }
    if to < from { fields.report("to", .definitionRangeBackwards) }
    return (from, to)
  }

  private func band(_ fields: DefinitionFields) -> BandTable.Band? {
    let also = fields.fields("also", keys: ["value", "note"], required: false).flatMap(boundary)
    let points = fields.optionalDecimal("points")
    let (label, from, to) = (fields.text("label"), fields.decimal("from"), fields.decimal("to"))
    guard let label, let from, let to else { return nil }
    return BandTable.Band(label: label, from: from, to: to, points: points, also: also, position: fields.position)
  }

  private func boundary(_ fields: DefinitionFields) -> BandTable.Boundary? {
    let (value, note) = (fields.decimal("value"), fields.text("note"))
    guard let value, let note else { return nil }
    if !DefinitionFields.isName(note) { fields.report("note", .definitionBadName(note)) }
    return BandTable.Boundary(value: value, note: note)
  }
}

/// Proves that every printed value of a measure lies in exactly one band.
///
/// At `decimals` places printed values are a grid of step 10^-decimals. So the closed ranges of the bands (and the single
/// values of `also`), in order, must each begin one step after the end of the one before: 0 to 59.9, then 60.0 to 100.
struct BandCoverage {
  let table: BandTable
  let path: String
  let place: DefinitionPosition

  private struct Stretch {
    let from: Rational
    let to: Rational
    let band: Int
  }

  func report(to problems: DefinitionProblems) {
    guard !table.bands.isEmpty else { return problems.add(place, path, .definitionNoBands) }
    for (index, band) in table.bands.enumerated() {
      for wrong in shapeProblems(band) { problems.add(band.position, "\(path)[\(index)]", wrong) }
    }
    let labels = Dictionary(grouping: table.bands, by: \.label).filter { $0.value.count > 1 }
    for (label, bands) in labels { problems.add(bands[1].position, path, .definitionLabelTwice(label)) }
    for (band, wrong) in gapsAndOverlaps() {
      problems.add(table.bands[band].position, "\(path)[\(band)]", wrong)
    }
  }

  private func shapeProblems(_ band: BandTable.Band) -> [Wording] {
    if band.to < band.from { return [.definitionRangeBackwards] }
    return [band.from, band.to, band.also?.value].compactMap { $0 }
      .filter { Published($0, decimals: table.decimals, mode: .down).value != $0 }
      .map { .bandLimitFinerThanMeasure($0.plainDecimal, decimals: table.decimals) }
  }

  private func gapsAndOverlaps() -> [(band: Int, Wording)] {
    let stretches = table.bands.enumerated().flatMap { index, band in
      [Stretch(from: band.from, to: band.to, band: index)]
        + (band.also.map { [Stretch(from: $0.value, to: $0.value, band: index)] } ?? [])
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let step = Rational(1) / .powerOfTen(table.decimals)
    var found: [(Int, Wording)] = []
    var next = table.lowest
    for stretch in stretches {
      if stretch.from > next {
        found.append(
          (
            stretch.band,
            .bandGap(
              printed(next), printed(stretch.from - step), before: printed(stretch.from),
              printed: coarser(next - step, stretch.from))
          ))
      } else if stretch.from < next {
        found.append((stretch.band, .bandOverlap(printed(stretch.from), label: table.bands[stretch.band].label)))
      }
      next = max(next, stretch.to + step)
    }
    if next <= table.highest, let last = stretches.last {
      found.append((last.band, .bandGapAtTop(printed(next), printed(table.highest))))
    } else if next > table.highest + step, let last = stretches.last {
      found.append((last.band, .bandBeyondRange(printed(table.highest))))
    }
    return found
  }

  /// The number of decimals, fewer than the measure's, at which two neighbouring limits meet: 1 for 89.9 and 90; nil if
  /// they meet at none.
  private func coarser(_ below: Rational, _ above: Rational) -> Int? {
    (0..<table.decimals).first { above - below == Rational(1) / .powerOfTen($0) }
  }

  private func printed(_ value: Rational) -> String { Published(value, decimals: table.decimals, mode: .down).text }
}
