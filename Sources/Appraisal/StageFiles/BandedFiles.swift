/// The stage files of `band`: those of `weight`, with placements, ranks, grades, awards and corrections.
extension Banded {
  func write(_ schema: StageSchema, to draft: StageDraft) throws(Failure) {
    try weighted.write(schema, to: draft)
    try draft.write(schema.placements, schema.entries(placements))
    let ranks = ranks.enumerated().compactMap { person, rank in
      rank.map { (place: 0, appraisee: person, value: $0) }
    }
    try draft.write(schema.ranks, ranks)
    try draft.write(schema.grades, schema.entries(grades))
    try draft.write(schema.awards, awards)
    try draft.write(schema.corrections("applied"), corrections)
    try draft.write(schema.corrected, corrected.sorted().map { (0, $0, ()) })
  }

  /// Reads the stage back.
  init(_ schema: StageSchema, _ dossier: Dossier, from folder: StageFolder) throws(Failure) {
    let count = schema.people.count
    self.dossier = dossier
    weighted = try Weighted(schema, from: folder)
    placements = try folder.values(
      of: schema.placements, places: schema.definition.bands.count, appraisees: count)
    ranks = try folder.optionalValues(of: schema.ranks, appraisees: count)[0]
    let grades = try folder.optionalValues(of: schema.grades, appraisees: count)[0].compactMap { $0 }
    guard schema.definition.grading == nil || grades.count == count else {
      throw folder.broken("grades", "appraisee_id")
    }
    self.grades = grades
    awards = try folder.rows(of: schema.awards)
    corrections = try folder.rows(of: schema.corrections("applied"))
    corrected = Set(try folder.rows(of: schema.corrected).map(\.appraisee))
  }
}

extension StageSchema {
  var placements: StageTable<Entry<Placement>> {
    let bands = definition.bands
    let rounding = definition.rounding.mode
    return StageTable(
      name: "placements", blank: (0, 0, Placement(status: .missing)),
      columns: [
        .index("table", \.place, among: bands.map(\.name)), appraisee(), .code("status", \.value.status),
        StageColumn(name: "value", cell: { $0.value.value?.text ?? "" }) { cell, row in
          row.value.value = Rational(decimal: cell).map {
            Published($0, decimals: bands[row.place].decimals, mode: rounding)
          }
          return cell.isEmpty || row.value.value != nil
        },
        StageColumn(name: "band", cell: { row in row.value.band.map { bands[row.place].bands[$0].label } ?? "" }) {
          cell, row in
          row.value.band = bands[row.place].bands.firstIndex { $0.label == cell }
          return cell.isEmpty || row.value.band != nil
        },
        .optional("note", \.value.note),
      ])
  }

  var ranks: StageTable<Entry<Rank>> {
    StageTable(
      name: "ranks", blank: (0, 0, Rank(rank: 0, rankOf: 0, groupRank: 0, groupRankOf: 0)),
      columns: [
        appraisee(), .value("rank", \.value.rank), .value("rank_of", \.value.rankOf),
        .value("group_rank", \.value.groupRank), .value("group_rank_of", \.value.groupRankOf),
      ])
  }

  var grades: StageTable<Entry<Grade>> {
    let rules = definition.grading?.rules.map(\.name) ?? []
    return StageTable(
      name: "grades", blank: (0, 0, Grade(status: .pending)),
      columns: [
        appraisee(), .index("level", \.value.level, among: definition.grading?.levels.map(\.label) ?? []),
        .code("status", \.value.status), .code("pending", \.value.pending),
        .index("rule", \.value.rule, among: rules), .indices("rules", \.value.rules, among: rules),
        .value("outside", \.value.isOutside), .value("by_rule", \.value.isByRule),
      ])
  }

  var awards: StageTable<AwardPlace> {
    StageTable(
      name: "awards", blank: AwardPlace(award: "", place: 0, appraisee: 0, group: "", tie: ""),
      columns: [
        .value("award", \.award), .value("place", \.place), .appraisee(\.appraisee, of: people),
        .value("group", \.group), .value("tie", \.tie),
      ])
  }

  /// Appraisees whose figures differ from the public notice.
  fileprivate var corrected: StageTable<Entry<Void>> {
    StageTable(name: "corrected", blank: (0, 0, ()), columns: [appraisee()])
  }
}
