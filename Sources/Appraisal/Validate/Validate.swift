/// Stage 2: who took part. Holds responses against period, roster and each other, and counts participation; holds what
/// the ledgers say against the duties.
struct Validate {
  let definition: Definition
  let threads: Int

  func run<Sink>(_ ingested: Ingested<Settlement<Sink>, DutyTally>) -> Validated<Sink> {
    var trail = ingested.trail
    let rosters = ingested.sources.map { $0.roster?.counts }
    let people = CollegeAssignment(definition: definition).apply(to: ingested.people, rosters, &trail)
    var sources: [ValidatedSource<Sink>] = []
    for (index, source) in definition.sources.enumerated() {
      let outcome = ingested.sources[index].consumer.finish(threads: threads)
      trail.findings += outcome.findings
      trail.settle(source.name, counted: outcome.counted, rejects: outcome.rejects)
      let turnout = Turnout(source: source, roster: rosters[index], people: people)
      sources.append(
        ValidatedSource(
          name: source.name, counted: ingested.sources[index].consumer.sink,
          participation: turnout.count(responded: outcome.responded)))
    }
    let report = ParticipationFindings(definition: definition, people: people)
    trail.findings += report.findings(sources.map(\.participation), rosters: rosters)
    let duties = ingested.ledgers.outcomes(people.people, ingested.targets)
    let dutyFindings = DutyFindings(definition: definition, people: people)
    trail.findings += dutyFindings.shortfalls(duties) + dutyFindings.staffing(rosters)
    trail.findings += leftOut(trail.rejects)
    return Validated(
      people: people, sources: sources, duties: duties, corrections: ingested.corrections, trail: trail)
  }

  /// How many were left out of each source, by reason.
  private func leftOut(_ rejects: RejectLog) -> [Finding] {
    let groups = Dictionary(grouping: rejects.countsByKind) { BytewiseKey([$0.source, $0.code.rawValue]) }
    return groups.sorted { $0.key < $1.key }.map { key, entries in
      let count = entries.reduce(0) { $0 + $1.count }
      return Finding(.leftOut, stage: .validate, source: key.fields[0], arguments: ["\(count)", key.fields[1]])
    }
  }
}

/// Counts who was assigned and who answered in one source, by appraisee.
struct Turnout {
  let source: Source
  let roster: RosterCounts?
  let people: Appraisees

  /// - Parameter responded: by appraisee.
  func count(responded: [Int]) -> [Participation] {
    var participation = responded.map { Participation(gross: 0, excluded: 0, responded: $0) }
    if source.peers != nil { addColleagues(&participation) }
    guard let roster else { return participation }
    for appraisee in participation.indices {
      participation[appraisee].gross += roster.gross[appraisee]
      participation[appraisee].excluded += roster.excluded[appraisee]
    }
    return participation
  }

  /// In a mutual review everybody else of the college is assigned.
  private func addColleagues(_ participation: inout [Participation]) {
    let sizes = Dictionary(grouping: people.people, by: \.college).mapValues(\.count)
    for (index, person) in people.people.enumerated() {
      participation[index].gross = (sizes[person.college] ?? 1) - 1
    }
  }
}

/// What `Validate` returns: what was made of the responses that count, who took part, and what was done of every duty.
struct Validated<Counted: Sendable>: Sendable {
  let people: Appraisees
  let sources: [ValidatedSource<Counted>]
  /// By duty, then by appraisee.
  let duties: [[DutyOutcome]]
  let corrections: [Correction]
  var trail: AuditTrail
}

struct ValidatedSource<Counted: Sendable>: Sendable {
  let name: String
  /// What the responses that count were passed on to.
  let counted: Counted
  /// By appraisee.
  let participation: [Participation]
}
