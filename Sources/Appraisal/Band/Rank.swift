/// The rank of one appraisee by published value: 1 + the number of higher values, so equal values share a rank. Of 90, 85,
/// 85 and 80 the ranks are 1, 2, 2 and 4.
struct Rank: Sendable, Hashable {
  /// Rank among all appraisees with a value.
  var rank: Int
  /// Number of appraisees with a value.
  var rankOf: Int
  /// Rank within the group.
  var groupRank: Int
  /// Number of appraisees of the group with a value.
  var groupRankOf: Int

  /// Ranks appraisees in the school and in their groups.
  ///
  /// - Parameters:
  ///   - values: the value of each appraisee; nil if it is not published.
  ///   - groups: the name of the group of each appraisee.
  /// - Returns: the rank of each appraisee; nil without a value.
  static func ranks(_ values: [Published?], groups: [String]) -> [Rank?] {
    let values = values.map { $0?.value }
    let all = values.compactMap { $0 }.sorted(by: >)
    let byGroup = Dictionary(grouping: zip(groups, values), by: \.0).mapValues { $0.compactMap(\.1).sorted(by: >) }
    return zip(groups, values).map { group, value in
      guard let value, let members = byGroup[group] else { return nil }
      return Rank(
        rank: 1 + all.partitioningIndex(where: { $0 <= value }), rankOf: all.count,
        groupRank: 1 + members.partitioningIndex(where: { $0 <= value }), groupRankOf: members.count)
    }
  }
}
