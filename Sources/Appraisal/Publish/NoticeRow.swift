/// A row of `notice.csv`, the list for public notice. An appraisee without any published figure is not on it, and no
/// reason is given.
struct NoticeRow {
  let person: Appraisee
  let composite: Published?
  /// Label of the grade; empty without one.
  let grade: String
  /// Titles of the awards in the order of the definition; empty without any.
  let awards: String
  let isCorrected: Bool
  let clause: Clause?

  static let table = Table<NoticeRow>(
    "notice", key: ["appraisee_id"],
    [
      .text("appraisee_id") { $0.person.id },
      .text("name") { $0.person.name },
      .text("role") { $0.person.role },
      .text("college") { $0.person.college },
      .number("composite") { $0.composite },
      .text("grade") { $0.grade },
      .text("awards") { $0.awards },
      .boolean("corrected") { $0.isCorrected },
      .text("clause") { $0.clause?.id },
    ])

  /// One row for every appraisee on the list; none without a list.
  static func rows(_ definition: Definition, _ banded: Banded) -> some Sequence<NoticeRow> & SendableMetatype {
    let measures = banded.measures(definition)
    let places = Dictionary(grouping: banded.awards, by: \.appraisee)
    let listed = definition.notice == nil ? banded.people.prefix(0) : banded.people[...]
    return listed.enumerated().lazy.map { index, person in
      let won = Set((places[index] ?? []).map(\.award))
      let awards = definition.awards.filter { won.contains($0.name) }.map { $0.title[definition.language] }
      return NoticeRow(
        person: person, composite: measures.published(.composite, of: index),
        grade: definition.level(of: banded.grade(of: index))?.label ?? "",
        awards: awards.joined(separator: LocalizedText.summarySeparator[definition.language]),
        isCorrected: banded.corrected.contains(index), clause: definition.notice?.clause)
    }.filter { $0.composite != nil || !$0.grade.isEmpty || !$0.awards.isEmpty }
  }
}
