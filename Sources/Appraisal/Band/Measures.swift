/// Looks up the value of any measure for any appraisee.
struct Measures {
  let definition: Definition
  let weighted: Weighted
  private let parts: [String: Int]

  init(definition: Definition, weighted: Weighted) {
    self.definition = definition
    self.weighted = weighted
    let paths = definition.composite?.allParts.map(\.path) ?? []
    parts = Dictionary(paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var count: Int { weighted.normalised.people.count }

  func value(_ measure: Measure, of appraisee: Int) -> MeasureValue {
    switch measure {
    case .source(let source):
      return weighted.normalised.sources[source].measure(
        of: appraisee, definition.sources[source], definition.rounding)
    case .composite:
      guard weighted.composites.indices.contains(appraisee) else { return .missing }
      let composite = weighted.composites[appraisee]
      return value(composite.exact, composite.reason)
    case .part(let path):
      guard let part = parts[path] else { return .missing }
      let component = weighted.components[appraisee][part]
      return value(component.score, component.reason)
    }
  }

  private func value(_ exact: Rational?, _ reason: WithheldReason?) -> MeasureValue {
    if let exact { return .published(rounded(exact), exact: exact) }
    switch reason {
    case .participation: return .withheld(.belowThreshold)
    case .nobodyAssigned: return .withheld(.nobodyAssigned)
    default: return .missing
    }
  }

  func rounded(_ exact: Rational) -> Published {
    Published(exact, decimals: definition.rounding.scores, mode: definition.rounding.mode)
  }

  func published(_ measure: Measure, of appraisee: Int) -> Published? {
    if case .published(let value, _) = value(measure, of: appraisee) { value } else { nil }
  }

  func exact(_ measure: Measure, of appraisee: Int) -> Rational? {
    if case .published(_, let exact) = value(measure, of: appraisee) { exact } else { nil }
  }
}
