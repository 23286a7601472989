import Foundation
import Testing

/// Ledgers as they are kept: what is read of them, what is left out, and what comes of it.
@Suite("Ledgers and duties")
struct LedgerTests {
  private static let definition = """
    appraisees:
      file: p.csv
      columns: {id: id, name: name}
    calendar:
      semesters: [{name: A, from: 2025-09-01, to: 2025-09-12}]
    targets:
      classes: {file: classes.csv, columns: {id: class, appraisee: id}, names: shown}
      students: {file: students.csv, columns: {id: student, appraisee: id}, exclude: [{column: state, equals: gone, reason: withdrawn}]}
      themes: {one-of: [law, art]}
    sources:
      ledger:
        kind: ledger
        title: {zh: 台账, en: Ledger}
        files: ledger*.csv
        columns: {appraisee: id, date: date, activity: what}
        activities: {meeting: [Meeting, Gathering], talk: [Talk], course: [Course], theme: [Theme]}
        targets: {classes: whom, students: whom, themes: whom}
        separator: ";"
        amounts: {hours: hours}
        duplicates: drop
    duties:
      meetings: {title: {zh: 会, en: Meetings}, activities: [meeting], each: classes, every: week, at-least: 1, clause: X-1}
      talks: {title: {zh: 谈, en: Talks}, activities: [talk], each: students, every: year, at-least: 1, clause: X-2}
      themes: {title: {zh: 题, en: Themes}, activities: [theme], each: themes, every: year, at-least: 1, clause: X-3}
      hours: {title: {zh: 时, en: Hours}, activities: [course], count: hours, every: semester, at-least: 8, clause: X-4}

    """
  private static let files = [
    "p.csv": "id,name\nT01,a\n00T2,b\n",
    "classes.csv": "class,id\nC1,T01\nC2,T01\nC3,00T2\n",
    "students.csv":
      "student,id,state\n326000000001,T01,\n326000000002,T01,\n326000000003,T01,gone\n326000000004,00T2,\n",
  ]
  private static let header = "id,date,what,whom,hours,note\n"

  private func run(_ ledgers: [String: String]) throws -> SmallRun {
    try SmallRun(Self.definition, Self.files.merging(ledgers.mapValues { Self.header + $0 }) { first, _ in first })
  }

