/// Rows of `bands.csv`: one for every appraisee and band table, sorted by both.
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

  /// Name of a measure in the column `measure`.
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
