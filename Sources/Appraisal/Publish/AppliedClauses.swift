/// The clauses that applied to an appraisee: those of counted components, of gates that withheld a score, of rules that
/// hold, of the grade with its consequences, and of awards.
final class AppliedClauses {
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
  func text(_ index: Int, _ grade: Grade?, _ consequences: [Grading.Consequence]) -> String {
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
    if weighted.composite(of: index)?.exact != nil { ids.add(definition.composite?.clause) }
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
