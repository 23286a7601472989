/// Who gets the places of the awards.
struct Awards {
  let definition: Definition
  let measures: Measures
  let people: [Appraisee]
  /// By appraisee; empty without grades.
  let grades: [Grade]

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
  let place: Int
  let appraisee: Int
  let group: String
  /// The tie-breaker that decided on the edge of the places; empty where none was needed.
  let tie: String
}

extension AwardPlace {
  fileprivate init(award: String, _ winner: QuotaAllocation.Winner) {
    self.init(award: award, place: winner.place, appraisee: winner.appraisee, group: winner.group, tie: winner.tie)
  }
}
