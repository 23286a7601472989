/// Adds up the scores of the responses on some appraisees, in whole numbers until the last step.
///
/// The score of a response is the mean of value / highest × 100 over its valid answers. What responses with the same number
/// of valid answers add up to is kept together: one division for each number keeps everything before it whole.
struct ScoreTally: Sendable {
  private let source: Source
  /// What value / highest is a multiple of for every answer: the least common multiple of the highest values, and by item
  /// what a value is multiplied by. nil if that does not fit.
  private let unit: (divisor: Int, factors: [Int])?
  /// By appraisee, and number of valid answers: the responses, what they add up to, and of that what did not fit.
  private var responses: [UInt32]
  private var sums: [Int128]
  private var rest: [Int: Rational] = [:]
  /// Numbers of valid answers that a response can have.
  private let width: Int
  private let isByActivity: Bool
  /// Where activities have means of their own: where those of an appraisee and an activity are instead.
  private var activities: [UInt64: Int] = [:]
  private var activityOwners: [(local: Int, index: Int)] = []
  private var trimmed: [Extremes] = []

  /// A response that has a score: its sum over its number of valid answers.
  private struct Scored: Sendable {
    let sum: Int128
    let valid: Int

    static func < (a: Scored, b: Scored) -> Bool { a.sum * Int128(b.valid) < b.sum * Int128(a.valid) }
  }

  /// The lowest and the highest responses, which may be left out.
  private struct Extremes: Sendable {
    var lowest: [Scored] = []
    var highest: [Scored] = []
  }

  init(_ source: Source, appraisees: Int) {
    self.source = source
    unit = ScoreTally.unit(source.items.map(\.scale))
    isByActivity = source.score.mean == .activities && source.score.trim == nil
    width = source.items.count + 1
    responses = [UInt32](repeating: 0, count: isByActivity ? 0 : appraisees * width)
    sums = [Int128](repeating: 0, count: responses.count)
    if source.score.trim != nil { trimmed = [Extremes](repeating: Extremes(), count: appraisees) }
  }

  private static func unit(_ scales: [Scale]) -> (divisor: Int, factors: [Int])? {
    var least = 1
    for scale in scales {
      let highest = scale.highest.millionths
      guard highest > 0 else { return nil }
      let (product, overflows) = least.multipliedReportingOverflow(by: highest / commonDivisor(least, highest))
      guard !overflows, product < largest else { return nil }
      least = product
    }
    let factors = scales.map { least / $0.highest.millionths }
    for (scale, factor) in zip(scales, factors) {
      let (lowest, overflows) = scale.lowest.millionths.multipliedReportingOverflow(by: factor)
      guard !overflows, abs(lowest) < largest else { return nil }
    }
    return (least, factors)
  }

  /// No value of an answer is larger, so that the sum over all items of a response fits.
  private static let largest = 1 << 50

  /// Whether sums of responses are whole numbers.
  var isWhole: Bool { unit != nil }
  /// What the value of an item is multiplied by.
  var factors: [Int] { unit?.factors ?? [] }

  /// Adds a response.
  ///
  /// - Parameters:
  ///   - sum: of its valid answers, each times the item's factor.
  ///   - valid: how many they are, at least one.
  @inline(__always) mutating func add(_ local: Int, activity: UInt32, sum: Int128, valid: Int) {
    let index = self.index(local, activity) &* width &+ valid
    responses[index] += 1
    sums[index] += sum
    if isTrimmed, let trim = source.score.trim { keepExtremes(local, Scored(sum: sum, valid: valid), trim.count) }
  }

  /// Adds a response of which the numbers do not fit.
  mutating func add(_ local: Int, activity: UInt32, exact sum: Rational, valid: Int) {
    let index = self.index(local, activity) * width + valid
    responses[index] += 1
    rest[index] = (rest[index] ?? .zero) + sum
  }

  private var isTrimmed: Bool { !trimmed.isEmpty }

