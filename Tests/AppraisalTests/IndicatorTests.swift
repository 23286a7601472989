import TestSupport
import Testing

@testable import Appraisal

@Suite("Indicator trees")
struct IndicatorTests {
  /// Items a to d on 0-100, e and f with points; g1 = a, b; g2 = c, g3; g3 = d; points = e, f.
  private static func source(_ score: String = "", weights: [String: String] = [:]) throws -> Source {
    let weight = { (name: String) in weights[name].map { ", weight: \($0)" } ?? "" }
    let text = """
      pipeline: d
      title: {zh: 指, en: d}
      authority: x
      language: zh
      period: {name: Y, from: 2025-09-01, to: 2025-12-31}
      rounding: {mode: half-up, scores: 2, rates: 2}
      appraisees: {file: p.csv, columns: {id: id}}
      scales: {marks: {range: {from: 0, to: 100}}}
      sources:
        sheet:
          kind: review
          title: {zh: 表, en: s}
          files: s.csv
          columns: {rater: r, appraisee: p}
          items:
            a: {column: a, scale: marks\(weight("a"))}
            b: {column: b, scale: marks}
            c: {column: c, scale: marks}
            d: {column: d, scale: marks}
            e: {column: e, points: 4}
            f: {column: f, points: 6}
          groups:
            g1: {of: [a, b]\(weight("g1"))}
            g2: {of: [c, g3]}
            g3: {of: [d]}
            points: {of: [e, f], points: 10}
          score: {mean-of: groups}
          compare-with: [school]
      """
    return try #require(try DefinitionDecoder(file: "d.yaml", bytes: Array(text.utf8)).decode().sources.first)
  }

  private func tree(_ marks: [Int?], weights: [String: String] = [:]) throws -> IndicatorTree {
    IndicatorTree(source: try Self.source(weights: weights), answers: marks.map { $0.map { Rational($0) } })
  }

  @Test("a group is the mean of its members, a group among them")
  func means() throws {
    let tree = try tree([80, 100, 50, 70, 4, 3])
    #expect((0..<4).map { tree.value(of: $0) } == [Rational(90), Rational(60), Rational(70), Rational(7)])
    // (90 + 60 + 100 × 7/10) / 3
    #expect(tree.score == Rational(220, 3))
  }

  @Test("a blank item leaves its group to the others; points need every item; a group without any has no value")
  func blanks() throws {
    let some = try tree([nil, 100, 50, nil, 4, nil])
    #expect((0..<4).map { some.value(of: $0) } == [Rational(100), Rational(50), nil, nil])
    #expect(some.score == Rational(75))
    #expect(try tree([nil, nil, nil, nil, nil, nil]).score == nil)
  }

  @Test("weights of items and groups: 80 × 3 and 100 × 1 are 85; that twice, 60 and 70 once are 75")
  func weights() throws {
    let tree = try tree([80, 100, 50, 70, 4, 3], weights: ["a": "3", "g1": "2"])
    #expect(tree.value(of: 0) == Rational(85))
    #expect(tree.score == Rational(75))
  }

  @Test("over responses: n, mean and the sample's variance")
  func tally() {
    var sums = FractionSum()
    #expect(GroupTally(sums).mean == nil && GroupTally(sums).variance == nil)
    for value in [70, 80, 90] { sums.add(Int128(value * 3), over: 3) }
    let tally = GroupTally(sums)
    #expect(tally == GroupTally(count: 3, sum: Rational(240), squares: Rational(19_400)))
    #expect(tally.mean == Rational(80))
    #expect(tally.variance == Rational(100))
  }

  @Test("sums of fractions are those of plain fractions, of few divisors, of many, and of numbers that do not fit")
  func sums() {
    for seed in UInt64(1)...200 {
      var random = SeededRandom(seed: seed)
      var sums = FractionSum()
      var (sum, squares) = (Rational.zero, Rational.zero)
      let most = [9, 1 << 62].randomElement(using: &random) ?? 9
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let (number, divisor) = (Int.random(in: -most...most, using: &random), Int.random(in: 1...50, using: &random))
        sums.add(Int128(number), over: Int64(divisor))
        sum = sum + Rational(number, divisor)
        squares = squares + Rational(number, divisor) * Rational(number, divisor)
      }
      #expect(sums.sum == sum && sums.squares == squares, "seed \(seed)")
    }
  }

  @Test("the plan of a pattern of blanks gives what the tree gives")
  func plan() throws {
    for seed in UInt64(1)...200 {
      var random = SeededRandom(seed: seed)
      let source = try Self.source(weights: seed % 2 == 0 ? ["a": "3", "g1": "1.5"] : [:])
      let valid = (0..<6).map { _ in Int.random(in: 0..<4, using: &random) > 0 }
      let plan = try #require(IndicatorPlan(source, valid: valid))
      let marks = valid.map { $0 ? Int.random(in: 0...4_000_000, using: &random) : nil }
      let tree = IndicatorTree(source: source, answers: marks.map { $0.map { AnswerValue(millionths: $0).exact } })
      for group in 0...4 {
        let expected = group < 4 ? tree.value(of: group) : tree.score
        let found = plan.values[group].map { value in
          Rational(value.factors.reduce(0 as Int128) { $0 + Int128(marks[$1.item] ?? 0) * Int128($1.factor) })
            / Rational(Int(value.divisor))
        }
        #expect(found == expected, "seed \(seed), group \(group)")
      }
    }
  }
}
