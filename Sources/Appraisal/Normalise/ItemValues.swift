/// What the answers to one item are worth, as whole numbers that are as small as they come: 1 to 5 where the scale has
/// 1,000,000 to 5,000,000 millionths, and a divisor of 5.
final class ItemValues: Sendable {
  /// By place of the code.
  private let values: [Int128]
  /// A published figure is a value × `factor` / `divisor`: percent of the highest, or points.
  private let factor: Int128
  private let divisor: Int128

  init(_ scale: Scale, codes: [Int]) {
    let millionths = codes.map { scale.value(of: $0).millionths }
    let highest = scale.isPoints ? AnswerValue.perUnit : scale.highest.millionths
    let unit = millionths.reduce(highest, commonDivisor)
    values = millionths.map { Int128($0 / unit) }
    divisor = Int128(max(1, abs(highest / unit)))
    factor = scale.isPoints ? 1 : 100 * Int128(highest.signum())
  }

  /// Fewer than 2^32 answers of at most 10^13 millionths: their squares add up to less than 2^127.
  private func moments(_ tally: ItemTally, _ tallies: ItemTallies) -> (sum: Int128, squares: Int128) {
    var (sum, squares) = (Int128(0), Int128(0))
    for index in tally.answers {
      let answer = tallies.answer(at: index)
      let (count, value) = (Int128(answer.count), values[Int(answer.place)])
      sum += count * value
      squares += count * value * value
    }
    return (sum, squares)
  }

  /// The mean, nil without a valid answer.
  func mean(_ tally: ItemTally, _ tallies: ItemTallies) -> Rational? {
    tally.count == 0 ? nil : Rational(mean(Int128(tally.count), moments(tally, tallies).sum))
  }

  /// The mean, and the standard deviation of a sample (n - 1) rounded exactly; nil without a valid answer, and below two.
  func figures(
    _ tally: ItemTally, _ tallies: ItemTallies, _ rounding: Definition.Rounding
  ) -> (mean: Published?, deviation: Published?) {
    if tally.count == 0 { return (nil, nil) }
    let (sum, squares) = moments(tally, tallies)
    let count = Int128(tally.count)
    let mean = Published(mean(count, sum), decimals: rounding.scores, mode: rounding.mode)
    if count == 1 { return (mean, nil) }
    guard let variance = variance(count, sum, squares) else {
      let exact = exactVariance(count, sum, squares)
      return (mean, Published(rootOf: exact, decimals: rounding.scores, mode: rounding.mode))
    }
    return (mean, Published(rootOf: variance, decimals: rounding.scores, mode: rounding.mode))
  }

  private func mean(_ count: Int128, _ sum: Int128) -> Ratio { Ratio(sum * factor, over: count * divisor) }

  private func exactVariance(_ count: Int128, _ sum: Int128, _ squares: Int128) -> Rational {
    let scale = Rational(factor) / Rational(divisor)
    let spread = Rational(count) * Rational(squares) - Rational(sum) * Rational(sum)
    return spread * scale * scale / Rational(count * (count - 1))
  }

  /// (n Σv² - (Σv)²) / (n (n - 1)), in the unit of the published figure; nil where that leaves 128 bits.
  private func variance(_ count: Int128, _ sum: Int128, _ squares: Int128) -> Ratio? {
    let (all, first) = count.multipliedReportingOverflow(by: squares)
    let (square, second) = sum.multipliedReportingOverflow(by: sum)
    if first || second { return nil }
    let (numerator, third) = (all - square).multipliedReportingOverflow(by: factor * factor)
    let (denominator, fourth) = (count * (count - 1)).multipliedReportingOverflow(by: divisor * divisor)
    return third || fourth ? nil : Ratio(numerator, over: denominator)
  }
}
