import TestSupport
import Testing

@testable import Appraisal

@Suite("Rosters")
struct RosterTests {
  private struct Row {
    let rater: String
    let appraisee: Int
    var college = "C"
    var exclusion = ""
  }

  private func settle(_ rows: [Row]) -> RosterBuilder.Settled {
    let builder = RosterBuilder(appraisees: 3, countsColleges: true, keepsEntries: true)
    let arena = TextArena()
    // Two batches, so that rows of one pair come apart.
    for part in [rows.prefix(rows.count / 2), rows.dropFirst(rows.count / 2)] {
      let batch = Exclusive(RosterBatch())
      for (line, row) in zip(part.indices, part) {
        let mark = builder.marks.number(of: RosterMarks.Mark(college: row.college, exclusion: row.exclusion))
        batch.value.append(
          unsafe IDTable.ID(arena.store(row.rater)), appraisee: row.appraisee, line: line + 2, mark: mark)
      }
      batch.value.end()
      builder.take([batch], threads: 2)
    }
    defer { withExtendedLifetime(arena) {} }
    return builder.settle(file: "roster.csv", threads: 2)
  }

  @Test("equal rows count once; contradicting ones not at all")
  func conflicts() {
    let settled = settle([
      Row(rater: "1", appraisee: 0), Row(rater: "1", appraisee: 0), Row(rater: "2", appraisee: 0),
      Row(rater: "2", appraisee: 0, college: "D"), Row(rater: "3", appraisee: 1),
    ])
    #expect(settled.roster.counts.gross == [1, 1, 0])
    #expect(settled.roster.counts.students == 2)
    #expect(settled.parsed == 3)
    #expect(settled.rejects.map(\.line).sorted() == [3, 4, 5])
    #expect(Set(settled.rejects.map(\.code)) == [.repeated, .conflictingDuplicate])
    #expect(settled.conflicts.map(\.line) == [4] && settled.conflicts.map(\.count) == [2])
    #expect(settled.roster.entries.map(\.line) == [2, 6])
    guard case .unknown = Identifier.withID(cleaned: "2", settled.roster.match) else {
      return #expect(Bool(false), "who is only in contradicting rows is on no list")
    }
  }

  @Test("a row out of force contradicts nothing")
  func outOfForce() {
    let settled = settle([
      Row(rater: "1", appraisee: 0, exclusion: "no-longer-assigned"), Row(rater: "1", appraisee: 0),
      Row(rater: "2", appraisee: 1, exclusion: "not-yet-assigned"),
    ])
    #expect(settled.roster.counts.gross == [1, 1, 0])
    #expect(settled.roster.counts.excluded == [0, 1, 0])
    #expect(settled.roster.counts.exclusions == ["not-yet-assigned": 1])
    #expect(settled.rejects.map(\.line) == [2])
  }

  @Test("the appraisee of a rater is the only one assigned; of one who left everywhere, the first")
  func assignments() {
    let settled = settle([
      Row(rater: "1", appraisee: 2), Row(rater: "2", appraisee: 0), Row(rater: "2", appraisee: 1),
      Row(rater: "3", appraisee: 2, exclusion: "left"), Row(rater: "3", appraisee: 1, exclusion: "left"),
      Row(rater: "4", appraisee: 1, exclusion: "left"), Row(rater: "4", appraisee: 0),
    ])
    let found = ["1", "2", "3", "4"].map { id in
      if case .known(let number) = Identifier.withID(cleaned: id, settled.roster.match) {
        settled.roster.assignment(of: UInt32(number))
      } else {
        -1
      }
    }
    #expect(found == [2, nil, 2, 0])
  }

  @Test("damaged ids are told, and candidates that differ in leading zeros")
  func ids() {
    let settled = settle([Row(rater: "2.02E+11", appraisee: 0), Row(rater: "0012", appraisee: 0)])
    #expect(settled.rejects.map(\.code) == [.idScientific])
    guard case .broken(.idLeadingZeros, let candidate) = Identifier.withID(cleaned: "12", settled.roster.match) else {
      return #expect(Bool(false), "12 resembles 0012")
    }
    #expect(candidate == Origin(file: "roster.csv", line: 3))
  }

  @Test("pairs are found of raters with few appraisees and with many")
  func pairs() {
    var rows = (0..<3).map { Row(rater: "1", appraisee: $0) }
    rows += (0..<3000).map { Row(rater: "\($0 + 2)", appraisee: $0 % 3) }
    let roster = settle(rows).roster
    for number in 0..<3000 {
      guard case .known(let rater) = Identifier.withID(cleaned: "\(number + 2)", roster.match) else {
        return #expect(Bool(false), "\(number + 2) is on the roster")
      }
      let found = (0..<3).filter { roster.pair(UInt32(rater), UInt32($0)) != nil }
      #expect(found == [number % 3])
    }
  }
}
