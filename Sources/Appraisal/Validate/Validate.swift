/// Stage 2: who took part. Holds responses against period, roster and each other, and counts participation; holds what
/// the ledgers say against the duties.
struct Validate {
  let definition: Definition
  let threads: Int

  func run<Sink>(_ ingested: Ingested<Settlement<Sink>, DutyTally>, _ dossier: inout Dossier) -> Validated<Sink> {
    let rosters = ingested.sources.map { $0.roster?.counts }
    CollegeAssignment(definition: definition).apply(to: &dossier, rosters)
    let people = dossier.people
    var sources: [ValidatedSource<Sink>] = []
    for (index, source) in definition.sources.enumerated() {
      let outcome = ingested.sources[index].consumer.finish(threads: threads)
      dossier.trail.findings += outcome.findings
      dossier.trail.settle(source.name, counted: outcome.counted, rejects: outcome.rejects)
      sources.append(
        ValidatedSource(
          counted: ingested.sources[index].consumer.sink,
          participation: people.participation(in: source, rosters[index], responded: outcome.responded)))
    }
    let report = ParticipationFindings(definition: definition, people: people)
    dossier.trail.findings += report.findings(sources.map(\.participation), rosters: rosters)
    let duties = ingested.ledgers.outcomes(people, ingested.targets)
    let dutyFindings = DutyFindings(definition: definition, people: people)
    dossier.trail.findings += dutyFindings.shortfalls(duties) + dutyFindings.staffing(rosters)
    dossier.trail.findings += leftOut(dossier.trail.rejects)
    return Validated(sources: sources, duties: duties)
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

extension Appraisees {
  /// Counts who was assigned and who answered in one source, by appraisee. In a mutual review all others of the college
  /// are assigned.
  ///
  /// - Parameter responded: by appraisee.
  func participation(in source: Source, _ roster: RosterCounts?, responded: [Int]) -> [Participation] {
    let sizes = source.peers == nil ? [:] : Dictionary(grouping: self, by: \.college).mapValues(\.count)
    return indices.map { index in
      let colleagues = (sizes[self[index].college] ?? 1) - 1
      return Participation(
        gross: colleagues + (roster?.gross[index] ?? 0), excluded: roster?.excluded[index] ?? 0,
        responded: responded[index])
    }
  }
}

/// What `Validate` returns: what was made of the responses that count, who took part, and what was done of every duty.
struct Validated<Counted: Sendable>: Sendable {
  var sources: [ValidatedSource<Counted>]
  /// By duty, then by appraisee.
  let duties: [[DutyOutcome]]
}

struct ValidatedSource<Counted: Sendable>: Sendable {
  /// What the responses that count were passed on to.
  let counted: Counted
  /// By appraisee.
  let participation: [Participation]
}
