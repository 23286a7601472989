import Tabular

/// The responses of a source that count, by appraisee.
final class CountedResponses: Sendable {
  let packing: AnswerPacking
  /// After the responses on each appraisee.
  private let ends: [Int]
  /// `packing.words` a response.
  private let answers: SharedWords
  /// By response; empty if the export has none.
  private let activities: SharedWords

  init(_ partitions: [Exclusive<SettlementPartition>], _ roster: Roster?, people: Int, threads: Int) {
    let packing =
      partitions.map { $0.value.heldPacking }.max { $0.bits < $1.bits } ?? AnswerPacking(placeCount: 0, items: 0)
    self.packing = packing
    var starts = partitions.map { _ in [Int](repeating: 0, count: people) }
    inParallel(&starts, threads: threads) { index, counts in
      partitions[index].value.close()
      partitions[index].value.use(packing)
      partitions[index].value.forEachCounted(roster) { _, appraisee in counts[appraisee] += 1 }
    }
    var total = 0
    var ends: [Int] = []
    ends.reserveCapacity(people)
    for appraisee in 0..<people {
      for partition in starts.indices {
        let count = starts[partition][appraisee]
        starts[partition][appraisee] = total
        total += count
      }
      ends.append(total)
    }
    self.ends = ends
    let answers = SharedWords(count: total * packing.words)
    let activities = SharedWords(count: partitions.contains { $0.value.hasActivities } ? total : 0)
    inParallel(&starts, threads: threads) { index, next in
      partitions[index].value.giveAnswers(roster, &next, { answers[$0] = $1 }, activity: { activities[$0] = $1 })
    }
    self.answers = answers
    self.activities = activities
  }

  var count: Int { ends.last ?? 0 }

  /// The responses on one appraisee.
  func responses(on appraisee: Int) -> Range<Int> { (appraisee == 0 ? 0 : ends[appraisee - 1])..<ends[appraisee] }

  func activity(of response: Int) -> UInt32 { activities.count == 0 ? 0 : activities[response] }

  /// The places of the answers of some responses, by response and item.
  func unpack(_ responses: Range<Int>, into places: inout [UInt32]) {
    let words = packing.words
    unsafe answers.withWords(responses.lowerBound * words..<responses.upperBound * words) { answers in
      unsafe places.withUnsafeMutableBufferPointer { places in
        for response in 0..<responses.count {
          unsafe packing.unpack(answers, response &* words, into: places, response &* packing.items)
        }
      }
    }
  }
}

/// Words that several threads write, each its own.
@safe private final class SharedWords: @unchecked Sendable {
  private let words: UnsafeMutablePointer<UInt32>
  let count: Int

  init(count: Int) {
    self.count = count
    unsafe words = .allocate(capacity: max(1, count))
    unsafe words.initialize(repeating: 0, count: count)
  }

  deinit { unsafe words.deallocate() }

  /// Words of a range, in place.
  @inline(__always) func withWords(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "no such words")
    unsafe body(UnsafeBufferPointer(start: words + range.lowerBound, count: range.count))
  }

  @inline(__always) subscript(index: Int) -> UInt32 {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such word")
      return unsafe words[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such word")
      unsafe words[index] = newValue
    }
  }
}
