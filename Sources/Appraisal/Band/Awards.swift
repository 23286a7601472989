/// Gives the places of the awards, one award after the other in the order of the definition.
struct Awards {
  let definition: Definition
  let measures: Measures
  /// One for each appraisee; empty if the definition gives no grades.
  let grades: [Grade]

  /// - Returns: the places of all awards, and a finding for each tie and for each award without a number of places.
  func run() -> (places: [AwardPlace], findings: [Finding]) {
    var places: [AwardPlace] = []
    var findings: [Finding] = []
    for award in definition.awards {
      let taken = Set(places.filter { award.after.contains($0.award) }.map(\.appraisee))
      let allocation = QuotaAllocation(
        quota: award.quota, measure: award.measure, measures: measures, quotaName: award.name,
        clause: award.clause)
      if award.quota.hasNoPlaces {
        findings.append(Finding(.awardUnnumbered, stage: .band, arguments: [award.name], clause: award.clause))
        continue
      }
      for group in award.quota.groups(measures.people) {
        let base = group.members.count { isInBase($0, award.quota.base) }
        let candidates = group.members.filter { !taken.contains($0) }
        let pending = group.members.count { measures.published(award.measure, of: $0) == nil }
        let outcome = allocation.allocate(group.name, base: base, candidates: candidates, pending: pending)
        places += outcome.winners
        findings += outcome.findings
      }
    }
    return (places, findings)
  }

  private func isInBase(_ appraisee: Int, _ base: Quota.Base) -> Bool {
    grades.indices.contains(appraisee) ? grades[appraisee].isInBase(base) : true
  }
}

/// One place of an award.
struct AwardPlace: Sendable, Hashable {
  var award: String
  /// 1 for the best; equal appraisees share a place.
  var place: Int
  /// Index of the appraisee.
  var appraisee: Int
  /// Name of the group; empty for the whole school.
  var group: String
  /// Name of the tie-breaker that decided about the last place; empty if none was needed.
  var tie: String
}
