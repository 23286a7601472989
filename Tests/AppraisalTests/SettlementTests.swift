import TestSupport
import Testing

@testable import Appraisal

@Suite("Which responses count")
struct SettlementTests {
  /// Notes what is passed on.
  private final class Noted: CountedResponseSink, @unchecked Sendable {
    var responses: [(appraisee: Int, activity: Int, places: [UInt32])] = []

    func take(block: Int, appraisee: Int, activity: UInt32, count: Int, places: UnsafeBufferPointer<UInt32>) {
      let all = unsafe Array(places)
      let items = all.count / count
      for response in 0..<count {
        responses.append((appraisee, Int(activity), Array(all[response * items..<(response + 1) * items])))
      }
    }

    func responses(appraisees: Int) -> [Int] {
      (0..<appraisees).map { appraisee in responses.count { $0.appraisee == appraisee } }
    }
  }

  /// What became of some responses.
  private struct Settled {
    /// Answers that count, by appraisee.
    var counted: [Int: [[Int]]] = [:]
    /// By line.
    var rejects: [Int: RejectCode] = [:]
    var findings: [Finding] = []
    var responded: [Int] = []
  }

  private func settle(
    _ rows: [SmallSurvey.Row], _ changes: [(String, String)] = [], roster: Roster? = nil, batches: Int = 1
  ) throws -> Settled {
    let definition = try SmallSurvey.definition(changes)
    let people = SmallSurvey.people(3)
    let context = ResponseContext(definition.sources[0], definition, people, IDList([]), roster)
    let settlement = Settlement(context, definition, sink: Noted())
    let size = max(1, (rows.count + batches - 1) / batches)
    for start in stride(from: 0, to: rows.count, by: size) {
      let made = SmallSurvey.batch(Array(rows[start..<min(start + size, rows.count)]), context)
      try settlement.take(made.batch, of: "s.csv")
      withExtendedLifetime(made.ids) {}
    }
    let outcome = settlement.finish(threads: 1)
    var settled = Settled(findings: outcome.findings, responded: outcome.responded)
    try outcome.rejects.forEach { settled.rejects[$0.line] = $0.code }
    let valid = context.codes.valid
    for response in settlement.sink.responses {
      let codes = response.places.enumerated().map { AnswerCodes.code(of: $1, valid[$0]) }
      settled.counted[response.appraisee, default: []].append(codes)
    }
    #expect(outcome.counted == settlement.sink.responses.count)
    return settled
  }

  private static let untimed = [(", submitted: t, sequence: n", "")]
  private static let byActivity = [("appraisee: p, submitted", "appraisee: p, activity: v, submitted")]

  @Test("the later one counts, wherever it is")
  func laterCounts() throws {
    let rows = [SmallSurvey.Row(at: 90, line: 2, [4, 4, 0]), SmallSurvey.Row(at: 30, line: 3, [0, 0, 0])]
    for batches in 1...2 {
      let settled = try settle(rows, batches: batches)
      #expect(settled.counted == [0: [[4, 4, 0]]])
      #expect(settled.rejects == [3: .superseded])
      #expect(settled.responded == [1, 0, 0])
    }
  }

  @Test("in the same second the higher sequence number counts, then the higher answers, then the first line")
  func sameSecond() throws {
    let bySequence = try settle([
      SmallSurvey.Row(sequence: 9, line: 2, [0, 0, 0]), SmallSurvey.Row(sequence: 8, line: 3, [4, 4, 0]),
    ])
    #expect(bySequence.counted == [0: [[0, 0, 0]]])
    let byAnswers = try settle([SmallSurvey.Row(line: 2, [0, 4, 0]), SmallSurvey.Row(line: 3, [1, 0, 0])])
    #expect(byAnswers.counted == [0: [[1, 0, 0]]])
    let equal = try settle([SmallSurvey.Row(line: 2, [1, 1, 0]), SmallSurvey.Row(line: 3, [1, 1, 0])])
    #expect(equal.rejects == [3: .superseded])
  }

  @Test("sequence numbers of more than 32 bits are compared whole")
  func longSequences() throws {
    let settled = try settle([
      SmallSurvey.Row(sequence: 1 << 40, line: 2, [0, 0, 0]), SmallSurvey.Row(sequence: 5, line: 3, [4, 4, 0]),
    ])
    #expect(settled.counted == [0: [[0, 0, 0]]])
  }

  @Test("keep first is the mirror of it")
  func keepFirst() throws {
    let rows = [SmallSurvey.Row(at: 90, line: 2, [4, 4, 0]), SmallSurvey.Row(at: 30, line: 3, [0, 0, 0])]
    #expect(try settle(rows, [("duplicates: last", "duplicates: first")]).counted == [0: [[0, 0, 0]]])
  }

