/// Evaluates the composite tree, for one appraisee after the other.
final class ComponentTree {
  private let definition: Definition
  private let composite: Composite
  private let normalised: Normalised
  /// The points of the best band, by table.
  private let mostPoints: [Rational?]
  private var appraisee = 0
  private var corrected: [String: Rational] = [:]
  /// In the order of `Composite.allParts`.
  private(set) var components: [Component] = []
  /// Parts of several alternatives of which not the first had data, with the number of the one that had, from 1.
  private(set) var alternatives: [(path: String, number: Int)] = []

  init(definition: Definition, composite: Composite, normalised: Normalised) {
    self.definition = definition
    self.composite = composite
    self.normalised = normalised
    mostPoints = definition.bands.map(\.mostPoints)
  }

  /// What a node has reached.
  private enum Outcome {
    /// A share of what can be reached.
    case reached(Rational, ComponentStatus)
    /// Counts as nothing reached.
    case zeroed(WithheldReason)
    case leftOut(WithheldReason)
    case withheld(WithheldReason)
    case missing

    var isLeftOut: Bool { if case .leftOut = self { true } else { false } }
  }

  /// An outcome, and the responses behind it; nil for a group.
  private typealias Result = (outcome: Outcome, responded: Int?)

  /// - Parameter corrected: scores that stand in place of those that come out, by path: corrections after the public
  ///   notice.
  func evaluate(_ appraisee: Int, corrected: [String: Rational] = [:]) -> CompositeValue {
    self.appraisee = appraisee
    self.corrected = corrected
    components.removeAll()
    alternatives.removeAll()
    switch group(composite.parts, of: composite.total) {
    case .reached(let share, _):
      return CompositeValue(status: publishedStatus, exact: share * composite.total, reason: nil)
    case .zeroed: return CompositeValue(status: publishedStatus, exact: .zero, reason: nil)
    case .withheld(let reason): return CompositeValue(status: .withheld, exact: nil, reason: reason)
    case .leftOut(.missingSource), .missing:
      return CompositeValue(status: .incomplete, exact: nil, reason: .missingSource)
    case .leftOut(let reason): return CompositeValue(status: .withheld, exact: nil, reason: reason)
    }
  }

  /// The heaviest of what happened to any component.
  private var publishedStatus: CompositeValue.Status {
    if components.contains(where: { $0.status == .zeroed }) { return .publishedZeroed }
    if components.contains(where: { $0.status == .leftOut }) { return .publishedRenormalised }
    let isFlagged = components.contains { $0.status == .flagged || $0.status == .reduced }
    return isFlagged ? .publishedFlagged : .published
  }

  /// The parts of one level. What is left out gives its weight to the others, in proportion to theirs.
  private func group(_ parts: [Composite.Part], of total: Rational) -> Outcome {
    var results: [(place: Int, result: Result)] = []
    for part in parts {
      // A group stands before its parts, so its place is taken first and filled afterwards.
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
      case .reached(let share, _):
        isReached = isReached || !part.isExtra
        sum = sum + share * component.weight
      }
    }
    if isMissing { return .missing }
    if !isReached, let leftOut { return .leftOut(leftOut) }
    return .reached(sum / total, .published)
  }

  private func evaluate(_ part: Composite.Part) -> Result {
    if case .group(let parts) = part.content { return (group(parts, of: most(part)), nil) }
    return settled(outcome(part.content, part))
  }

  /// What a part can reach, in the unit of its score.
  private func most(_ part: Composite.Part) -> Rational { composite.unit == .points ? part.weight : .hundred }

  private func correcting(_ part: Composite.Part, _ result: Result) -> Result {
    guard let score = corrected[part.path] else { return result }
    return (.reached(score / most(part), .corrected), result.responded)
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
      return (rate.map { .reached($0 / .hundred, .published) } ?? .missing, nil)
    case .firstOf(let contents): return firstOf(contents, part)
    }
  }

  private func firstOf(_ contents: [Composite.Content], _ part: Composite.Part) -> Result {
    for (index, content) in contents.enumerated() {
      let result = outcome(content, part)
      if case .missing = result.outcome { continue }
      if index > 0 { alternatives.append((part.path, index + 1)) }
      return result
    }
    return (.missing, nil)
  }

  /// What follows where a part has no data, as the definition says.
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
    switch input.score(of: appraisee, definition.sources[source], definition.rounding) {
    case .published(let published, let exact, let status):
      return (share(published, exact).map { .reached($0, status) } ?? .missing, responded)
    case .withheld(let reason): return (.withheld(reason), responded)
    case .leftOut(let reason): return (.leftOut(reason), responded)
    case .zeroed(let reason): return (.zeroed(reason), responded)
    case .missing: return (.missing, responded)
    }
  }

  /// The points of a sheet. One blank cell and the sum is not known: it is missing, not zero.
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
    return (.reached(points / scales.reduce(.zero) { $0 + $1.highest.exact }, .published), responded)
  }

  private func any(_ source: Int, _ items: [Int], isExtra: Bool) -> Result {
    let reached = items.contains { item in
      let scale = definition.sources[source].items[item].scale
      return normalised.sources[source].items.valid(appraisee, item).contains {
        scale.value(of: $0.code) == scale.highest
      }
    }
    let responded = sheets(source)
    if !reached, !isExtra, responded == 0 { return (.missing, 0) }
    return (.reached(reached ? Rational(1) : .zero, .published), responded)
  }

  /// Counted responses of a source on the appraisee.
  private func sheets(_ source: Int) -> Int { normalised.sources[source].items.responses(on: appraisee) }

  private func component(_ part: Composite.Part, _ result: Result, weight: Rational) -> Component {
    func component(
      _ status: ComponentStatus, _ share: Rational?, _ weight: Rational, _ reason: WithheldReason?
    ) -> Component {
      Component(
        path: part.path, status: status, responded: result.responded,
        score: share.map { $0 * most(part) }, weight: weight,
        contribution: share.map { $0 * weight }, reason: reason)
    }
    switch result.outcome {
    case .reached(let share, let status): return component(status, share, weight, nil)
    case .zeroed(let reason): return component(.zeroed, .zero, weight, reason)
    case .leftOut(let reason): return component(.leftOut, nil, .zero, reason)
    case .withheld(let reason): return component(.withheld, nil, weight, reason)
    case .missing: return component(.missing, nil, weight, .missingSource)
    }
  }
}
