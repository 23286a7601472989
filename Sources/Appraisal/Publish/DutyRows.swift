/// Rows of `duties.csv`: one for every appraisee and duty.
struct DutyRows {
  let definition: Definition
  let normalised: Normalised

  func write(to table: inout TableWriter) throws(Failure) {
    let places = definition.duties.places(by: \.name)
    for (index, person) in normalised.people.people.enumerated() {
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

/// Rows of `corrections.csv`.
struct CorrectionRows {
  let definition: Definition
  let banded: Banded

  func rows() -> [[String]] {
    banded.corrections.map { correction in
      [
        banded.people[correction.appraisee].id, correction.what.text, old(correction), correction.new,
        correction.reason, correction.approvedBy, correction.date.description,
      ]
    }
  }

  /// As it was published.
  private func old(_ correction: Correction) -> String {
    guard correction.what != .grade, let value = Rational(decimal: correction.old) else { return correction.old }
    return Published(value, decimals: definition.rounding.scores, mode: .down).text
  }
}

/// Rows of `notice.csv`: what is put up for public notice. Whose figures are withheld is not on it, nor why.
struct NoticeRows {
  let definition: Definition
  let banded: Banded

  func write(to table: inout TableWriter) throws(Failure) {
    guard let notice = definition.notice else { return }
    let measures = Measures(definition: definition, weighted: banded.weighted)
    let places = Dictionary(grouping: banded.awards, by: \.appraisee)
    for (index, person) in banded.people.enumerated() {
      let composite = measures.published(.composite, of: index)
      let grade = grade(index)
      let awards = awards(places[index] ?? [])
      if composite == nil, grade.isEmpty, awards.isEmpty { continue }
      try table.begin()
      for text in [person.id, person.name, person.role, person.college] { table.text(text) }
      table.figure(composite)
      table.text(grade)
      table.text(awards)
      table.flag(banded.corrected.contains(index))
      table.text(notice.clause?.id ?? "")
      try table.endRow()
    }
  }

  private func grade(_ index: Int) -> String {
    guard banded.grades.indices.contains(index), let level = banded.grades[index].level else { return "" }
    return definition.grading?.levels[level].label ?? ""
  }

  /// Titles in the order of the definition.
  private func awards(_ places: [AwardPlace]) -> String {
    let won = Set(places.map(\.award))
    return definition.awards.filter { won.contains($0.name) }.map { $0.title[definition.language] }
      .joined(separator: Wording.summarySeparator[definition.language])
  }
}
