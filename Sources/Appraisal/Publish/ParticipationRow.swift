/// A row of `participation.csv`: the participation in a source with a list of raters, for an appraisee.
struct ParticipationRow {
  let person: Appraisee
  let source: String
  let rule: ParticipationRule
  let participation: Participation
  let rounding: Definition.Rounding

  static let table = Table<ParticipationRow>(
    "participation", key: ["appraisee_id", "source"],
    [
      .text("appraisee_id") { $0.person.id },
      .text("source") { $0.source },
      .integer("roster_gross") { $0.participation.gross },
      .integer("excluded") { $0.participation.excluded },
      .integer("assigned") { $0.participation.assigned },
      .integer("responded") { $0.participation.responded },
      .number("rate") { $0.rounding.rate($0.participation.rate) },
      .stated("threshold") { $0.rule.threshold.plainDecimal },
      .boolean("meets") { $0.isMet },
      .integer("responses_needed") {
        $0.rule.responsesNeeded(responded: $0.participation.responded, assigned: $0.participation.assigned)
      },
      .code("status") { $0.status },
      .text("clause") { $0.rule.clause?.id },
    ])

  private var status: Participation.Status { participation.status(under: rule) }
  private var isMet: Bool { status == .met }

  /// One row for every appraisee and source, sorted by both. A source without a threshold shows its participation all the
  /// same.
  static func rows(
    _ definition: Definition, _ people: Appraisees, _ normalised: Normalised
  ) -> some Sequence<ParticipationRow> & SendableMetatype {
    let sources = definition.sources
    let places = sources.places(by: \.name).filter { sources[$0].hasAssigned }
    return zip(people.indices, people).lazy.flatMap { index, person in
      places.map { place in
        ParticipationRow(
          person: person, source: sources[place].name, rule: sources[place].participation ?? .none,
          participation: normalised.sources[place].participation[index], rounding: definition.rounding)
      }
    }
  }
}
