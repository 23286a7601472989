import TestSupport
import Testing

@testable import Appraisal

@Suite("Records of ledgers")
struct LedgerBatchTests {
  private func named(_ batch: borrowing LedgerBatch, _ row: Int) -> [[Int]] {
    var found: [[Int]] = []
    batch.forEachNamed(row) { found.append([$0, $1]) }
    return found
  }

  @Test("a member whom a record names twice counts once, and one of another target or record apart")
  func named() {
    var batch = LedgerBatch(amounts: 0)
    batch.append(appraisee: 0, day: 1, activity: 0)
    for (target, member) in [(0, 7), (0, 7), (1, 7), (0, 8)] { batch.name(target, member) }
    batch.append(appraisee: 1, day: 1, activity: 0)
    batch.append(appraisee: 1, day: 2, activity: 0)
    batch.name(0, 7)
    #expect(named(batch, 0) == [[0, 7], [1, 7], [0, 8]])
    #expect(named(batch, 1) == [])
    #expect(named(batch, 2) == [[0, 7]])
  }

  @Test("an amount that is not there is none, and one of zero is zero")
  func amounts() {
    var batch = LedgerBatch(amounts: 2)
    batch.append(appraisee: 0, day: 1, activity: 0)
    batch.setAmount(1, AnswerValue(millionths: 0))
    batch.append(appraisee: 0, day: 1, activity: 0)
    batch.setAmount(0, AnswerValue(millionths: 2_500_000))
    #expect([batch.amount(0, of: 0), batch.amount(1, of: 0)] == [nil, 0])
    #expect([batch.amount(0, of: 1), batch.amount(1, of: 1)] == [2_500_000, nil])
  }

  @Test("what is taken out is no row of a stage file, and nothing of the batch before is left")
  func droppedAndEmptied() {
    let batch = Exclusive(LedgerBatch(amounts: 1))
    for day in 1...3 { batch.value.append(appraisee: 4, day: day, activity: 1, line: day) }
    batch.value.drop(1)
    #expect(
      (0..<3).map { batch.value.record($0, activities: ["a", "b"], amounts: ["h"])?.activity } == ["b", nil, "b"])
    batch.value.begin()
    batch.value.append(appraisee: 4, day: 1, activity: 0)
    #expect(batch.value.count == 1 && batch.value.counts(0))
    #expect(batch.value.record(0, activities: ["a", "b"], amounts: ["h"])?.amounts == [:])
  }

  private struct Key: HashedKey {
    let value: UInt64
    /// Few different ones, so that keys meet.
    var hash: UInt64 { value % 7 }
  }

  @Test("keys are numbered as a dictionary would, also where hashes are alike")
  func keys() {
    for seed in UInt64(1)...10 {
      var random = SeededRandom(seed: seed)
      var table = KeyTable<Key>()
      var numbers: [UInt64: Int] = [:]
      for _ in 0..<500 {
        let key = UInt64.random(in: 0..<200, using: &random)
        let added = table.add(Key(value: key))
        #expect(added.isNew == (numbers[key] == nil), "seed \(seed)")
        #expect(added.number == numbers[key] ?? numbers.count, "seed \(seed)")
        numbers[key] = added.number
      }
      #expect(table.number(of: Key(value: 1000)) == nil)
    }
  }
}
