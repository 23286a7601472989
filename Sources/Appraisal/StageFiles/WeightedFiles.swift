/// The stage files of `weight`: those of `normalise`, and the composite tree in exact values.
extension Weighted {
  /// Writes the tables of this stage and those before it, which `band` writes, too.
  func write(_ schema: StageSchema, to draft: StageDraft) throws(Failure) {
    try normalised.write(schema, to: draft)
    let components = components.enumerated().flatMap { person, components in
      components.map { (place: 0, appraisee: person, value: $0) }
    }
    try draft.write(schema.components, components)
    try draft.write(schema.composites, schema.entries(composites))
  }

  /// Reads back the tables of this stage from its files, or from those of `band`.
  init(_ schema: StageSchema, from folder: StageFolder) throws(Failure) {
    self.init(normalised: try Normalised(schema, from: folder), components: [], composites: [])
    guard let composite = schema.definition.composite else { return }
    let count = schema.people.count
    components = [[Component]](repeating: [], count: count)
    try folder.forEachRow(of: schema.components) { components[$0.appraisee].append($0.value) }
    composites = try folder.optionalValues(of: schema.composites, appraisees: count)[0].compactMap { $0 }
    let paths = composite.allParts.map(\.path)
    guard composites.count == count, components.allSatisfy({ $0.map(\.path) == paths }) else {
      throw folder.broken("components", "component")
    }
  }
}

extension StageSchema {
  var components: StageTable<Entry<Component>> {
    let blank = Component(
      path: "", status: .missing, responded: nil, score: nil, weight: .zero, contribution: nil, reason: nil)
    return StageTable(
      name: "components", blank: (0, 0, blank),
      columns: [
        appraisee(), .value("component", \.value.path), .code("status", \.value.status),
        .optional("responded", \.value.responded), .optional("score", \.value.score), .value("weight", \.value.weight),
        .optional("contribution", \.value.contribution), .code("reason", \.value.reason),
      ])
  }

  var composites: StageTable<Entry<CompositeValue>> {
    StageTable(
      name: "composites", blank: (0, 0, CompositeValue(status: .incomplete, exact: nil, reason: nil)),
      columns: [
        appraisee(), .code("status", \.value.status), .optional("exact", \.value.exact),
        .code("reason", \.value.reason),
      ])
  }
}
