import Foundation
import Testing

/// What is put right after the public notice, with places and amounts that follow.
@Suite("Corrections after the public notice, next places and amounts")
struct CorrectionTests {
  private static let definition = """
    appraisees:
      file: p.csv
      columns: {id: id, name: name}
    sources:
      sheet:
        kind: review
        title: {zh: 表, en: Sheet}
        files: sheet.csv
        rater: office
        columns: {appraisee: id}
        items:
          work: {column: work, points: 60}
          study: {column: study, points: 40}
    composite:
      unit: points
      total: 100
      missing: withhold
      parts:
        work: {points: 60, sum: {source: sheet, items: [work]}, clause: X-1}
        study: {points: 40, sum: {source: sheet, items: [study]}, clause: X-2}
    grades:
      measure: composite
      levels:
        - {label: good, from: 80, clause: X-3}
        - {label: fair, from: 0, clause: X-3}
    awards:
      best:
        title: {zh: 佳, en: Best}
        measure: composite
        quota: {places: 1, of: everyone, by: school, ties-on: published, standing-ties: cut}
        amount: {yuan: 1000, clause: X-5}
        clause: X-4
      next:
        title: {zh: 提名, en: Nominated}
        measure: composite
        after: [best]
        quota: {places: 2, of: everyone, by: school, ties-on: published, standing-ties: cut}
        amount: {yuan: 250.5, clause: X-5}
        clause: X-4
      undecided:
        title: {zh: 待定, en: Undecided}
        measure: composite
        quota: {places: 0, of: everyone, by: school, ties-on: published, standing-ties: cut}
        clause: X-6
    corrections:
      file: corrections.csv
      columns: {appraisee: id, what: what, old: old, new: new, reason: why, approved-by: who, date: when}
      clause: X-7
    notice: {clause: X-8}

    """
  private static let files = [
    "p.csv": "id,name\nT1,a\nT2,b\nT3,c\nT4,d\n",
    "sheet.csv": "id,work,study\nT1,60,40\nT2,55,35\nT3,50,30\nT4,,30\n",
  ]

  private func run(_ corrections: String? = nil) throws -> SmallRun {
    let more = corrections.map { ["corrections.csv": "id,what,old,new,why,who,when\n" + $0] } ?? [:]
    return try SmallRun(Self.definition, Self.files.merging(more) { first, _ in first })
  }

  private static let standing = ["appraisee_id", "composite", "grade", "rank", "corrected"]
  private static let places = ["award", "place", "appraisee_id", "amount_yuan", "clause"]

