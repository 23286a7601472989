/// A row of `awards.csv`: a place of an award.
struct AwardRow {
  let place: AwardPlace
  let award: Award
  let person: Appraisee

  static let table = Table<AwardRow>(
    "awards", key: ["award", "group", "place", "appraisee_id"],
    [
      .text("award") { $0.place.award },
      .integer("place") { $0.place.place },
      .text("appraisee_id") { $0.person.id },
      .text("name") { $0.person.name },
      .text("group") { $0.place.group },
      .text("measure") { $0.award.measureName },
      .stated("amount_yuan") { $0.award.amount?.yuan.plainDecimal },
      .text("tie") { $0.place.tie },
      .text("clause") { $0.clauses },
    ])

  private var clauses: String {
    let ids = Set([award.clause, award.amount?.clause].compactMap { $0?.id })
    return ids.sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }.joined(separator: " ")
  }

  static func rows(_ definition: Definition, _ banded: Banded) -> [AwardRow] {
    banded.awards.compactMap { place in
      definition.awards.first { $0.name == place.award }
        .map { AwardRow(place: place, award: $0, person: banded.people[place.appraisee]) }
    }
  }
}
