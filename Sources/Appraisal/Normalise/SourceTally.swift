/// Adds up the responses of one source, in integers until the last step.
struct SourceTally {
  private(set) var scores: [ScoreSum] = []
  private(set) var items: ItemTallies
  private(set) var groups: [[GroupTally]] = []

  init(source: Source, counted: CountedResponses, appraisees: Int, _ threads: Int) {
    switch counted {
    case .rows(let responses): self.init(source: source, responses: responses, appraisees: appraisees)
    case .packed(let settled):
      self.init(PackedTally(source: source, settled: settled).add(appraisees, threads))
      groups = [[GroupTally]](repeating: [], count: appraisees)
    }
  }

  private init(_ packed: (items: ItemTallies, scores: [ScoreSum])) { (items, scores) = packed }

  private init(source: Source, responses: Responses, appraisees: Int) {
    let scales = source.items.map { ScaleValues($0.scale) }
    items = ItemTallies(items: source.items.count, appraisees: appraisees)
    // One appraisee after the other, so that what is added to stays at hand.
    for rows in SourceTally.rows(of: responses, appraisees) {
      var counts = [AnswerCounts](repeating: AnswerCounts(), count: source.items.count)
      // By activity where activities have means of their own, else all under one key.
      var sums: [Int: ResponseSums] = [:]
      for row in rows {
        let answers = responses.answers(of: row)
        for (item, code) in answers.enumerated() { counts[item].add(code) }
        let activity = source.score.mean == .activities ? responses.activities[row] : 0
        sums[activity, default: ResponseSums(items: scales.count)].add(answers, scales)
      }
      for count in counts {
        items.append(counts: count.ascending, missing: count.missing, notApplicable: count.notApplicable)
      }
      let (groups, byGroups) = SourceTally.groups(of: source, responses, rows)
      self.groups.append(groups)
      scores.append(source.score.mean == .groups ? byGroups : SourceTally.score(of: source, sums))
    }
    if source.score.mean != .groups, let trim = source.score.trim {
      scores = SourceTally.trimmed(trim, source, responses, appraisees)
    }
  }

  /// The rows on each appraisee, in their order.
  private static func rows(of responses: Responses, _ appraisees: Int) -> [ArraySlice<Int>] {
    var ends = [Int](repeating: 0, count: appraisees + 1)
    for appraisee in responses.appraisees { ends[appraisee + 1] += 1 }
    for index in 1..<max(1, ends.count) { ends[index] += ends[index - 1] }
    var next = ends
    var rows = [Int](repeating: 0, count: responses.count)
    for (row, appraisee) in responses.appraisees.enumerated() {
      rows[next[appraisee]] = row
      next[appraisee] += 1
    }
    return (0..<appraisees).map { rows[ends[$0]..<ends[$0 + 1]] }
  }

  private static func groups(
    of source: Source, _ responses: Responses, _ rows: ArraySlice<Int>
  ) -> ([GroupTally], ScoreSum) {
    var groups = [GroupTally](repeating: GroupTally(), count: source.groups.count)
    var score = ScoreSum(sum: .zero, count: 0, responses: 0)
    guard !source.groups.isEmpty else { return (groups, score) }
    for row in rows {
      let tree = IndicatorTree(source: source, answers: responses.answers(of: row))
      for group in source.groups.indices {
        if let value = tree.value(of: group) { groups[group].add(value) }
      }
      if let value = tree.score { score.add(value) }
    }
    return (groups, score)
  }

  /// Without the `count` highest and lowest responses of those who have enough of them: 60, 80, 82, 84 and 100 trimmed
  /// by one are 82.
  private static func trimmed(
    _ trim: ScoreRule.Trim, _ source: Source, _ responses: Responses, _ appraisees: Int
  ) -> [ScoreSum] {
    let scales = source.items.map { ScaleValues($0.scale) }
    var scores = [[Rational]](repeating: [], count: appraisees)
    for row in 0..<responses.count {
      var sums = ResponseSums(items: scales.count)
      sums.add(responses.answers(of: row), scales)
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

/// The answers to one item on one appraisee, while they are counted.
private struct AnswerCounts {
  private var book = CodeBook()
  private var counts: [Int] = []
  private(set) var missing = 0
  private(set) var notApplicable = 0

  mutating func add(_ code: Int) {
    switch code {
    case AnswerCode.notApplicable: notApplicable += 1
    case AnswerCode.missing, AnswerCode.invalid: missing += 1
    default:
      let place = book.place(adding: code)
      if place == counts.count { counts.append(0) }
      counts[place] += 1
    }
  }

  var ascending: [(code: Int, count: Int)] {
    zip(book.codes, counts).map { (code: $0, count: $1) }.sorted { $0.code < $1.code }
  }
}

/// The value behind each code of a scale, in millionths, without the labels.
private struct ScaleValues {
  /// nil: the code is the value.
  private let labels: [Int]?

  init(_ scale: Scale) {
    labels = if case .labels(let labels) = scale.kind { labels.map(\.value.millionths) } else { nil }
  }

  func value(of code: Int) -> Int {
    guard let labels else { return code }
    return labels.indices.contains(code) ? labels[code] : 0
  }
}

/// Sums of answers, kept apart by the number of valid answers in the response they stand in: the mean of a response
/// divides by that number, and dividing once per group keeps everything before it whole.
private struct ResponseSums {
  /// By number of valid answers, then by item: sums in millionths. Empty where no response has so many.
  private var byValidCount: [[Int128]]
  private var responses: [Int]

  init(items: Int) {
    byValidCount = [[Int128]](repeating: [], count: items + 1)
    responses = [Int](repeating: 0, count: items + 1)
  }

  mutating func add(_ answers: ArraySlice<Int>, _ scales: [ScaleValues]) {
    let valid = answers.count(where: AnswerCode.isValid)
    guard valid > 0 else { return }
    responses[valid] += 1
    if byValidCount[valid].isEmpty { byValidCount[valid] = [Int128](repeating: 0, count: scales.count) }
    for (item, code) in answers.enumerated() where AnswerCode.isValid(code) {
      byValidCount[valid][item] += Int128(scales[item].value(of: code))
    }
  }

  func score(of source: Source) -> ScoreSum {
    var score = ScoreSum(sum: .zero, count: 0, responses: 0)
    let highest = source.items.map(\.scale.highest.millionths)
    for (valid, sums) in byValidCount.enumerated() where responses[valid] > 0 {
      score.add(sums, valid: valid, of: responses[valid], highest: highest, mean: source.score.mean)
    }
    return score
  }
}
