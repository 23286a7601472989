/// Stage 4: the composite, from the tree of weights. Exact: nothing is rounded here but the measures that a band
/// turns into points, which are judged as they are published.
struct Weight {
  let definition: Definition

  func run(_ normalised: Normalised) -> Weighted {
    guard let composite = definition.composite else {
      return Weighted(normalised: normalised, components: [], composites: [])
    }
    var weighted = Weighted(normalised: normalised, components: [], composites: [])
    let parts = composite.allParts
    let tree = ComponentTree(definition: definition, composite: composite, normalised: normalised)
    for (appraisee, person) in normalised.people.people.enumerated() {
      weighted.composites.append(tree.evaluate(appraisee))
      weighted.components.append(tree.components)
      report(tree, composite, parts, person, &weighted.normalised.trail)
    }
    return weighted
  }

  /// The composite of one appraisee anew, with corrected scores in place of those that came out.
  func reweigh(_ appraisee: Int, corrected: [String: Rational], _ weighted: inout Weighted) {
    guard let composite = definition.composite else { return }
    let tree = ComponentTree(definition: definition, composite: composite, normalised: weighted.normalised)
    weighted.composites[appraisee] = tree.evaluate(appraisee, corrected: corrected)
    weighted.components[appraisee] = tree.components
  }

  private func report(
    _ tree: ComponentTree, _ composite: Composite, _ parts: [Composite.Part], _ person: Appraisee,
    _ trail: inout AuditTrail
  ) {
    for (path, number) in tree.alternatives {
      let clause = parts.first { $0.path == path }?.clause
      trail.findings.append(
        Finding(
          .alternativeUsed, stage: .weight, appraisee: person.id, arguments: [path, "\(number)"], clause: clause))
    }
    for (part, component) in zip(parts, tree.components) where component.hasNoData {
      if case .group = part.content { continue }
      trail.findings.append(
        Finding(
          .missingSource, stage: .weight, appraisee: person.id,
          arguments: [part.path, composite.missing.rawValue], clause: part.clause))
    }
  }
}

/// What `Weight` returns.
struct Weighted: Sendable {
  var normalised: Normalised
  /// By appraisee, then by node of the tree, a group before its parts. Empty without a composite.
  var components: [[Component]]
  /// By appraisee. Empty without a composite.
  var composites: [CompositeValue]
}

/// One node of the composite tree for one appraisee.
struct Component: Sendable, Hashable {
  let path: String
  let status: ComponentStatus
  /// Responses behind it; nil for a group.
  let responded: Int?
  /// Exact; points in a composite of points, else out of 100.
  let score: Rational?
  /// What it weighs for this appraisee: that of the definition, more where others are left out, 0 where it is itself.
  let weight: Rational
  /// Exact; what it adds to the level above.
  let contribution: Rational?
  /// Why there is no score, or why it is zero.
  let reason: WithheldReason?

  fileprivate var hasNoData: Bool { reason == .missingSource }
}

/// The composite of one appraisee.
struct CompositeValue: Sendable, Hashable {
  enum Status: String, Sendable, CaseIterable {
    case published
    case publishedRenormalised = "published-renormalised"
    case publishedZeroed = "published-zeroed"
    case publishedFlagged = "published-flagged"
    case withheld, incomplete
  }

  let status: Status
  let exact: Rational?
  let reason: WithheldReason?
}
