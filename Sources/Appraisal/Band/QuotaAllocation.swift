/// Allocates the places of a quota within a group, for awards and for grades alike.
struct QuotaAllocation {
  let quota: Quota
  let measure: Measure
  let measures: Measures
  /// Name of the award or label of the grade, for findings.
  let quotaName: String
  let clause: Clause?

  /// A candidate with a published value.
  private struct Candidate {
    let appraisee: Int
    let published: Rational
    /// Values of the tie-breakers, in their order; nil, which is below any value, for one that is not published.
    let ties: [Rational?]

    func isEqual(to other: Candidate) -> Bool { published == other.published && ties == other.ties }
    func isAhead(of other: Candidate) -> Bool {
      if published != other.published { return published > other.published }
      for (mine, theirs) in zip(ties, other.ties) where mine != theirs {
        guard let mine else { return false }
        return theirs.map { mine > $0 } ?? true
      }
      return false
    }
  }

  /// Gives the places to the candidates of one group with the highest published values. Candidates without one get none.
  ///
  /// - Parameters:
  ///   - group: its name; empty for the whole school.
  ///   - base: the number of appraisees of whom the share is taken.
  ///   - candidates: the indices of the appraisees who compete.
  ///   - pending: the number of members of whom it is not yet known what they have.
  /// - Returns: the winners in order of rank, and findings about ties, about the size of the quota, about the best loser and
  ///   about places that are provisional.
  func allocate(
    _ group: String, base: Int, candidates: [Int], pending: Int
  ) -> (winners: [AwardPlace], findings: [Finding]) {
    let places = quota.places(of: base)
    var winners: [AwardPlace] = []
    var findings = sizes(group, base, places)
    let ranked = candidates.compactMap(candidate).sorted { a, b in
      a.isAhead(of: b) || (a.isEqual(to: b) && a.appraisee < b.appraisee)
    }
    let count = self.winners(ranked, places: places)
    for (index, candidate) in ranked[..<count].enumerated() {
      let ahead = ranked[..<index].firstIndex { $0.isEqual(to: candidate) } ?? index
      let next = ranked[count...].first { $0.published == candidate.published }
      let tie = next.flatMap { decidingTieBreaker(candidate, $0) }
      winners.append(
        AwardPlace(
          award: quotaName, place: ahead + 1, appraisee: candidate.appraisee, group: group, tie: tie ?? ""))
      if let tie { findings.append(finding(.quotaTieBroken, candidate.appraisee, [quotaName, tie])) }
    }
    findings += edge(ranked, winners: count, places: places)
    if pending > 0, count > 0 { findings.append(finding(.quotaProvisional, nil, [quotaName, "\(pending)", group])) }
    return (winners, findings)
  }

  /// Number of winners among the ranked. Candidates who are equal in everything win together or not at all.
  private func winners(_ ranked: [Candidate], places: Int) -> Int {
    guard places < ranked.count else { return ranked.count }
    var winners = places
    switch quota.standingTies {
    case .cut: while winners > 0, ranked[winners - 1].isEqual(to: ranked[winners]) { winners -= 1 }
    case .keep:
      while winners > 0, winners < ranked.count, ranked[winners - 1].isEqual(to: ranked[winners]) { winners += 1 }
    }
    return winners
  }

  private func candidate(_ appraisee: Int) -> Candidate? {
    guard let published = measures.published(measure, of: appraisee) else { return nil }
    let ties = quota.ties.map { measures.value($0.measure, of: appraisee, on: quota.tieBasis) }
    return Candidate(appraisee: appraisee, published: published.value, ties: ties)
  }

  /// Name of the first tie-breaker in which two candidates differ; nil if they are equal in all.
  private func decidingTieBreaker(_ candidate: Candidate, _ next: Candidate) -> String? {
    zip(quota.ties, zip(candidate.ties, next.ties)).first { $0.1.0 != $0.1.1 }?.0.name
  }

  /// Findings about the number of places: rounded above the share, none at all, or more than the group has members.
  private func sizes(_ group: String, _ base: Int, _ places: Int) -> [Finding] {
    switch quota.size {
    case .share(let share, _):
      let counts = [group, "\(base)", share.plainDecimal]
      if Rational(places) * .hundred > share * Rational(base) {
        return [finding(.quotaExceeded, nil, [quotaName, "\(places)"] + counts.prefix(2))]
      }
      return places == 0 ? [finding(.quotaEmpty, nil, [quotaName] + counts)] : []
    case .places(let places):
      guard places > base else { return [] }
      return [finding(.quotaLargerThanGroup, nil, [quotaName, "\(places)", group, "\(base)"])]
    }
  }

  /// Findings about the last place: ties that no tie-breaker decides, and who was next.
  private func edge(_ ranked: [Candidate], winners: Int, places: Int) -> [Finding] {
    if winners > places, let last = ranked[..<winners].last {
      let tied = ranked.filter { $0.isEqual(to: last) }
      return tied.map { finding(.quotaTieKept, $0.appraisee, [quotaName, "\(tied.count)", "\(places)"]) }
    }
    guard let next = ranked[winners...].first else { return [] }
    if winners < places {
      let tied = ranked[winners...].prefix { $0.isEqual(to: next) }
      return tied.map { finding(.quotaTieCut, $0.appraisee, [quotaName, "\(tied.count)"]) }
    }
    guard let last = ranked[..<winners].last else { return [] }
    let gap = measures.rounded(last.published - next.published).text
    let lost = last.published == next.published ? decidingTieBreaker(last, next) : nil
    return ranked[winners...].prefix { $0.isEqual(to: next) }.map {
      finding(.quotaNext, $0.appraisee, [quotaName, gap] + (lost.map { [$0] } ?? []))
    }
  }

  private func finding(_ code: FindingCode, _ appraisee: Int?, _ arguments: [String]) -> Finding {
    Finding(
      code, stage: .band, appraisee: appraisee.map { measures.people[$0].id } ?? "", arguments: arguments,
      clause: clause)
  }
}

extension Quota.Grouping {
  /// Name of the group of an appraisee; empty for the whole school.
  fileprivate func group(of person: Appraisee) -> String {
    switch self {
    case .school: ""
    case .college: person.college
    case .role: person.role
    }
  }
}

extension Quota {
  /// The groups with the indices of their members, in bytewise order of their names.
  func groups(_ people: Appraisees) -> [(name: String, members: [Int])] {
    Dictionary(grouping: people.indices) { grouping.group(of: people[$0]) }
      .map { (name: $0.key, members: $0.value) }.sorted { BytewiseKey([$0.name]) < BytewiseKey([$1.name]) }
  }
}
