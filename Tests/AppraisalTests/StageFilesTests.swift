import Foundation
import Tabular
import Testing

@testable import Appraisal

@Suite("Stage files: what is written is what is read")
final class StageFilesTests {
  /// Folders that must last as long as the test.
  private var works: [Work] = []
  private let schema: StageSchema
  private let source: Source

  init() throws {
    let definition = try SmallSurvey.definition()
    schema = StageSchema(definition: definition, people: SmallSurvey.people(3))
    source = definition.sources[0]
  }

  /// Writes rows into a stage and reads them again.
  private func again<Row>(_ table: StageTable<Row>, _ rows: [Row]) throws -> [Row] {
    let work = try Work()
    try StageFolder.write(.ingest, definition: "x", into: work.path) { draft throws(Failure) in
      try draft.write(table, rows)
    }
    return try StageFolder(.ingest, in: work.path, definition: "x").rows(of: table)
  }

  /// A folder that vanishes with the test.
  private final class Work {
    let path = FileManager.default.temporaryDirectory.appending(path: "stage-\(UUID().uuidString)").path()
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Expects that both rows that are not blank come back.
  private func expectSame<Row: Equatable>(_ table: StageTable<Row>, _ rows: [Row]) throws {
    #expect(!rows.contains(table.blank), "\(table.name) shows nothing")
    #expect(try again(table, rows) == rows, "\(table.name)")
  }

  private func expectSame<Value: Equatable>(
    _ table: StageTable<StageSchema.Entry<Value>>, _ values: [Value], place: Int = 0
  ) throws {
    let rows = try again(table, values.enumerated().map { (place: place, appraisee: $0 + 1, value: $1) })
    #expect(!values.contains(table.blank.value), "\(table.name) shows nothing")
    #expect(rows.map(\.value) == values, "\(table.name)")
    #expect(rows.map(\.appraisee) == values.indices.map { $0 + 1 } && rows.allSatisfy { $0.place == place })
  }

  private let date = CivilDate(year: 2026, month: 3, day: 5) ?? .first

  @Test("the audit trail, the appraisees and the corrections")
  func dossier() throws {
    try expectSame(
      StageSchema.files,
      [
        .init(
          source: "s", path: "a,\"b\".csv", sha256: "0f", bytes: 7, platform: "plain", encoding: "utf-8", blankLines: 2)
      ])
    var account = Account(source: "s")
    for (index, counter) in Account.counters.enumerated() { account[keyPath: counter.path] = index + 1 }
    try expectSame(StageSchema.sums, [account])
    try expectSame(
      StageSchema.rejects,
      [
        Reject(source: "s", file: "f", line: 3, what: .answer, code: .outOfRange, column: "q", arguments: ["", "x"]),
        Reject(source: "s", file: "f", line: 4, what: .correction, code: .superseded),
      ])
    var finding = Finding(
      .fewRaters, stage: .validate, source: "s", file: "f", line: 9, appraisee: "T101", arguments: ["1", "", "", "4"])
    finding.clause = "LOCAL-few"
    try expectSame(StageSchema.findings, [finding, Finding(.noScore, stage: .normalise)])
    try expectSame(
      StageSchema.people([]), [Appraisee(id: "T1", name: "n\nm", role: "r", college: " c")])
    try expectSame(
      schema.corrections("applied"),
      [
        Correction(
          line: 2, appraisee: 1, what: .component("s"), old: "80", new: "81", reason: "r", approvedBy: "a", date: date)
      ])
  }

  @Test("attributes of every kind, known and unknown")
  func attributes() throws {
    let attributes = try ShippedDefinition.counselor.appraisees.attributes
    let values = attributes.map { attribute -> AttributeValue? in
      switch attribute.kind {
      case .number: .number(AnswerValue(millionths: 4_500_000))
      case .date: .date(date)
      case .text: .text("x")
      case .oneOf(let texts): .text(texts[0])
      }
    }
    let people = [values, attributes.map { _ in nil }].enumerated().map {
      Appraisee(id: "T\($0)", name: "", role: "", college: "", attributes: $1)
    }
    #expect(try again(StageSchema.people(attributes), people) == people)
  }

  @Test("responses of both stages, and the roster")
  func responses() throws {
    let time = CivilTime(date: date, hour: 8, minute: 5, second: 9)
    let stored = StoredResponse(
      file: "f", line: 2, rater: StoredResponse.stranger, appraisee: 1, activity: "a", submitted: time, sequence: 0,
      answers: [0, AnswerCode.notApplicable, SmallSurvey.mark(7)])
    let rows = try again(schema.responses(source), [stored])
    #expect(rows.map { "\($0)" } == ["\(stored)"])
    let counted = try again(schema.countedResponses(source), [(2, 5, [AnswerCode.missing, 1, AnswerCode.invalid])])
    #expect(counted.map(\.appraisee) == [2] && counted.map(\.activity) == [5])
    #expect(counted.map(\.answers) == [[AnswerCode.missing, 1, AnswerCode.invalid]])
    let roster = try again(schema.roster(source), [("r", 1, "c", "left")])
    #expect(roster.map { "\($0)" } == [#"(rater: "r", appraisee: 1, college: "c", exclusion: "left")"#])
  }

