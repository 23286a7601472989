/// Rows of `appraisal.csv`: one for every appraisee of the people file, always.
struct AppraisalRows {
  let definition: Definition
  let banded: Banded

  func write(to table: inout TableWriter) throws(Failure) {
    let measures = Measures(definition: definition, weighted: banded.weighted)
    let awards = Dictionary(grouping: banded.awards, by: \.appraisee)
    for index in banded.people.indices {
      try table.begin()
      write(index, measures, awards[index] ?? [], to: &table)
      try table.endRow()
    }
  }

  private func write(_ index: Int, _ measures: Measures, _ awards: [AwardPlace], to table: inout TableWriter) {
    let person = banded.people[index]
    let composite = banded.weighted.composites.indices.contains(index) ? banded.weighted.composites[index] : nil
    let grade = banded.grades.indices.contains(index) ? banded.grades[index] : nil
    let consequences = self.consequences(grade)
    for text in [person.id, person.name, person.role, person.college] { table.text(text) }
    table.figure(measures.published(.composite, of: index))
    table.text(composite?.status.rawValue ?? "")
    table.text(grade.flatMap(level)?.label ?? "")
    table.text((grade?.status ?? .notApplicable).rawValue)
    table.text(reason(composite, grade))
    table.text(clauses(index, composite, grade, consequences, awards).joined(separator: " "))
    table.text(
      consequences.map { $0.text[definition.language] }.joined(
        separator: Wording.summarySeparator[definition.language]))
    let rank = banded.ranks[index]
    for place in [rank?.rank, rank?.rankOf, rank?.groupRank, rank?.groupRankOf] { table.number(place) }
    table.flag(banded.corrected.contains(index))
  }

  private func level(_ grade: Grade) -> Grading.Level? {
    grade.level.flatMap { definition.grading?.levels[$0] }
  }

  private func rules(_ grade: Grade?) -> [Grading.Rule] {
    guard let grading = definition.grading else { return [] }
    return grade?.rules.map { grading.rules[$0] } ?? []
  }

  /// The rule that decided or limited the grade, else why something is not published.
  private func reason(_ composite: CompositeValue?, _ grade: Grade?) -> String {
    if let rule = grade?.rule, let grading = definition.grading { return grading.rules[rule].name }
    return (grade?.pending ?? composite?.reason)?.rawValue ?? ""
  }

  /// What the grade leads to, then what the rules that decided it add.
  private func consequences(_ grade: Grade?) -> [Grading.Consequence] {
    guard let grade, let level = level(grade) else { return [] }
    return [level.consequence].compactMap { $0 } + (grade.isByRule ? rules(grade).compactMap(\.consequence) : [])
  }

  /// Every clause that applied: of the components that count, of gates that held something back, of rules that hold, of
  /// the grade and what it leads to, of awards.
  private func clauses(
    _ index: Int, _ composite: CompositeValue?, _ grade: Grade?, _ consequences: [Grading.Consequence],
    _ awards: [AwardPlace]
  ) -> [String] {
    var clauses = components(index) + gates(index) + rules(grade).map(\.clause) + consequences.map(\.clause)
    if composite?.exact != nil { clauses.append(definition.composite?.clause) }
    if let grade, let level = level(grade) {
      clauses.append(definition.grading?.clause)
      if !grade.isByRule { clauses.append(level.clause) }
    }
    for place in awards {
      let award = definition.awards.first { $0.name == place.award }
      clauses += [award?.clause, award?.amount?.clause]
    }
    clauses += zip(definition.duties, banded.weighted.normalised.duties).map { duty, outcomes in
      outcomes[index].required > 0 ? duty.clause : nil
    }
    if banded.corrected.contains(index) { clauses.append(definition.corrections?.clause) }
    return Set(clauses.compactMap { $0?.id }).sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }
  }

  private func components(_ index: Int) -> [Clause?] {
    guard let tree = definition.composite else { return [] }
    return zip(tree.allParts, banded.weighted.components[index]).compactMap { part, component in
      let counts = [.published, .flagged, .reduced, .corrected].contains(component.status)
      let addsNothing = part.isExtra && component.contribution?.isZero ?? true
      return counts && !addsNothing ? part.clause : nil
    }
  }

  private func gates(_ index: Int) -> [Clause?] {
    zip(definition.sources, banded.weighted.normalised.sources).flatMap { source, normalised -> [Clause?] in
      guard let rule = source.participation else { return [] }
      switch normalised.participation[index].status(under: rule) {
      case .met: return []
      case .nobodyAssigned: return [rule.clause]
      case .fewRaters: return [rule.clause, rule.minimum?.clause]
      case .belowThreshold: return [rule.clause, rule.lastRound?.clause]
      }
    }
  }
}
