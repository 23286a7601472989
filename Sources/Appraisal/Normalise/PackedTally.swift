import Tabular

/// Adds up packed answers: how often each was given, by the number of valid answers of the response they stand in. All
/// that `SourceTally` tells of a source without groups, trimming and activities comes from these counts.
struct PackedTally {
  private let source: Source
  private let settled: SettledSource
  private let packing: AnswerPacking
  /// By item, and by place of the code, in millionths.
  private let values: [[Int]]
  private let highest: [Int]
  /// Packed answers that can occur in an item.
  private let width: Int

  init(source: Source, settled: SettledSource) {
    self.source = source
    self.settled = settled
    packing = settled.packing
    values = zip(source.items, settled.packing.codes).map { item, codes in
      codes.map { item.scale.value(of: $0).millionths }
    }
    highest = source.items.map(\.scale.highest.millionths)
    width = 1 << packing.bits
  }

  func add(_ appraisees: Int, _ threads: Int) -> (ItemTallies, [ScoreSum]) {
    let size = max(1, (appraisees + 63) / 64)
    var blocks = (0..<(appraisees + size - 1) / size).map {
      Block(people: $0 * size..<min(appraisees, ($0 + 1) * size))
    }
    inParallel(&blocks, threads: threads) { _, block in fill(&block) }
    var items = ItemTallies(items: source.items.count, appraisees: appraisees)
    var scores: [ScoreSum] = []
    scores.reserveCapacity(appraisees)
    for block in blocks {
      for row in 0..<block.people.count * source.items.count { append(block, row, to: &items) }
      scores += block.scores
    }
    return (items, scores)
  }

  /// Some appraisees, who are added up together.
  private struct Block: Sendable {
    let people: Range<Int>
    /// By appraisee, item and packed answer.
    var counts: [UInt32] = []
    var scores: [ScoreSum] = []
  }

  private func append(_ block: Block, _ row: Int, to items: inout ItemTallies) {
    let codes = packing.codes[row % source.items.count]
    let first = row * width
    let count = { (answer: UInt8) in Int(block.counts[first + Int(answer)]) }
    let valid = codes.indices.lazy.map { (code: codes[$0], count: count(AnswerPacking.firstValid + UInt8($0))) }
    items.append(
      counts: valid.filter { $0.count > 0 },
      missing: count(AnswerPacking.missing) + count(AnswerPacking.invalid),
      notApplicable: count(AnswerPacking.notApplicable))
  }

  private func fill(_ block: inout Block) {
    let items = source.items.count
    var planes = Planes(items: items, width: width)
    block.counts.reserveCapacity(block.people.count * items * width)
    for appraisee in block.people {
      planes.clear()
      for response in settled.responses(on: appraisee) { planes.add(response, of: settled) }
      block.counts += planes.total
      block.scores.append(score(planes))
    }
  }

  private func score(_ planes: borrowing Planes) -> ScoreSum {
    var score = ScoreSum(sum: .zero, count: 0, responses: 0)
    for valid in planes.used where valid > 0 {
      var sums = [Int128](repeating: 0, count: highest.count)
      for item in highest.indices {
        for (place, value) in values[item].enumerated() {
          let count = planes.count(valid, item, Int(AnswerPacking.firstValid) + place)
          sums[item] += Int128(value) * Int128(count)
        }
      }
      score.add(sums, valid: valid, of: planes.responses(valid), highest: highest, mean: source.score.mean)
    }
    return score
  }
}

/// Counts of the packed answers on one appraisee: a plane for each number of valid answers that a response has.
private struct Planes: ~Copyable {
  private let items: Int
  private let width: Int
  private var counts: Pile<UInt32>
  private var answers: Pile<UInt8>
  private var byValid: Pile<UInt32>

  init(items: Int, width: Int) {
    self.items = items
    self.width = width
    counts = Pile(repeating: 0, count: (items + 1) * items * width)
    answers = Pile(repeating: 0, count: items)
    byValid = Pile(repeating: 0, count: items + 1)
  }

  /// The numbers of valid answers that occur.
  var used: [Int] { (0...items).filter { byValid[$0] > 0 } }

  mutating func clear() {
    for valid in 0...items where byValid[valid] > 0 {
      let first = valid * items * width
      for index in first..<first + items * width { counts[index] = 0 }
      byValid[valid] = 0
    }
  }

  @inline(__always) mutating func add(_ response: Int, of settled: SettledSource) {
    var valid = 0
    settled.packing.forEachAnswer({ settled.word($0, of: response) }) { item, answer in
      answers[item] = UInt8(truncatingIfNeeded: answer)
      valid &+= answer >= Int(AnswerPacking.firstValid) ? 1 : 0
    }
    byValid[valid] &+= 1
    var first = valid &* items &* width
    for item in 0..<items {
      counts[first &+ Int(answers[item])] &+= 1
      first &+= width
    }
  }

  func count(_ valid: Int, _ item: Int, _ answer: Int) -> UInt32 { counts[(valid * items + item) * width + answer] }
  func responses(_ valid: Int) -> Int { Int(byValid[valid]) }

  /// By item and packed answer, whatever the number of valid ones.
  var total: [UInt32] {
    var total = [UInt32](repeating: 0, count: items * width)
    for valid in used {
      let first = valid * items * width
      for index in total.indices { total[index] += counts[first + index] }
    }
    return total
  }
}