  @Test("another activity, rater or appraisee is another thing; a rater of several activities has responded once")
  func differentThings() throws {
    let settled = try settle(
      [
        SmallSurvey.Row([4, 4, 0]), SmallSurvey.Row(activity: 1, line: 3, [0, 0, 0]),
        SmallSurvey.Row(rater: "2", line: 4, [0, 0, 0]), SmallSurvey.Row(appraisee: 1, line: 5, [0, 0, 0]),
      ], Self.byActivity)
    #expect(settled.rejects == [:])
    #expect(settled.responded == [2, 1, 0])
    #expect(settled.counted[0]?.count == 3)
  }

  @Test("without a time equal ones count once, and contradicting ones not at all")
  func withoutTime() throws {
    let equal = try settle(
      [SmallSurvey.Row(at: nil, line: 2, [1, 1, 0]), SmallSurvey.Row(at: nil, line: 3, [1, 1, 0])], Self.untimed)
    #expect(equal.counted == [0: [[1, 1, 0]]])
    #expect(equal.rejects == [3: .repeated])
    let contradicting = try settle(
      [
        SmallSurvey.Row(at: nil, line: 2, [1, 1, 0]), SmallSurvey.Row(at: nil, line: 3, [1, 1, 0]),
        SmallSurvey.Row(at: nil, line: 4, [1, 2, 0]), SmallSurvey.Row(rater: "2", at: nil, line: 5, [3, 3, 0]),
      ], Self.untimed)
    #expect(contradicting.counted == [0: [[3, 3, 0]]])
    #expect(contradicting.rejects == [2: .conflictingDuplicate, 3: .conflictingDuplicate, 4: .conflictingDuplicate])
    #expect(contradicting.findings.map(\.code) == [.conflictingDuplicate])
    #expect(contradicting.findings.first?.arguments == ["3"])
    #expect(contradicting.findings.first?.line == 2)
    #expect(contradicting.responded == [1, 0, 0])
  }

  @Test("of several faults the first is told: the period, the roster, an exclusion, no answer")
  func orderOfFaults() throws {
    let roster = SmallSurvey.roster([("1", 0), ("2", 0), ("3", 1)], excluded: ["2"], people: 3)
    let none = [AnswerCode.missing, AnswerCode.missing, AnswerCode.invalid]
    let settled = try settle(
      [
        SmallSurvey.Row(rater: nil, at: -1, line: 2, none), SmallSurvey.Row(rater: nil, line: 3, none),
        SmallSurvey.Row(rater: "3", line: 4, none), SmallSurvey.Row(rater: "2", line: 5, none),
        SmallSurvey.Row(rater: "1", line: 6, none), SmallSurvey.Row(rater: "3", appraisee: 1, line: 7, [0, 0, 0]),
        SmallSurvey.Row(rater: "1", line: 8, [AnswerCode.notApplicable, AnswerCode.missing, AnswerCode.missing]),
      ], roster: roster)
    #expect(
      settled.rejects == [
        2: .outsidePeriod, 3: .notOnRoster, 4: .notOnRoster, 5: .raterExcluded, 6: .noAnswer,
      ])
    #expect(settled.responded == [1, 1, 0])
  }

  @Test("the period's last second belongs to it, the next does not")
  func period() throws {
    let last = 31 * 86_400 - 1
    let settled = try settle([
      SmallSurvey.Row(at: last, line: 2, [0, 0, 0]), SmallSurvey.Row(rater: "2", at: last + 1, line: 3, [0, 0, 0]),
    ])
    #expect(settled.rejects == [3: .outsidePeriod])
  }

  @Test("anonymous responses are another's each")
  func anonymous() throws {
    let rows = (0..<5).map { SmallSurvey.Row(line: 2 + $0, [1, 1, 0]) }
    let settled = try settle(
      rows, [("rater: r, ", ""), ("kind: questionnaire", "kind: questionnaire\n    rater: anonymous")])
    #expect(settled.counted[0]?.count == 5)
    #expect(settled.responded == [5, 0, 0])
  }

  @Test("any order of the rows and any batches give the same, also when answers come up that need more bits")
  func anyOrder() throws {
    for seed in UInt64(1)...60 {
      var random = SeededRandom(seed: seed)
      let marks = [3, 40, 300].randomElement(using: &random) ?? 3
      let rows = (0..<120).map { line in
        SmallSurvey.Row(
          rater: "\(Int.random(in: 0..<20, using: &random))", appraisee: Int.random(in: 0..<3, using: &random),
          at: Int.random(in: 0..<3, using: &random), sequence: Int.random(in: 0..<2, using: &random), line: line + 2,
          [Int.random(in: 0..<5, using: &random), 1, Int.random(in: 0..<marks, using: &random) * 1000])
      }
      let whole = try settle(rows)
      let parts = try settle(rows, batches: 7)
      #expect(parts.rejects == whole.rejects && parts.counted.mapValues(Set.init) == whole.counted.mapValues(Set.init))
      let shuffled = try settle(rows.shuffled(using: &random), batches: 3)
      #expect(shuffled.counted.mapValues(Set.init) == whole.counted.mapValues(Set.init), "seed \(seed)")
      #expect(shuffled.responded == whole.responded, "seed \(seed)")
    }
  }
}
