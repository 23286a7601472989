/// Rows of `awards.csv`: one for every place of an award.
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
