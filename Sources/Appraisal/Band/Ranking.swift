/// The rank of one appraisee by published value: 1 + the number of higher values, so equal values share a rank. Of 90, 85,
/// 85 and 80 the ranks are 1, 2, 2 and 4.
struct Rank: Sendable, Hashable {
  /// Rank among all appraisees with a value.
  let rank: Int
  /// Number of appraisees with a value.
  let rankOf: Int
  /// Rank within the group.
  let groupRank: Int
  /// Number of appraisees of the group with a value.
  let groupRankOf: Int
}

/// Ranks appraisees in the school and in their groups.
enum Ranking {
  /// - Parameters:
  ///   - values: the value of each appraisee; nil if it is not published.
  ///   - groups: the name of the group of each appraisee.
  /// - Returns: the rank of each appraisee; nil without a value.
  static func ranks(_ values: [Published?], groups: [String]) -> [Rank?] {
    var numbers: [String: Int] = [:]
    var byGroup: [[Rational]] = []
    let values = zip(values, groups).map { value, group -> (value: Rational, group: Int)? in
      guard let value = value?.value else { return nil }
      let number = numbers[group, default: byGroup.count]
      if number == byGroup.count {
        numbers[group] = number
        byGroup.append([])
      }
      byGroup[number].append(value)
      return (value, number)
    }
    let all = values.compactMap { $0?.value }.sorted(by: >)
    for group in byGroup.indices { byGroup[group].sort(by: >) }
    return values.map { entry in
      guard let (value, group) = entry else { return nil }
      return Rank(
        rank: place(of: value, in: all), rankOf: all.count, groupRank: place(of: value, in: byGroup[group]),
        groupRankOf: byGroup[group].count)
    }
  }

  /// The rank of a value among descending values, by binary search for the first that is not higher.
  private static func place(of value: Rational, in descending: [Rational]) -> Int {
    var low = 0
    var high = descending.count
    while low < high {
      let middle = (low + high) / 2
      if descending[middle] > value { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}
