import Tabular

/// The responses of a source that count, by appraisee, when each was held against the roster as it was read.
final class SettledSource: Sendable {
  let roster: RosterCounts
  let packing: AnswerPacking
  /// Behind the responses on each appraisee.
  private let ends: [Int]
  /// `packing.words` a response.
  private let answers: AnswerWords

  /// - Parameter partitions: are emptied.
  init(
    _ partitions: [ResponsePass.Partition], roster: RosterCounts, _ packing: AnswerPacking, people: Int, threads: Int
  ) {
    self.roster = roster
    self.packing = packing
    var starts = partitions.map { _ in [Int](repeating: 0, count: people) }
    inParallel(&starts, threads: threads) { index, counts in
      partitions[index].pairs.finish()
      partitions[index].pairs.count(&counts)
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
    let words = packing.words
    let answers = AnswerWords(count: total * words)
    inParallel(&starts, threads: threads) { index, next in
      partitions[index].pairs.giveAnswers(&next) { answers.set($0, $1) }
      partitions[index].pairs.release()
    }
    self.answers = answers
  }

  var count: Int { ends.last ?? 0 }

  /// The responses on one appraisee.
  func responses(on appraisee: Int) -> Range<Int> { (appraisee == 0 ? 0 : ends[appraisee - 1])..<ends[appraisee] }

  @inline(__always) func word(_ word: Int, of response: Int) -> UInt32 { answers[response &* packing.words &+ word] }
}

/// Words that several write, each its own.
@safe private final class AnswerWords: @unchecked Sendable {
  private let words: UnsafeMutablePointer<UInt32>

  init(count: Int) {
    unsafe words = .allocate(capacity: count)
    unsafe words.initialize(repeating: 0, count: count)
  }

  deinit { unsafe words.deallocate() }

  @inline(__always) func set(_ index: Int, _ word: UInt32) { unsafe words[index] = word }
  @inline(__always) subscript(index: Int) -> UInt32 { unsafe words[index] }
}
