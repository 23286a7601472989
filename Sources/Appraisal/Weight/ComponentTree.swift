/// Evaluates the tree of weights of the composite, for one appraisee after the other.
final class ComponentTree {
  private let definition: Definition
  private let composite: Composite
  private let normalised: Normalised
  /// The points of the best band of each table; nil for a table without points.
  private let mostPoints: [Rational?]
  private var appraisee = 0
  private var corrected: [String: Rational] = [:]
  /// The nodes of the appraisee evaluated last, in the order of `Composite.allParts`.
  private(set) var components: [Component] = []
  /// Parts whose first alternative had no data, with the number of the alternative that was used: 2 for the second.
  private(set) var alternatives: [(path: String, number: Int)] = []

  init(definition: Definition, composite: Composite, normalised: Normalised) {
    self.definition = definition
    self.composite = composite
    self.normalised = normalised
    mostPoints = definition.bands.map(\.mostPoints)
  }

  /// The share of its highest score that a node has reached, from 0 to 1.
  private typealias Outcome = Gated<Rational>

  /// An outcome, and the number of responses that it comes from; nil for a group.
  private typealias Result = (outcome: Outcome, responded: Int?)

  /// Computes the composite: the sum of weight x share over all parts. Parts of weight 60 and 40 that reach 90 % and 80 %
  /// give 0.9 x 60 + 0.8 x 40 = 86.
  ///
  /// - Parameter corrected: scores set by corrections after the public notice, by path; they replace computed ones.
  func evaluate(_ appraisee: Int, corrected: [String: Rational] = [:]) -> CompositeValue {
    self.appraisee = appraisee
    self.corrected = corrected
    components.removeAll()
    alternatives.removeAll()
    switch group(composite.parts, of: composite.total) {
    case .counts(let share, _):
      return CompositeValue(status: publishedStatus, exact: share * composite.total, reason: nil)
    case .zeroed: return CompositeValue(status: publishedStatus, exact: .zero, reason: nil)
    case .withheld(let reason): return CompositeValue(status: .withheld, exact: nil, reason: reason)
    case .leftOut(.missingSource), .missing:
      return CompositeValue(status: .incomplete, exact: nil, reason: .missingSource)
    case .leftOut(let reason): return CompositeValue(status: .withheld, exact: nil, reason: reason)
    }
  }

  /// The gravest status among the components.
  private var publishedStatus: CompositeValue.Status {
    if components.contains(where: { $0.status == .zeroed }) { return .publishedZeroed }
    if components.contains(where: { $0.status == .leftOut }) { return .publishedRenormalised }
    let isFlagged = components.contains { $0.status == .flagged || $0.status == .reduced }
    return isFlagged ? .publishedFlagged : .published
  }

  /// Evaluates the parts of one level. A part that is left out gives its weight to the others in proportion to theirs:
  /// without the first of 50, 30 and 20, the others weigh 60 and 40.
  private func group(_ parts: [Composite.Part], of total: Rational) -> Outcome {
    var results: [(place: Int, result: Result)] = []
    for part in parts {
      // A group comes before its parts in `components`: its place is reserved first and filled afterwards.
      let place = components.count
      components.append(component(part, (.missing, nil), weight: part.weight))
      results.append((place, correcting(part, evaluate(part))))
    }
    let regular = zip(parts, results).filter { !$0.0.isExtra }
    let available = regular.filter { !$0.1.result.outcome.isLeftOut }.reduce(Rational.zero) { $0 + $1.0.weight }
    for (part, entry) in zip(parts, results) {
      let isScaled = available != total && !part.isExtra
      let weight = isScaled ? part.weight * total / available : part.weight
      components[entry.place] = component(part, entry.result, weight: weight)
    }
    return combined(parts, results.map { ($0.result.outcome, components[$0.place]) }, of: total)
  }

  /// Adds up the parts of one level.
  private func combined(
    _ parts: [Composite.Part], _ results: [(outcome: Outcome, component: Component)], of total: Rational
  ) -> Outcome {
    var sum = Rational.zero
    var leftOut: WithheldReason?
    var isReached = false
    var isMissing = false
    for (part, (outcome, component)) in zip(parts, results) {
      switch outcome {
      case .withheld(let reason): return .withheld(reason)
      case .missing: isMissing = true
      case .leftOut(let reason): leftOut = leftOut ?? reason
      case .zeroed: isReached = true
      case .counts(let share, _):
        isReached = isReached || !part.isExtra
        sum = sum + share * component.weight
      }
    }
    if isMissing { return .missing }
    if !isReached, let leftOut { return .leftOut(leftOut) }
    return .counts(sum / total, .published)
  }

  private func evaluate(_ part: Composite.Part) -> Result {
    if case .group(let parts) = part.content { return (group(parts, of: most(part)), nil) }
    return settled(outcome(part.content, part))
  }

