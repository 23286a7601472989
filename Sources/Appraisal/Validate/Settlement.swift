import Tabular

/// Decides which responses of one source count, as they come: within the period, by the roster, with an answer, and of
/// several on the same thing the one that the definition says.
///
/// The order of faults, of which the first is told: those of the record (`ResponseDecoder`), the period, the roster, an
/// exclusion, no answer. Memory grows with what counts. What nothing can replace any more is passed on at once: anonymous
/// responses as they come, the others at the end.
final class Settlement<Sink: CountedResponseSink>: ResponseConsumer, @unchecked Sendable {
  private let context: ResponseContext
  private let period: ClosedRange<Int64>
  let sink: Sink
  /// Whom the roster must pair; missing if no rater can be held against one.
  private let roster: Roster?
  private let partitions: [Exclusive<SettlementPartition>]
  private var verdicts: [Exclusive<EligibilityPass>] = []
  private var files: [(label: String, firstLine: Int)] = []
  private var lines = 0
  private var rejects = RejectLog()

  init(_ context: ResponseContext, _ definition: Definition, sink: Sink) {
    self.context = context
    period = definition.period.seconds
    self.sink = sink
    roster = context.source.isAnonymous || context.source.peers != nil ? nil : context.roster
    partitions = (0..<Roster.partitionCount).map { [roster] number in
      Exclusive(
        SettlementPartition(
          number, pairs: roster.map { $0.partitions[number].pairs.count }, context.source, codes: context.codes))
    }
  }

  /// What came of a source.
  struct Outcome {
    var counted = 0
    var rejects: RejectLog
    var findings: [Finding] = []
    /// By appraisee: distinct raters with a counted response; counted responses where raters are anonymous.
    var responded: [Int]
  }

  // MARK: - Taking responses

  func take(_ batches: [Exclusive<ResponseBatch>], of file: String, threads: Int) throws(Failure) {
    begin(file, batches)
    while verdicts.count < batches.count { verdicts.append(Exclusive(EligibilityPass())) }
    inParallel(batches.count, threads: threads) { index in
      self.verdicts[index].value.judge(batches[index].value, self.context, self.roster, self.period)
    }
    if context.source.isAnonymous { pass(batches, threads) } else { settle(batches, threads) }
    for (index, batch) in batches.enumerated() { book(batch.value, verdicts[index].value) }
    for partition in partitions { book(&partition.value) }
  }

  private func begin(_ file: String, _ batches: [Exclusive<ResponseBatch>]) {
    if files.last?.label != file { files.append((file, lines)) }
    guard let first = files.last?.firstLine else { return }
    for batch in batches where batch.value.count > 0 {
      lines = max(lines, first + batch.value.line(of: batch.value.count - 1))
    }
  }

  /// Nothing can replace an anonymous response.
  private func pass(_ batches: [Exclusive<ResponseBatch>], _ threads: Int) {
    let items = context.source.items.count
    inParallel(Roster.partitionCount, threads: threads) { block in
      for (index, batch) in batches.enumerated() {
        self.pass(batch.value, self.verdicts[index].value, block, items)
      }
    }
  }

  private func pass(_ batch: borrowing ResponseBatch, _ verdicts: borrowing EligibilityPass, _ block: Int, _ items: Int)
  {
    let part = verdicts.order.part(block)
    partitions[block].value.anonymous += part.count
    for place in part {
      let row = verdicts.order[place]
      let activity = batch.activities.count > row ? batch.activities[row] : 0
      unsafe batch.answers.withElements(row * items..<(row + 1) * items) { places in
        unsafe sink.take(
          block: block, appraisee: Int(batch.appraisees[row]), activity: activity, count: 1, places: places)
      }
    }
  }

  private func settle(_ batches: [Exclusive<ResponseBatch>], _ threads: Int) {
    let packing = AnswerPacking(placeCount: context.codes.placeCount, items: context.source.items.count)
    guard let first = files.last?.firstLine, !batches.isEmpty else { return }
    inParallel(partitions.count, threads: threads) { number in
      self.partitions[number].value.use(packing)
      self.partitions[number].value.prefetch(self.verdicts[0].value)
      for (index, batch) in batches.enumerated() {
        // Memory is fetched for the next batch, before it is looked at.
        if index + 1 < batches.count { self.partitions[number].value.prefetch(self.verdicts[index + 1].value) }
        self.partitions[number].value.take(batch.value, self.verdicts[index].value, firstLine: first, self.period)
      }
    }
  }

  /// Says of each response that may not count why.
  private func book(_ batch: borrowing ResponseBatch, _ verdicts: borrowing EligibilityPass) {
    guard let file = files.last?.label else { return }
    for (row, code) in verdicts.rejected { reject(code, file, batch.line(of: row)) }
  }

  private func book(_ partition: inout SettlementPartition) {
    for index in 0..<partition.superseded.count {
      let line = Int(partition.superseded[index])
      let file = files.last { $0.firstLine < line } ?? ("", 0)
      reject(.superseded, file.label, line - file.firstLine)
    }
    partition.superseded.removeAll()
  }

  private func reject(_ code: RejectCode, _ file: String, _ line: Int) {
    rejects.append(
      Reject(
        source: context.source.name, file: file, line: line, what: .response, code: code,
        column: code == .outsidePeriod ? context.source.columns.submitted?.shown ?? "" : ""))
  }

  // MARK: - What counts

  /// Passes on what counts, and says what became of the rest.
  func finish(threads: Int) -> Outcome {
    var outcome = Outcome(rejects: RejectLog(), responded: [Int](repeating: 0, count: context.people.count))
    settleUntimed(&outcome)
    passHeld(&outcome, threads)
    outcome.rejects = rejects
    return outcome
  }

