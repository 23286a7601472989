import TestSupport
import Testing

@testable import Appraisal

@Suite("Places of an award (YT-7.1)")
struct AwardTests {
  /// Candidates by composite, satisfaction and main-work points; 10 % half up.
  private func ranking(_ candidates: [(Int, Int, Int)], of members: Int) throws -> (
    winners: [AwardPlace], findings: [Finding]
  ) {
    let definition = try ShippedDefinition.mentor
    let composite = try #require(definition.composite)
    let people = SmallSurvey.people(members)
    let scores = (0..<members).map { index in
      let satisfaction = candidates.indices.contains(index) ? candidates[index].1 : 0
      return ScoreSum(sum: Rational(satisfaction), count: 1, responses: 1)
    }
    let sources = definition.sources.map { source in
      NormalisedSource(
        participation: .init(repeating: Participation(gross: 1, excluded: 0, responded: 1), count: members),
        scores: scores, items: ItemTallies(items: source.items.count), groups: [])
    }
    let components = (0..<members).map { index in
      composite.allParts.map { part in
        Component(
          path: part.path, status: .published, responded: 1,
          score: Rational(candidates.indices.contains(index) ? candidates[index].2 : 0), weight: part.weight,
          contribution: .zero, reason: nil)
      }
    }
    let composites = (0..<members).map { index in
      candidates.indices.contains(index)
        ? CompositeValue(status: .published, exact: Rational(candidates[index].0), reason: nil)
        : CompositeValue(status: .withheld, exact: nil, reason: .participation)
    }
    let normalised = SmallSurvey.normalised(definition, people: members, sources)
    let weighted = Weighted(normalised: normalised, components: components, composites: composites)
    let measures = Measures(definition: definition, people: people, weighted: weighted)
    let award = definition.awards[0]
    let allocation = QuotaAllocation(
      quota: award.quota, measure: award.measure, measures: measures, quotaName: award.name, clause: award.clause)
    return allocation.allocate("C", base: members, candidates: Array(0..<members), pending: 0)
  }

  @Test("the best of ten, and nobody else")
  func oneOfTen() throws {
    let outcome = try ranking((0..<10).map { (90 - $0, 90, 40) }, of: 10)
    #expect(outcome.winners.map(\.appraisee) == [0])
    #expect(outcome.winners.map(\.tie) == [""])
    #expect(outcome.findings.map(\.code) == [.quotaNext])
    #expect(outcome.findings.map(\.appraisee) == ["T101"])
    #expect(outcome.findings[0].arguments == ["excellent-mentor", "1.00"])
  }

  @Test("a tie is broken by satisfaction, then by main work")
  func brokenTies() throws {
    let bySatisfaction = try ranking([(90, 80, 40), (90, 81, 30), (80, 99, 40)], of: 10)
    #expect(bySatisfaction.winners.map(\.appraisee) == [1])
    #expect(bySatisfaction.winners.map(\.tie) == ["satisfaction"])
    let byMainWork = try ranking([(90, 81, 39), (90, 81, 40)], of: 10)
    #expect(byMainWork.winners.map(\.appraisee) == [1])
    #expect(byMainWork.winners.map(\.tie) == ["college/main"])
    #expect(byMainWork.findings.map(\.code) == [.quotaTieBroken, .quotaNext])
  }

  @Test("a complete tie on the edge is cut from both")
  func cutTie() throws {
    let outcome = try ranking([(95, 90, 40), (90, 81, 40), (90, 81, 40)], of: 20)
    #expect(outcome.winners.map(\.appraisee) == [0])
    #expect(outcome.findings.map(\.code) == [.quotaTieCut, .quotaTieCut])
    #expect(outcome.findings.map(\.appraisee) == ["T101", "T102"])
  }

  @Test("three who tie for two places get none of them")
  func cutTieOfThree() throws {
    let outcome = try ranking([(90, 81, 40), (90, 81, 40), (90, 81, 40), (80, 99, 40)], of: 20)
    #expect(outcome.winners.isEmpty)
    #expect(outcome.findings.map(\.appraisee) == ["T100", "T101", "T102"])
  }

  @Test("withheld ones count for the places and get none; five give one place, which is 20 %")
  func base() throws {
    let outcome = try ranking([(90, 90, 40)], of: 5)
    #expect(outcome.winners.map(\.appraisee) == [0])
    #expect(outcome.findings.map(\.code) == [.quotaExceeded])
    #expect(try ranking([(90, 90, 40)], of: 4).winners.isEmpty)
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
      let winners = Set(try ranking(candidates, of: members).winners.map(\.appraisee))
      #expect(winners.count <= (members + 5) / 10, "seed \(seed)")
      for winner in winners {
        let ahead = candidates.indices.filter { !winners.contains($0) && candidates[$0] >= candidates[winner] }
        #expect(ahead == [], "seed \(seed): a loser is as good as a winner")
      }
    }
  }
}
