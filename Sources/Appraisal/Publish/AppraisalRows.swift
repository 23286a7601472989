/// Rows of `appraisal.csv`: one for every appraisee of the people file, always.
struct AppraisalRows {
  let definition: Definition
  let banded: Banded

  func rows() -> [[String]] {
    let measures = Measures(definition: definition, weighted: banded.weighted)
    return banded.people.indices.map { row($0, measures) }
  }

  private func row(_ index: Int, _ measures: Measures) -> [String] {
    let person = banded.people[index]
    let composite = banded.weighted.composites.indices.contains(index) ? banded.weighted.composites[index] : nil
    let rank = banded.ranks[index]
    let published = measures.published(.composite, of: index)?.text ?? ""
    let ranks = [rank?.rank, rank?.rankOf, rank?.groupRank, rank?.groupRankOf].map { $0.map(String.init) ?? "" }
    return [
      person.id, person.name, person.role, person.college, published, composite?.status.rawValue ?? "", "",
      GradeStatus.notApplicable.rawValue, composite?.reason?.rawValue ?? "",
      clauses(index).joined(separator: " "), "",
    ] + ranks + ["false"]
  }

  /// Every clause that applied: of the components that are published, of the gate where it held something back, of
  /// awards.
  private func clauses(_ index: Int) -> [String] {
    var clauses: Set<String> = []
    if let tree = definition.composite {
      for (part, component) in zip(tree.allParts, banded.weighted.components[index]) {
        guard component.status == .published, let clause = part.clause else { continue }
        if part.isExtra, component.contribution?.isZero ?? true { continue }
        clauses.insert(clause.id)
      }
    }
    let sources = zip(definition.sources, banded.weighted.normalised.sources)
    for (source, normalised) in sources where normalised.gate(index, source) != .met {
      if let clause = source.participation?.clause { clauses.insert(clause.id) }
    }
    for place in banded.awards where place.appraisee == index {
      if let clause = definition.awards.first(where: { $0.name == place.award })?.clause { clauses.insert(clause.id) }
    }
    return clauses.sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }
  }
}
