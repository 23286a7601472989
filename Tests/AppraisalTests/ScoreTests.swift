import TestSupport
import Testing

@testable import Appraisal

@Suite("Answers become scores (LOCAL-scale, LOCAL-score)")
struct ScoreTests {
  private func score(_ rows: [Responses.Response], mean: Source.Mean = .responses) throws -> ScoreSum {
    let shipped = try ShippedDefinition.mentor.sources[0]
    let source = Source(
      name: shipped.name, title: shipped.title, kind: shipped.kind, files: shipped.files, encoding: nil,
      columns: shipped.columns, items: shipped.items, duplicates: .keepLast, roster: nil, participation: nil,
      mean: mean,
      decimals: nil, clause: nil, scoreClause: nil)
    return SourceTally(source: source, responses: SmallSurvey.responses(rows), appraisees: 1).scores[0]
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

  @Test("one more response of top answers never lowers a score, and the order of responses changes nothing")
  func monotoneAndOrderless() throws {
    for seed in UInt64(1)...200 {
      var random = SeededRandom(seed: seed)
      let rows = try (0..<Int.random(in: 1...12, using: &random)).map { rater in
        let labels = (0..<2).map { _ in Int.random(in: -3...4, using: &random) }
        return try SmallSurvey.response(
          rater: rater, labels + [SmallSurvey.mark(Int.random(in: 0...100, using: &random))])
      }
      let before = try score(rows).mean ?? .zero
      let top = try SmallSurvey.response(rater: 99, [4, 4, SmallSurvey.mark(100)])
      #expect(try score(rows + [top]).mean ?? .zero >= before, "seed \(seed)")
      #expect(try score(rows.shuffled(using: &random)) == score(rows), "seed \(seed)")
    }
  }
}

@Suite("Places of an award (YT-7.1)")
struct AwardTests {
  /// Candidates by composite, satisfaction and main-work points; 10 % half up.
  private func ranking(_ candidates: [(Int, Int, Int)], of members: Int) throws -> AwardRanking.Outcome {
    let definition = try ShippedDefinition.mentor
    let composite = try #require(definition.composite)
    let people = SmallSurvey.people(members)
    let scores = (0..<members).map { index in
      let satisfaction = candidates.indices.contains(index) ? candidates[index].1 : 0
      return ScoreSum(sum: Rational(satisfaction), count: 1, responses: 1)
    }
    let sources = definition.sources.map { source in
      NormalisedSource(
        name: source.name,
        participation: source.roster == nil
          ? [] : .init(repeating: Participation(gross: 1, excluded: 0, responded: 1), count: members),
        scores: scores, items: [])
    }
    let components = (0..<members).map { index in
      composite.allParts.map { part in
        Component(
          path: part.path, status: .published, responded: 1,
          score: Rational(candidates.indices.contains(index) ? candidates[index].2 : 0), contribution: .zero,
          reason: nil)
      }
    }
    let composites = (0..<members).map { index in
      candidates.indices.contains(index)
        ? CompositeValue(status: .published, exact: Rational(candidates[index].0), reason: nil)
        : CompositeValue(status: .withheld, exact: nil, reason: .participation)
    }
    let normalised = Normalised(people: people, sources: sources, trail: AuditTrail(definition: ""))
    let weighted = Weighted(normalised: normalised, components: components, composites: composites)
    let measures = Measures(definition: definition, weighted: weighted)
    return AwardRanking(award: definition.awards[0], measures: measures, people: people.people).run()
  }

  @Test("the best of ten, and nobody else")
  func oneOfTen() throws {
    let outcome = try ranking((0..<10).map { (90 - $0, 90, 40) }, of: 10)
    #expect(outcome.places.map(\.appraisee) == [0])
    #expect(outcome.places.map(\.tie) == [""])
    #expect(outcome.findings.isEmpty)
  }

  @Test("a tie is broken by satisfaction, then by main work")
  func brokenTies() throws {
    let bySatisfaction = try ranking([(90, 80, 40), (90, 81, 30), (80, 99, 40)], of: 10)
    #expect(bySatisfaction.places.map(\.appraisee) == [1])
    #expect(bySatisfaction.places.map(\.tie) == ["satisfaction"])
    let byMainWork = try ranking([(90, 81, 39), (90, 81, 40)], of: 10)
    #expect(byMainWork.places.map(\.appraisee) == [1])
    #expect(byMainWork.places.map(\.tie) == ["college/main"])
    #expect(byMainWork.findings.map(\.code) == [.awardTieBroken])
  }

  @Test("a complete tie on the edge is cut from both")
  func cutTie() throws {
    let outcome = try ranking([(95, 90, 40), (90, 81, 40), (90, 81, 40)], of: 20)
    #expect(outcome.places.map(\.appraisee) == [0])
    #expect(outcome.findings.map(\.code) == [.awardTieCut, .awardTieCut])
    #expect(outcome.findings.map(\.appraisee) == ["T101", "T102"])
  }

  @Test("three who tie for two places get none of them")
  func cutTieOfThree() throws {
    let outcome = try ranking([(90, 81, 40), (90, 81, 40), (90, 81, 40), (80, 99, 40)], of: 20)
    #expect(outcome.places.isEmpty)
    #expect(outcome.findings.map(\.appraisee) == ["T100", "T101", "T102"])
  }

  @Test("withheld ones count for the places and get none; five give one place, which is 20 %")
  func base() throws {
    let outcome = try ranking([(90, 90, 40)], of: 5)
    #expect(outcome.places.map(\.appraisee) == [0])
    #expect(outcome.findings.map(\.code) == [.awardShareExceeded])
    #expect(try ranking([(90, 90, 40)], of: 4).places.isEmpty)
  }

  @Test("never more than the places, and nobody behind a loser")
  func neverTooMany() throws {
    for seed in UInt64(1)...300 {
      var random = SeededRandom(seed: seed)
      let members = Int.random(in: 1...40, using: &random)
      let candidates = (0..<Int.random(in: 0...members, using: &random)).map { _ in
        (
          Int.random(in: 88...90, using: &random), Int.random(in: 80...81, using: &random),
          Int.random(in: 39...40, using: &random)
        )
      }
      let winners = Set(try ranking(candidates, of: members).places.map(\.appraisee))
      #expect(winners.count <= (members + 5) / 10, "seed \(seed)")
      for winner in winners {
        let ahead = candidates.indices.filter { !winners.contains($0) && candidates[$0] >= candidates[winner] }
        #expect(ahead == [], "seed \(seed): a loser is as good as a winner")
      }
    }
  }
}
