/// Adds up the responses of one source, in integers until the last step.
struct SourceTally {
  private(set) var scores: [ScoreSum]
  private(set) var items: [[ItemTally]]
  private(set) var groups: [[GroupTally]]

  init(source: Source, responses: Responses, appraisees: Int) {
    items = [[ItemTally]](
      repeating: [ItemTally](repeating: ItemTally(), count: source.items.count), count: appraisees)
    // By activity where activities have means of their own, else all under one key.
    var sums = [[Int: ResponseSums]](repeating: [:], count: appraisees)
    groups = [[GroupTally]](
      repeating: [GroupTally](repeating: GroupTally(), count: source.groups.count), count: appraisees)
    var byGroups = [ScoreSum](repeating: ScoreSum(sum: .zero, count: 0, responses: 0), count: appraisees)
    for row in 0..<responses.count {
      let answers = responses.answers(of: row)
      let appraisee = responses.appraisees[row]
      for (item, code) in answers.enumerated() { items[appraisee][item].add(code) }
      let activity = source.score.mean == .activities ? responses.activities[row] : 0
      sums[appraisee][activity, default: ResponseSums()].add(answers, source.items)
      if !source.groups.isEmpty {
        let tree = IndicatorTree(source: source, answers: answers)
        for group in source.groups.indices {
          if let value = tree.value(of: group) { groups[appraisee][group].add(value) }
        }
        if let score = tree.score { byGroups[appraisee].add(score) }
      }
    }
    scores =
      if source.score.mean == .groups {
        byGroups
      } else if let trim = source.score.trim {
        SourceTally.trimmed(trim, source, responses, appraisees)
      } else {
        sums.map { SourceTally.score(of: source, $0) }
      }
  }

  /// Without the `count` highest and lowest responses of those who have enough of them: 60, 80, 82, 84 and 100 trimmed
  /// by one are 82.
  private static func trimmed(
    _ trim: ScoreRule.Trim, _ source: Source, _ responses: Responses, _ appraisees: Int
  ) -> [ScoreSum] {
    var scores = [[Rational]](repeating: [], count: appraisees)
    for row in 0..<responses.count {
      var sums = ResponseSums()
      sums.add(responses.answers(of: row), source.items)
      if let score = sums.score(of: source).mean { scores[responses.appraisees[row]].append(score) }
    }
    return scores.map { scores in
      let kept = scores.count < trim.from ? scores[...] : scores.sorted().dropFirst(trim.count).dropLast(trim.count)
      return ScoreSum(sum: kept.reduce(.zero, +), count: kept.count, responses: scores.count)
    }
  }

  private static func score(of source: Source, _ sums: [Int: ResponseSums]) -> ScoreSum {
    sums.values.reduce(into: ScoreSum(sum: .zero, count: 0, responses: 0)) { total, sums in
      let score = sums.score(of: source)
      total.responses += score.responses
      if source.score.mean == .activities {
        guard let mean = score.mean else { return }
        total.sum = total.sum + mean
        total.count += 1
      } else {
        total.sum = total.sum + score.sum
        total.count += score.count
      }
    }
  }
}

extension ItemTally {
  fileprivate mutating func add(_ code: Int) {
    switch code {
    case AnswerCode.notApplicable: notApplicable += 1
    case AnswerCode.missing, AnswerCode.invalid: missing += 1
    default: valid[code, default: 0] += 1
    }
  }
}

/// Sums of answers, kept apart by the number of valid answers in the response they stand in: the mean of a response
/// divides by that number, and dividing once per group keeps everything before it whole.
private struct ResponseSums {
  /// By number of valid answers, then by item: sums in millionths.
  private var byValidCount: [Int: [Int128]] = [:]
  private var responses: [Int: Int] = [:]

  mutating func add(_ answers: ArraySlice<Int>, _ items: [Item]) {
    let valid = answers.count(where: AnswerCode.isValid)
    guard valid > 0 else { return }
    responses[valid, default: 0] += 1
    for (item, code) in answers.enumerated() where AnswerCode.isValid(code) {
      byValidCount[valid, default: [Int128](repeating: 0, count: items.count)][item] +=
        Int128(items[item].scale.value(of: code).millionths)
    }
  }

  /// Sum over responses of the mean of value / highest × 100 (LOCAL-scale, LOCAL-score), and their number.
  func score(of source: Source) -> ScoreSum {
    var score = ScoreSum(sum: .zero, count: 0, responses: 0)
    for (valid, sums) in byValidCount {
      let group = zip(sums, source.items).reduce(Rational.zero) { total, next in
        let (sum, item) = next
        return total + Rational(sum) / Rational(item.scale.highest.millionths) * .hundred
      }
      let count = responses[valid] ?? 0
      score.responses += count
      switch source.score.mean {
      case .responses, .activities, .groups:
        score.sum = score.sum + group / Rational(valid)
        score.count += count
      case .answers:
        score.sum = score.sum + group
        score.count += count * valid
      }
    }
    return score
  }
}