  /// The highest score of a part: its points, or 100.
  private func most(_ part: Composite.Part) -> Rational { composite.unit == .points ? part.weight : .hundred }

  /// The result with the corrected score in its place, if there is one.
  private func correcting(_ part: Composite.Part, _ result: Result) -> Result {
    guard let score = corrected[part.path] else { return result }
    return (.counts(score / most(part), .corrected), result.responded)
  }

  private func outcome(_ content: Composite.Content, _ part: Composite.Part) -> Result {
    switch content {
    case .group: return (.missing, nil)
    case .score(let source): return score(source)
    case .band(let table): return band(definition.bands[table], most: mostPoints[table])
    case .sum(let source, let items): return sum(source, items)
    case .any(let source, let items): return any(source, items, isExtra: part.isExtra)
    case .duties(let duties):
      let rate = normalised.compliance(of: appraisee, in: duties)
      return (rate.map { .counts($0 / .hundred, .published) } ?? .missing, nil)
    case .firstOf(let contents): return firstOf(contents, part)
    }
  }

  /// The result of the first alternative that has data.
  private func firstOf(_ contents: [Composite.Content], _ part: Composite.Part) -> Result {
    for (index, content) in contents.enumerated() {
      let result = outcome(content, part)
      if case .missing = result.outcome { continue }
      if index > 0 { alternatives.append((part.path, index + 1)) }
      return result
    }
    return (.missing, nil)
  }

  /// The result with the definition's rule for parts without data applied.
  private func settled(_ result: Result) -> Result {
    guard case .missing = result.outcome else { return result }
    switch composite.missing {
    case .withhold: return result
    case .renormalise: return (.leftOut(.missingSource), result.responded)
    case .zero: return (.zeroed(.missingSource), result.responded)
    }
  }

  private func score(_ source: Int) -> Result {
    measured(source) { _, exact in exact / .hundred }
  }

  private func band(_ table: BandTable, most: Rational?) -> Result {
    guard case .source(let source) = table.measure, let most else { return (.missing, nil) }
    return measured(source) { published, exact in
      guard let placed = table.place(published, exact: exact), let points = table.bands[placed.band].points else {
        return nil
      }
      return points / most
    }
  }

  private func measured(_ source: Int, _ share: (Published, Rational) -> Rational?) -> Result {
    let input = normalised.sources[source]
    let responded = input.scores[appraisee].responses
    let score = input.score(of: appraisee, definition.sources[source], definition.rounding)
    return (score.map { share($0.published, $0.exact) }, responded)
  }

  /// The share of the points of a sheet: 8 + 9 of 10 + 10 are 17/20. With one blank cell the sum is unknown, so it is
  /// missing, not zero.
  private func sum(_ source: Int, _ items: [Int]) -> Result {
    let scales = items.map { definition.sources[source].items[$0].scale }
    let responded = sheets(source)
    var points = Rational.zero
    for (item, scale) in zip(items, scales) {
      guard let mean = normalised.sources[source].items.mean(appraisee, item, scale) else {
        return (.missing, responded)
      }
      points = points + mean
    }
    return (.counts(points / scales.reduce(.zero) { $0 + $1.highest.exact }, .published), responded)
  }

  /// All points if any of the items has its highest value, else none.
  private func any(_ source: Int, _ items: [Int], isExtra: Bool) -> Result {
    let reached = items.contains { item in
      let scale = definition.sources[source].items[item].scale
      return normalised.sources[source].items.valid(appraisee, item).contains {
        scale.value(of: $0.code) == scale.highest
      }
    }
    let responded = sheets(source)
    if !reached, !isExtra, responded == 0 { return (.missing, 0) }
    return (.counts(reached ? Rational(1) : .zero, .published), responded)
  }

  /// Number of counted responses of a source about the appraisee.
  private func sheets(_ source: Int) -> Int { normalised.sources[source].items.responses(on: appraisee) }

  private func component(_ part: Composite.Part, _ result: Result, weight: Rational) -> Component {
    let (status, share, reason): (ComponentStatus, Rational?, WithheldReason?) =
      switch result.outcome {
      case .counts(let share, let status): (status, share, nil)
      case .zeroed(let reason): (.zeroed, .zero, reason)
      case .leftOut(let reason): (.leftOut, nil, reason)
      case .withheld(let reason): (.withheld, nil, reason)
      case .missing: (.missing, nil, .missingSource)
      }
    return Component(
      path: part.path, status: status, responded: result.responded, score: share.map { $0 * most(part) },
      weight: result.outcome.isLeftOut ? .zero : weight, contribution: share.map { $0 * weight }, reason: reason)
  }
}

extension Gated {
  fileprivate var isLeftOut: Bool { if case .leftOut = self { true } else { false } }
}
