/// Stage 3: from answers to scores. What it returns holds exact sums and counts, so that its files for disjoint sets
/// of appraisees can simply be put together.
struct Normalise {
  let definition: Definition
  let threads: Int

  func run(_ validated: Validated<SourceTally>, _ dossier: inout Dossier) -> Normalised {
    let sources = validated.sources.map { input -> NormalisedSource in
      let tally = input.counted.result(threads: threads)
      return NormalisedSource(
        participation: input.participation, scores: tally.scores, items: tally.items,
        groups: tally.groups)
    }
    report(sources, &dossier)
    return Normalised(sources: sources, duties: validated.duties)
  }

  private func report(_ sources: [NormalisedSource], _ dossier: inout Dossier) {
    for (source, normalised) in zip(definition.sources, sources) {
      for (index, person) in dossier.people.enumerated() {
        let (score, responded) = (normalised.scores[index], normalised.participation[index].responded)
        // Raters who all found nothing applicable give no score.
        if !source.isOffice, score.count == 0, responded > 0 {
          dossier.trail.findings.append(finding(.noScore, source, person, [], source.clause))
        }
        if let trim = source.score.trim, score.responses > 0, score.responses < trim.from {
          let counts = ["\(score.responses)", "\(trim.from)"]
          dossier.trail.findings.append(finding(.notTrimmed, source, person, counts, source.score.clause))
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
  var sources: [NormalisedSource]
  /// By duty, then by appraisee.
  var duties: [[DutyOutcome]]

  /// The mean of the rates of some duties for one appraisee, exact; nil where none was due.
  func compliance(of appraisee: Int, in asked: [Int]) -> Rational? { asked.map { duties[$0][appraisee] }.compliance }
}

/// The scores of one source, by appraisee.
struct NormalisedSource: Sendable {
  let participation: [Participation]
  let scores: [ScoreSum]
  let items: ItemTallies
  /// By appraisee, then by group of items.
  let groups: [[GroupTally]]
}

extension NormalisedSource {
  /// The score of the source: the value that is judged, and the one that sums and ties go by.
  func score(
    of appraisee: Int, _ source: Source, _ rounding: Definition.Rounding
  ) -> Gated<(published: Published, exact: Rational)> {
    participation[appraisee].ruling(under: source).map { factor in
      scores[appraisee].mean.map { mean in
        let exact = mean * factor
        return (Published(exact, decimals: source.decimals ?? rounding.scores, mode: rounding.mode), exact)
      }
    }
  }
}

extension Participation {
  /// A source without a rule has no gate.
  func ruling(under source: Source) -> GateRuling { source.participation.map { ruling(under: $0) } ?? .full }
}
