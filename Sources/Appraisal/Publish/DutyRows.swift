/// Rows of `duties.csv`: one for every appraisee and duty.
struct DutyRows {
  let definition: Definition
  let normalised: Normalised

  func rows() -> [[String]] {
    zip(definition.duties, normalised.duties).flatMap { duty, outcomes in
      zip(normalised.people.people, outcomes).map { row($0, duty, $1) }
    }
  }

  private func row(_ person: Appraisee, _ duty: Duty, _ outcome: DutyOutcome) -> [String] {
    let status = outcome.status(of: duty)
    let rate = outcome.rate.map {
      Published($0, decimals: definition.rounding.rates, mode: definition.rounding.mode).text
    }
    return [
      person.id, duty.name, duty.every.rawValue, "\(outcome.required)", "\(outcome.met)", rate ?? "",
      status == .advisory ? "" : outcome.shortfalls.joined(separator: "; "), status.rawValue, duty.clause?.id ?? "",
    ]
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

  func rows() -> [[String]] {
    guard let notice = definition.notice else { return [] }
    let measures = Measures(definition: definition, weighted: banded.weighted)
    let places = Dictionary(grouping: banded.awards, by: \.appraisee)
    return banded.people.indices.compactMap { index in
      let person = banded.people[index]
      let composite = measures.published(.composite, of: index)?.text ?? ""
      let grade = grade(index)
      let awards = awards(places[index] ?? [])
      if composite.isEmpty, grade.isEmpty, awards.isEmpty { return nil }
      return [
        person.id, person.name, person.role, person.college, composite, grade, awards,
        "\(banded.corrected.contains(index))", notice.clause?.id ?? "",
      ]
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
