/// Who is to rate whom, of one partition of the raters, and the response that counts of each pair: of several, the one
/// that the definition says, as `DuplicateSettlement` has it.
struct SettledPairs: ~Copyable {
  private let slots: Pile<Slot>
  /// By slot, where the rater stands first on the roster.
  private let lines: Pile<UInt32>
  /// By rater, then by appraisee.
  private var pairs: Pile<Pair>
  /// By response.
  private var responses: Pile<Response>
  private var answers: Pile<UInt32>
  private let words: Int
  private let keepsLast: Bool
  /// What became of those that do not count.
  private(set) var left = Pile<Left>()
  struct Pair: BitwiseCopyable {
    /// The appraisee, and whether the rater was excluded.
    private let bits: UInt32
    /// One more than the number of the response that counts; 0: none.
    var counted: UInt32 = 0

    init(appraisee: UInt32, isExcluded: Bool) { bits = appraisee | (isExcluded ? 1 << 31 : 0) }

    @inline(__always) var appraisee: UInt32 { bits & ~(1 << 31) }
    @inline(__always) var isExcluded: Bool { bits >> 31 == 1 }
  }

  struct Slot: BitwiseCopyable {
    var word: UInt64
    var start: UInt32
    /// 0: nobody.
    var count: UInt32
  }

  struct Response: BitwiseCopyable {
    let time: UInt32
    let sequence: UInt32
    let line: UInt32
  }

  /// A response that does not count.
  struct Left: BitwiseCopyable {
    let line: UInt32
    let reason: Reason
    /// Where the id stands on the list with other leading zeros; which code, or which of the listed faults it is.
    var detail: UInt32 = 0

    enum Reason: UInt8, BitwiseCopyable {
      case superseded, notOnRoster, raterExcluded, outsidePeriod, noAnswer, damagedRater, leadingZeros, listed
    }
  }

  init(_ roster: consuming RosterPairs.Settled, words: Int, keepsLast: Bool) {
    slots = roster.slots
    lines = roster.lines
    // No more can be kept; memory is taken only as it is filled.
    responses = Pile(capacity: roster.pairs.count)
    answers = Pile(capacity: roster.pairs.count * words)
    pairs = roster.pairs
    self.words = words
    self.keepsLast = keepsLast
  }

  mutating func forgetLeft() { left.removeAll() }

  // MARK: - Taking responses

  /// Takes those rows of a part whose raters are here.
  ///
  /// - Parameters:
  ///   - rows: of the part; `part` are those in its order that are of this partition.
  ///   - firstLine: the line that the part's line 0 is.
  ///   - firstFault: what the part's listed faults count from.
  mutating func take(_ rows: borrowing StreamedRows, _ part: Range<Int>, firstLine: UInt32, firstFault: UInt32) {
    self.firstFault = firstFault
    var from = part.lowerBound
    // Memory is fetched for many rows at a time, before it is looked at.
    while from < part.upperBound {
      let to = min(from + SettledPairs.batch, part.upperBound)
      for index in from..<to {
        slots.prefetch(start(rows.responses[rows.order[index]].rater))
      }
      for index in from..<to {
        let slot = find(rows.responses[rows.order[index]].rater)
        found[index - from] = slot
        if slot >= 0 {
          pairs.prefetch(Int(slots[slot].start))
          pairs.prefetch(Int(slots[slot].start &+ slots[slot].count &- 1))
        }
      }
      for index in from..<to { settle(rows, rows.order[index], index - from, firstLine) }
      from = to
    }
  }

  private static let batch = 64
  private var firstFault: UInt32 = 0
  private var found = Pile(repeating: 0, count: SettledPairs.batch)

  /// The highest four bits of a hash are the partition's.
  @inline(__always) private func start(_ rater: IdentifierWord) -> Int {
    SettledPairs.start(rater.hash, of: slots.count)
  }

