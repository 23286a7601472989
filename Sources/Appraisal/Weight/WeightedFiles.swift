/// The stage files of `weight`: those of `normalise`, and the composite tree in exact values.
extension Weighted {
  private static let componentColumns = [
    "appraisee_id", "component", "status", "responded", "score", "weight", "contribution", "reason",
  ]
  private static let compositeColumns = ["appraisee_id", "status", "exact", "reason"]

  /// Writes the stage, whole or not at all.
  ///
  /// - Throws: `Failure` of kind `inputOutput`, `outputRefused` or `locked`.
  func write(_ definition: Definition, into work: String) throws(Failure) {
    try StageFolder.write(
      tables(definition), of: .weight, definition: normalised.trail.definition, into: work)
  }

  /// The tables of this stage and those before it, which `band` writes, too.
  func tables(_ definition: Definition) -> [StageFolder.Table] {
    let ids = normalised.people.people.map(\.id)
    let components = zip(ids, components).flatMap { id, components in
      components.map {
        [
          id, $0.path, $0.status.rawValue, $0.responded.map(String.init) ?? "", $0.score?.description ?? "",
          $0.weight.description, $0.contribution?.description ?? "", $0.reason?.rawValue ?? "",
        ]
      }
    }
    let composites = zip(ids, composites).map { id, composite in
      [id, composite.status.rawValue, composite.exact?.description ?? "", composite.reason?.rawValue ?? ""]
    }
    return normalised.tables(definition) + [
      StageFolder.Table(name: "components", header: Weighted.componentColumns, rows: components),
      StageFolder.Table(name: "composites", header: Weighted.compositeColumns, rows: composites),
    ]
  }

  /// Reads back the tables of this stage from the files of `stage`: this one, or `band`.
  ///
  /// - Throws: `Failure` of kind `inputMissing` if the stage was not run, `dataUnusable` if its files are damaged.
  init(_ definition: Definition, _ stage: Stage, from work: String) throws(Failure) {
    let normalised = try Normalised(definition, stage, from: work)
    self.init(normalised: normalised, components: [], composites: [])
    guard let composite = definition.composite else { return }
    let people = normalised.people
    let folder = try StageFolder(stage, in: work, definition: definition.sha256)
    components = [[Component]](repeating: [], count: people.count)
    for row in try folder.table("components", Weighted.componentColumns) {
      components[try row.appraisee(people)].append(try Component(row))
    }
    for row in try folder.table("composites", Weighted.compositeColumns) {
      composites.append(
        CompositeValue(
          status: try row.code("status", CompositeValue.Status.self), exact: try row.optionalRational("exact"),
          reason: try row.optionalCode("reason", WithheldReason.self)))
    }
    let paths = composite.allParts.map(\.path)
    guard composites.count == people.count, components.allSatisfy({ $0.map(\.path) == paths }) else {
      throw folder.broken("components", "component")
    }
  }
}

extension Component {
  fileprivate init(_ row: StageRow) throws(Failure) {
    self.init(
      path: row.text("component"), status: try row.code("status", ComponentStatus.self),
      responded: try row.optionalInt("responded"), score: try row.optionalRational("score"),
      weight: try row.rational("weight"), contribution: try row.optionalRational("contribution"),
      reason: try row.optionalCode("reason", WithheldReason.self))
  }
}
