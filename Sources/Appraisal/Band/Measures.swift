/// Looks up the value of any measure for any appraisee.
struct Measures {
  let definition: Definition
  let people: Appraisees
  let weighted: Weighted
  /// Index of each node of the composite tree by its path.
  private let parts: [String: Int]

  init(definition: Definition, people: Appraisees, weighted: Weighted) {
    self.definition = definition
    self.people = people
    self.weighted = weighted
    let paths = definition.composite?.allParts.map(\.path) ?? []
    parts = Dictionary(paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter appraisee: the index of the appraisee.
  func value(_ measure: Measure, of appraisee: Int) -> MeasureValue {
    switch measure {
    case .source(let source):
      let score = weighted.normalised.sources[source].score(
        of: appraisee, definition.sources[source], definition.rounding)
      switch score {
      case .counts(let value, _): return .published(value.published, exact: value.exact)
      case .withheld, .leftOut, .zeroed: return .withheld
      case .missing: return .missing
      }
    case .composite:
      guard weighted.composites.indices.contains(appraisee) else { return .missing }
      let composite = weighted.composites[appraisee]
      return value(composite.exact, composite.reason)
    case .duty(let duty): return share(weighted.normalised.duties[duty][appraisee].rate)
    case .duties:
      let binding = definition.duties.indices.filter { definition.duties[$0].kind == .required }
      return share(weighted.normalised.compliance(of: appraisee, in: binding))
    case .part(let path):
      guard let part = parts[path] else { return .missing }
      let component = weighted.components[appraisee][part]
      return value(component.score, component.reason)
    }
  }

  private func value(_ exact: Rational?, _ reason: WithheldReason?) -> MeasureValue {
    if let exact { return .published(rounded(exact), exact: exact) }
    return reason == .missingSource || reason == nil ? .missing : .withheld
  }

  /// Rounds the rate of a duty as rates of participation are rounded.
  private func share(_ exact: Rational?) -> MeasureValue {
    guard let exact else { return .missing }
    let mode = definition.rounding.mode
    return .published(Published(exact, decimals: definition.rounding.rates, mode: mode), exact: exact)
  }

  /// Rounds a score as the definition says.
  func rounded(_ exact: Rational) -> Published {
    Published(exact, decimals: definition.rounding.scores, mode: definition.rounding.mode)
  }

  /// - Returns: the published value; nil if it is withheld or missing.
  func published(_ measure: Measure, of appraisee: Int) -> Published? {
    if case .published(let value, _) = value(measure, of: appraisee) { value } else { nil }
  }

  /// The value by which ties are broken, rounded or exact.
  ///
  /// - Returns: nil if no value is published.
  func value(_ measure: Measure, of appraisee: Int, on basis: BandTable.Basis) -> Rational? {
    guard case .published(let published, let exact) = value(measure, of: appraisee) else { return nil }
    return basis == .published ? published.value : exact
  }
}

/// The value of a measure for one appraisee.
enum MeasureValue: Sendable, Hashable {
  /// The printed value, which is judged, and the one before rounding.
  case published(Published, exact: Rational)
  /// Not published, because too few took part.
  case withheld
  /// Not there, because there is no data.
  case missing
}
