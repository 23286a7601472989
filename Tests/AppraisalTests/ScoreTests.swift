import TestSupport
import Testing

@testable import Appraisal

@Suite("Answers become scores (LOCAL-scale, LOCAL-score)")
struct ScoreTests {
  private func source(_ mean: ScoreRule.Mean = .responses, trim: String = "") throws -> Source {
    let change = ("mean-of: responses", "mean-of: \(mean.rawValue)" + (trim.isEmpty ? "" : ", trim: \(trim)"))
    return try ShippedDefinition.definition("yt-mentor", with: [change]).sources[0]
  }

  private func score(_ rows: [Responses.Response], of source: Source) -> ScoreSum {
    SourceTally(source: source, counted: .rows(SmallSurvey.responses(rows)), appraisees: 1, 1).scores[0]
  }

  private func score(
    _ rows: [Responses.Response], mean: ScoreRule.Mean = .responses, trim: String = ""
  ) throws -> ScoreSum {
    score(rows, of: try source(mean, trim: trim))
  }

  @Test("满意, 一般 and 75 of 100 are 80, 60 and 75: a response of 71 2/3")
  func oneResponse() throws {
    let score = try score([SmallSurvey.response([3, 2, SmallSurvey.mark(75)])])
    #expect(score.mean == Rational(215, 3))
    #expect(score.responses == 1)
  }

  @Test("every response counts once, however many items it answers")
  func responsesCountOnce() throws {
    let rows = [
      try SmallSurvey.response([4, 4, SmallSurvey.mark(100)]),
      try SmallSurvey.response(rater: 1, [0, AnswerCode.missing, AnswerCode.invalid]),
    ]
    #expect(try score(rows).mean == Rational(60))
    #expect(try score(rows, mean: .answers).mean == Rational(80))
  }

  @Test("an activity counts once where the mean is of activities")
  func activitiesCountOnce() throws {
    let rows = [
      try SmallSurvey.response([4, 4, SmallSurvey.mark(100)]),
      try SmallSurvey.response(rater: 1, [4, 4, SmallSurvey.mark(100)]),
      try SmallSurvey.response(activity: 1, [2, 2, SmallSurvey.mark(60)]),
      try SmallSurvey.response(activity: 2, [AnswerCode.notApplicable, AnswerCode.missing, AnswerCode.missing]),
    ]
    #expect(try score(rows, mean: .activities).mean == Rational(80))
    #expect(try score(rows, mean: .responses).mean == Rational(260, 3))
    #expect(try score(rows, mean: .activities).responses == 3)
  }

  @Test("nothing applicable leaves no score, and no score is not zero")
  func notApplicable() throws {
    let score = try score([SmallSurvey.response([AnswerCode.notApplicable, AnswerCode.missing, AnswerCode.missing])])
    #expect(score.mean == nil)
    #expect(score.responses == 0)
  }

  @Test("the highest and the lowest are dropped where there are enough")
  func trimmed() throws {
    let marks = [60, 100, 82, 80, 84]
    let rows = try marks.enumerated().map { rater, mark in
      try SmallSurvey.response(rater: rater, [AnswerCode.missing, AnswerCode.missing, SmallSurvey.mark(mark)])
    }
    let trim = "{each-end: 1, from: 5}"
    #expect(try score(rows, trim: trim).mean == Rational(82))
    #expect(try score(rows, trim: trim).responses == 5)
    #expect(try score(Array(rows.dropLast()), trim: trim).mean == Rational(161, 2))
    #expect(try score(rows, trim: "{each-end: 2, from: 5}").mean == Rational(82))
  }

  @Test("one more response of top answers never lowers a score, and the order of responses changes nothing")
  func monotoneAndOrderless() throws {
    let sources = [try source(), try source(trim: "{each-end: 1, from: 4}")]
    for seed in UInt64(1)...200 {
      var random = SeededRandom(seed: seed)
      let rows = try (0..<Int.random(in: 1...12, using: &random)).map { rater in
        let labels = (0..<2).map { _ in Int.random(in: -3...4, using: &random) }
        return try SmallSurvey.response(
          rater: rater, labels + [SmallSurvey.mark(Int.random(in: 0...100, using: &random))])
      }
      let top = try SmallSurvey.response(rater: 99, [4, 4, SmallSurvey.mark(100)])
      for source in sources {
        let before = score(rows, of: source)
        #expect(score(rows + [top], of: source).mean ?? .zero >= before.mean ?? .zero, "seed \(seed)")
        #expect(score(rows.shuffled(using: &random), of: source) == before, "seed \(seed)")
      }
    }
  }
}
