/// Gives the places of the awards, one award after the other in the order of the definition.
struct Awards {
  let definition: Definition
  let measures: Measures
  let people: [Appraisee]
  /// One for each appraisee; empty if the definition gives no grades.
  let grades: [Grade]

  /// - Returns: the places of all awards, and a finding for each tie and for each award without a number of places.
  func run() -> (places: [AwardPlace], findings: [Finding]) {
    var places: [AwardPlace] = []
    var findings: [Finding] = []
    for award in definition.awards {
      let taken = Set(places.filter { award.after.contains($0.award) }.map(\.appraisee))
      let allocation = QuotaAllocation(
        quota: award.quota, measure: award.measure, measures: measures, people: people, quotaName: award.name,
        clause: award.clause)
      if award.quota.hasNoPlaces {
        findings.append(Finding(.awardUnnumbered, stage: .band, arguments: [award.name], clause: award.clause))
        continue
      }
      for group in award.quota.groups(people) {
        let base = group.members.count { isInBase($0, award.quota.base) }
        let candidates = group.members.filter { !taken.contains($0) }
        let outcome = allocation.allocate(QuotaAllocation.Group(name: group.name, base: base, candidates: candidates))
        places += outcome.winners.map { AwardPlace(award: award.name, $0) }
        findings += outcome.findings
        let pending = group.members.count { measures.published(award.measure, of: $0) == nil }
        if pending > 0, !outcome.winners.isEmpty {
          let arguments = [award.name, "\(pending)", group.name]
          findings.append(Finding(.quotaProvisional, stage: .band, arguments: arguments, clause: award.clause))
        }
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
  let award: String
  /// 1 for the best; equal appraisees share a place.
  let place: Int
  /// Index of the appraisee.
  let appraisee: Int
  /// Name of the group; empty for the whole school.
  let group: String
  /// Name of the tie-breaker that decided about the last place; empty if none was needed.
  let tie: String
}

extension AwardPlace {
  fileprivate init(award: String, _ winner: QuotaAllocation.Winner) {
    self.init(award: award, place: winner.place, appraisee: winner.appraisee, group: winner.group, tie: winner.tie)
  }
}
