/// The stage files of `band`: those of `weight`, with placements, ranks, grades, awards and corrections.
extension Banded {
  private static let placementColumns = ["table", "appraisee_id", "status", "value", "band", "note"]
  private static let rankColumns = ["appraisee_id", "rank", "rank_of", "group_rank", "group_rank_of"]
  private static let gradeColumns = [
    "appraisee_id", "level", "status", "pending", "rule", "rules", "outside", "by_rule",
  ]
  private static let awardColumns = ["award", "place", "appraisee_id", "group", "tie"]

  /// Writes the stage, whole or not at all.
  ///
  /// - Throws: `Failure` of kind `inputOutput`, `outputRefused` or `locked`.
  func write(_ definition: Definition, into work: String) throws(Failure) {
    let placementRows = zip(definition.bands, placements).flatMap { table, placements in
      zip(people, placements).map {
        [
          table.name, $0.id, $1.status.rawValue, $1.value?.text ?? "", $1.band.map { table.bands[$0].label } ?? "",
          $1.note ?? "",
        ]
      }
    }
    let rankRows = zip(people, ranks).compactMap { person, rank in
      rank.map { [person.id, "\($0.rank)", "\($0.rankOf)", "\($0.groupRank)", "\($0.groupRankOf)"] }
    }
    let awardRows = awards.map { [$0.award, "\($0.place)", people[$0.appraisee].id, $0.group, $0.tie] }
    let tables = [
      StageFolder.Table(name: "placements", header: Banded.placementColumns, rows: placementRows),
      StageFolder.Table(name: "ranks", header: Banded.rankColumns, rows: rankRows),
      StageFolder.Table(name: "grades", header: Banded.gradeColumns, rows: gradeRows(definition)),
      StageFolder.Table(name: "awards", header: Banded.awardColumns, rows: awardRows),
      corrections.table(weighted.normalised.people, named: "applied"),
      StageFolder.Table(name: "corrected", header: ["appraisee_id"], rows: corrected.sorted().map { [people[$0].id] }),
    ]
    try StageFolder.write(
      weighted.tables(definition) + tables, of: .band, definition: trail.definition, into: work)
  }

  /// Reads the stage back.
  ///
  /// - Throws: `Failure` of kind `inputMissing` if the stage was not run, `dataUnusable` if its files are damaged.
  init(_ definition: Definition, from work: String) throws(Failure) {
    let weighted = try Weighted(definition, .band, from: work)
    let people = weighted.normalised.people
    let folder = try StageFolder(.band, in: work, definition: definition.sha256)
    var ranks = [Rank?](repeating: nil, count: people.count)
    for row in try folder.table("ranks", Banded.rankColumns) {
      ranks[try row.appraisee(people)] = Rank(
        rank: try row.int("rank"), rankOf: try row.int("rank_of"), groupRank: try row.int("group_rank"),
        groupRankOf: try row.int("group_rank_of"))
    }
    var awards: [AwardPlace] = []
    for row in try folder.table("awards", Banded.awardColumns) {
      awards.append(
        AwardPlace(
          award: row.text("award"), place: try row.int("place"), appraisee: try row.appraisee(people),
          group: row.text("group"), tie: row.text("tie")))
    }
    var corrected: Set<Int> = []
    for row in try folder.table("corrected", ["appraisee_id"]) { corrected.insert(try row.appraisee(people)) }
    self.init(
      weighted: weighted, placements: try Banded.placements(definition, folder, people), ranks: ranks,
      grades: try Banded.grades(definition, folder, people), awards: awards,
      corrections: try [Correction](definition, folder, people, named: "applied"), corrected: corrected)
  }

  private func gradeRows(_ definition: Definition) -> [[String]] {
    guard let grading = definition.grading else { return [] }
    return zip(people, grades).map { person, grade in
      [
        person.id, grade.level.map { grading.levels[$0].label } ?? "", grade.status.rawValue,
        grade.pending?.rawValue ?? "", grade.rule.map { grading.rules[$0].name } ?? "",
        grade.rules.map { grading.rules[$0].name }.joined(separator: " "), "\(grade.isOutside)", "\(grade.isByRule)",
      ]
    }
  }

  private static func grades(
    _ definition: Definition, _ folder: StageFolder, _ people: Appraisees
  ) throws(Failure) -> [Grade] {
    guard let grading = definition.grading else { return [] }
    var grades = [Grade?](repeating: nil, count: people.count)
    for row in try folder.table("grades", gradeColumns) {
      grades[try row.appraisee(people)] = Grade(
        level: try row.optionalIndex("level", of: grading.levels.map(\.label)),
        status: try row.code("status", GradeStatus.self),
        pending: try row.optionalCode("pending", WithheldReason.self),
        rule: try row.optionalIndex("rule", of: grading.rules.map(\.name)),
        rules: try row.indices("rules", of: grading.rules.map(\.name)), isOutside: row.text("outside") == "true",
        isByRule: row.text("by_rule") == "true")
    }
    let all = grades.compactMap { $0 }
    guard all.count == people.count else { throw folder.broken("grades", "appraisee_id") }
    return all
  }

  private static func placements(
    _ definition: Definition, _ folder: StageFolder, _ people: Appraisees
  ) throws(Failure) -> [[Placement]] {
    let rows = try folder.table("placements", placementColumns)
    var placements: [[Placement]] = []
    for table in definition.bands {
      var own = [Placement](
        repeating: Placement(status: .missing, value: nil, band: nil, note: nil), count: people.count)
      for row in rows where row.text("table") == table.name {
        let note = row.text("note")
        let value = Rational(decimal: row.text("value")).map {
          Published($0, decimals: table.decimals, mode: definition.rounding.mode)
        }
        own[try row.appraisee(people)] = Placement(
          status: try row.code("status", FigureStatus.self), value: value,
          band: table.bands.firstIndex { $0.label == row.text("band") }, note: note.isEmpty ? nil : note)
      }
      placements.append(own)
    }
    return placements
  }
}