  @Test("each class each week, named where it is missed; students counted; themes named; hours summed")
  func duties() throws {
    let run = try run([
      "ledger.csv": """
      T01,2025-09-01,Meeting,C1;C2,,
      T01,2025/9/14 23:59:59,Gathering,C2,,
      T01,2025-09-02,Talk,326000000001,,
      T01,2025-12-24,Theme,art,,
      T01,2025-09-02,Course,,5.5,
      T01,2025-09-12,Course,,2.4,

      """
    ])
    let expected = [
      "00T2|hours|1|0|0.00|A: 0/8|short", "00T2|meetings|2|0|0.00|2025-W36: 0/1 (C3); 2025-W37: 0/1 (C3)|short",
      "00T2|talks|1|0|0.00|Y: 0/1|short", "00T2|themes|2|0|0.00|Y: 0/2 (law, art)|short",
      "T01|hours|1|0|0.00|A: 7.9/8|short", "T01|meetings|4|3|75.00|2025-W37: 1/2 (C1)|short",
      "T01|talks|2|1|50.00|Y: 1/2|short", "T01|themes|2|1|50.00|Y: 1/2 (law)|short",
    ]
    #expect(
      try run.rows("duties", ["appraisee_id", "duty", "required", "met", "rate", "shortfalls", "status"]) == expected)
    #expect(try run.rows("appraisal", ["appraisee_id", "clauses"]) == ["00T2|X-1 X-2 X-3 X-4", "T01|X-1 X-2 X-3 X-4"])
  }

  @Test("a record that cannot be counted says where and why; the sums hold")
  func rejects() throws {
    let run = try run([
      "ledger.csv": """
      T99,2025-09-01,Meeting,C1,,unknown person
      2.02E+11,2025-09-01,Meeting,C1,,
      ,2025-09-01,Meeting,C1,,
      T01,2025-02-30,Meeting,C1,,
      T01,2025-08-31,Meeting,C1,,
      T01,2025-09-01,Party,C1,,
      T01,2025-09-01,Meeting,C1,
      T01,2025-09-01,Meeting,C1,,once

      """,
      "ledger-2.csv": "T01,2025-09-01,Meeting,C1,,once\nT01,2025-09-01,Meeting,C1,,twice\n",
    ])
    #expect(
      try run.rows("rejects", ["file", "line", "what", "disposition", "code", "column"]) == [
        "ledger.csv|2|record|rejected|appraisee-unknown|id", "ledger.csv|3|record|rejected|id-scientific|id",
        "ledger.csv|4|record|rejected|id-missing|id", "ledger.csv|5|record|rejected|time-unreadable|date",
        "ledger.csv|6|record|rejected|outside-period|date", "ledger.csv|7|record|rejected|activity-unlisted|what",
        "ledger.csv|8|record|rejected|ragged-row|",
        // ledger-2.csv comes first in the order of bytes, so this is the copy.
        "ledger.csv|9|record|superseded|repeated|",
      ])
    #expect(try run.sums("ledger") == ["records": 10, "parsed": 3, "records_rejected": 7, "answers": 2, "valid": 2])
  }

  @Test("whom or what a record names: blank is missing, others' and unknown ones are void, the rest counts")
  func targets() throws {
    let run = try run([
      "ledger.csv": """
      T01,2025-09-01,Meeting,,,
      T01,2025-09-01,Meeting,C3;C1,,
      T01,2025-09-01,Talk,326000000004,,
      T01,2025-09-02,Talk,326000000009;326000000003,,
      T01,2025-09-03,Talk,  326000000001 ; ;３２６０００００００02,,
      T01,2025-09-04,Talk,3.26E+11,,
      T01,2025-09-04,Theme,C1,,
      T01,2025-09-04,Course,nobody asks,-1,
      T01,2025-09-05,Course,,eight,
      T01,2025-09-05,Course,,,

      """
    ])
    let found = try run.rows("rejects", ["line", "what", "disposition", "code", "column"])
    #expect(
      found == [
        "3|answer|void|not-in-charge|whom", "4|answer|void|not-in-charge|whom", "5|answer|void|target-unknown|whom",
        "7|answer|void|id-scientific|whom", "8|answer|void|target-unknown|whom",
        "9|answer|void|answer-out-of-range|hours", "10|answer|void|answer-not-a-number|hours",
      ])
    #expect(
      try run.sums("ledger") == [
        "records": 10, "parsed": 10, "answers": 13, "valid": 4, "missing": 2, "invalid": 7,
      ])
    #expect(
      try run.rows("duties", ["appraisee_id", "duty", "met"]).filter { $0.hasPrefix("T01") }
        == ["T01|hours|0", "T01|meetings|1", "T01|talks|2", "T01|themes|0"])
  }

  @Test("no id of a student stands in any output or on the terminal")
  func privacy() throws {
    let run = try run(["ledger.csv": "T01,2025-09-01,Talk,326000000004;326000000001;326000000009,,\n"])
    let everything = try Folder.files(run.output).values.map { String(decoding: $0, as: UTF8.self) }
    #expect(everything.count > 5)
    #expect(!(everything + [run.outcome.output, run.outcome.errors]).contains { $0.contains("32600000") })
  }

  @Test("a folder without the ledger is told, and with --partial nothing has been done yet")
  func partial() throws {
    let missing = try SmallRun(Self.definition, Self.files)
    #expect(missing.outcome.status == 66)
    #expect(missing.outcome.errors.contains("source 'ledger' needs 'ledger*.csv' and no file matches"))
    let partial = try SmallRun(Self.definition, Self.files, ["--partial"])
    #expect(try partial.rows("duties", ["met"]) == .init(repeating: "0", count: 8))
  }
}
