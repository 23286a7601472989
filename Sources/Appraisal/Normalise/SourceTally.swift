import Tabular

/// Adds up the responses of one source that count: how often each answer was given, and what they score.
final class SourceTally: CountedResponseSink, @unchecked Sendable {
  private let source: Source
  private let codes: AnswerCodes
  private let appraisees: Int
  private let blocks: [Exclusive<TallyBlock>]

  init(_ source: Source, codes: AnswerCodes, appraisees: Int) {
    self.source = source
    self.codes = codes
    self.appraisees = appraisees
    let size = (appraisees + Roster.partitionCount - 1) / Roster.partitionCount
    blocks = (0..<Roster.partitionCount).map { _ in Exclusive(TallyBlock(source, codes, appraisees: size)) }
  }

  func take(block: Int, appraisee: Int, activity: UInt32, count: Int, places: UnsafeBufferPointer<UInt32>) {
    unsafe blocks[block].value.take(appraisee / Roster.partitionCount, activity, count, places)
  }

  func responses(appraisees: Int) -> [Int] {
    (0..<appraisees).map { blocks[$0 % Roster.partitionCount].value.responses($0 / Roster.partitionCount) }
  }

  /// What all of it comes to.
  struct Result {
    var scores: [ScoreSum] = []
    var items: ItemTallies
    /// By appraisee, then by group of items.
    var groups: [[GroupTally]] = []
  }

  func result(threads: Int) -> Result {
    var finished = [TallyBlock.Finished?](repeating: nil, count: blocks.count)
    inParallel(&finished, threads: threads) { [blocks] index, result in result = blocks[index].value.finish() }
    var result = Result(items: ItemTallies(items: source.items.count, appraisees: appraisees))
    result.scores.reserveCapacity(appraisees)
    result.groups.reserveCapacity(appraisees)
    var given: [(code: Int, count: Int)] = []
    for appraisee in 0..<appraisees {
      let (block, local) = (appraisee % Roster.partitionCount, appraisee / Roster.partitionCount)
      guard let finished = finished[block] else { continue }
      result.scores.append(finished.scores[local])
      result.groups.append(finished.groups.isEmpty ? [] : finished.groups[local])
      for item in 0..<source.items.count { finished.append(local, item, &given, to: &result.items) }
    }
    return result
  }
}

/// The appraisees of one block.
struct TallyBlock: ~Copyable, Sendable {
  private let source: Source
  private let codes: AnswerCodes
  private let appraisees: Int
  private let items: Int
  private var counts = AnswerCounts(rows: 0)
  private var scores: ScoreTally
  /// Whether there is memory for counts and scores: not before the first response comes, for where raters are known all
  /// come at the end.
  private var isOpen = false
  /// Whether sums of responses are whole numbers.
  private let isWhole: Bool
  private var groups: GroupSums?
  private var total: Column<UInt32>
  /// By item and place: the value in millionths, and that times the factor of the score.
  private var values: [[Int]] = []
  private var scaled = Column<Int>()
  /// Places of an item in `scaled`.
  private var known = 0
  /// By item: places of which the value was looked up.
  private var learned = Column<Int>()
  /// The least of them.
  private var leastLearned = 0

  init(_ source: Source, _ codes: AnswerCodes, appraisees: Int) {
    self.source = source
    self.codes = codes
    self.appraisees = appraisees
    items = source.items.count
    scores = ScoreTally(source, appraisees: 0)
    isWhole = scores.isWhole
    total = Column(repeating: 0, count: appraisees)
    learned = Column(repeating: 0, count: items)
  }

  private mutating func open() {
    isOpen = true
    counts = AnswerCounts(rows: appraisees * items)
    scores = ScoreTally(source, appraisees: appraisees)
    groups = source.groups.isEmpty ? nil : GroupSums(source, appraisees: appraisees)
  }

  func responses(_ local: Int) -> Int { Int(total[local]) }

