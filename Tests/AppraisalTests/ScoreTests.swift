import TestSupport
import Testing

@testable import Appraisal

@Suite("Answers become scores (LOCAL-scale, LOCAL-score)")
struct ScoreTests {
  private func definition(_ mean: ScoreRule.Mean = .responses, trim: String = "") throws -> Definition {
    let rule = "mean-of: \(mean.rawValue)" + (trim.isEmpty ? "" : ", trim: \(trim)")
    return try SmallSurvey.definition([
      ("mean-of: responses", rule), ("appraisee: p, submitted", "appraisee: p, activity: v, submitted"),
    ])
  }

  /// Adds up responses on the first of three appraisees, on any thread.
  private func score(_ rows: [SmallSurvey.Row], of definition: Definition) -> ScoreSum {
    let people = SmallSurvey.people(3)
    let context = ResponseContext(definition.sources[0], definition, people, IDList([]), nil)
    let tally = SourceTally(context.source, codes: context.codes, appraisees: people.count)
    for row in rows {
      let places = row.answers.enumerated().map { context.codes.place(of: $1, item: $0) }
      unsafe places.withUnsafeBufferPointer {
        unsafe tally.take(block: 0, appraisee: 0, activity: UInt32(row.activity), count: 1, places: $0)
      }
    }
    return tally.result(threads: 2).scores[0]
  }

  private func score(
    _ rows: [SmallSurvey.Row], mean: ScoreRule.Mean = .responses, trim: String = ""
  ) throws -> ScoreSum {
    score(rows, of: try definition(mean, trim: trim))
  }

  @Test("满意, 一般 and 75 of 100 are 80, 60 and 75: a response of 71 2/3")
  func oneResponse() throws {
    let score = try score([SmallSurvey.Row([3, 2, SmallSurvey.mark(75)])])
    #expect(score.mean == Rational(215, 3))
    #expect(score.responses == 1)
  }

  @Test("every response counts once, however many items it answers")
  func responsesCountOnce() throws {
    let rows = [
      SmallSurvey.Row([4, 4, SmallSurvey.mark(100)]),
      SmallSurvey.Row(rater: "1", [0, AnswerCode.missing, AnswerCode.invalid]),
    ]
    #expect(try score(rows).mean == Rational(60))
    #expect(try score(rows, mean: .answers).mean == Rational(80))
  }

  @Test("an activity counts once where the mean is of activities")
  func activitiesCountOnce() throws {
    let rows = [
      SmallSurvey.Row([4, 4, SmallSurvey.mark(100)]),
      SmallSurvey.Row(rater: "1", [4, 4, SmallSurvey.mark(100)]),
      SmallSurvey.Row(activity: 1, [2, 2, SmallSurvey.mark(60)]),
      SmallSurvey.Row(activity: 2, [AnswerCode.notApplicable, AnswerCode.missing, AnswerCode.missing]),
    ]
    #expect(try score(rows, mean: .activities).mean == Rational(80))
    #expect(try score(rows, mean: .responses).mean == Rational(260, 3))
    #expect(try score(rows, mean: .activities).responses == 3)
  }

  @Test("nothing applicable leaves no score, and no score is not zero")
  func notApplicable() throws {
    let score = try score([SmallSurvey.Row([AnswerCode.notApplicable, AnswerCode.missing, AnswerCode.missing])])
    #expect(score.mean == nil)
    #expect(score.responses == 0)
  }

  @Test("the highest and the lowest are dropped where there are enough")
  func trimmed() throws {
    let marks = [60, 100, 82, 80, 84]
    let rows = marks.enumerated().map { rater, mark in
      SmallSurvey.Row(rater: "\(rater)", [AnswerCode.missing, AnswerCode.missing, SmallSurvey.mark(mark)])
    }
    let trim = "{each-end: 1, from: 5}"
    #expect(try score(rows, trim: trim).mean == Rational(82))
    #expect(try score(rows, trim: trim).responses == 5)
    #expect(try score(Array(rows.dropLast()), trim: trim).mean == Rational(161, 2))
    #expect(try score(rows, trim: "{each-end: 2, from: 5}").mean == Rational(82))
  }

  @Test("one more response of top answers never lowers a score, and the order of responses changes nothing")
  func monotoneAndOrderless() throws {
    let sources = [try definition(), try definition(trim: "{each-end: 1, from: 4}")]
    for seed in UInt64(1)...200 {
      var random = SeededRandom(seed: seed)
      let rows = (0..<Int.random(in: 1...12, using: &random)).map { rater in
        let labels = (0..<2).map { _ in Int.random(in: -3...4, using: &random) }
        return SmallSurvey.Row(
          rater: "\(rater)", labels + [SmallSurvey.mark(Int.random(in: 0...100, using: &random))])
      }
      let top = SmallSurvey.Row(rater: "99", [4, 4, SmallSurvey.mark(100)])
      for source in sources {
        let before = score(rows, of: source)
        #expect(score(rows + [top], of: source).mean ?? .zero >= before.mean ?? .zero, "seed \(seed)")
        #expect(score(rows.shuffled(using: &random), of: source) == before, "seed \(seed)")
      }
    }
  }
}
