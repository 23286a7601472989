/// Stage 2: who took part. Holds responses against period, roster and each other, and counts participation; holds what
/// the ledgers say against the duties.
struct Validate {
  let definition: Definition

  func run(_ ingested: Ingested) -> Validated {
    var trail = ingested.trail
    let rosters = ingested.sources.map { $0.rosterCounts(appraisees: ingested.people.count) }
    let people = CollegeAssignment(definition: definition).apply(to: ingested.people, rosters, &trail)
    var sources: [ValidatedSource] = []
    for (index, source) in definition.sources.enumerated() {
      let counted = count(ingested.sources[index], of: source, ingested.people, &trail)
      let participation = Turnout(source: source, roster: rosters[index], people: people).count(counted)
      sources.append(ValidatedSource(name: source.name, counted: counted, participation: participation))
    }
    let report = ParticipationFindings(definition: definition, people: people)
    trail.findings += report.findings(sources.map(\.participation), rosters: rosters)
    let duties = self.duties(ingested, people)
    let dutyFindings = DutyFindings(definition: definition, people: people)
    trail.findings += dutyFindings.shortfalls(duties) + dutyFindings.staffing(rosters)
    trail.findings += leftOut(trail.rejects)
    return Validated(
      people: people, sources: sources, duties: duties, corrections: ingested.corrections, trail: trail)
  }

  /// By duty, then by appraisee.
  private func duties(_ ingested: Ingested, _ people: Appraisees) -> [[DutyOutcome]] {
    var records = [[LedgerRecord]](repeating: [], count: people.count)
    for record in ingested.records { records[record.appraisee].append(record) }
    return definition.duties.map { duty in
      DutyCount(duty: duty, definition: definition, people: people.people, targets: ingested.targets)
        .outcomes(records)
    }
  }

  /// The responses that count.
  private func count(
    _ input: IngestedSource, of source: Source, _ people: Appraisees, _ trail: inout AuditTrail
  ) -> CountedResponses {
    switch input.content {
    case .settled(let settled):
      trail.settle(source.name, counted: settled.count, rejects: RejectLog())
      return .packed(settled)
    case .all(let roster, let responses):
      return .rows(count(responses, roster, of: source, people, &trail))
    }
  }

  private func count(
    _ responses: Responses, _ roster: Roster?, of source: Source, _ people: Appraisees, _ trail: inout AuditTrail
  ) -> Responses {
    let eligibility = Eligibility(period: definition.period, roster: source.isAnonymous ? nil : roster)
    var rejects = RejectLog()
    var eligible: [Int] = []
    for row in 0..<responses.count {
      if let code = eligibility.fault(of: row, in: responses) {
        rejects.append(reject(responses.origins[row], code, source))
      } else {
        eligible.append(row)
      }
    }
    let settled = DuplicateSettlement(source: source, responses: responses, people: people).settle(eligible)
    for (row, code) in settled.left { rejects.append(reject(responses.origins[row], code, source)) }
    trail.findings += settled.findings
    trail.settle(source.name, counted: settled.kept.count, rejects: rejects)
    var counted = Responses(itemCount: responses.itemCount)
    for row in settled.kept { counted.append(responses[row]) }
    return counted
  }

  private func reject(_ origin: Responses.Origin, _ code: RejectCode, _ source: Source) -> Reject {
    Reject(
      source: source.name, file: origin.file, line: origin.line, what: .response, code: code,
      column: code == .outsidePeriod ? source.columns.submitted?.shown ?? "" : "")
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

  func count(_ counted: CountedResponses) -> [Participation] {
    var participation =
      switch counted {
      case .rows(let responses): answered(responses)
      // The roster has each pair once, and each has one response.
      case .packed(let settled):
        people.people.indices.map {
          Participation(gross: 0, excluded: 0, responded: settled.responses(on: $0).count)
        }
      }
    if source.peers != nil { addColleagues(&participation) }
    guard let roster else { return participation }
    for appraisee in participation.indices {
      participation[appraisee].gross += roster.gross[appraisee]
      participation[appraisee].excluded += roster.excluded[appraisee]
    }
    return participation
  }

  private func answered(_ counted: Responses) -> [Participation] {
    var raters = [Set<Int>](repeating: [], count: people.count)
    var responses = [Int](repeating: 0, count: people.count)
    for row in 0..<counted.count {
      raters[counted.appraisees[row]].insert(counted.raters[row])
      responses[counted.appraisees[row]] += 1
    }
    return zip(raters, responses).map { raters, responses in
      Participation(gross: 0, excluded: 0, responded: source.isAnonymous ? responses : raters.count)
    }
  }

  /// In a mutual review everybody else of the college is assigned.
  private func addColleagues(_ participation: inout [Participation]) {
    let sizes = Dictionary(grouping: people.people, by: \.college).mapValues(\.count)
    for (index, person) in people.people.enumerated() {
      participation[index].gross = (sizes[person.college] ?? 1) - 1
    }
  }
}

/// What `Validate` returns: the responses that count, who took part, and what was done of every duty.
struct Validated: Sendable {
  let people: Appraisees
  let sources: [ValidatedSource]
  /// By duty, then by appraisee.
  let duties: [[DutyOutcome]]
  let corrections: [Correction]
  var trail: AuditTrail
}

struct ValidatedSource: Sendable {
  let name: String
  let counted: CountedResponses
  /// By appraisee.
  let participation: [Participation]
}

/// The responses that count, as `Normalise` wants them.
enum CountedResponses: Sendable {
  case rows(Responses)
  case packed(SettledSource)
}
