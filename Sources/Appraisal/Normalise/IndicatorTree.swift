/// The values of the groups of items in one response.
struct IndicatorTree {
  let source: Source
  let answers: ArraySlice<Int>

  /// Percent: the weighted mean of the members that have a value. 80 and 100 with weights 1 and 3 are 95. Points: their
  /// sum, where every item has an answer. nil: there is none.
  func value(of group: Int) -> Rational? {
    source.groups[group].points == nil ? mean(source.groups[group].members) : points(group)
  }

  /// The weighted mean of the groups that are in no other, out of 100; nil where none has a value.
  var score: Rational? { mean(source.topIndicators) }

  private func mean(_ members: [ItemGroup.Member]) -> Rational? {
    var sum = Rational.zero
    var weights = Rational.zero
    for member in members {
      guard let value = percent(member) else { continue }
      sum = sum + value * source.weight(of: member)
      weights = weights + source.weight(of: member)
    }
    return weights.isZero ? nil : sum / weights
  }

  private func percent(_ member: ItemGroup.Member) -> Rational? {
    switch member {
    case .group(let group):
      guard let most = source.groups[group].points else { return value(of: group) }
      return points(group).map { $0 * .hundred / most }
    case .item(let item):
      let scale = source.items[item].scale
      return answer(item).map { $0 * .hundred / scale.highest.exact }
    }
  }

  private func points(_ group: Int) -> Rational? {
    var sum = Rational.zero
    for item in source.items(of: .group(group)) {
      guard let answer = answer(item) else { return nil }
      sum = sum + answer
    }
    return sum
  }

  private func answer(_ item: Int) -> Rational? {
    let code = answers[answers.startIndex + item]
    return AnswerCode.isValid(code) ? source.items[item].scale.value(of: code).exact : nil
  }
}

extension ScoreSum {
  /// One more response.
  mutating func add(_ score: Rational) {
    sum = sum + score
    count += 1
    responses += 1
  }
}
