/// What the answers to one item are worth, as whole numbers that are as small as they come: 1 to 5 where the scale has
/// 1,000,000 to 5,000,000 millionths, and a divisor of 5.
struct ItemValues: Sendable {
  /// By place of the code.
  private let values: [Int128]
  /// A published figure is a value × `factor` / `divisor`: percent of the highest, or points.
  private let factor: Int128
  private let divisor: Int128

  init(_ scale: Scale, codes: [Int]) {
    let millionths = codes.map { scale.value(of: $0).millionths }
    let highest = scale.isPoints ? AnswerValue.perUnit : scale.highest.millionths
    let unit = millionths.reduce(highest, ItemValues.commonDivisor)
    values = millionths.map { Int128($0 / unit) }
    divisor = Int128(max(1, abs(highest / unit)))
    factor = scale.isPoints ? 1 : 100 * Int128(highest.signum())
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return max(1, a)
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
  func mean(_ tally: ItemTally, _ tallies: ItemTallies) -> Ratio? {
    if tally.count == 0 { return nil }
    return Ratio(moments(tally, tallies).sum * factor, over: Int128(tally.count) * divisor)
  }

  /// The standard deviation of a sample (n - 1), rounded exactly; nil below two answers.
  func deviation(
    _ tally: ItemTally, _ tallies: ItemTallies, decimals: Int, mode: RoundingMode
  ) -> Published? {
    guard tally.count >= 2 else { return nil }
    let (sum, squares) = moments(tally, tallies)
    let count = Int128(tally.count)
    if let variance = variance(count, sum, squares) {
      return Published(rootOf: variance, decimals: decimals, mode: mode)
    }
    let scale = Rational(factor) / Rational(divisor)
    let spread = Rational(count) * Rational(squares) - Rational(sum) * Rational(sum)
    return Published(
      rootOf: spread * scale * scale / Rational(count * (count - 1)), decimals: decimals, mode: mode)
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
