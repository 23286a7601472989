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
