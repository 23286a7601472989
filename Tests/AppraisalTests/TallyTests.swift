import TestSupport
import Testing

@testable import Appraisal

@Suite("Tallies of answers")
struct TallyTests {
  @Test("two items on two appraisees are told apart")
  func told() {
    var tallies = ItemTallies(items: 2)
    tallies.append(counts: [(code: 1, count: 3), (code: 4, count: 2)], missing: 1, notApplicable: 0)
    tallies.append(counts: [(code: 4, count: 6)], missing: 0, notApplicable: 0)
    tallies.append(counts: [], missing: 5, notApplicable: 2)
    tallies.append(counts: [(code: 0, count: 1), (code: 4, count: 7)], missing: 0, notApplicable: 0)
    #expect(tallies.valid(0, 0).map { [$0.code, $0.count] } == [[1, 3], [4, 2]])
    #expect(tallies.valid(0, 1).map { [$0.code, $0.count] } == [[4, 6]])
    #expect(tallies.valid(1, 0).isEmpty)
    #expect((tallies[1, 0].missing, tallies[1, 0].notApplicable) == (5, 2))
    #expect(tallies.valid(1, 1).map { [$0.code, $0.count] } == [[0, 1], [4, 7]])
    #expect([tallies.responses(on: 0), tallies.responses(on: 1)] == [6, 7])
    #expect(tallies.codes(of: 1) == [4, 0])
  }

  @Test("a source without items has no responses that could be told")
  func withoutItems() {
    #expect(ItemTallies(items: 0).responses(on: 3) == 0)
  }

  @Test("they hold what a dictionary holds, also of more codes than are looked along")
  func agreesWithDictionary() {
    for seed in UInt64(1)...60 {
      var random = SeededRandom(seed: seed)
      let (people, items) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...4, using: &random))
      let most = [3, 40, 500].randomElement(using: &random) ?? 3
      let counts = (0..<people * items).map { _ in
        Dictionary(
          (0..<Int.random(in: 0...most, using: &random)).map { _ in
            (Int.random(in: 0...most, using: &random), Int.random(in: 1...9, using: &random))
          }, uniquingKeysWith: +)
      }
      var tallies = ItemTallies(items: items, appraisees: people)
      for (index, counts) in counts.enumerated() {
        let ascending = counts.sorted { $0.key < $1.key }.map { (code: $0.key, count: $0.value) }
        tallies.append(counts: ascending, missing: index, notApplicable: 2 * index)
      }
      for index in counts.indices {
        let tally = tallies[index / items, index % items]
        let valid = tallies.valid(index / items, index % items)
        #expect(Dictionary(uniqueKeysWithValues: valid.map { ($0.code, $0.count) }) == counts[index], "seed \(seed)")
        #expect(valid.map(\.code) == counts[index].keys.sorted(), "seed \(seed)")
        #expect(tally.count == counts[index].values.reduce(0, +), "seed \(seed)")
        #expect((tally.missing, tally.notApplicable) == (index, 2 * index), "seed \(seed)")
      }
    }
  }
}
