/// The stage files of duties, which every stage from `validate` on holds, and of corrections, which every stage holds.
extension [[DutyOutcome]] {
  private static var columns: [String] { ["duty", "appraisee_id", "required", "met", "shortfalls"] }

  func table(_ definition: Definition, _ people: Appraisees) -> StageFolder.Table {
    let rows = zip(definition.duties, self).flatMap { duty, outcomes in
      zip(people.people, outcomes).map { person, outcome in
        [duty.name, person.id, "\(outcome.required)", "\(outcome.met)", outcome.shortfalls.joined(separator: "; ")]
      }
    }
    return StageFolder.Table(name: "duties", header: Self.columns, rows: rows)
  }

  init(_ definition: Definition, _ folder: StageFolder, _ people: Appraisees) throws(Failure) {
    let none = [DutyOutcome](repeating: DutyOutcome(), count: people.count)
    self = [[DutyOutcome]](repeating: none, count: definition.duties.count)
    for row in try folder.table("duties", Self.columns) {
      guard let duty = definition.duties.firstIndex(where: { $0.name == row.text("duty") }) else {
        throw folder.broken(row.table, "duty")
      }
      let shortfalls = row.text("shortfalls").split(separator: "; ").map(String.init)
      self[duty][try row.appraisee(people)] = DutyOutcome(
        required: try row.int("required"), met: try row.int("met"), shortfalls: shortfalls)
    }
  }
}

extension [Correction] {
  private static var columns: [String] {
    ["line", "appraisee_id", "what", "old", "new", "reason", "approved_by", "date"]
  }

  func table(_ people: Appraisees, named name: String = "corrections") -> StageFolder.Table {
    StageFolder.Table(
      name: name, header: Self.columns,
      rows: map {
        [
          "\($0.line)", people.people[$0.appraisee].id, $0.what.text, $0.old, $0.new, $0.reason, $0.approvedBy,
          $0.date.description,
        ]
      })
  }

  init(
    _ definition: Definition, _ folder: StageFolder, _ people: Appraisees, named name: String = "corrections"
  ) throws(Failure) {
    self = []
    for row in try folder.table(name, Self.columns) {
      guard let what = Correction.Subject(row.text("what"), in: definition),
        let date = CivilDate(row.text("date").utf8)
      else { throw folder.broken(row.table, "what") }
      append(
        Correction(
          line: try row.int("line"), appraisee: try row.appraisee(people), what: what, old: row.text("old"),
          new: row.text("new"), reason: row.text("reason"), approvedBy: row.text("approved_by"), date: date))
    }
  }
}
