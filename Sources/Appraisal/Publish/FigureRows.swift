/// Rows of `components.csv`.
struct ComponentRows {
  let definition: Definition
  let weighted: Weighted

  func rows() -> [[String]] {
    guard let composite = definition.composite else { return [] }
    let parts = composite.allParts
    return zip(weighted.normalised.people.people, weighted.components).flatMap { person, components in
      zip(parts, components).map { part, component in
        [
          person.id, part.path, component.status.rawValue, component.responded.map(String.init) ?? "",
          printed(component.score), weight(part, component), printed(component.contribution), part.clause?.id ?? "",
        ]
      }
    }
  }

  /// As the definition has it; rounded where it had to be worked out, for it may have no end.
  private func weight(_ part: Composite.Part, _ component: Component) -> String {
    let isStated = component.weight == part.weight && definition.composite?.unit != .parts
    return isStated || component.weight.isZero ? component.weight.plainDecimal : printed(component.weight)
  }

  private func printed(_ exact: Rational?) -> String {
    exact.map { Published($0, decimals: definition.rounding.scores, mode: definition.rounding.mode).text } ?? ""
  }
}

/// Rows of `participation.csv`.
struct ParticipationRows {
  let definition: Definition
  let normalised: Normalised

  func rows() -> [[String]] {
    zip(definition.sources, normalised.sources).filter { $0.0.hasAssigned }.flatMap { source, input in
      zip(normalised.people.people, input.participation).map { person, participation in
        row(person, participation, source)
      }
    }
  }

  private func row(_ person: Appraisee, _ participation: Participation, _ source: Source) -> [String] {
    let rule = source.participation ?? .none
    let status = participation.status(under: rule)
    let (responded, assigned) = (participation.responded, participation.assigned)
    return [
      person.id, source.name, "\(participation.gross)", "\(participation.excluded)", "\(assigned)", "\(responded)",
      participation.rate.map { Published($0, decimals: definition.rounding.rates, mode: definition.rounding.mode).text }
        ?? "",
      rule.threshold.plainDecimal, "\(status == .met)",
      "\(rule.responsesNeeded(responded: responded, assigned: assigned))", status.rawValue, rule.clause?.id ?? "",
    ]
  }
}

/// Rows of `bands.csv`.
struct BandRows {
  let definition: Definition
  let banded: Banded

  func rows() -> [[String]] {
    zip(definition.bands, banded.placements).flatMap { table, placements in
      zip(banded.people, placements).map { person, placement in
        let band = placement.band.map { table.bands[$0] }
        return [
          person.id, name(of: table.measure), placement.value?.text ?? "", band?.label ?? "",
          band?.points?.plainDecimal ?? "", placement.status.rawValue, placement.note ?? "", table.clause?.id ?? "",
        ]
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
