import Testing

@testable import Appraisal

@Suite("Several responses to the same thing")
struct DuplicateTests {
  private func settle(
    _ rows: [Responses.Response], keep: Duplicates = .keepLast
  ) throws -> (kept: [Int], left: [Int: RejectCode], findings: [FindingCode]) {
    let change = ("duplicates: last", "duplicates: \(keep.rawValue)")
    let source = try ShippedDefinition.definition("yt-mentor", with: [change]).sources[0]
    let settlement = DuplicateSettlement(
      source: source, responses: SmallSurvey.responses(rows), people: SmallSurvey.people(2))
    let outcome = settlement.settle(Array(rows.indices))
    let left = Dictionary(outcome.left.map { ($0.row, $0.code) }, uniquingKeysWith: { first, _ in first })
    return (outcome.kept, left, outcome.findings.map(\.code))
  }

  @Test("the later one counts, wherever it stands")
  func laterCounts() throws {
    let settled = try settle([
      SmallSurvey.response(at: 90, [4, 4, 0]), SmallSurvey.response(at: 30, [0, 0, 0]),
    ])
    #expect(settled.kept == [0])
    #expect(settled.left == [1: .superseded])
  }

  @Test("in the same second the higher sequence number counts, then the higher answers")
  func sameSecond() throws {
    let bySequence = try settle([
      SmallSurvey.response(sequence: 9, [0, 0, 0]), SmallSurvey.response(sequence: 8, [4, 4, 0]),
    ])
    #expect(bySequence.kept == [0])
    let byAnswers = try settle([SmallSurvey.response([0, 4, 0]), SmallSurvey.response([1, 0, 0])])
    #expect(byAnswers.kept == [1])
    let equal = try settle([SmallSurvey.response(line: 2, [1, 1, 0]), SmallSurvey.response(line: 3, [1, 1, 0])])
    #expect(equal.kept == [0])
    #expect(equal.left == [1: .superseded])
  }

  @Test("keep first is the mirror of it")
  func keepFirst() throws {
    let settled = try settle(
      [SmallSurvey.response(at: 90, [4, 4, 0]), SmallSurvey.response(at: 30, [0, 0, 0])], keep: .keepFirst)
    #expect(settled.kept == [1])
  }

  @Test("another activity, rater or appraisee is another thing")
  func differentThings() throws {
    let settled = try settle([
      SmallSurvey.response([4, 4, 0]), SmallSurvey.response(activity: 1, [0, 0, 0]),
      SmallSurvey.response(rater: 1, [0, 0, 0]),
      SmallSurvey.response(appraisee: 1, [0, 0, 0]),
    ])
    #expect(settled.kept == [0, 1, 2, 3])
    #expect(settled.left == [:])
  }

  @Test("without a time equal ones count once, and contradicting ones not at all")
  func withoutTime() throws {
    let equal = try settle([SmallSurvey.response(at: nil, [1, 1, 0]), SmallSurvey.response(at: nil, [1, 1, 0])])
    #expect(equal.kept == [0])
    #expect(equal.left == [1: .repeated])
    let contradicting = try settle([
      SmallSurvey.response(at: nil, [1, 1, 0]), SmallSurvey.response(at: nil, [1, 2, 0]),
      SmallSurvey.response(rater: 1, at: nil, [3, 3, 0]),
    ])
    #expect(contradicting.kept == [2])
    #expect(contradicting.left == [0: .conflictingDuplicate, 1: .conflictingDuplicate])
    #expect(contradicting.findings == [.conflictingDuplicate])
  }
}
