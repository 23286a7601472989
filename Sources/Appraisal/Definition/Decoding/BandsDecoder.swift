extension BandTable {
  /// Decodes an entry of `bands:`, and proves that its bands cover the range of the measure without gap or overlap.
  ///
  /// - Parameter places: decimals of a measure that states none itself.
  init?(_ name: String, _ fields: DefinitionFields, sources: [Source], places: Int) {
    let names = sources.map(\.name) + ["composite"]
    let measured = fields.reference("measure", to: names)
    let basis = fields.has("on") ? fields.choice("on", Basis.self) : .published
    let limits = fields.mapping("range").flatMap(BandTable.range)
    let bands = fields.mappings("bands").compactMap(Band.init)
    let clause = fields.clause()
    guard let measured, let (lowest, highest) = limits, let basis else { return nil }
    let source = names[measured] == "composite" ? nil : measured
    self.init(
      name: name, measure: source.map { .source($0) } ?? .composite, lowest: lowest, highest: highest,
      decimals: source.flatMap { sources[$0].decimals } ?? places, basis: basis, bands: bands, clause: clause)
    BandCoverage(table: self, fields: fields).report()
  }

  private static func range(_ fields: DefinitionFields) -> (Rational, Rational)? {
    let (from, to) = (fields.decimal("from"), fields.decimal("to"))
    guard let from, let to else { return nil }
    if to < from { fields.report("to", .definitionRangeBackwards) }
    return (from, to)
  }
}

extension BandTable.Band {
  fileprivate init?(_ fields: DefinitionFields) {
    let also = fields.optional("also", fields.mapping).flatMap(BandTable.Boundary.init)
    let points = fields.optional("points", fields.decimal)
    let (label, from, to) = (fields.text("label"), fields.decimal("from"), fields.decimal("to"))
    guard let label, let from, let to else { return nil }
    self.init(label: label, from: from, to: to, points: points, also: also, position: fields.position)
  }
}

extension BandTable.Boundary {
  fileprivate init?(_ fields: DefinitionFields) {
    let (value, note) = (fields.decimal("value"), fields.name("note"))
    guard let value, let note else { return nil }
    self.init(value: value, note: note)
  }
}

/// Proves that every printed value of a measure lies in exactly one band.
///
/// At `decimals` places printed values are a grid of step 10^-decimals. So the closed ranges of the bands (and the single
/// values of `also`), in order, must each begin one step after the end of the one before: 0 to 59.9, then 60.0 to 100.
struct BandCoverage {
  let table: BandTable
  /// The fields of the table.
  let fields: DefinitionFields

  func report() {
    guard !table.bands.isEmpty else { return fields.report("bands", .definitionNoBands) }
    for (index, band) in table.bands.enumerated() {
      for wrong in shapeProblems(band) { report(index, wrong) }
    }
    let labels = Dictionary(grouping: table.bands, by: \.label).filter { $0.value.count > 1 }
    for (label, bands) in labels { fields.report("bands", at: bands[1].position, .definitionLabelTwice(label)) }
    reportGapsAndOverlaps()
  }

  private func report(_ band: Int, _ wording: LocalizedText) {
    fields.report("bands[\(band)]", at: table.bands[band].position, wording)
  }

  private func shapeProblems(_ band: BandTable.Band) -> [LocalizedText] {
    if band.to < band.from { return [.definitionRangeBackwards] }
    return [band.from, band.to, band.also?.value].compactMap { $0 }
      .filter { Published($0, decimals: table.decimals, mode: .down).value != $0 }
      .map { .bandLimitFinerThanMeasure($0.plainDecimal, decimals: table.decimals) }
  }

  /// The ranges of the bands and their single values in ascending order.
  private var stretches: [(from: Rational, to: Rational, band: Int)] {
    let ranges = table.bands.enumerated().map { (from: $1.from, to: $1.to, band: $0) }
    let single = table.bands.enumerated().compactMap { index, band in
      band.also.map { (from: $0.value, to: $0.value, band: index) }
    }
    return (ranges + single).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  private func reportGapsAndOverlaps() {
    let step = Rational(1) / .powerOfTen(table.decimals)
    var next = table.lowest
    let stretches = self.stretches
    for (from, to, band) in stretches {
      if from > next {
        let limits = (printed(next), printed(from - step))
        report(band, .bandGap(limits.0, limits.1, before: printed(from), printed: coarser(next - step, from)))
      } else if from < next {
        report(band, .bandOverlap(printed(from), label: table.bands[band].label))
      }
      next = max(next, to + step)
    }
    guard let last = stretches.last?.band else { return }
    if next <= table.highest { report(last, .bandGapAtTop(printed(next), printed(table.highest))) }
    if next > table.highest + step { report(last, .bandBeyondRange(printed(table.highest))) }
  }

  /// The number of decimals, fewer than the measure's, at which two neighbouring limits meet: 1 for 89.9 and 90; nil if
  /// they meet at none.
  private func coarser(_ below: Rational, _ above: Rational) -> Int? {
    (0..<table.decimals).first { above - below == Rational(1) / .powerOfTen($0) }
  }

  private func printed(_ value: Rational) -> String { Published(value, decimals: table.decimals, mode: .down).text }
}
