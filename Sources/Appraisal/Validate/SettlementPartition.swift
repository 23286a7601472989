/// The responses that count so far, of one partition of the raters: one for each thing, which is a pair of rater and
/// appraisee, and where the export has one, an activity.
struct SettlementPartition: ~Copyable, Sendable {
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
  private var things = ThingTable()
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
    let former = self.packing
    self.packing = packing
    guard held.count > 0 else { return }
    var repacked = Column<UInt32>(capacity: held.count * packing.words)
    var places = [UInt32](repeating: 0, count: packing.items)
    for response in 0..<held.count {
      former.unpack({ answers[response * former.words + $0] }, into: &places)
      unsafe places.withUnsafeBufferPointer { unsafe packing.pack($0) { repacked.append($1) } }
    }
    answers = repacked
  }

  // MARK: - Taking responses

  /// Has the processor fetch what is held of the pairs of a batch.
  func prefetch(_ verdicts: borrowing EligibilityPass) {
    guard isByPair else { return }
    for place in verdicts.order.part(number) { heldByPair.prefetch(Int(verdicts.pairs[verdicts.order[place]])) }
  }

  mutating func take(
    _ batch: borrowing ResponseBatch, _ verdicts: borrowing EligibilityPass, firstLine: Int,
    _ period: ClosedRange<Int64>
  ) {
    let places = verdicts.order.part(number)
    let firstLine = firstLine + batch.firstLine
    let items = packing.items
    for place in places {
      let row = verdicts.order[place]
      let time = batch.times.count > row ? UInt64(bitPattern: batch.times[row] &- period.lowerBound) : 0
      let sequence = batch.sequences.count > row ? batch.sequences[row] : 0
      let new = Held(
        time: UInt32(truncatingIfNeeded: time), sequence: UInt32(truncatingIfNeeded: sequence),
        line: UInt32(truncatingIfNeeded: firstLine &+ Int(batch.lines[row])))
      let newUpper = (time >> 32) << 32 | sequence >> 32
      unsafe batch.answers.withElements(row &* items..<(row &+ 1) &* items) { answers in
        unsafe take(new, newUpper, answers, batch, verdicts, row)
      }
    }
  }

  @inline(__always) private mutating func take(
    _ new: Held, _ newUpper: UInt64, _ places: UnsafeBufferPointer<UInt32>, _ batch: borrowing ResponseBatch,
    _ verdicts: borrowing EligibilityPass, _ row: Int
  ) {
    let held: Int
    if isByPair {
      let pair = Int(verdicts.pairs[row])
      if heldByPair[pair] == 0 {
        heldByPair[pair] = UInt32(self.held.count + 1)
        return unsafe hold(new, newUpper, places)
      }
      held = Int(heldByPair[pair]) - 1
    } else {
      let found = things.number(adding: thing(batch, verdicts, row))
      if found == self.held.count { return unsafe hold(new, newUpper, places) }
      held = found
    }
    unsafe isTimed ? choose(held, new, newUpper, places) : compare(held, new, places)
  }

  private mutating func thing(
    _ batch: borrowing ResponseBatch, _ verdicts: borrowing EligibilityPass, _ row: Int
  ) -> ThingTable.Thing {
    let rater: UInt32 =
      if verdicts.pairs.count > row {
        verdicts.pairs[row]
      } else if batch.ids.count > row {
        UInt32(truncatingIfNeeded: raters.add(batch.ids[row]))
      } else {
        batch.raters.count > row ? batch.raters[row] : 0
      }
    return ThingTable.Thing(
      rater: rater, appraisee: batch.appraisees[row],
      activity: batch.activities.count > row ? batch.activities[row] : 0)
  }

  @inline(__always) private mutating func hold(_ new: Held, _ newUpper: UInt64, _ places: UnsafeBufferPointer<UInt32>) {
    held.append(new)
    if newUpper != 0 || upper.count > 0 { setUpper(newUpper, held.count - 1) }
    unsafe packing.pack(places) { answers.append($1) }
  }

  private mutating func setUpper(_ value: UInt64, _ index: Int) {
    while upper.count < held.count { upper.append(0) }
    upper[index] = value
  }

  private func upper(_ index: Int) -> UInt64 { index < upper.count ? upper[index] : 0 }

  /// Of two responses to the same thing, by time, sequence and answers; equal in all, the first in the files.
  private mutating func choose(_ index: Int, _ new: Held, _ newUpper: UInt64, _ places: UnsafeBufferPointer<UInt32>) {
    let old = held[index]
    let order = unsafe order(index, new, newUpper, places)
    let takesNew = order == 0 ? new.line < old.line : (order < 0) == keepsLast
    superseded.append(takesNew ? old.line : new.line)
    guard takesNew else { return }
    held[index] = new
    if newUpper != 0 || upper.count > 0 { setUpper(newUpper, index) }
    unsafe packing.pack(places) { answers[index * packing.words + $0] = $1 }
  }

  /// -1 if the one that is held is earlier, 1 if the new one is, 0 if neither.
  private func order(
    _ index: Int, _ new: Held, _ newUpper: UInt64, _ places: UnsafeBufferPointer<UInt32>
  ) -> Int {
    let (old, oldUpper) = (held[index], upper(index))
    let times = (SettlementPartition.time(old, oldUpper), SettlementPartition.time(new, newUpper))
    if times.0 != times.1 { return times.0 < times.1 ? -1 : 1 }
    let sequences = (oldUpper << 32 | UInt64(old.sequence), newUpper << 32 | UInt64(new.sequence))
    if sequences.0 != sequences.1 { return sequences.0 < sequences.1 ? -1 : 1 }
    return unsafe orderOfAnswers(index, places)
  }

  private static func time(_ held: Held, _ upper: UInt64) -> UInt64 { (upper >> 32) << 32 | UInt64(held.time) }

  private func orderOfAnswers(_ index: Int, _ places: UnsafeBufferPointer<UInt32>) -> Int {
    var own = [UInt32](repeating: 0, count: packing.items)
    packing.unpack({ answers[index * packing.words + $0] }, into: &own)
    if unsafe own.elementsEqual(places) { return 0 }
    let valid = codes.valid
    for item in own.indices {
      let (a, b) = unsafe (
        AnswerCodes.code(of: own[item], valid[item]), AnswerCodes.code(of: places[item], valid[item])
      )
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }

  /// Where nothing says which is later, two responses must be equal.
  private mutating func compare(_ index: Int, _ new: Held, _ places: UnsafeBufferPointer<UInt32>) {
    others.append((index, Int(new.line)))
    if unsafe orderOfAnswers(index, places) != 0 { contradicted.insert(index) }
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
  func addRaters(_ roster: Roster?, to responded: inout [Int]) {
    var seen: Set<UInt64> = []
    forEachCounted(roster) { _, appraisee, rater in
      if seen.insert(UInt64(rater) << 32 | UInt64(appraisee)).inserted { responded[appraisee] += 1 }
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
    forEachCounted(roster) { index, appraisee, _ in
      let to = next[appraisee]
      next[appraisee] &+= 1
      for word in 0..<words { put(to &* words &+ word, answers[index &* words &+ word]) }
      if hasActivities { activity(to, things[index].activity) }
    }
  }

  var heldPacking: AnswerPacking { packing }

  /// Lets everything go.
  mutating func release() {
    heldByPair.release()
    things = ThingTable()
    held.release()
    upper.release()
    answers.release()
  }

  /// Goes through what counts.
  func forEachCounted(_ roster: Roster?, _ body: (_ held: Int, _ appraisee: Int, _ rater: UInt32) -> Void) {
    if isByPair, let roster {
      for pair in 0..<heldByPair.count where heldByPair[pair] > 0 {
        let index = Int(heldByPair[pair]) - 1
        if dropped.isEmpty || !dropped.contains(index) {
          body(index, Int(roster.partitions[number].pairs[pair].appraisee), UInt32(truncatingIfNeeded: pair))
        }
      }
      return
    }
    for index in 0..<held.count where dropped.isEmpty || !dropped.contains(index) {
      let thing = things[index]
      body(index, Int(thing.appraisee), thing.rater)
    }
  }
}

/// Numbers for things, in the order in which they are added: what only one response may be given on.
struct ThingTable: ~Copyable, Sendable {
  struct Thing: BitwiseCopyable, Equatable {
    let rater: UInt32
    let appraisee: UInt32
    let activity: UInt32

    @inline(__always) var hash: UInt64 {
      Bytes.mixed(Bytes.mixed(UInt64(rater) << 32 | UInt64(appraisee)) ^ UInt64(activity))
    }
  }

  private var things = Column<Thing>()
  /// One more than the number; 0 is free.
  private var slots = Column(repeating: 0 as UInt32, count: 64)

  subscript(number: Int) -> Thing { things[number] }

  @inline(__always) mutating func number(adding thing: Thing) -> Int {
    var slot = Int(truncatingIfNeeded: thing.hash) & (slots.count &- 1)
    while slots[slot] > 0 {
      let number = Int(slots[slot]) &- 1
      if things[number] == thing { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    things.append(thing)
    slots[slot] = UInt32(things.count)
    if things.count * 10 > slots.count * 7 { grow() }
    return things.count - 1
  }

  @inline(never) private mutating func grow() {
    slots = Column(repeating: 0, count: slots.count * 2)
    for number in 0..<things.count {
      var slot = Int(truncatingIfNeeded: things[number].hash) & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
