/// Stage 2: who took part. Holds responses against period, roster and each other, and counts participation.
struct Validate {
  let definition: Definition

  func run(_ ingested: Ingested) -> Validated {
    var trail = ingested.trail
    var sources: [ValidatedSource] = []
    for (source, input) in zip(definition.sources, ingested.sources) {
      let counted = count(input, of: source, ingested.people, &trail)
      let participation = self.participation(counted, input.roster, of: source, ingested.people)
      sources.append(ValidatedSource(name: source.name, responses: counted, participation: participation))
    }
    let people = CollegeAssignment(definition: definition).apply(to: ingested, &trail)
    report(sources, people, &trail)
    trail.findings += leftOut(trail.rejects)
    return Validated(people: people, sources: sources, trail: trail)
  }

  /// The responses that count.
  private func count(
    _ input: IngestedSource, of source: Source, _ people: Appraisees, _ trail: inout AuditTrail
  ) -> Responses {
    let eligibility = Eligibility(period: definition.period, roster: input.roster)
    var rejects: [Reject] = []
    var eligible: [Int] = []
    for row in 0..<input.responses.count {
      if let code = eligibility.fault(of: row, in: input.responses) {
        rejects.append(reject(input.responses.origins[row], code, source))
      } else {
        eligible.append(row)
      }
    }
    let settled = DuplicateSettlement(source: source, responses: input.responses, people: people).settle(eligible)
    for (row, code) in settled.left { rejects.append(reject(input.responses.origins[row], code, source)) }
    trail.findings += settled.findings
    trail.settle(source.name, counted: settled.kept.count, rejects: rejects)
    var counted = Responses(itemCount: input.responses.itemCount)
    for row in settled.kept { counted.append(input.responses[row]) }
    return counted
  }

  private func reject(_ origin: Responses.Origin, _ code: RejectCode, _ source: Source) -> Reject {
    Reject(
      source: source.name, file: origin.file, line: origin.line, what: .response, code: code,
      column: code == .outsidePeriod ? source.columns.submitted?.shown ?? "" : "")
  }

  private func participation(
    _ counted: Responses, _ roster: Roster?, of source: Source, _ people: Appraisees
  ) -> [Participation] {
    guard let roster else { return [] }
    var responded = [Set<Int>](repeating: [], count: people.count)
    for row in 0..<counted.count { responded[counted.appraisees[row]].insert(counted.raters[row]) }
    var participation = responded.map { Participation(gross: 0, excluded: 0, responded: $0.count) }
    for entry in roster.entries {
      participation[entry.appraisee].gross += 1
      if !entry.exclusion.isEmpty { participation[entry.appraisee].excluded += 1 }
    }
    return participation
  }

  private func report(_ sources: [ValidatedSource], _ people: Appraisees, _ trail: inout AuditTrail) {
    for (source, validated) in zip(definition.sources, sources) {
      guard let rule = source.participation else { continue }
      for (person, participation) in zip(people.people, validated.participation) {
        switch participation.status(under: rule) {
        case .met: break
        case .nobodyAssigned:
          trail.findings.append(
            Finding(
              .nobodyAssigned, stage: .validate, source: source.name, appraisee: person.id, clause: rule.clause))
        case .belowThreshold:
          trail.findings.append(
            Finding(
              .belowThreshold, stage: .validate, source: source.name, appraisee: person.id,
              arguments: participation.shortfall(under: rule), clause: rule.clause))
        }
      }
    }
  }

  /// How many were left out of each source, by reason.
  private func leftOut(_ rejects: [Reject]) -> [Finding] {
    let groups = Dictionary(grouping: rejects) { BytewiseKey([$0.source, $0.code.rawValue]) }
    return groups.sorted { $0.key < $1.key }.map { key, rejects in
      Finding(.leftOut, stage: .validate, source: key.fields[0], arguments: ["\(rejects.count)", key.fields[1]])
    }
  }
}

/// What `Validate` returns: the responses that count, and who took part.
struct Validated: Sendable {
  let people: Appraisees
  let sources: [ValidatedSource]
  var trail: AuditTrail
}

struct ValidatedSource: Sendable {
  let name: String
  let responses: Responses
  /// By appraisee; empty for a source without a roster.
  let participation: [Participation]
}

extension ColumnReference {
  /// The column as a message names it.
  var shown: String {
    switch self {
    case .header(let text), .pattern(let text): text
    case .position(let position): "\(position)"
    }
  }
}
