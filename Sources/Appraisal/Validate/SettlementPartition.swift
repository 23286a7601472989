/// The responses that count so far, of one partition of the raters: one for each thing, which is a pair of rater and
/// appraisee, and where the export has one, an activity.
struct SettlementPartition: ~Copyable, Sendable {
  /// What only one response may be given on.
  struct Thing: HashedKey {
    let rater: UInt32
    let appraisee: UInt32
    let activity: UInt32

    @inline(__always) var hash: UInt64 {
      Bytes.mixed(Bytes.mixed(UInt64(rater) << 32 | UInt64(appraisee)) ^ UInt64(activity))
    }
  }

  /// When a response was given.
  struct Held: BitwiseCopyable {
    /// Seconds since the start of the period, and the sequence: the lower halves; the upper ones are in `upper`.
    var time: UInt32
    var sequence: UInt32
    /// Counted over all files.
    var line: UInt32
  }

  /// By pair of the roster: one more than the number of the response held; 0 if there is none. Without elements if things
  /// are looked up in `things`.
  private var heldByPair = Column<UInt32>()
  private let isByPair: Bool
  private var things = KeyTable<Thing>()
  private var raters = IDTable()
  private var held = Column<Held>()
  /// Upper halves of time and sequence; without elements as long as all are 0.
  private var upper = Column<UInt64>()
  private var answers = Column<UInt32>()
  private var packing = AnswerPacking(placeCount: 0, items: 0)
  private let number: Int
  let hasActivities: Bool
  private let isTimed: Bool
  private let keepsLast: Bool
  private let codes: AnswerCodes
  /// Lines of responses of which another counts, of this round.
  var superseded = Column<UInt32>()
  /// Of responses without a time: others on the same thing.
  private var others: [(held: Int, line: Int)] = []
  private var contradicted: Set<Int> = []
  private var dropped: Set<Int> = []
  /// Responses that were passed on as they came.
  var anonymous = 0

  /// - Parameters:
  ///   - pairs: of the roster in this partition; nil if there is none.
  ///   - source: what is done with several responses, and whether they have times and activities.
  init(_ number: Int, pairs: Int?, _ source: Source, codes: AnswerCodes) {
    self.number = number
    hasActivities = source.columns.activity != nil
    (isTimed, keepsLast) = (source.columns.submitted != nil, source.duplicates == .keepLast)
    let pairs = hasActivities ? nil : pairs
    isByPair = pairs != nil
    self.codes = codes
    if let pairs { heldByPair = Column(repeating: 0, count: pairs) }
  }

  /// Holds answers of so many bits from now on.
  mutating func use(_ packing: AnswerPacking) {
    guard packing != self.packing else { return }
    answers = self.packing.repacked(answers, as: packing)
    self.packing = packing
  }

  // MARK: - Taking responses

  /// Has the processor fetch what is held of the pairs of a batch.
  func prefetch(_ judged: borrowing JudgedBatch) {
    guard isByPair else { return }
    for place in judged.part(number) { heldByPair.prefetch(Int(judged.rater(place))) }
  }

  /// - Parameter firstLine: of the batch, counted over all files.
  mutating func take(_ batch: borrowing ResponseBatch, _ judged: borrowing JudgedBatch, firstLine: Int) {
    precondition(judged.packing == packing, "answers packed otherwise")
    for place in judged.part(number) {
      var new = judged.held(place)
      new.line = UInt32(truncatingIfNeeded: firstLine &+ Int(new.line))
      unsafe judged.withAnswers(place) { unsafe take(new, judged.upper(place), $0, batch, judged, place) }
    }
  }

  /// - Parameter words: the answers, packed.
  @inline(__always) private mutating func take(
    _ new: Held, _ newUpper: UInt64, _ words: UnsafeBufferPointer<UInt32>, _ batch: borrowing ResponseBatch,
    _ judged: borrowing JudgedBatch, _ place: Int
  ) {
    let held: Int
    if isByPair {
      let pair = Int(judged.rater(place))
      if heldByPair[pair] == 0 {
        heldByPair[pair] = UInt32(self.held.count + 1)
        return unsafe hold(new, newUpper, words)
      }
      held = Int(heldByPair[pair]) - 1
    } else {
      let thing = things.add(thing(batch, judged, place))
      if thing.isNew { return unsafe hold(new, newUpper, words) }
      held = thing.number
    }
    unsafe isTimed ? choose(held, new, newUpper, words) : compare(held, new, words)
  }

  private mutating func thing(
    _ batch: borrowing ResponseBatch, _ judged: borrowing JudgedBatch, _ place: Int
  ) -> Thing {
    let row = judged.row(place)
    let rater = batch.ids.count > row ? UInt32(truncatingIfNeeded: raters.add(batch.ids[row])) : judged.rater(place)
    return Thing(
      rater: rater, appraisee: batch.appraisees[row],
      activity: batch.activities.count > row ? batch.activities[row] : 0)
  }

  @inline(__always) private mutating func hold(_ new: Held, _ newUpper: UInt64, _ words: UnsafeBufferPointer<UInt32>) {
    held.append(new)
    if newUpper != 0 || upper.count > 0 { setUpper(newUpper, held.count - 1) }
    for word in 0..<packing.words { unsafe answers.append(words[word]) }
  }

  private mutating func setUpper(_ value: UInt64, _ index: Int) {
    while upper.count < held.count { upper.append(0) }
    upper[index] = value
  }

