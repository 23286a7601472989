/// A row of `duties.csv`: a duty of an appraisee.
struct DutyRow {
  let person: Appraisee
  let duty: Duty
  let outcome: DutyOutcome
  let rounding: Definition.Rounding

  static let table = Table<DutyRow>(
    "duties", key: ["appraisee_id", "duty"],
    [
      .text("appraisee_id") { $0.person.id },
      .text("duty") { $0.duty.name },
      .text("every") { $0.duty.every.rawValue },
      .integer("required") { $0.outcome.required },
      .integer("met") { $0.outcome.met },
      .number("rate") { $0.rounding.rate($0.outcome.rate) },
      .text("shortfalls") { $0.shortfalls },
      .code("status") { $0.status },
      .text("clause") { $0.duty.clause?.id },
    ])

  private var status: DutyOutcome.Status { outcome.status(of: duty) }
  private var shortfalls: String { status == .advisory ? "" : outcome.shortfalls.joined(separator: "; ") }

  /// One row for every appraisee and duty, sorted by both.
  static func rows(
    _ definition: Definition, _ people: Appraisees, _ normalised: Normalised
  ) -> some Sequence<DutyRow> & SendableMetatype {
    let places = definition.duties.places(by: \.name)
    return zip(people.indices, people).lazy.flatMap { index, person in
      places.map { place in
        DutyRow(
          person: person, duty: definition.duties[place], outcome: normalised.duties[place][index],
          rounding: definition.rounding)
      }
    }
  }
}
