/// The values of the groups of items in one response.
struct IndicatorTree {
  let source: Source
  /// By item; nil for one without a valid answer.
  let answers: [Rational?]

  /// Percent: the weighted mean of the members that have a value. 80 and 100 with weights 1 and 3 are 95. Points: their
  /// sum, where every item has an answer.
  ///
  /// - Returns: nil if there is none.
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
    case .item(let item): return answers[item].map { $0 * .hundred / source.items[item].scale.highest.exact }
    }
  }

  private func points(_ group: Int) -> Rational? {
    var sum = Rational.zero
    for item in source.groups.items(of: .group(group)) {
      guard let answer = answers[item] else { return nil }
      sum = sum + answer
    }
    return sum
  }
}

/// The indicator tree for responses of which the same items have valid answers: every value is then a sum of answers, each
/// times a whole number, over one divisor.
struct IndicatorPlan: Sendable {
  /// How a value follows from the answers in millionths.
  struct Value: Sendable {
    /// Items and what their answers are multiplied by.
    let factors: [(item: Int, factor: Int64)]
    let divisor: Int64
  }

  /// By group, and the score last; nil for one without a value.
  private(set) var values: [Value?] = []

  /// - Parameter valid: by item, whether there is an answer.
  /// - Returns: nil if some number does not fit.
  init?(_ source: Source, valid: [Bool]) {
    for group in 0...source.groups.count {
      let value = { (answers: [Rational?]) -> Rational? in
        let tree = IndicatorTree(source: source, answers: answers)
        return group < source.groups.count ? tree.value(of: group) : tree.score
      }
      guard value(valid.map { $0 ? .zero : nil }) != nil else {
        values.append(nil)
        continue
      }
      var factors: [(Int, Rational)] = []
      for item in valid.indices where valid[item] {
        let one = valid.indices.map { $0 == item ? Rational(1) : valid[$0] ? Rational.zero : nil }
        guard let factor = value(one) else { return nil }
        if !factor.isZero { factors.append((item, factor / Rational(AnswerValue.perUnit))) }
      }
      guard let whole = IndicatorPlan.whole(factors) else { return nil }
      values.append(whole)
    }
  }

  private static func whole(_ factors: [(item: Int, factor: Rational)]) -> Value? {
    var divisor = 1
    for (_, factor) in factors {
      guard let word = factor.word else { return nil }
      let (product, overflows) = divisor.multipliedReportingOverflow(
        by: word.denominator / commonDivisor(divisor, word.denominator))
      guard !overflows, product < 1 << 40 else { return nil }
      divisor = product
    }
    var numbers: [(item: Int, factor: Int64)] = []
    for (item, factor) in factors {
      guard let word = (factor * Rational(divisor)).word, word.denominator == 1, abs(word.numerator) < 1 << 40 else {
        return nil
      }
      numbers.append((item, Int64(word.numerator)))
    }
    return Value(factors: numbers, divisor: Int64(divisor))
  }
}

/// Of two whole numbers, of which one is above zero: 12 and 18 have 6.
func commonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (abs(a), abs(b))
  while b != 0 { (a, b) = (b, a % b) }
  return max(1, a)
}
