/// Gives every appraisee a college, by the definition's rule.
struct CollegeAssignment {
  let definition: Definition

  /// - Parameter rosters: by source.
  func apply(to dossier: inout Dossier, _ rosters: [RosterCounts?]) {
    guard case .ofStudents(let source, _) = definition.appraisees.college, let roster = rosters[source] else { return }
    for (index, colleges) in roster.colleges.enumerated() {
      guard let largest = largest(colleges) else { continue }
      dossier.people[index].college = largest
      guard colleges.count > 1 else { continue }
      dossier.trail.findings.append(
        Finding(
          .collegeSplit, stage: .validate, source: definition.sources[source].name, appraisee: dossier.people[index].id,
          arguments: ["\(colleges.count)", largest], clause: definition.appraisees.clause))
    }
  }

  /// The college with most students; of several, the bytewise first name.
  private func largest(_ colleges: [String: Int]) -> String? {
    colleges.max { a, b in
      a.value == b.value ? BytewiseKey([b.key]) < BytewiseKey([a.key]) : a.value < b.value
    }?.key
  }
}
