import Tabular

/// Rows of `components.csv`.
struct ComponentRows {
  let definition: Definition
  let weighted: Weighted

  func write(to table: inout TableWriter) throws(Failure) {
    guard let composite = definition.composite else { return }
    let parts = composite.allParts
    let places = parts.places(by: \.path)
    for (person, components) in zip(weighted.normalised.people.people, weighted.components) {
      for place in places {
        let (part, component) = (parts[place], components[place])
        try table.begin()
        table.text(person.id)
        table.text(part.path)
        table.text(component.status.rawValue)
        table.number(component.responded)
        table.figure(printed(component.score))
        write(component.weight, of: part, to: &table)
        table.figure(printed(component.contribution))
        table.text(part.clause?.id ?? "")
        try table.endRow()
      }
    }
  }

  /// As the definition has it; rounded where it had to be worked out, for it may have no end.
  private func write(_ weight: Rational, of part: Composite.Part, to table: inout TableWriter) {
    let isStated = weight == part.weight && definition.composite?.unit != .parts
    if isStated || weight.isZero { table.text(weight.plainDecimal) } else { table.figure(printed(weight)) }
  }

  private func printed(_ exact: Rational?) -> Published? {
    exact.map { Published($0, decimals: definition.rounding.scores, mode: definition.rounding.mode) }
  }
}

/// Rows of `participation.csv`.
struct ParticipationRows {
  let definition: Definition
  let normalised: Normalised

  func write(to table: inout TableWriter) throws(Failure) {
    let places = definition.sources.places(by: \.name).filter { definition.sources[$0].hasAssigned }
    let sources = places.map { (place: $0, name: definition.sources[$0].name, rule: definition.sources[$0].rule) }
    let thresholds = sources.map { table.encode([$0.rule.threshold.plainDecimal]) }
    for (index, person) in normalised.people.people.enumerated() {
      for ((place, name, rule), threshold) in zip(sources, thresholds) {
        try table.begin()
        table.text(person.id)
        table.text(name)
        write(normalised.sources[place].participation[index], rule, threshold, to: &table)
        try table.endRow()
      }
    }
  }

  private func write(
    _ participation: Participation, _ rule: ParticipationRule, _ threshold: EncodedFields,
    to table: inout TableWriter
  ) {
    let status = participation.status(under: rule)
    let (responded, assigned) = (participation.responded, participation.assigned)
    table.number(participation.gross)
    table.number(participation.excluded)
    table.number(assigned)
    table.number(responded)
    table.figure(
      participation.rate.map { Published($0, decimals: definition.rounding.rates, mode: definition.rounding.mode) })
    table.encoded(threshold)
    table.flag(status == .met)
    table.number(rule.responsesNeeded(responded: responded, assigned: assigned))
    table.text(status.rawValue)
    table.text(rule.clause?.id ?? "")
  }
}

extension Source {
  /// A source without a rule shows its participation all the same.
  fileprivate var rule: ParticipationRule { participation ?? .none }
}

/// Rows of `bands.csv`.
struct BandRows {
  let definition: Definition
  let banded: Banded

  func write(to table: inout TableWriter) throws(Failure) {
    let places = definition.bands.places { name(of: $0.measure) }
    for (index, person) in banded.people.enumerated() {
      for place in places {
        let bands = definition.bands[place]
        let placement = banded.placements[place][index]
        let band = placement.band.map { bands.bands[$0] }
        try table.begin()
        table.text(person.id)
        table.text(name(of: bands.measure))
        table.figure(placement.value)
        table.text(band?.label ?? "")
        table.text(band?.points?.plainDecimal ?? "")
        table.text(placement.status.rawValue)
        table.text(placement.note ?? "")
        table.text(bands.clause?.id ?? "")
        try table.endRow()
      }
    }
  }

  private func name(of measure: Measure) -> String {
    switch measure {
    case .composite: "composite"
    case .source(let source): definition.sources[source].name
    case .part(let path): path
    case .duty(let duty): "duties/\(definition.duties[duty].name)"
    case .duties: "duties"
    }
  }
}

/// Rows of `awards.csv`.
struct AwardRows {
  let definition: Definition
  let banded: Banded

  func rows() -> [[String]] {
    banded.awards.compactMap { place in
      guard let award = definition.awards.first(where: { $0.name == place.award }) else { return nil }
      let person = banded.people[place.appraisee]
      let clauses = Set([award.clause, award.amount?.clause].compactMap { $0?.id })
      return [
        place.award, "\(place.place)", person.id, person.name, place.group, award.measureName,
        award.amount?.yuan.plainDecimal ?? "", place.tie,
        clauses.sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }.joined(separator: " "),
      ]
    }
  }
}
