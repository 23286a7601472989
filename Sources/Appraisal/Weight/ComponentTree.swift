/// Evaluates the composite tree for one appraisee.
struct ComponentTree {
  let definition: Definition
  let composite: Composite
  let normalised: Normalised
  let appraisee: Int
  /// In the order of `Composite.allParts`.
  private(set) var components: [Component] = []

  init(definition: Definition, composite: Composite, normalised: Normalised, appraisee: Int) {
    self.definition = definition
    self.composite = composite
    self.normalised = normalised
    self.appraisee = appraisee
  }

  /// What a node has reached, as a share of what can be reached.
  private enum Outcome {
    case reached(Rational, responded: Int?)
    case withheld(WithheldReason, responded: Int?)
    case missing(responded: Int?)
  }

  mutating func evaluate() -> CompositeValue {
    switch group(composite.parts, of: composite.total) {
    case .reached(let share, _):
      return CompositeValue(status: .published, exact: share * composite.total, reason: nil)
    case .withheld(let reason, _): return CompositeValue(status: .withheld, exact: nil, reason: reason)
    case .missing: return CompositeValue(status: .incomplete, exact: nil, reason: .missingSource)
    }
  }

  private mutating func group(_ parts: [Composite.Part], of total: Rational) -> Outcome {
    var sum = Rational.zero
    var reason: WithheldReason?
    var isMissing = false
    for part in parts {
      switch evaluate(part) {
      case .reached(let share, _): sum = sum + share * part.weight
      case .withheld(let why, _): reason = reason ?? why
      case .missing: isMissing = true
      }
    }
    if let reason { return .withheld(reason, responded: nil) }
    return isMissing ? .missing(responded: nil) : .reached(sum / total, responded: nil)
  }

  private mutating func evaluate(_ part: Composite.Part) -> Outcome {
    // A group stands before its parts, so its place is taken first and filled afterwards.
    let place = components.count
    components.append(component(part, .missing(responded: nil)))
    let outcome = self.outcome(part)
    components[place] = component(part, outcome)
    return outcome
  }

  private mutating func outcome(_ part: Composite.Part) -> Outcome {
    switch part.content {
    case .group(let parts): group(parts, of: composite.unit == .points ? part.weight : .hundred)
    case .score(let source): score(source)
    case .band(let table): band(definition.bands[table])
    case .sum(let source, let items): sum(source, items)
    case .any(let source, let items): any(source, items, isExtra: part.isExtra)
    }
  }

  private func score(_ source: Int) -> Outcome {
    measured(source) { _, exact in exact / .hundred }
  }

  private func band(_ table: BandTable) -> Outcome {
    guard case .source(let source) = table.measure, let most = table.mostPoints else { return .missing(responded: nil) }
    return measured(source) { published, exact in
      guard let placed = table.place(published, exact: exact), let points = table.bands[placed.band].points else {
        return nil
      }
      return points / most
    }
  }

  private func measured(_ source: Int, _ share: (Published, Rational) -> Rational?) -> Outcome {
    let input = normalised.sources[source]
    let responded = input.scores[appraisee].responses
    switch input.measure(of: appraisee, definition.sources[source], definition.rounding) {
    case .published(let published, let exact):
      return share(published, exact).map { .reached($0, responded: responded) } ?? .missing(responded: responded)
    case .withheld(.nobodyAssigned): return .withheld(.nobodyAssigned, responded: responded)
    case .withheld: return .withheld(.participation, responded: responded)
    case .missing: return .missing(responded: responded)
    }
  }

  /// The points of a sheet. One blank cell and the sum is not known: it is missing, not zero.
  private func sum(_ source: Int, _ items: [Int]) -> Outcome {
    let tallies = items.map { normalised.sources[source].items[appraisee][$0] }
    let scales = items.map { definition.sources[source].items[$0].scale }
    let responded = sheets(source)
    var points = Rational.zero
    for (tally, scale) in zip(tallies, scales) {
      guard let mean = tally.mean(scale) else { return .missing(responded: responded) }
      points = points + mean
    }
    return .reached(points / scales.reduce(.zero) { $0 + $1.highest.exact }, responded: responded)
  }

  private func any(_ source: Int, _ items: [Int], isExtra: Bool) -> Outcome {
    let reached = items.contains { item in
      let scale = definition.sources[source].items[item].scale
      return normalised.sources[source].items[appraisee][item].valid.keys.contains {
        scale.value(of: $0) == scale.highest
      }
    }
    let responded = sheets(source)
    if !reached, !isExtra, responded == 0 { return .missing(responded: 0) }
    return .reached(reached ? Rational(1) : .zero, responded: responded)
  }

  /// Counted responses of a source on the appraisee.
  private func sheets(_ source: Int) -> Int {
    guard let first = normalised.sources[source].items[appraisee].first else { return 0 }
    return first.count + first.missing + first.notApplicable
  }

  private func component(_ part: Composite.Part, _ outcome: Outcome) -> Component {
    switch outcome {
    case .reached(let share, let responded):
      let contribution = share * part.weight
      return Component(
        path: part.path, status: .published, responded: responded,
        score: composite.unit == .points ? contribution : share * .hundred, contribution: contribution, reason: nil)
    case .withheld(let reason, let responded):
      return Component(
        path: part.path, status: .withheld, responded: responded, score: nil, contribution: nil, reason: reason)
    case .missing(let responded):
      return Component(
        path: part.path, status: .missing, responded: responded, score: nil, contribution: nil,
        reason: .missingSource)
    }
  }
}
