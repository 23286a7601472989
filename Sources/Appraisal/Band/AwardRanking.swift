/// Who gets the places of one award.
struct AwardRanking {
  let award: Award
  let measures: Measures
  let people: [Appraisee]

  struct Outcome {
    var places: [AwardPlace] = []
    var findings: [Finding] = []
  }

  /// One who can be ranked.
  private struct Candidate {
    let appraisee: Int
    let published: Rational
    /// Exact values of the tie-breakers, in their order.
    let ties: [Rational]

    func isEqual(to other: Candidate) -> Bool { published == other.published && ties == other.ties }
    func isAhead(of other: Candidate) -> Bool {
      if published != other.published { return published > other.published }
      for (mine, theirs) in zip(ties, other.ties) where mine != theirs { return mine > theirs }
      return false
    }
  }

  func run() -> Outcome {
    var groups: [String: [Int]] = [:]
    for (index, person) in people.enumerated() {
      groups[award.grouping == .college ? person.college : "", default: []].append(index)
    }
    var outcome = Outcome()
    for (group, members) in groups.sorted(by: { BytewiseKey([$0.key]) < BytewiseKey([$1.key]) }) {
      settle(group, members, &outcome)
    }
    return outcome
  }

  private func settle(_ group: String, _ members: [Int], _ outcome: inout Outcome) {
    let count = award.places(of: members.count)
    if Rational(count) * .hundred > award.share * Rational(members.count) {
      outcome.findings.append(
        Finding(
          .awardShareExceeded, stage: .band,
          arguments: [group, "\(members.count)", "\(count)", award.share.plainDecimal], clause: award.clause))
    }
    let ranked = members.compactMap(candidate).sorted { a, b in
      a.isAhead(of: b) || (a.isEqual(to: b) && a.appraisee < b.appraisee)
    }
    let winners = self.winners(ranked, places: count)
    for (index, candidate) in ranked[..<winners].enumerated() {
      let ahead = ranked[..<index].firstIndex { $0.isEqual(to: candidate) } ?? index
      place(candidate, ahead + 1, group, ranked[winners...].first { $0.published == candidate.published }, &outcome)
    }
    let onTheEdge = ranked[winners...].prefix { $0.isEqual(to: ranked[winners]) }
    if winners < count, !onTheEdge.isEmpty { cut(onTheEdge, &outcome) }
  }

  /// How many of the ranked win: ties that are complete win together or not at all, so never more than `places`.
  private func winners(_ ranked: [Candidate], places: Int) -> Int {
    guard places < ranked.count else { return ranked.count }
    var winners = places
    while winners > 0, ranked[winners - 1].isEqual(to: ranked[winners]) { winners -= 1 }
    return winners
  }

  private func candidate(_ appraisee: Int) -> Candidate? {
    guard let published = measures.published(award.measure, of: appraisee) else { return nil }
    let ties = award.ties.map { measures.exact($0.measure, of: appraisee) ?? .zero }
    return Candidate(appraisee: appraisee, published: published.value, ties: ties)
  }

  /// - Parameter next: the best with the same published value who gets no place.
  private func place(
    _ candidate: Candidate, _ place: Int, _ group: String, _ next: Candidate?, _ outcome: inout Outcome
  ) {
    let person = people[candidate.appraisee]
    let breaker = next.flatMap { next in
      zip(award.ties, zip(candidate.ties, next.ties)).first { $0.1.0 != $0.1.1 }?.0.name
    }
    outcome.places.append(
      AwardPlace(award: award.name, place: place, appraisee: candidate.appraisee, group: group, tie: breaker ?? ""))
    if let breaker {
      outcome.findings.append(
        Finding(
          .awardTieBroken, stage: .band, appraisee: person.id, arguments: [breaker], clause: award.clause))
    }
  }

  private func cut(_ tied: ArraySlice<Candidate>, _ outcome: inout Outcome) {
    for candidate in tied {
      outcome.findings.append(
        Finding(
          .awardTieCut, stage: .band, appraisee: people[candidate.appraisee].id, arguments: ["\(tied.count)"],
          clause: award.clause))
    }
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