  @Test("what ledgers say, with the members of targets under their pseudonyms")
  func ledgers() throws {
    let definition = try ShippedDefinition.counselor
    let schema = StageSchema(definition: definition, people: SmallSurvey.people(3))
    let members = definition.targets.map { _ in ["m2", "m1"] }
    var record = LedgerRecord(appraisee: 2, date: date, activity: "visit")
    for target in definition.targets.indices { record.named[target] = [0, 1] }
    for name in Set(definition.ledgers.flatMap(\.amounts.keys)) { record.amounts[name] = AnswerValue(millionths: 1) }
    #expect(!members.isEmpty)
    let table = schema.records(members: members)
    #expect(table.cells(of: record).contains("m1 m2"))
    try expectSame(table, [record])
    let charges = schema.charges(of: definition.targets[0], members: members[0])
    #expect(try again(charges, [(1, 2)]).map { "\($0)" } == ["(member: 1, appraisee: 2)"])
    #expect(try again(StageSchema.members(of: definition.targets[0]), [("m", "n")]).map(\.name) == ["n"])
  }

  @Test("participation, scores, answers, groups and duties")
  func normalised() throws {
    try expectSame(schema.participation(source), [Participation(gross: 3, excluded: 1, responded: 2)])
    try expectSame(schema.scores(source), [ScoreSum(sum: Rational(250, 3), count: 3, responses: 2)])
    let answers = try again(schema.answers(source), [(2, 1, (SmallSurvey.mark(7), 4))])
    #expect(answers.map { "\($0)" } == ["(place: 2, appraisee: 1, value: (code: 7000000, count: 4))"])
    let rubric = try ShippedDefinition.definition("cq-rubric")
    let grouped = try #require(rubric.sources.first { !$0.groups.isEmpty })
    let groups = StageSchema(definition: rubric, people: schema.people).groups(grouped)
    try expectSame(groups, [GroupTally(count: 2, sum: Rational(-1, 3), squares: Rational(5, 9))], place: 1)
    let duties = StageSchema(definition: try ShippedDefinition.counselor, people: schema.people).duties
    try expectSame(duties, [DutyOutcome(required: 2, met: 1, shortfalls: ["W1: 0/1", "W2: 0/1"])], place: 1)
  }

  @Test("components, composites and what they are judged to be")
  func banded() throws {
    let schema = StageSchema(
      definition: try ShippedDefinition.definition("im-counselor"), people: SmallSurvey.people(3))
    try expectSame(
      schema.components,
      [
        Component(
          path: "a/b", status: .reduced, responded: 4, score: Rational(1, 3), weight: Rational(2),
          contribution: Rational(2, 3), reason: .participation)
      ])
    try expectSame(
      schema.composites, [CompositeValue(status: .publishedZeroed, exact: Rational(7), reason: .missingSource)])
    try expectSame(schema.ranks, [Rank(rank: 1, rankOf: 2, groupRank: 3, groupRankOf: 4)])
    try expectSame(
      schema.grades,
      [
        Grade(
          level: 1, status: .graded, pending: .fewRaters, rule: 2, rules: [0, 2], isOutside: true, isByRule: true)
      ])
    #expect(try again(schema.awards, [AwardPlace(award: "a", place: 1, appraisee: 2, group: "g", tie: "t")]).count == 1)
  }

  @Test("placements carry the decimals of their table")
  func placements() throws {
    let definition = try ShippedDefinition.definition("yt-mentor")
    let table = StageSchema(definition: definition, people: schema.people).placements
    let value = Published(Rational(89), decimals: definition.bands[0].decimals, mode: definition.rounding.mode)
    try expectSame(table, [Placement(status: .published, value: value, band: 1, note: "n")])
  }

  @Test(
    "a cell that no run has written is refused, and its column named",
    arguments: [
      ("T999,2,1,1\n", "appraisee_id"), ("T101,x,1,1\n", "roster_gross"), ("T101,2,1,\n", "responded"),
    ])
  func damaged(_ row: String, _ column: String) throws {
    let (sound, damaged) = (try participation("T101,2,1,1\n"), try participation(row))
    #expect(try sound.rows(of: schema.participation(source)).map(\.value.gross) == [2])
    let failure = #expect(throws: Failure.self) { try damaged.rows(of: schema.participation(source)) }
    #expect(failure?.messages.map(\.wording) == [.stageFileBroken(column)])
  }

  /// A stage whose participation holds one row.
  private func participation(_ row: String) throws -> StageFolder {
    let work = try Work()
    works.append(work)
    try StageFolder.write(.validate, definition: "x", into: work.path) { draft throws(Failure) in
      try draft.write(schema.participation(source), [])
    }
    let text = "appraisee_id,roster_gross,excluded,responded\n" + row
    try text.write(toFile: "\(work.path)/validate/s.participation.csv", atomically: true, encoding: .utf8)
    return try StageFolder(.validate, in: work.path, definition: "x")
  }
}
