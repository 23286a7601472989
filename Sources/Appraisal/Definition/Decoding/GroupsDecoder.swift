/// Decodes the `groups:` of a source: a tree over its items.
struct GroupsDecoder {
  let fields: DefinitionFields
  let items: [Item]

  func decode() -> [ItemGroup] {
    let named = fields.named("groups")
    for (name, position, _) in named where items.contains(where: { $0.id == name }) {
      fields.report("groups", at: position, .definitionNameTaken(name))
    }
    let names = named.map(\.name)
    var taken: [ItemGroup.Member: String] = [:]
    let groups = named.map { group($0.name, $0.fields, names, &taken) }
    // A cycle has been reported; points can only be added up in a tree without one.
    guard zip(groups.indices, named).allSatisfy({ !isCircular($0, groups, $1.fields) }) else { return [] }
    for (index, (_, _, fields)) in named.enumerated() { checkPoints(index, groups, fields) }
    return groups
  }

  private func group(
    _ name: String, _ fields: DefinitionFields, _ names: [String], _ taken: inout [ItemGroup.Member: String]
  ) -> ItemGroup {
    let known = items.map(\.id) + names
    var members: [ItemGroup.Member] = []
    _ = fields.required("of")
    let texts = fields.texts("of")
    for (text, position) in texts {
      guard let index = known.firstIndex(of: text) else {
        fields.report("of", at: position, .definitionUnknownName(text, known: known))
        continue
      }
      let member = items.indices.contains(index) ? ItemGroup.Member.item(index) : .group(index - items.count)
      if let other = taken.updateValue(name, forKey: member) {
        fields.report("of", at: position, .definitionInTwoGroups(text, other: other))
      }
      members.append(member)
    }
    if fields.has("of"), texts.isEmpty { fields.report("of", .definitionNoItems) }
    let (weight, points) = (fields.optional("weight", fields.positive), fields.optional("points", fields.decimal))
    return ItemGroup(name: name, members: members, weight: weight ?? Rational(1), points: points)
  }

  /// Whether a group contains itself, directly or through others.
  private func isCircular(_ start: Int, _ groups: [ItemGroup], _ fields: DefinitionFields) -> Bool {
    var seen: Set<Int> = []
    var next = [start]
    while let group = next.popLast() {
      for case .group(let inner) in groups[group].members {
        if inner == start {
          fields.report("of", .definitionGroupCircle(groups[start].name))
          return true
        }
        if seen.insert(inner).inserted { next.append(inner) }
      }
    }
    return false
  }

  /// Reports declared points of a group that are not the sum of its items' points.
  private func checkPoints(_ index: Int, _ groups: [ItemGroup], _ fields: DefinitionFields) {
    let points = groups[index].points
    let inside = groups.items(of: .group(index)).map { items[$0] }
    let isPoints = inside.allSatisfy(\.scale.isPoints)
    guard isPoints || !inside.contains(where: \.scale.isPoints) else {
      return fields.report("of", .definitionGroupMixed)
    }
    guard isPoints, !inside.isEmpty else {
      if points != nil { fields.report("points", .definitionGroupPointsUnused) }
      return
    }
    let sum = inside.reduce(Rational.zero) { $0 + $1.scale.highest.exact }
    guard let points else { return fields.report(.definitionGroupNeedsPoints(sum.plainDecimal)) }
    if points != sum {
      let parts = inside.map { "\($0.id) \($0.scale.highest.exact.plainDecimal)" }.joined(separator: ", ")
      fields.report("points", .definitionGroupPointsDiffer(points.plainDecimal, sum: sum.plainDecimal, parts))
    }
  }
}
