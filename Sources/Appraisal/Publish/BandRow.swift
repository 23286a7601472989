/// A row of `bands.csv`: the band of an appraisee in a band table.
struct BandRow {
  let person: Appraisee
  let measure: String
  let bands: BandTable
  let placement: Placement

  static let table = Table<BandRow>(
    "bands", key: ["appraisee_id", "measure"],
    [
      .text("appraisee_id") { $0.person.id },
      .text("measure") { $0.measure },
      .number("value") { $0.placement.value },
      .text("band") { $0.band?.label },
      .stated("points") { $0.band?.points?.plainDecimal },
      .code("status") { $0.placement.status },
      .text("note") { $0.placement.note },
      .text("clause") { $0.bands.clause?.id },
    ])

  private var band: BandTable.Band? { placement.band.map { bands.bands[$0] } }

  /// One row for every appraisee and band table, sorted by both.
  static func rows(_ definition: Definition, _ banded: Banded) -> some Sequence<BandRow> & SendableMetatype {
    let names = definition.bands.map { definition.name(of: $0.measure) }
    let places = names.places { $0 }
    return zip(banded.people.indices, banded.people).lazy.flatMap { index, person in
      places.map { place in
        BandRow(
          person: person, measure: names[place], bands: definition.bands[place],
          placement: banded.placements[place][index])
      }
    }
  }
}

extension Definition {
  /// Name of a measure in the column `measure`.
  fileprivate func name(of measure: Measure) -> String {
    switch measure {
    case .composite: "composite"
    case .source(let source): sources[source].name
    case .part(let path): path
    case .duty(let duty): "duties/\(duties[duty].name)"
    case .duties: "duties"
    }
  }
}