  private func upper(_ index: Int) -> UInt64 { index < upper.count ? upper[index] : 0 }

  /// Of two responses to the same thing, by time, sequence and answers; equal in all, the first in the files.
  private mutating func choose(_ index: Int, _ new: Held, _ newUpper: UInt64, _ words: UnsafeBufferPointer<UInt32>) {
    let old = held[index]
    let order = unsafe order(index, new, newUpper, words)
    let takesNew = order == 0 ? new.line < old.line : (order < 0) == keepsLast
    superseded.append(takesNew ? old.line : new.line)
    guard takesNew else { return }
    held[index] = new
    if newUpper != 0 || upper.count > 0 { setUpper(newUpper, index) }
    for word in 0..<packing.words { unsafe answers[index * packing.words + word] = words[word] }
  }

  /// -1 if the one that is held is earlier, 1 if the new one is, 0 if neither.
  private func order(
    _ index: Int, _ new: Held, _ newUpper: UInt64, _ words: UnsafeBufferPointer<UInt32>
  ) -> Int {
    let (old, oldUpper) = (held[index], upper(index))
    let times = (SettlementPartition.time(old, oldUpper), SettlementPartition.time(new, newUpper))
    if times.0 != times.1 { return times.0 < times.1 ? -1 : 1 }
    let sequences = (oldUpper << 32 | UInt64(old.sequence), newUpper << 32 | UInt64(new.sequence))
    if sequences.0 != sequences.1 { return sequences.0 < sequences.1 ? -1 : 1 }
    return unsafe orderOfAnswers(index, words)
  }

  private static func time(_ held: Held, _ upper: UInt64) -> UInt64 { (upper >> 32) << 32 | UInt64(held.time) }

  private func orderOfAnswers(_ index: Int, _ words: UnsafeBufferPointer<UInt32>) -> Int {
    let own = unsafe answers.withElements(index * packing.words..<(index + 1) * packing.words) {
      unsafe packing.places($0)
    }
    let places = unsafe packing.places(words)
    let valid = codes.valid
    for item in own.indices {
      let (a, b) = (AnswerCodes.code(of: own[item], valid[item]), AnswerCodes.code(of: places[item], valid[item]))
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }

  /// Where nothing says which is later, two responses must be equal.
  private mutating func compare(_ index: Int, _ new: Held, _ words: UnsafeBufferPointer<UInt32>) {
    others.append((index, Int(new.line)))
    if unsafe orderOfAnswers(index, words) != 0 { contradicted.insert(index) }
  }

  // MARK: - What counts

  /// Responses without a time on the same thing.
  struct Repetition {
    let held: Int
    let first: Int
    var others: [Int]
    let isConflict: Bool
  }

  func repetitions() -> [Repetition] {
    Dictionary(grouping: others, by: \.held).map { index, others in
      Repetition(
        held: index, first: Int(held[index].line), others: others.map(\.line), isConflict: contradicted.contains(index))
    }
  }

  mutating func drop(_ index: Int) { dropped.insert(index) }

  /// Whom a held response is about. Looked for among all, for it is asked of contradictions only.
  func appraisee(of index: Int, _ roster: Roster?) -> Int {
    guard isByPair, let roster else { return Int(things[index].appraisee) }
    let pair = (0..<heldByPair.count).first { Int(heldByPair[$0]) == index + 1 } ?? 0
    return Int(roster.partitions[number].pairs[pair].appraisee)
  }

  /// Adds the distinct raters of each appraisee, who may have responded on several activities.
  func addRaters(to responded: inout [Int]) {
    var seen: Set<UInt64> = []
    for index in 0..<things.count where dropped.isEmpty || !dropped.contains(index) {
      let thing = things[index]
      if seen.insert(UInt64(thing.rater) << 32 | UInt64(thing.appraisee)).inserted {
        responded[Int(thing.appraisee)] += 1
      }
    }
  }

  /// Gives the answers of what counts, as they are packed.
  ///
  /// - Parameters:
  ///   - next: by appraisee: where the next response goes.
  ///   - put: is given the place of a word and the word.
  func giveAnswers(
    _ roster: Roster?, _ next: inout [Int], _ put: (Int, UInt32) -> Void, activity: (Int, UInt32) -> Void
  ) {
    let words = packing.words
    forEachCounted(roster) { index, appraisee in
      let to = next[appraisee]
      next[appraisee] &+= 1
      for word in 0..<words { put(to &* words &+ word, answers[index &* words &+ word]) }
      if hasActivities { activity(to, things[index].activity) }
    }
  }

  var heldPacking: AnswerPacking { packing }

  /// Lets go what only tells which responses count.
  mutating func close() {
    held.release()
    upper.release()
  }

  /// Lets everything go.
  mutating func release() {
    close()
    heldByPair.release()
    things = KeyTable()
    answers.release()
  }

  /// Goes through what counts.
  @inline(__always) func forEachCounted(_ roster: Roster?, _ body: (_ held: Int, _ appraisee: Int) -> Void) {
    if isByPair, let roster {
      for pair in 0..<heldByPair.count where heldByPair[pair] > 0 {
        let index = Int(heldByPair[pair]) &- 1
        if dropped.isEmpty || !dropped.contains(index) {
          body(index, Int(roster.partitions[number].pairs[pair].appraisee))
        }
      }
      return
    }
    for index in 0..<things.count where dropped.isEmpty || !dropped.contains(index) {
      body(index, Int(things[index].appraisee))
    }
  }
}
