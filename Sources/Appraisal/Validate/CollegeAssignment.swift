/// Gives every appraisee a college, by the definition's rule.
struct CollegeAssignment {
  let definition: Definition

  /// - Parameter rosters: by source.
  func apply(to listed: Appraisees, _ rosters: [RosterCounts?], _ trail: inout AuditTrail) -> Appraisees {
    guard case .ofStudents(let source, _) = definition.appraisees.college, let roster = rosters[source] else {
      return listed
    }
    var people = listed
    for (index, colleges) in roster.colleges.enumerated() {
      guard let largest = largest(colleges) else { continue }
      people.people[index].college = largest
      guard colleges.count > 1 else { continue }
      trail.findings.append(
        Finding(
          .collegeSplit, stage: .validate, source: definition.sources[source].name, appraisee: people.people[index].id,
          arguments: ["\(colleges.count)", largest], clause: definition.appraisees.clause))
    }
    return people
  }

  /// The college with most students; of several, the bytewise first name.
  private func largest(_ colleges: [String: Int]) -> String? {
    colleges.max { a, b in
      a.value == b.value ? BytewiseKey([b.key]) < BytewiseKey([a.key]) : a.value < b.value
    }?.key
  }
}
