/// Decodes the `groups:` of a source: a tree over its items.
struct GroupsDecoder {
  let fields: DefinitionFields
  let problems: DefinitionProblems
  let items: [Item]

  private struct Draft {
    let name: String
    let fields: DefinitionFields
    let members: [ItemGroup.Member]
    let weight: Rational
    let points: Rational?
  }

  func decode() -> [ItemGroup] {
    let named = fields.named("groups")
    for (name, position, _) in named where items.contains(where: { $0.id == name }) {
      problems.add(position, fields.joined("groups"), .definitionNameTaken(name))
    }
    let names = named.map(\.name)
    var taken: [ItemGroup.Member: String] = [:]
    let drafts = named.map { draft($0.name, $0.node, names, &taken) }
    // A cycle has been reported; points can only be added up in a tree without one.
    guard drafts.indices.allSatisfy({ !isCircular($0, drafts) }) else { return [] }
    for index in drafts.indices { checkPoints(index, drafts) }
    return drafts.map { ItemGroup(name: $0.name, members: $0.members, weight: $0.weight, points: $0.points) }
  }

  private func draft(
    _ name: String, _ node: YAMLNode, _ names: [String], _ taken: inout [ItemGroup.Member: String]
  ) -> Draft {
    let path = fields.joined("groups.\(name)")
    let group = DefinitionFields(node, path: path, keys: ["of", "weight", "points"], problems: problems)
    let known = items.map(\.id) + names
    var members: [ItemGroup.Member] = []
    _ = group.required("of")
    let texts = group.texts("of")
    for (text, position) in texts {
      guard let member = member(text, names) else {
        problems.add(position, group.joined("of"), .definitionUnknownName(text, known: known))
        continue
      }
      if let other = taken.updateValue(name, forKey: member) {
        problems.add(position, group.joined("of"), .definitionInTwoGroups(text, other: other))
      }
      members.append(member)
    }
    if group.has("of"), texts.isEmpty { group.report("of", .definitionNoItems) }
    return Draft(
      name: name, fields: group, members: members, weight: GroupsDecoder.weight(group) ?? Rational(1),
      points: group.optionalDecimal("points"))
  }

  /// Decodes `weight:`, which is above zero; nil if it is absent or no number.
  static func weight(_ fields: DefinitionFields) -> Rational? {
    guard let weight = fields.optionalDecimal("weight") else { return nil }
    if weight.isNegative || weight.isZero { fields.report("weight", .definitionExpectedNumber(weight.plainDecimal)) }
    return weight
  }

  private func member(_ name: String, _ groups: [String]) -> ItemGroup.Member? {
    if let item = items.firstIndex(where: { $0.id == name }) { return .item(item) }
    return groups.firstIndex(of: name).map { .group($0) }
  }

  /// Whether a group contains itself, directly or through others.
  private func isCircular(_ start: Int, _ drafts: [Draft]) -> Bool {
    var seen: Set<Int> = []
    var next = [start]
    while let group = next.popLast() {
      for case .group(let inner) in drafts[group].members {
        if inner == start {
          drafts[start].fields.report("of", .definitionGroupCircle(drafts[start].name))
          return true
        }
        if seen.insert(inner).inserted { next.append(inner) }
      }
    }
    return false
  }

  /// Reports declared points of a group that are not the sum of its items' points.
  private func checkPoints(_ index: Int, _ drafts: [Draft]) {
    let draft = drafts[index]
    let inside = leaves(index, drafts).map { items[$0] }
    let isPoints = inside.allSatisfy(\.scale.isPoints)
    guard isPoints || !inside.contains(where: \.scale.isPoints) else {
      return draft.fields.report("of", .definitionGroupMixed)
    }
    guard isPoints, !inside.isEmpty else {
      if draft.points != nil { draft.fields.report("points", .definitionGroupPointsUnused) }
      return
    }
    let sum = inside.reduce(Rational.zero) { $0 + $1.scale.highest.exact }
    guard let points = draft.points else {
      return problems.add(draft.fields.position, draft.fields.path, .definitionGroupNeedsPoints(sum.plainDecimal))
    }
    if points != sum {
      let parts = inside.map { "\($0.id) \($0.scale.highest.exact.plainDecimal)" }.joined(separator: ", ")
      draft.fields.report("points", .definitionGroupPointsDiffer(points.plainDecimal, sum: sum.plainDecimal, parts))
    }
  }

  private func leaves(_ group: Int, _ drafts: [Draft]) -> [Int] {
    drafts[group].members.flatMap { member in
      switch member {
      case .item(let item): [item]
      case .group(let inner): leaves(inner, drafts)
      }
    }
  }
}