  /// - Parameter places: of `count` responses, by response and item.
  mutating func take(_ local: Int, _ activity: UInt32, _ count: Int, _ places: UnsafeBufferPointer<UInt32>) {
    precondition(places.count == count * items, "answers of other items")
    if !isOpen { open() }
    total[local] &+= UInt32(truncatingIfNeeded: count)
    unsafe counts.add(local &* items, items, places)
    if unsafe isNew(places) { learn() }
    for response in 0..<count {
      let places = unsafe UnsafeBufferPointer(rebasing: places[response &* items..<(response &+ 1) &* items])
      unsafe groups?.add(local, places, values)
      let (valid, sum) = unsafe sum(places)
      guard valid > 0 else { continue }
      if isWhole {
        scores.add(local, activity: activity, sum: Int128(sum), valid: valid)
      } else {
        unsafe scores.add(local, activity: activity, exact: exactSum(places), valid: valid)
      }
    }
  }

  /// Whether there is an answer of which the value has not been looked up.
  @inline(__always) private func isNew(_ places: UnsafeBufferPointer<UInt32>) -> Bool {
    var most: UInt32 = 0
    for at in places.indices { unsafe most = max(most, places[at]) }
    if Int(most) < leastLearned &+ Int(AnswerCodes.firstValid) { return false }
    var item = 0
    for at in places.indices {
      let place = unsafe places[at]
      if place >= AnswerCodes.firstValid, Int(place &- AnswerCodes.firstValid) >= learned[item] { return true }
      item = item &+ 1 == items ? 0 : item &+ 1
    }
    return false
  }

  /// The number of valid answers of a response, and their sum times the factor of the score.
  @inline(__always) private func sum(_ places: UnsafeBufferPointer<UInt32>) -> (valid: Int, sum: Int) {
    unsafe scaled.withElements(0..<items &* known) { scaled in
      var (valid, sum, first) = (0, 0, 0)
      for at in places.indices {
        let place = unsafe places[at]
        if place >= AnswerCodes.firstValid {
          valid &+= 1
          sum &+= unsafe scaled[first &+ Int(place &- AnswerCodes.firstValid)]
        }
        first &+= known
      }
      return (valid, sum)
    }
  }

  /// Looks up the values of answers that have come up since.
  private mutating func learn() {
    let valid = codes.valid
    values = zip(source.items, valid).map { item, codes in codes.map { item.scale.value(of: $0).millionths } }
    known = values.map(\.count).max() ?? 0
    scaled.fill(0, count: items * known)
    for item in 0..<items { learned[item] = values[item].count }
    leastLearned = values.map(\.count).min() ?? 0
    for item in 0..<items where isWhole {
      for (index, value) in values[item].enumerated() { scaled[item * known + index] = value * scores.factors[item] }
    }
  }

  private func exactSum(_ places: UnsafeBufferPointer<UInt32>) -> Rational {
    var sum = Rational.zero
    for item in 0..<items where unsafe places[item] >= AnswerCodes.firstValid {
      let value = values[item][Int(unsafe places[item] - AnswerCodes.firstValid)]
      sum = sum + Rational(value) * .hundred / Rational(source.items[item].scale.highest.millionths)
    }
    return sum
  }

  final class Finished: @unchecked Sendable {
    let scores: [ScoreSum]
    let groups: [[GroupTally]]
    private let counts: AnswerCounts.Rows
    private let items: Int
    private let valid: [[Int]]

    init(scores: [ScoreSum], groups: [[GroupTally]], counts: consuming AnswerCounts.Rows, items: Int, valid: [[Int]]) {
      self.scores = scores
      self.groups = groups
      self.counts = counts
      self.items = items
      self.valid = valid
    }