  @inline(__always) static func start(_ hash: UInt64, of count: Int) -> Int {
    Int(truncatingIfNeeded: (((hash << 4) >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  /// -1: on no list.
  @inline(__always) private func find(_ rater: IdentifierWord) -> Int {
    var index = start(rater)
    while slots[index].count > 0 {
      if slots[index].word == rater.bits { return index }
      index &+= 1
      if index == slots.count { index = 0 }
    }
    return -1
  }

  /// -1: not assigned.
  @inline(__always) private func pair(_ slot: Slot, _ appraisee: UInt32) -> Int {
    var (from, to) = (Int(slot.start), Int(slot.start &+ slot.count))
    while to &- from > 16 {
      let middle = (from &+ to) >> 1
      if pairs[middle].appraisee <= appraisee { from = middle } else { to = middle }
    }
    for index in from..<to where pairs[index].appraisee == appraisee { return index }
    return -1
  }

  @inline(__always) private mutating func settle(
    _ rows: borrowing StreamedRows, _ row: Int, _ index: Int, _ firstLine: UInt32
  ) {
    let response = rows.responses[row]
    let line = firstLine &+ response.line
    if found[index] < 0 { return leaveStranger(response, line) }
    if response.fault != StreamedFault.none, response.fault != StreamedFault.noAnswer {
      return leave(response.fault, line)
    }
    let pair = pair(slots[found[index]], response.appraisee)
    guard pair >= 0 else { return left.append(Left(line: line, reason: .notOnRoster)) }
    guard !pairs[pair].isExcluded else {
      return left.append(Left(line: line, reason: .raterExcluded))
    }
    guard response.fault == StreamedFault.none else { return left.append(Left(line: line, reason: .noAnswer)) }
    let new = Response(time: response.time, sequence: response.sequence, line: line)
    if pairs[pair].counted == 0 {
      pairs[pair].counted = UInt32(responses.count + 1)
      responses.append(new)
      for word in 0..<words { answers.append(rows.answers[row * words + word]) }
    } else {
      choose(Int(pairs[pair].counted - 1), new, rows, row)
    }
  }

  /// Of two responses to the same thing, by time, sequence and answers; equal in all, the first in the files.
  private mutating func choose(_ held: Int, _ new: Response, _ rows: borrowing StreamedRows, _ row: Int) {
    let order = compare(held, new, rows, row)
    let takesNew = order == 0 ? new.line < responses[held].line : (order < 0) == keepsLast
    left.append(Left(line: takesNew ? responses[held].line : new.line, reason: .superseded))
    guard takesNew else { return }
    responses[held] = new
    for word in 0..<words { answers[held * words + word] = rows.answers[row * words + word] }
  }

  /// -1: the one that is held is earlier; 1: the new one; 0: neither.
  private func compare(_ held: Int, _ new: Response, _ rows: borrowing StreamedRows, _ row: Int) -> Int {
    let old = responses[held]
    if old.time != new.time { return old.time < new.time ? -1 : 1 }
    if old.sequence != new.sequence { return old.sequence < new.sequence ? -1 : 1 }
    for word in 0..<words {
      let (a, b) = (answers[held * words + word], rows.answers[row * words + word])
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }

  private mutating func leave(_ fault: UInt32, _ line: UInt32) {
    if fault == StreamedFault.outsidePeriod { return left.append(Left(line: line, reason: .outsidePeriod)) }
    left.append(Left(line: line, reason: .listed, detail: firstFault + fault - StreamedFault.listed))
  }

  /// The response of somebody who is on no list: perhaps for what a spreadsheet did to the id.
  private mutating func leaveStranger(_ response: StreamedResponse, _ line: UInt32) {
    if let code = Identifier.damage(response.rater.text) {
      let place = RejectCode.allCases.firstIndex(of: code) ?? 0
      return left.append(Left(line: line, reason: .damagedRater, detail: UInt32(place)))
    }
    if let listed = sameNumber(as: response.rater) {
      return left.append(Left(line: line, reason: .leadingZeros, detail: listed))
    }
    if response.fault == StreamedFault.none || response.fault == StreamedFault.noAnswer {
      return left.append(Left(line: line, reason: .notOnRoster))
    }
    leave(response.fault, line)
  }

  /// Where the first rater stands whose id is the same number.
  private func sameNumber(as rater: IdentifierWord) -> UInt32? {
    var first: UInt32?
    var index = start(rater)
    while slots[index].count > 0 {
      if rater.isSameNumber(as: IdentifierWord(bits: slots[index].word)) {
        first = min(first ?? .max, lines[index])
      }
      index = index + 1 == slots.count ? 0 : index + 1
    }
    return first
  }

  // MARK: - What counts

  /// Lets go what is needed only while responses are taken.
  mutating func finish() { responses.release() }

  /// Lets everything go.
  mutating func release() {
    pairs.release()
    answers.release()
  }

  /// Adds to the number of responses of each appraisee.
  func count(_ responses: inout [Int]) {
    for index in 0..<pairs.count where pairs[index].counted > 0 { responses[Int(pairs[index].appraisee)] += 1 }
  }

  /// Gives the packed answers of each response.
  ///
  /// - Parameters:
  ///   - next: by appraisee: where the next response goes.
  ///   - put: is given the place of a word, and the word.
  func giveAnswers(_ next: inout [Int], _ put: (Int, UInt32) -> Void) {
    for index in 0..<pairs.count {
      let pair = pairs[index]
      guard pair.counted > 0 else { continue }
      let from = Int(pair.counted &- 1) &* words
      let to = next[Int(pair.appraisee)] &* words
      next[Int(pair.appraisee)] &+= 1
      for word in 0..<words { put(to &+ word, answers[from &+ word]) }
    }
  }
}
