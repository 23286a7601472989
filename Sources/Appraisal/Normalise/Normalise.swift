/// Stage 3: from answers to scores. What it returns holds exact sums and counts, so that its files for disjoint sets
/// of appraisees can simply be put together.
struct Normalise {
  let definition: Definition

  func run(_ validated: Validated) -> Normalised {
    var trail = validated.trail
    let sources = zip(definition.sources, validated.sources).map { source, input in
      let tally = SourceTally(source: source, responses: input.responses, appraisees: validated.people.count)
      return NormalisedSource(
        name: source.name, participation: input.participation, scores: tally.scores, items: tally.items)
    }
    report(sources, validated.people, &trail)
    return Normalised(people: validated.people, sources: sources, trail: trail)
  }

  /// Raters who all found nothing applicable leave no score behind.
  private func report(_ sources: [NormalisedSource], _ people: Appraisees, _ trail: inout AuditTrail) {
    for (source, normalised) in zip(definition.sources, sources) where !source.isOffice {
      for (index, person) in people.people.enumerated() where normalised.scores[index].count == 0 {
        guard normalised.participation.indices.contains(index), normalised.participation[index].responded > 0
        else { continue }
        trail.findings.append(
          Finding(.noScore, stage: .normalise, source: source.name, appraisee: person.id, clause: source.clause))
      }
    }
  }
}

/// What `Normalise` returns.
struct Normalised: Sendable {
  let people: Appraisees
  let sources: [NormalisedSource]
  var trail: AuditTrail
}

/// The scores of one source, by appraisee.
struct NormalisedSource: Sendable {
  let name: String
  /// Empty for a source without a roster.
  let participation: [Participation]
  let scores: [ScoreSum]
  /// By appraisee, then by item.
  let items: [[ItemTally]]

  /// Whether the gate is not met: then nothing of this source is published for the appraisee.
  func gate(_ appraisee: Int, _ source: Source) -> Participation.Status {
    guard let rule = source.participation, participation.indices.contains(appraisee) else { return .met }
    return participation[appraisee].status(under: rule)
  }
}

/// A score out of 100 before its last division.
struct ScoreSum: Sendable, Hashable {
  /// Of the scores of responses, of answers or of activities, as the definition says.
  var sum: Rational
  /// What the sum is divided by.
  var count: Int
  /// Counted responses that have a score.
  var responses: Int

  /// The exact score; nil where nothing was scored.
  var mean: Rational? { count == 0 ? nil : sum / Rational(count) }
}

extension NormalisedSource {
  /// The score of an appraisee as it is published and judged; or why there is none.
  func measure(of appraisee: Int, _ source: Source, _ rounding: Definition.Rounding) -> MeasureValue {
    let gate = gate(appraisee, source)
    guard gate == .met else { return .withheld(gate) }
    guard let mean = scores[appraisee].mean else { return .missing }
    return .published(Published(mean, decimals: source.decimals ?? rounding.scores, mode: rounding.mode), exact: mean)
  }
}

/// The value of a measure for one appraisee.
enum MeasureValue: Sendable, Hashable {
  /// The value that is judged, and the one that sums and ties go by.
  case published(Published, exact: Rational)
  case withheld(Participation.Status)
  case missing
}

/// The answers to one item on one appraisee.
struct ItemTally: Sendable, Hashable {
  /// By answer code, ascending.
  var valid: [Int: Int] = [:]
  /// Blank, skipped or out of scale.
  var missing = 0
  var notApplicable = 0

  var count: Int { valid.values.reduce(0, +) }

  /// Sum of the values of valid answers, in the unit of the scale.
  func sum(_ scale: Scale) -> Rational {
    let millionths = valid.reduce(Int128(0)) { $0 + Int128(scale.value(of: $1.key).millionths) * Int128($1.value) }
    return Rational(millionths) / Rational(AnswerValue.perUnit)
  }

  /// The exact mean in the unit of the scale; nil without a valid answer.
  func mean(_ scale: Scale) -> Rational? { count == 0 ? nil : sum(scale) / Rational(count) }
}
