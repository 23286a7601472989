/// Allocates the places of a quota within a group, for awards and for grades alike.
struct QuotaAllocation {
  let quota: Quota
  let measure: Measure
  let measures: Measures
  let people: [Appraisee]
  /// Name of the award or label of the grade, for findings.
  let quotaName: String
  let clause: Clause?

  /// One group that competes.
  struct Group {
    /// Empty for the whole school.
    let name: String
    /// Number of appraisees of whom the share is taken.
    let base: Int
    /// Indices of the appraisees who compete.
    let candidates: [Int]
  }

  struct Outcome {
    /// The winners in order of rank.
    var winners: [Winner] = []
    var findings: [Finding] = []
  }

  struct Winner {
    let appraisee: Int
    let group: String
    /// 1 for the best; equal appraisees share a place.
    let place: Int
    /// Name of the tie-breaker that decided about the last place; empty if none was needed.
    let tie: String
  }

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

  /// Gives the places to the candidates with the highest published values. Candidates without one get none.
  ///
  /// - Returns: the winners, and findings about ties, about the size of the quota and about the best loser.
  func allocate(_ group: Group) -> Outcome {
    let places = quota.places(of: group.base)
    var outcome = Outcome(findings: sizes(group, places))
    let ranked = group.candidates.compactMap(candidate).sorted { a, b in
      a.isAhead(of: b) || (a.isEqual(to: b) && a.appraisee < b.appraisee)
    }
    let count = winners(ranked, places: places)
    for (index, candidate) in ranked[..<count].enumerated() {
      let ahead = ranked[..<index].firstIndex { $0.isEqual(to: candidate) } ?? index
      let next = ranked[count...].first { $0.published == candidate.published }
      let tie = next.flatMap { decidingTieBreaker(candidate, $0) }
      outcome.winners.append(
        Winner(appraisee: candidate.appraisee, group: group.name, place: ahead + 1, tie: tie ?? ""))
      if let tie { outcome.findings.append(finding(.quotaTieBroken, candidate.appraisee, [quotaName, tie])) }
    }
    outcome.findings += edge(ranked, winners: count, places: places)
    return outcome
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
  private func sizes(_ group: Group, _ places: Int) -> [Finding] {
    switch quota.size {
    case .share(let share, _):
      let counts = [group.name, "\(group.base)", share.plainDecimal]
      if Rational(places) * .hundred > share * Rational(group.base) {
        return [finding(.quotaExceeded, nil, [quotaName, "\(places)"] + counts.prefix(2))]
      }
      return places == 0 ? [finding(.quotaEmpty, nil, [quotaName] + counts)] : []
    case .places(let places):
      guard places > group.base else { return [] }
      return [finding(.quotaLargerThanGroup, nil, [quotaName, "\(places)", group.name, "\(group.base)"])]
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
      code, stage: .band, appraisee: appraisee.map { people[$0].id } ?? "", arguments: arguments, clause: clause)
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
  func groups(_ people: [Appraisee]) -> [(name: String, members: [Int])] {
    Dictionary(grouping: people.indices) { grouping.group(of: people[$0]) }
      .map { (name: $0.key, members: $0.value) }.sorted { BytewiseKey([$0.name]) < BytewiseKey([$1.name]) }
  }
}