  @inline(__always) private mutating func index(_ local: Int, _ activity: UInt32) -> Int {
    isByActivity ? activityIndex(local, activity) : local
  }

  private mutating func activityIndex(_ local: Int, _ activity: UInt32) -> Int {
    let key = UInt64(local) << 32 | UInt64(activity)
    if let index = activities[key] { return index }
    let index = activityOwners.count
    activities[key] = index
    activityOwners.append((local, index))
    responses.append(contentsOf: repeatElement(0, count: width))
    sums.append(contentsOf: repeatElement(0, count: width))
    return index
  }

  private mutating func keepExtremes(_ local: Int, _ scored: Scored, _ count: Int) {
    insert(scored, into: &trimmed[local].lowest, count) { $0 < $1 }
    insert(scored, into: &trimmed[local].highest, count) { $1 < $0 }
  }

  private func insert(
    _ scored: Scored, into kept: inout [Scored], _ count: Int, _ comesFirst: (Scored, Scored) -> Bool
  ) {
    if kept.count == count, let last = kept.last, !comesFirst(scored, last) { return }
    let place = kept.firstIndex { comesFirst(scored, $0) } ?? kept.count
    kept.insert(scored, at: place)
    if kept.count > count { kept.removeLast() }
  }

  // MARK: - Scores

  /// By appraisee of the block.
  func scores(appraisees: Int) -> [ScoreSum] {
    if isByActivity { return activityScores(appraisees) }
    return (0..<appraisees).map { local in
      guard let trim = source.score.trim else { return score(local, mean: source.score.mean) }
      return trimmedScore(local, trim)
    }
  }

  /// The mean of the activities' means, each of which is the mean of its responses' means.
  private func activityScores(_ appraisees: Int) -> [ScoreSum] {
    var scores = [ScoreSum](repeating: ScoreSum(sum: .zero, count: 0, responses: 0), count: appraisees)
    for (local, index) in activityOwners {
      let score = score(index, mean: .responses)
      scores[local].responses += score.responses
      guard let mean = score.mean else { continue }
      scores[local].sum = scores[local].sum + mean
      scores[local].count += 1
    }
    return scores
  }

  /// - Parameter index: of an appraisee, or of an appraisee and an activity.
  private func score(_ index: Int, mean: ScoreRule.Mean) -> ScoreSum {
    var score = ScoreSum(sum: .zero, count: 0, responses: 0)
    for valid in 1..<max(1, width) where responses[index * width + valid] > 0 {
      let responses = Int(responses[index * width + valid])
      let sum = percent(sums[index * width + valid]) + (rest[index * width + valid] ?? .zero)
      score.responses += responses
      score.sum = score.sum + (mean == .answers ? sum : sum / Rational(valid))
      score.count += mean == .answers ? responses * valid : responses
    }
    return score
  }

  private func percent(_ sum: Int128) -> Rational { Rational(sum) * .hundred / Rational(unit?.divisor ?? 1) }

  /// Without the `count` highest and lowest responses of those who have enough of them: 60, 80, 82, 84 and 100 trimmed
  /// by one are 82.
  private func trimmedScore(_ local: Int, _ trim: ScoreRule.Trim) -> ScoreSum {
    var score = score(local, mean: .responses)
    guard score.responses >= trim.from else { return score }
    for scored in trimmed[local].lowest + trimmed[local].highest {
      score.sum = score.sum - percent(scored.sum) / Rational(scored.valid)
      score.count -= 1
    }
    return score
  }
}

/// A score out of 100 before its last division.
struct ScoreSum: Sendable, Hashable {
  /// Of the scores of responses, of answers or of activities, as the definition says.
  var sum: Rational
  /// What the sum is divided by.
  var count: Int
  /// Counted responses that have a score, those that were trimmed among them.
  var responses: Int

  /// The exact score; nil where nothing was scored.
  var mean: Rational? { count == 0 ? nil : sum / Rational(count) }
}
