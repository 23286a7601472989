/// Rows of `duties.csv`: one for every appraisee and duty, sorted by both.
struct DutyRows {
  let definition: Definition
  let people: Appraisees
  let normalised: Normalised

  func write(to table: inout TableWriter) throws(Failure) {
    let places = definition.duties.places(by: \.name)
    for (index, person) in people.enumerated() {
      for place in places {
        try table.begin()
        table.text(person.id)
        write(normalised.duties[place][index], of: definition.duties[place], to: &table)
        try table.endRow()
      }
    }
  }

  private func write(_ outcome: DutyOutcome, of duty: Duty, to table: inout TableWriter) {
    let status = outcome.status(of: duty)
    table.text(duty.name)
    table.text(duty.every.rawValue)
    table.number(outcome.required)
    table.number(outcome.met)
    table.figure(
      outcome.rate.map { Published($0, decimals: definition.rounding.rates, mode: definition.rounding.mode) })
    table.text(status == .advisory ? "" : outcome.shortfalls.joined(separator: "; "))
    table.text(status.rawValue)
    table.text(duty.clause?.id ?? "")
  }
}
