/// What is to be said of duties, and of how many appraisees there are for the students.
struct DutyFindings {
  let definition: Definition
  let people: Appraisees

  /// - Parameter duties: by duty, then by appraisee.
  func shortfalls(_ duties: [[DutyOutcome]]) -> [Finding] {
    zip(definition.duties, duties).flatMap { duty, outcomes in
      zip(people, outcomes).filter { $1.status(of: duty) == .short }.map { person, outcome in
        Finding(
          .dutyShort, stage: .validate, appraisee: person.id,
          arguments: [
            duty.title.zh, duty.title.en, "\(outcome.met)/\(outcome.required)",
            outcome.shortfalls.joined(separator: "; "),
          ], clause: duty.clause)
      }
    }
  }

  /// - Parameter rosters: by source.
  func staffing(_ rosters: [RosterCounts?]) -> [Finding] {
    guard let rule = definition.staffing else { return [] }
    let students = rosters[rule.source]?.students ?? 0
    let counted = people.count { person in rule.conditions.allSatisfy { $0.holds(for: person) ?? false } }
    let isMet = Rational(students) <= rule.atMost * Rational(counted)
    return [
      Finding(
        isMet ? .staffingMet : .staffingShort, stage: .validate, source: definition.sources[rule.source].name,
        arguments: ["\(students)", "\(counted)", rule.atMost.plainDecimal], clause: rule.clause)
    ]
  }
}
