/// Rows of `notice.csv`, the list for public notice. An appraisee without any published figure is not on it, and no
/// reason is given.
struct NoticeRows {
  let definition: Definition
  let banded: Banded

  func write(to table: inout TableWriter) throws(Failure) {
    guard let notice = definition.notice else { return }
    let measures = banded.measures(definition)
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

  /// Label of the grade; empty without one.
  private func grade(_ index: Int) -> String {
    guard banded.grades.indices.contains(index), let level = banded.grades[index].level else { return "" }
    return definition.grading?.levels[level].label ?? ""
  }

  /// Titles of the awards in the order of the definition; empty without any.
  private func awards(_ places: [AwardPlace]) -> String {
    let won = Set(places.map(\.award))
    return definition.awards.filter { won.contains($0.name) }.map { $0.title[definition.language] }
      .joined(separator: Wording.summarySeparator[definition.language])
  }
}
