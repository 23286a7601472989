import Tabular

/// What one batch brings to a settlement: the responses that may count, by partition of their raters, and why others may
/// not.
struct JudgedBatch: ~Copyable, Sendable {
  /// A response that may count, with all that its partition asks of it.
  struct Response: BitwiseCopyable {
    let held: SettlementPartition.Held
    /// In the batch of responses.
    let row: UInt32
    /// The pair's number in the partition; where no roster pairs, the rater's number, or 0 for the only one.
    let rater: UInt32
  }

  private(set) var rejected: [(row: Int, code: RejectCode)] = []
  private var order = PartitionOrder()
  /// In the order of partitions, as what follows.
  private var responses = Column<Response>()
  /// Upper halves of time and sequence; without elements if all are 0.
  private var upper = Column<UInt64>()
  /// `packing.words` a response; without elements where raters are anonymous, whose answers are not held.
  private var answers = Column<UInt32>()
  private(set) var packing = AnswerPacking(placeCount: 0, items: 0)
  /// By row of the batch.
  private var raters = Column<UInt32>()
  private var targets = Column<Int8>()

  /// The places of the responses of a partition.
  func part(_ partition: Int) -> Range<Int> { order.part(partition) }

  @inline(__always) func row(_ place: Int) -> Int { Int(responses[place].row) }
  @inline(__always) func rater(_ place: Int) -> UInt32 { responses[place].rater }
  @inline(__always) func held(_ place: Int) -> SettlementPartition.Held { responses[place].held }
  @inline(__always) func upper(_ place: Int) -> UInt64 { upper.count == 0 ? 0 : upper[place] }

  /// The answers of a response, packed.
  @inline(__always) func withAnswers(_ place: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    unsafe answers.withElements(place &* packing.words..<(place &+ 1) &* packing.words) { unsafe body($0) }
  }

  // MARK: - Judging

  mutating func judge(
    _ batch: borrowing ResponseBatch, _ context: ResponseContext, _ roster: Roster?, _ period: ClosedRange<Int64>
  ) {
    rejected.removeAll(keepingCapacity: true)
    targets.fill(-1, count: batch.count)
    raters.fill(0, count: batch.count)
    let items = context.source.items.count
    for row in 0..<batch.count {
      // Memory is fetched for rows that come later, before it is looked at.
      if let roster {
        let later = row &+ 16
        if later < batch.raters.count, batch.raters[later] != Rater.stranger {
          roster.prefetchPairs(of: batch.raters[later])
        }
      }
      guard batch.isSound(row) else { continue }
      if let code = fault(row, batch, roster, period, items) {
        rejected.append((row, code))
      } else {
        targets[row] = Int8(truncatingIfNeeded: partition(of: row, batch, context, roster))
      }
    }
    gather(batch, context, period)
  }

  @inline(__always) private mutating func fault(
    _ row: Int, _ batch: borrowing ResponseBatch, _ roster: Roster?, _ period: ClosedRange<Int64>, _ items: Int
  ) -> RejectCode? {
    if batch.times.count > row, !period.contains(batch.times[row]) { return .outsidePeriod }
    if let roster {
      guard batch.raters.count > row, batch.raters[row] != Rater.stranger,
        let pair = roster.pair(batch.raters[row], batch.appraisees[row])
      else { return .notOnRoster }
      if roster.isExcluded(pair, of: batch.raters[row]) { return .raterExcluded }
      raters[row] = UInt32(truncatingIfNeeded: pair)
    } else if batch.raters.count > row {
      raters[row] = batch.raters[row]
    }
    let says = unsafe batch.answers.withElements(row &* items..<(row &+ 1) &* items) { places in
      unsafe places.contains { AnswerCodes.says($0) }
    }
    return says ? nil : .noAnswer
  }

  @inline(__always) private func partition(
    of row: Int, _ batch: borrowing ResponseBatch, _ context: ResponseContext, _ roster: Roster?
  ) -> Int {
    if roster != nil { return Roster.partition(of: batch.raters[row]) }
    if batch.raters.count == 0 || context.source.isAnonymous {
      return Int(batch.appraisees[row]) % Roster.partitionCount
    }
    if batch.ids.count > row { return Roster.partition(of: batch.ids[row].key) }
    return Int(batch.raters[row]) % Roster.partitionCount
  }

  // MARK: - Gathering

  /// Puts what partitions ask for side by side, so that each reads on where it left off.
  private mutating func gather(
    _ batch: borrowing ResponseBatch, _ context: ResponseContext, _ period: ClosedRange<Int64>
  ) {
    var order = PartitionOrder()
    swap(&order, &self.order)
    order.sort(batch.count) { Int(targets[$0]) }
    responses.removeAll()
    upper.removeAll()
    answers.removeAll()
    packing = AnswerPacking(placeCount: context.codes.placeCount, items: context.source.items.count)
    for place in 0..<order.count {
      append(order[place], batch, period)
      if !context.source.isAnonymous { appendAnswers(order[place], batch) }
    }
    swap(&order, &self.order)
  }

  @inline(__always) private mutating func append(
    _ row: Int, _ batch: borrowing ResponseBatch, _ period: ClosedRange<Int64>
  ) {
    let time = batch.times.count > row ? UInt64(bitPattern: batch.times[row] &- period.lowerBound) : 0
    let sequence = batch.sequences.count > row ? batch.sequences[row] : 0
    let upper = (time >> 32) << 32 | sequence >> 32
    if upper != 0 || self.upper.count > 0 {
      while self.upper.count < responses.count { self.upper.append(0) }
      self.upper.append(upper)
    }
    responses.append(
      Response(
        held: SettlementPartition.Held(
          time: UInt32(truncatingIfNeeded: time), sequence: UInt32(truncatingIfNeeded: sequence),
          line: batch.lines[row]),
        row: UInt32(truncatingIfNeeded: row), rater: raters[row]))
  }

  @inline(__always) private mutating func appendAnswers(_ row: Int, _ batch: borrowing ResponseBatch) {
    let (items, packing) = (packing.items, packing)
    unsafe batch.answers.withElements(row &* items..<(row &+ 1) &* items) { places in
      unsafe packing.pack(places) { answers.append($1) }
    }
  }

  /// Packs answers as partitions hold them: while other batches of the round were judged, larger places may have come up.
  mutating func use(_ packing: AnswerPacking) {
    if packing == self.packing { return }
    answers = self.packing.repacked(answers, as: packing)
    self.packing = packing
  }
}
