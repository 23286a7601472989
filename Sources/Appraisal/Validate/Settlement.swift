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
  /// By number of the batch in its round.
  private var judged: [Exclusive<JudgedBatch>] = []
  private var packing: AnswerPacking
  private var files: [(label: String, firstLine: Int)] = []
  private var lines = 0
  private var rejects = RejectLog()

  init(_ context: ResponseContext, _ definition: Definition, sink: Sink) {
    self.context = context
    period = definition.period.seconds
    self.sink = sink
    roster = context.source.isAnonymous || context.source.peers != nil ? nil : context.roster
    packing = AnswerPacking(placeCount: 0, items: context.source.items.count)
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

  func expect(batches: Int) {
    while judged.count < batches { judged.append(Exclusive(JudgedBatch())) }
  }

  func prepare(_ batch: Exclusive<ResponseBatch>, number: Int) {
    judged[number].value.judge(batch.value, context, roster, period)
  }

  func take(_ batches: [Exclusive<ResponseBatch>], of file: String, threads: Int) throws(Failure) {
    begin(file, batches)
    if context.source.isAnonymous { pass(batches, threads) } else { settle(batches, threads) }
    for (index, batch) in batches.enumerated() { book(batch.value, judged[index].value) }
    for partition in partitions { book(&partition.value) }
  }

  private func begin(_ file: String, _ batches: [Exclusive<ResponseBatch>]) {
    if files.last?.label != file { files.append((file, lines)) }
    guard let first = files.last?.firstLine else { return }
    for batch in batches where batch.value.count > 0 {
      lines = max(lines, first + batch.value.line(of: batch.value.count - 1))
    }
  }

  /// Passes anonymous responses on, which nothing can replace.
  private func pass(_ batches: [Exclusive<ResponseBatch>], _ threads: Int) {
    inParallel(Roster.partitionCount, threads: threads) { block in
      for (index, batch) in batches.enumerated() { self.pass(batch.value, self.judged[index].value, block) }
    }
  }

  private func pass(_ batch: borrowing ResponseBatch, _ judged: borrowing JudgedBatch, _ block: Int) {
    let items = context.source.items.count
    let part = judged.part(block)
    partitions[block].value.anonymous += part.count
    for place in part {
      let row = judged.row(place)
      let activity = batch.activities.count > row ? batch.activities[row] : 0
      unsafe batch.answers.withElements(row * items..<(row + 1) * items) { places in
        unsafe sink.take(
          block: block, appraisee: Int(batch.appraisees[row]), activity: activity, count: 1, places: places)
      }
    }
  }

  private func settle(_ batches: [Exclusive<ResponseBatch>], _ threads: Int) {
    guard let first = files.last?.firstLine, !batches.isEmpty else { return }
    for judged in judged[..<batches.count] where judged.value.packing.bits > packing.bits {
      packing = judged.value.packing
    }
    for judged in judged[..<batches.count] { judged.value.use(packing) }
    inParallel(partitions.count, threads: threads) { [partitions, judged, packing] number in
      partitions[number].value.use(packing)
      partitions[number].value.prefetch(judged[0].value)
      for (index, batch) in batches.enumerated() {
        // Memory is fetched for the next batch, before it is looked at.
        if index + 1 < batches.count { partitions[number].value.prefetch(judged[index + 1].value) }
        partitions[number].value.take(batch.value, judged[index].value, firstLine: first + batch.value.firstLine)
      }
    }
  }

  /// Says of each response that may not count why.
  private func book(_ batch: borrowing ResponseBatch, _ judged: borrowing JudgedBatch) {
    guard let file = files.last?.label else { return }
    for (row, code) in judged.rejected { reject(code, file, batch.line(of: row)) }
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
          line: conflict.line - file.firstLine, appraisee: context.people[conflict.appraisee].id,
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
      for partition in partitions { partition.value.addRaters(to: &outcome.responded) }
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
