/// Stage 3: from answers to scores. What it returns holds exact sums and counts, so that its files for disjoint sets
/// of appraisees can simply be put together.
struct Normalise {
  let definition: Definition
  let threads: Int

  func run(_ validated: Validated<SourceTally>) -> Normalised {
    var trail = validated.trail
    let sources = validated.sources.map { input -> NormalisedSource in
      let tally = input.counted.result(threads: threads)
      return NormalisedSource(
        name: input.name, participation: input.participation, scores: tally.scores, items: tally.items,
        groups: tally.groups)
    }
    report(sources, validated.people, &trail)
    return Normalised(
      people: validated.people, sources: sources, duties: validated.duties, corrections: validated.corrections,
      trail: trail)
  }

  private func report(_ sources: [NormalisedSource], _ people: Appraisees, _ trail: inout AuditTrail) {
    for (source, normalised) in zip(definition.sources, sources) {
      for (index, person) in people.people.enumerated() {
        let (score, responded) = (normalised.scores[index], normalised.participation[index].responded)
        // Raters who all found nothing applicable leave no score behind.
        if !source.isOffice, score.count == 0, responded > 0 {
          trail.findings.append(finding(.noScore, source, person, [], source.clause))
        }
        if let trim = source.score.trim, score.responses > 0, score.responses < trim.from {
          let counts = ["\(score.responses)", "\(trim.from)"]
          trail.findings.append(finding(.notTrimmed, source, person, counts, source.score.clause))
        }
      }
    }
  }

  private func finding(
    _ code: FindingCode, _ source: Source, _ person: Appraisee, _ arguments: [String], _ clause: Clause?
  ) -> Finding {
    Finding(
      code, stage: .normalise, source: source.name, appraisee: person.id, arguments: arguments, clause: clause)
  }
}

/// What `Normalise` returns.
struct Normalised: Sendable {
  let people: Appraisees
  let sources: [NormalisedSource]
  /// By duty, then by appraisee.
  var duties: [[DutyOutcome]]
  let corrections: [Correction]
  var trail: AuditTrail
}

extension Normalised {
  /// The mean of the rates of some duties for one appraisee, exact; nil where none was due.
  func compliance(of appraisee: Int, in asked: [Int]) -> Rational? { asked.map { duties[$0][appraisee] }.compliance }
}

/// The scores of one source, by appraisee.
struct NormalisedSource: Sendable {
  let name: String
  let participation: [Participation]
  let scores: [ScoreSum]
  let items: ItemTallies
  /// By appraisee, then by group of items.
  let groups: [[GroupTally]]
}

/// The score of a source for one appraisee, after the gate has spoken.
enum SourceScore: Sendable, Hashable {
  /// The value that is judged, the one that sums and ties go by, and whether participation marks it.
  case published(Published, exact: Rational, ComponentStatus)
  case withheld(WithheldReason)
  case leftOut(WithheldReason)
  case zeroed(WithheldReason)
  case missing
}

extension NormalisedSource {
  func score(of appraisee: Int, _ source: Source, _ rounding: Definition.Rounding) -> SourceScore {
    let ruling = participation[appraisee].ruling(under: source)
    let factor: Rational
    let status: ComponentStatus
    switch ruling {
    case .withheld(let reason): return .withheld(reason)
    case .leftOut(let reason): return .leftOut(reason)
    case .zeroed(let reason): return .zeroed(reason)
    case .counts: (factor, status) = (Rational(1), .published)
    case .flagged: (factor, status) = (Rational(1), .flagged)
    case .reduced(let by): (factor, status) = (by, .reduced)
    }
    guard let mean = scores[appraisee].mean else { return .missing }
    let exact = mean * factor
    let published = Published(exact, decimals: source.decimals ?? rounding.scores, mode: rounding.mode)
    return .published(published, exact: exact, status)
  }
}

extension Participation {
  /// A source without a rule has no gate.
  func ruling(under source: Source) -> GateRuling { source.participation.map { ruling(under: $0) } ?? .counts }
}