    /// - Parameter given: room for the valid answers to one item.
    func append(
      _ local: Int, _ item: Int, _ given: inout [(code: Int, count: Int)], to tallies: inout ItemTallies
    ) {
      var (missing, notApplicable) = (0, 0)
      given.removeAll(keepingCapacity: true)
      counts.forEachCount(local * items + item) { place, count in
        switch place {
        case AnswerCodes.missing, AnswerCodes.invalid: missing += Int(count)
        case AnswerCodes.notApplicable: notApplicable += Int(count)
        default: given.append((AnswerCodes.code(of: place, valid[item]), Int(count)))
        }
      }
      given.sort { $0.code < $1.code }
      tallies.append(counts: given, missing: missing, notApplicable: notApplicable)
    }
  }

  /// Gives the counts away.
  mutating func finish() -> Finished {
    if !isOpen { open() }
    var counts = AnswerCounts(rows: 0)
    swap(&counts, &self.counts)
    let byGroups = source.score.mean == .groups ? groups?.scores : nil
    return Finished(
      scores: byGroups ?? scores.scores(appraisees: appraisees),
      groups: groups?.tallies ?? [], counts: counts.byRow(), items: items, valid: codes.valid)
  }
}

/// The values of groups of items over the responses on the appraisees of a block.
struct GroupSums: Sendable {
  private let source: Source
  private let items: Int
  /// By appraisee and group, the score last.
  private var sums: [FractionSum]
  private var plans: [UInt64: IndicatorPlan?] = [:]
  private var lastPattern: UInt64 = 0
  private var lastPlan: IndicatorPlan?

  init(_ source: Source, appraisees: Int) {
    self.source = source
    items = source.items.count
    sums = [FractionSum](repeating: FractionSum(), count: appraisees * (source.groups.count + 1))
  }

  private var width: Int { source.groups.count + 1 }

  /// - Parameter values: by item and place, in millionths.
  mutating func add(_ local: Int, _ places: UnsafeBufferPointer<UInt32>, _ values: [[Int]]) {
    let answers = (0..<items).map { item -> Int? in
      let place = unsafe places[item]
      return place < AnswerCodes.firstValid ? nil : values[item][Int(place - AnswerCodes.firstValid)]
    }
    if let plan = plan(answers) {
      for (group, value) in plan.values.enumerated() {
        guard let value else { continue }
        let sum = value.factors.reduce(0 as Int128) { $0 + Int128(answers[$1.item] ?? 0) * Int128($1.factor) }
        sums[local * width + group].add(sum, over: value.divisor)
      }
      return
    }
    let tree = IndicatorTree(
      source: source, answers: answers.map { $0.map { AnswerValue(millionths: $0).exact } })
    for group in source.groups.indices {
      if let value = tree.value(of: group) { sums[local * width + group].add(value) }
    }
    if let score = tree.score { sums[local * width + source.groups.count].add(score) }
  }

  /// How values follow from answers of which the same are valid.
  private mutating func plan(_ answers: [Int?]) -> IndicatorPlan? {
    guard items <= 64 else { return nil }
    var pattern: UInt64 = 0
    for (item, answer) in answers.enumerated() where answer != nil { pattern |= 1 << UInt64(item) }
    if pattern == lastPattern, let lastPlan { return lastPlan }
    let plan: IndicatorPlan?
    if let known = plans[pattern] {
      plan = known
    } else {
      plan = plans.count < 1 << 12 ? IndicatorPlan(source, valid: answers.map { $0 != nil }) : nil
      if plans.count < 1 << 12 { plans[pattern] = .some(plan) }
    }
    (lastPattern, lastPlan) = (pattern, plan)
    return plan
  }

  var tallies: [[GroupTally]] {
    stride(from: 0, to: sums.count, by: width).map { start in
      (0..<source.groups.count).map { GroupTally(sums[start + $0]) }
    }
  }

  var scores: [ScoreSum] {
    stride(from: source.groups.count, to: sums.count, by: width).map { index in
      ScoreSum(sum: sums[index].sum, count: sums[index].count, responses: sums[index].count)
    }
  }
}
