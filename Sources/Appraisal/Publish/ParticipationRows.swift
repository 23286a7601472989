import Tabular

/// Rows of `participation.csv`: one for every appraisee and source with a list of raters, sorted by both.
struct ParticipationRows {
  let definition: Definition
  let people: Appraisees
  let normalised: Normalised

  func write(to table: inout TableWriter) throws(Failure) {
    let places = definition.sources.places(by: \.name).filter { definition.sources[$0].hasAssigned }
    let sources = places.map { (place: $0, name: definition.sources[$0].name, rule: definition.sources[$0].rule) }
    let thresholds = sources.map { table.encode([$0.rule.threshold.plainDecimal]) }
    for (index, person) in people.enumerated() {
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
  /// The participation rule; one without a threshold for a source that has none, which shows its participation all the
  /// same.
  fileprivate var rule: ParticipationRule { participation ?? .none }
}