  @Test("without a file nothing is corrected; nominations are the next places; an award without a number has none")
  func withoutCorrections() throws {
    let run = try run()
    #expect(
      try run.rows("appraisal", Self.standing) == [
        "T1|100.00|good|1|false", "T2|90.00|good|2|false", "T3|80.00|good|3|false", "T4||||false",
      ])
    #expect(
      try run.rows("awards", Self.places) == [
        "best|1|T1|1000|X-4 X-5", "next|1|T2|250.5|X-4 X-5", "next|2|T3|250.5|X-4 X-5",
      ])
    let findings = try run.rows("findings", ["code", "message"])
    #expect(findings.contains("no-corrections|there is no file 'corrections.csv': nothing is corrected"))
    #expect(
      findings.contains(
        "award-unnumbered|'undecided': the document gives no number; set 'places' in the definition"))
    #expect(
      try run.rows("notice", ["appraisee_id", "composite", "grade", "awards"]) == [
        "T1|100.00|good|Best", "T2|90.00|good|Nominated", "T3|80.00|good|Nominated",
      ])
  }

  @Test("a corrected component moves the composite, the rank, the grade and the awards; a missing one can be supplied")
  func components() throws {
    let run = try run("T1,work,60.00,20,miscounted,dean,2026-09-10\nT4,work,,60,sheet was late,dean,2026/9/10\n")
    #expect(
      try run.rows("appraisal", Self.standing) == [
        "T1|60.00|fair|4|true", "T2|90.00|good|1|false", "T3|80.00|good|3|true", "T4|90.00|good|1|true",
      ])
    #expect(
      try run.rows("awards", Self.places) == [
        "next|1|T2|250.5|X-4 X-5", "next|1|T4|250.5|X-4 X-5",
      ])
    #expect(
      try run.rows("components", ["appraisee_id", "component", "status", "score"]).filter { $0.hasPrefix("T4") }
        == ["T4|study|published|30.00", "T4|work|corrected|60.00"])
    #expect(
      try run.rows("corrections", ["appraisee_id", "what", "old", "new", "reason", "approved_by", "date"]) == [
        "T1|work|60.00|20.00|miscounted|dean|2026-09-10", "T4|work||60.00|sheet was late|dean|2026-09-10",
      ])
    #expect(try run.rows("appraisal", ["clauses"]).first == "X-1 X-2 X-3 X-7")
    // T3 loses a nomination to T4, and so is not what was put up for notice.
    let consequences = try run.rows("findings", ["code", "appraisee_id", "message"]).filter {
      $0.hasPrefix("correction-consequence|T3")
    }
    #expect(consequences == ["correction-consequence|T3|a correction changes awards from 'next' to ''"])
    #expect(try run.sums("corrections") == ["records": 2, "parsed": 2, "responses": 2, "counted": 2])
  }

  @Test("a corrected composite replaces what the parts give; a corrected grade is set last")
  func compositeAndGrade() throws {
    let run = try run("T3,composite,80,79.99,appeal,dean,2026-09-10\nT1,grade,good,fair,sanction,dean,2026-09-10\n")
    #expect(
      try run.rows("appraisal", Self.standing) == [
        "T1|100.00|fair|1|true", "T2|90.00|good|2|false", "T3|79.99|fair|3|true", "T4||||false",
      ])
  }

  @Test(
    "what names something unknown, lacks its approval or does not know the value on record is refused",
    arguments: [
      ("T9,work,60,50,r,w,2026-09-10", "appraisee-unknown", "id"),
      ("T1,wrok,60,50,r,w,2026-09-10", "correction-unknown", "what"),
      ("T1,work,60,50,,w,2026-09-10", "correction-incomplete", "why"),
      ("T1,work,60,50,r,,2026-09-10", "correction-incomplete", "who"),
      ("T1,work,60,50,r,w,10 September", "time-unreadable", "when"),
      ("T1,work,60,fifty,r,w,2026-09-10", "answer-not-a-number", "new"),
      ("T1,work,60,60.01,r,w,2026-09-10", "answer-out-of-range", "new"),
      ("T1,work,60,50.005,r,w,2026-09-10", "answer-out-of-range", "new"),
      ("T1,work,60,-1,r,w,2026-09-10", "answer-out-of-range", "new"),
      ("T1,grade,good,best,r,w,2026-09-10", "answer-not-in-scale", "new"),
      ("T1,work,59.99,50,r,w,2026-09-10", "old-value-differs", "old"),
      ("T1,work,,50,r,w,2026-09-10", "old-value-differs", "old"),
      ("T4,work,0,50,r,w,2026-09-10", "old-value-differs", "old"),
      ("T1,grade,fair,good,r,w,2026-09-10", "old-value-differs", "old"),
    ])
  func refused(_ line: String, _ code: String, _ column: String) throws {
    let run = try run(line + "\n")
    #expect(
      try run.rows("rejects", ["source", "line", "what", "disposition", "code", "column"])
        == ["corrections|2|correction|rejected|\(code)|\(column)"])
    #expect(
      try run.rows("findings", ["severity", "code", "line", "clause"]).contains("error|correction-refused|2|X-7"))
    #expect(try run.rows("appraisal", ["corrected"]) == ["false", "false", "false", "false"])
    #expect(try run.sums("corrections") == ["records": 1, "parsed": 1, "responses": 1, "responses_rejected": 1])
  }

  @Test("the same correction twice counts once; two that differ cancel each other")
  func twice() throws {
    let line = "T1,work,60,50,r,w,2026-09-10\n"
    let repeated = try run(line + line)
    #expect(try repeated.rows("rejects", ["line", "disposition", "code"]) == ["3|superseded|repeated"])
    #expect(try repeated.rows("appraisal", ["composite"]).first == "90.00")
    let conflict = try run(line + "T1,work,60,51,r,w,2026-09-10\n")
    #expect(
      try conflict.rows("rejects", ["line", "disposition", "code"]) == [
        "2|rejected|conflicting-duplicate", "3|rejected|conflicting-duplicate",
      ])
    #expect(try conflict.rows("appraisal", ["composite"]).first == "100.00")
  }

  @Test("what is withheld for participation cannot be supplied; what is merely missing can")
  func withheld() throws {
    let students = """
        student:
          kind: questionnaire
          title: {zh: 生, en: Students}
          files: student.csv
          columns: {rater: s, appraisee: id}
          items: {overall: {column: mark, scale: marks}}
          roster: {file: roster.csv, columns: {rater: s, appraisee: id}}
          participation: {threshold: 50, below: withhold}
      composite:
        unit: percent
        missing: withhold
        parts:
          sheet: {weight: 50, sum: {source: sheet, items: [work, study]}}
          student: {weight: 50, score: student}

      """
    let start = try #require(Self.definition.range(of: "composite:"))
    let end = try #require(Self.definition.range(of: "grades:"))
    let definition =
      "scales: {marks: {range: {from: 0, to: 100}}}\n" + Self.definition[..<start.lowerBound]
      + students
      + Self.definition[end.lowerBound...]
    let files = Self.files.merging([
      "student.csv": "s,id,mark\n1,T1,80\n", "roster.csv": "s,id\n1,T1\n2,T1\n3,T1\n4,T4\n",
      "corrections.csv": """
      id,what,old,new,why,who,when
      T1,student,,80,appeal,dean,2026-09-10
      T1,composite,,90,appeal,dean,2026-09-10
      T4,grade,,good,appeal,dean,2026-09-10
      T4,sheet,,88,late,dean,2026-09-10

      """,
    ]) { $1 }
    let run = try SmallRun(definition, files)
    #expect(
      try run.rows("rejects", ["line", "what", "code"]) == [
        "2|correction|figure-withheld", "3|correction|figure-withheld", "4|correction|figure-withheld",
      ])
    #expect(
      try run.rows("components", ["appraisee_id", "component", "status", "score"]).filter { $0.contains("T4") }
        == ["T4|sheet|corrected|88.00", "T4|student|withheld|"])
  }
}
