import Testing

@testable import Appraisal

@Suite("Duties, counted from ledgers")
struct DutyTests {
  /// A calendar of two teaching weeks, 2025-W36 and 2025-W38; W37 is free.
  private static let head = """
    pipeline: d
    title: {zh: 职, en: d}
    authority: x
    language: zh
    period: {name: Y, from: 2025-09-01, to: 2025-12-31}
    rounding: {mode: half-up, scores: 2, rates: 2}
    appraisees:
      file: p.csv
      columns: {id: id}
      attributes:
        came: {column: c, type: date}
        left: {column: l, type: date}
        leads: {column: s, one-of: [yes, no]}
      in-post: {from: came, until: left, required: whole}
    calendar:
      semesters: [{name: A, from: 2025-09-01, to: 2025-09-19}]
      holidays: [{name: h, from: 2025-09-08, to: 2025-09-12}]
    targets:
      places: {one-of: [a, b, c]}
      students: {file: s.csv, columns: {id: s, appraisee: p}}
    sources:
      ledger:
        kind: ledger
        title: {zh: 账, en: l}
        files: l.csv
        columns: {appraisee: p, date: d, activity: a}
        activities: {visit: [v], talk: [t]}
        targets: {places: w, students: w}
        amounts: {hours: h}
        duplicates: keep
    duties:
      spare-talk: {title: {zh: 谈, en: t}, activities: [talk], every: year, at-least: 1}
      spare-places: {title: {zh: 谈, en: t}, activities: all, each: places, every: year, at-least: 1}
      spare-students: {title: {zh: 谈, en: t}, activities: all, each: students, every: year, at-least: 1}
      spare-hours: {title: {zh: 时, en: h}, activities: all, count: hours, every: year, at-least: 1}
      spare-visit: {title: {zh: 访, en: v}, activities: [visit], every: year, at-least: 1}
      asked: {title: {zh: 访, en: v}, ASKED}

    """

  /// One record: what, when, to whom (by target and member), and hours.
  private struct Done {
    let activity: String
    let day: String
    var named: [Int: Set<Int>] = [:]
    var hours: String?
  }

  /// What somebody has to show for one duty.
  private func outcome(
    _ asked: String, _ records: [Done], came: String = "", left: String = "", leads: String = "",
    students: [Int] = [0, 1]
  ) throws -> DutyOutcome {
    let text = Self.head.replacing("ASKED", with: asked)
    let definition = try DefinitionDecoder(file: "d.yaml", bytes: Array(text.utf8)).decode()
    let attributes = definition.appraisees.attributes
    let person = Appraisee(
      id: "T", name: "", role: "", college: "",
      attributes: zip(attributes, [came, left, leads]).map { $0.read($1, dates: nil).value })
    let rolls = [
      TargetRoll(names: ["a", "b", "c"], inCharge: nil), TargetRoll(names: ["", "", ""], inCharge: [students]),
    ]
    let tally = DutyTally(definition)
    let ledger = try records.map { record in
      LedgerRecord(
        appraisee: 0, date: try #require(CivilDate(record.day.utf8)), activity: record.activity, named: record.named,
        amounts: record.hours.flatMap { AnswerValue($0.utf8) }.map { ["hours": $0] } ?? [:])
    }
    tally.take(ledger)
    return try #require(tally.outcomes(Appraisees([person]), rolls).last?.first)
  }

  private static let twice = "activities: [visit], every: week, at-least: 2"

  @Test("two visits a week: one is short by name of the week, what was done of what was due")
  func weekly() throws {
    let outcome = try outcome(
      Self.twice,
      [
        Done(activity: "visit", day: "2025-09-01"), Done(activity: "visit", day: "2025-09-07"),
        Done(activity: "visit", day: "2025-09-15"), Done(activity: "talk", day: "2025-09-16"),
      ])
    #expect(outcome == DutyOutcome(required: 2, met: 1, shortfalls: ["2025-W38: 1/2"]))
    #expect(outcome.rate == Rational(50))
  }

