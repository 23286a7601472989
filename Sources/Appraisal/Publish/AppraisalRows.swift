/// Rows of `appraisal.csv`: one for every appraisee of the people file, with or without a composite.
struct AppraisalRows {
  let definition: Definition
  let banded: Banded

  func write(to table: inout TableWriter) throws(Failure) {
    let measures = banded.measures(definition)
    var clauses = AppliedClauses(definition: definition, banded: banded)
    for index in banded.people.indices {
      let grade = banded.grades.indices.contains(index) ? banded.grades[index] : nil
      let consequences = self.consequences(grade)
      try table.begin()
      write(index, measures, grade, to: &table)
      table.text(clauses.text(index, grade, consequences))
      table.text(
        consequences.map { $0.text[definition.language] }.joined(
          separator: Wording.summarySeparator[definition.language]))
      let rank = banded.ranks[index]
      table.number(rank?.rank)
      table.number(rank?.rankOf)
      table.number(rank?.groupRank)
      table.number(rank?.groupRankOf)
      table.flag(banded.corrected.contains(index))
      try table.endRow()
    }
  }

  private func write(_ index: Int, _ measures: Measures, _ grade: Grade?, to table: inout TableWriter) {
    let person = banded.people[index]
    let composite = banded.weighted.composites.indices.contains(index) ? banded.weighted.composites[index] : nil
    table.text(person.id)
    table.text(person.name)
    table.text(person.role)
    table.text(person.college)
    table.figure(measures.published(.composite, of: index))
    table.text(composite?.status.rawValue ?? "")
    table.text(grade.flatMap { definition.level(of: $0) }?.label ?? "")
    table.text((grade?.status ?? .notApplicable).rawValue)
    table.text(reason(composite, grade))
  }

  /// The name of the rule that decided or limited the grade, else the reason why a figure is not published; empty if
  /// neither applies.
  private func reason(_ composite: CompositeValue?, _ grade: Grade?) -> String {
    if let rule = grade?.rule, let grading = definition.grading { return grading.rules[rule].name }
    return (grade?.pending ?? composite?.reason)?.rawValue ?? ""
  }

  /// The consequence of the grade, then those of the rules that gave it.
  private func consequences(_ grade: Grade?) -> [Grading.Consequence] {
    guard let grade, let level = definition.level(of: grade) else { return [] }
    let ofRules = grade.isByRule ? definition.rules(of: grade).compactMap(\.consequence) : []
    return [level.consequence].compactMap { $0 } + ofRules
  }
}

extension Definition {
  fileprivate func level(of grade: Grade) -> Grading.Level? { grade.level.flatMap { grading?.levels[$0] } }
  fileprivate func rules(of grade: Grade?) -> [Grading.Rule] {
    guard let grading else { return [] }
    return grade?.rules.map { grading.rules[$0] } ?? []
  }
}

/// The clauses that applied to an appraisee: those of counted components, of gates that withheld a score, of rules that
/// hold, of the grade with its consequences, and of awards.
private struct AppliedClauses {
  private let definition: Definition
  private let banded: Banded
  private let parts: [Composite.Part]
  /// The participation rule of each source; nil without one.
  private let gates: [ParticipationRule?]
  private let awards: [Int: [AwardPlace]]
  /// Texts by the clauses in them: many appraisees have the same ones.
  private var texts: [[String]: String] = [:]

  init(definition: Definition, banded: Banded) {
    self.definition = definition
    self.banded = banded
    parts = definition.composite?.allParts ?? []
    gates = definition.sources.map(\.participation)
    awards = Dictionary(grouping: banded.awards, by: \.appraisee)
  }

  /// - Returns: the ids of the clauses in bytewise order, separated by blanks.
  mutating func text(_ index: Int, _ grade: Grade?, _ consequences: [Grading.Consequence]) -> String {
    var ids: [String] = []
    addScores(index, to: &ids)
    addJudgements(index, grade, consequences, to: &ids)
    if let text = texts[ids] { return text }
    let text = Set(ids).sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }.joined(separator: " ")
    texts[ids] = text
    return text
  }

  /// Adds the clauses of components, gates, composite and duties.
  private func addScores(_ index: Int, to ids: inout [String]) {
    let weighted = banded.weighted
    if weighted.components.indices.contains(index) {
      for (part, component) in zip(parts, weighted.components[index]) where component.status.counts {
        let addsNothing = part.isExtra && component.contribution?.isZero ?? true
        if !addsNothing { ids.add(part.clause) }
      }
    }
    for source in gates.indices {
      guard let rule = gates[source] else { continue }
      switch weighted.normalised.sources[source].participation[index].status(under: rule) {
      case .met: continue
      case .nobodyAssigned: break
      case .fewRaters: ids.add(rule.minimum?.clause)
      case .belowThreshold: ids.add(rule.lastRound?.clause)
      }
      ids.add(rule.clause)
    }
    if weighted.composites.indices.contains(index), weighted.composites[index].exact != nil {
      ids.add(definition.composite?.clause)
    }
    for (duty, outcomes) in zip(definition.duties, weighted.normalised.duties) where outcomes[index].required > 0 {
      ids.add(duty.clause)
    }
  }

  /// Adds the clauses of rules, grade, consequences, awards and corrections.
  private func addJudgements(
    _ index: Int, _ grade: Grade?, _ consequences: [Grading.Consequence], to ids: inout [String]
  ) {
    for rule in definition.rules(of: grade) { ids.add(rule.clause) }
    for consequence in consequences { ids.add(consequence.clause) }
    if let grade, let level = definition.level(of: grade) {
      ids.add(definition.grading?.clause)
      if !grade.isByRule { ids.add(level.clause) }
    }
    for place in awards[index] ?? [] {
      let award = definition.awards.first { $0.name == place.award }
      ids.add(award?.clause)
      ids.add(award?.amount?.clause)
    }
    if banded.corrected.contains(index) { ids.add(definition.corrections?.clause) }
  }
}

extension [String] {
  fileprivate mutating func add(_ clause: Clause?) { if let clause { append(clause.id) } }
}

extension ComponentStatus {
  /// Whether a component with this status has a score that counts.
  fileprivate var counts: Bool {
    switch self {
    case .published, .flagged, .reduced, .corrected: true
    case .zeroed, .leftOut, .withheld, .missing: false
    }
  }
}
