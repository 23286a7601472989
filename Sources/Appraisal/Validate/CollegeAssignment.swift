/// Gives every appraisee a college, by the definition's rule.
struct CollegeAssignment {
  let definition: Definition

  func apply(to ingested: Ingested, _ trail: inout AuditTrail) -> Appraisees {
    guard case .ofStudents(let source, _) = definition.appraisees.college,
      let roster = ingested.sources[source].roster
    else { return ingested.people }
    var students = [[String: Int]](repeating: [:], count: ingested.people.count)
    for entry in roster.entries where entry.exclusion.isEmpty {
      students[entry.appraisee][entry.college, default: 0] += 1
    }
    var people = ingested.people
    for (index, colleges) in students.enumerated() {
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
