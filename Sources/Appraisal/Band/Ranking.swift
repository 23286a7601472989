/// The place of one appraisee by published composite: 1 + the number of higher ones, so equal ones share a place.
struct Rank: Sendable, Hashable {
  let rank: Int
  let rankOf: Int
  let groupRank: Int
  let groupRankOf: Int
}

enum Ranking {
  /// - Returns: by appraisee; nil where nothing is published.
  static func ranks(_ values: [Published?], groups: [String]) -> [Rank?] {
    let all = values.compactMap { $0?.value }.sorted(by: >)
    var byGroup: [String: [Rational]] = [:]
    for (value, group) in zip(values, groups) { if let value { byGroup[group, default: []].append(value.value) } }
    for group in byGroup.keys { byGroup[group]?.sort(by: >) }
    return zip(values, groups).map { value, group in
      guard let value = value?.value, let own = byGroup[group] else { return nil }
      return Rank(
        rank: place(of: value, in: all), rankOf: all.count, groupRank: place(of: value, in: own),
        groupRankOf: own.count)
    }
  }

  /// Binary search in descending values for the first that is not higher.
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
