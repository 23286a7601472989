/// Stage 4: the composite, from the tree of weights. Values are exact; only a measure that a band turns into points is
/// rounded first, since bands judge published values.
struct Weight {
  let definition: Definition

  /// - Returns: components and composite of each appraisee; none if the definition has no composite.
  func run(_ normalised: Normalised, _ dossier: inout Dossier) -> Weighted {
    var weighted = Weighted(normalised: normalised, components: [], composites: [])
    guard let composite = definition.composite else { return weighted }
    let parts = composite.allParts
    let tree = ComponentTree(definition: definition, composite: composite, normalised: normalised)
    for (appraisee, person) in dossier.people.enumerated() {
      weighted.composites.append(tree.evaluate(appraisee))
      weighted.components.append(tree.components)
      report(tree, composite, parts, person, &dossier.trail)
    }
    return weighted
  }

  /// Computes the composite of one appraisee again, with corrected scores.
  ///
  /// - Parameter corrected: the new scores by path.
  func reweigh(_ appraisee: Int, corrected: [String: Rational], _ weighted: inout Weighted) {
    guard let composite = definition.composite else { return }
    let tree = ComponentTree(definition: definition, composite: composite, normalised: weighted.normalised)
    weighted.composites[appraisee] = tree.evaluate(appraisee, corrected: corrected)
    weighted.components[appraisee] = tree.components
  }

  /// Adds findings about alternatives that were used and parts without data.
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

/// The result of `Weight`.
struct Weighted: Sendable {
  let normalised: Normalised
  /// One list for each appraisee, with a component for each node, a group before its parts; empty without a composite.
  var components: [[Component]]
  /// One for each appraisee; empty without a composite.
  var composites: [CompositeValue]
}

/// One node of the composite tree for one appraisee.
struct Component: Sendable, Hashable {
  var path: String
  var status: ComponentStatus
  /// Number of responses that it comes from; nil for a group.
  var responded: Int?
  /// Exact score, in points if the unit of the composite is points, else out of 100; nil if there is none.
  var score: Rational?
  /// Weight for this appraisee: the definition's, more if other parts are left out, 0 if this one is.
  var weight: Rational
  /// Exact contribution to the level above: weight x share; nil if there is no score.
  var contribution: Rational?
  /// The reason why there is no score, or why it is zero; nil for any other.
  var reason: WithheldReason?

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

  var status: Status
  /// The value before rounding; nil if it is withheld or incomplete.
  var exact: Rational?
  /// The reason why there is no value; nil if there is one.
  var reason: WithheldReason?
}
