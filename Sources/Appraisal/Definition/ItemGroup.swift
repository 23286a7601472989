/// A group of items, such as a first-level indicator: a node of the indicator tree of a source (CQ, YT-A).
struct ItemGroup: Sendable {
  let name: String
  let members: [Member]
  /// Weight within the group or score that it belongs to.
  let weight: Rational
  /// Highest sum of the items' points, as the document prints it; nil if members are scored in percent.
  let points: Rational?

  /// A member of a group, by its index.
  enum Member: Sendable, Hashable {
    case item(Int)
    case group(Int)
  }
}

extension [ItemGroup] {
  /// Indices of the items below a member of the tree.
  func items(of member: ItemGroup.Member) -> [Int] {
    switch member {
    case .item(let item): [item]
    case .group(let group): self[group].members.flatMap { items(of: $0) }
    }
  }
}

extension Source {
  /// Groups that are in no other, then items that are in no group: a score of groups is their mean.
  var topIndicators: [ItemGroup.Member] {
    let inner = Set(groups.flatMap(\.members))
    let all = groups.indices.map { ItemGroup.Member.group($0) } + items.indices.map { ItemGroup.Member.item($0) }
    return all.filter { !inner.contains($0) }
  }

  /// Weight of a member within its group.
  func weight(of member: ItemGroup.Member) -> Rational {
    switch member {
    case .item(let item): items[item].weight
    case .group(let group): groups[group].weight
    }
  }
}