  @Test("a week without teaching is not due, and what was done in it counts for no other week")
  func holidayWeek() throws {
    let visits = ["2025-09-08", "2025-09-14", "2025-09-09"].map { Done(activity: "visit", day: $0) }
    #expect(
      try outcome(Self.twice, visits).shortfalls == ["2025-W36: 0/2", "2025-W38: 0/2"])
  }

  @Test("a semester's records are those from its first to its last day, a year's all of the period")
  func vacation() throws {
    let after = [Done(activity: "visit", day: "2025-09-20")]
    #expect(try outcome("activities: [visit], every: semester, at-least: 1", after).shortfalls == ["A: 0/1"])
    #expect(try outcome("activities: [visit], every: year, at-least: 1", after).met == 1)
  }

  @Test("who came on a Tuesday does not answer for that week, who left on a Friday does")
  func middle() throws {
    #expect(try outcome(Self.twice, [], came: "2025-09-02").shortfalls == ["2025-W38: 0/2"])
    #expect(try outcome(Self.twice, [], left: "2025-09-05").shortfalls == ["2025-W36: 0/2"])
    #expect(try outcome(Self.twice, [], came: "2025-09-20") == DutyOutcome())
  }

  @Test("hours are summed exactly: 0.1 ten times is 1, 15.5 of 16 is short")
  func hours() throws {
    let tenths = (0..<10).map { _ in Done(activity: "talk", day: "2025-09-01", hours: "0.1") }
    #expect(try outcome("activities: [talk], count: hours, every: year, at-least: 1", tenths).met == 1)
    let some = [Done(activity: "talk", day: "2025-09-01", hours: "15.5"), Done(activity: "talk", day: "2025-09-01")]
    #expect(
      try outcome("activities: [talk], count: hours, every: year, at-least: 16", some).shortfalls == ["Y: 15.5/16"])
  }

  @Test("places are coverage of a list, and the missing ones are named in its order")
  func places() throws {
    let outcome = try outcome(
      "activities: all, each: places, every: year, at-least: 1",
      [Done(activity: "talk", day: "2025-09-01", named: [0: [1]])])
    #expect(outcome == DutyOutcome(required: 3, met: 1, shortfalls: ["Y: 1/3 (a, c)"]))
  }

  @Test("students in charge are counted, week by week, and never named; nobody in charge, nothing due")
  func students() throws {
    let asked = "activities: [talk], each: students, every: week, at-least: 1"
    let talks = [
      Done(activity: "talk", day: "2025-09-01", named: [1: [0, 1]]),
      Done(activity: "talk", day: "2025-09-16", named: [1: [1, 2]]),
    ]
    #expect(try outcome(asked, talks) == DutyOutcome(required: 4, met: 3, shortfalls: ["2025-W38: 1/2"]))
    #expect(try outcome(asked, talks, students: []) == DutyOutcome())
  }

  @Test("a duty of some concerns them, and those of whom it is not known")
  func when() throws {
    let asked = "when: {attribute: leads, equals: yes}, activities: [visit], every: year, at-least: 1"
    #expect(try outcome(asked, [], leads: "yes").required == 1)
    #expect(try outcome(asked, [], leads: "no").required == 0)
    #expect(try outcome(asked, [], leads: "").required == 1)
  }

  @Test("status: fulfilled, short, advisory and never short, nothing due")
  func status() throws {
    let text = Self.head.replacing("ASKED", with: "kind: advisory, " + Self.twice)
    let duties = try DefinitionDecoder(file: "d.yaml", bytes: Array(text.utf8)).decode().duties
    let (required, advisory) = (try #require(duties.first), try #require(duties.last))
    #expect(DutyOutcome(required: 2, met: 2).status(of: required) == .fulfilled)
    #expect(DutyOutcome(required: 2, met: 1).status(of: required) == .short)
    #expect(DutyOutcome(required: 2, met: 1).status(of: advisory) == .advisory)
    #expect(DutyOutcome().status(of: required) == .notRequired)
  }

  @Test("compliance is the mean of the rates of what was due: 1/2 and 1/3 are 125/3 percent")
  func compliance() {
    let outcomes = [DutyOutcome(required: 2, met: 1), DutyOutcome(required: 3, met: 1), DutyOutcome()]
    #expect(outcomes.compliance == Rational(125, 3))
    #expect([DutyOutcome()].compliance == nil)
  }

  @Test(
    "200 students for one counselor are enough, 201 are not; part-time ones and students who left do not count",
    arguments: [
      (200, 1, "staffing-met"), (201, 1, "staffing-short"), (400, 2, "staffing-met"), (1, 0, "staffing-short"),
    ])
  func staffing(_ students: Int, _ counselors: Int, _ code: String) throws {
    let definition = try ShippedDefinition.definition("im-counselor")
    let post = try #require(definition.appraisees.attributes.firstIndex { $0.name == "post" })
    let people = Appraisees(
      (0..<counselors + 1).map { number in
        var attributes = [AttributeValue?](repeating: nil, count: definition.appraisees.attributes.count)
        attributes[post] = .text(number < counselors ? "专职" : "兼职")
        return Appraisee(id: "T\(number)", name: "", role: "", college: "", attributes: attributes)
      })
    var counts = RosterCounts(appraisees: people.count)
    counts.students = students
    let rosters = definition.sources.map { $0.name == "student" ? counts : nil }
    let findings = DutyFindings(definition: definition, people: people).staffing(rosters)
    #expect(findings.map(\.code.rawValue) == [code])
    #expect(findings.first?.arguments == ["\(students)", "\(counselors)", "200"])
  }
}