  /// Where nothing says which is later, equal responses count once, and contradicting ones not at all.
  private func settleUntimed(_ outcome: inout Outcome) {
    guard context.source.columns.submitted == nil else { return }
    var conflicts: [(line: Int, count: Int, appraisee: Int)] = []
    for partition in partitions {
      for group in partition.value.repetitions() {
        let code: RejectCode = group.isConflict ? .conflictingDuplicate : .repeated
        for line in group.isConflict ? [group.first] + group.others : group.others {
          let file = files.last { $0.firstLine < line } ?? ("", 0)
          reject(code, file.label, line - file.firstLine)
        }
        guard group.isConflict else { continue }
        let appraisee = partition.value.appraisee(of: group.held, roster)
        conflicts.append((group.first, group.others.count + 1, appraisee))
        partition.value.drop(group.held)
      }
    }
    for conflict in conflicts.sorted(by: { $0.line < $1.line }) {
      let file = files.last { $0.firstLine < conflict.line } ?? ("", 0)
      outcome.findings.append(
        Finding(
          .conflictingDuplicate, stage: .validate, source: context.source.name, file: file.label,
          line: conflict.line - file.firstLine, appraisee: context.people.people[conflict.appraisee].id,
          arguments: ["\(conflict.count)"]))
    }
  }

  private func passHeld(_ outcome: inout Outcome, _ threads: Int) {
    let people = context.people.count
    if context.source.isAnonymous {
      outcome.counted = partitions.reduce(0) { $0 + $1.value.anonymous }
      outcome.responded = sink.responses(appraisees: people)
      return
    }
    let counted = CountedResponses(partitions, roster, people: people, threads: threads)
    outcome.counted = counted.count
    if context.source.columns.activity == nil {
      for appraisee in 0..<people { outcome.responded[appraisee] = counted.responses(on: appraisee).count }
    } else {
      for partition in partitions { partition.value.addRaters(roster, to: &outcome.responded) }
    }
    for partition in partitions { partition.value.release() }
    let sink = sink
    // Responses on one activity are passed on together.
    let longest = context.source.columns.activity == nil ? 64 : 1
    inParallel(Roster.partitionCount, threads: threads) { block in
      var places = [UInt32](repeating: 0, count: longest * counted.packing.items)
      for appraisee in stride(from: block, to: people, by: Roster.partitionCount) {
        let responses = counted.responses(on: appraisee)
        var from = responses.lowerBound
        while from < responses.upperBound {
          let run = from..<min(from + longest, responses.upperBound)
          counted.unpack(run, into: &places)
          unsafe places.withUnsafeBufferPointer {
            unsafe sink.take(
              block: block, appraisee: appraisee, activity: counted.activity(of: from), count: run.count,
              places: UnsafeBufferPointer(rebasing: $0[..<(run.count * counted.packing.items)]))
          }
          from = run.upperBound
        }
      }
    }
  }
}

/// What takes the responses that count. Appraisees are in 16 blocks by the remainder of their number, each of which one
/// thread at a time takes responses of.
protocol CountedResponseSink: AnyObject, Sendable {
  /// Takes some responses on one appraisee and activity.
  ///
  /// - Parameters:
  ///   - count: how many they are.
  ///   - places: of the answers in `AnswerCodes`, by response and item.
  func take(block: Int, appraisee: Int, activity: UInt32, count: Int, places: UnsafeBufferPointer<UInt32>)
  /// Responses so far, by appraisee.
  func responses(appraisees: Int) -> [Int]
}

/// Which responses of a batch may count, and where they go.
struct EligibilityPass: ~Copyable, Sendable {
  private(set) var rejected: [(row: Int, code: RejectCode)] = []
  /// The rows that may count, by partition.
  private(set) var order = PartitionOrder()
  /// By row: the pair's number in the rater's partition; without a roster nothing.
  private(set) var pairs = Column<UInt32>()
  private var targets = Column<Int8>()

  fileprivate mutating func judge(
    _ batch: borrowing ResponseBatch, _ context: ResponseContext, _ roster: Roster?, _ period: ClosedRange<Int64>
  ) {
    rejected.removeAll(keepingCapacity: true)
    targets.fill(-1, count: batch.count)
    pairs.resize(to: roster == nil ? 0 : batch.count)
    let items = context.source.items.count
    for row in 0..<batch.count {
      // Memory is fetched for rows that come later, before it is looked at.
      if let roster {
        EligibilityPass.prefetch(row &+ 32, batch) { roster.prefetchPlace(of: $0) }
        EligibilityPass.prefetch(row &+ 16, batch) { roster.prefetchPairs(of: $0) }
      }
      guard batch.isSound(row) else { continue }
      if let code = fault(row, batch, roster, period, items) {
        rejected.append((row, code))
      } else {
        targets[row] = Int8(truncatingIfNeeded: partition(of: row, batch, context, roster))
      }
    }
    var order = PartitionOrder()
    swap(&order, &self.order)
    order.sort(batch.count) { Int(targets[$0]) }
    swap(&order, &self.order)
  }

  @inline(__always) private static func prefetch(
    _ row: Int, _ batch: borrowing ResponseBatch, _ fetch: (_ rater: UInt32) -> Void
  ) {
    guard row < batch.raters.count, batch.raters[row] != Rater.stranger else { return }
    fetch(batch.raters[row])
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
      pairs[row] = UInt32(truncatingIfNeeded: pair)
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
}
