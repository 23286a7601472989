import Foundation
import Testing

/// Every clause that a number, a grade or a finding rests on, with somebody of a sample at whom it is at work.
@Suite("Each clause is cited, and at work in a sample")
struct ClauseTests {
  /// A clause, whom to look at, and what `appraisal.csv` says of them.
  struct Case: CustomStringConvertible, Sendable {
    let clause: String
    let sample: String
    let appraisee: String
    let expected: [String: String]
    var description: String { "\(clause): \(appraisee)" }
  }

  private static func counselor(_ clause: String, _ appraisee: String, _ expected: [String: String]) -> Case {
    Case(clause: clause, sample: "im-counselor", appraisee: appraisee, expected: expected)
  }

  private static func teacher(_ clause: String, _ appraisee: String, _ expected: [String: String]) -> Case {
    Case(clause: clause, sample: "im-class-teacher", appraisee: appraisee, expected: expected)
  }

  private static let published = ["composite": "88.30", "composite_status": "published"]
  private static func reviewed(_ rule: String) -> [String: String] {
    ["grade": "", "grade_status": "reviewed-only", "reason": rule]
  }
  private static func barred(_ rule: String) -> [String: String] {
    ["grade": "合格", "grade_status": "graded", "reason": rule]
  }
  private static func vetoed(_ rule: String) -> [String: String] {
    ["grade": "不合格", "grade_status": "graded", "reason": rule]
  }

  static let cases: [Case] = [
    counselor("IM2-3", "FD023", reviewed("part-time")),
    counselor("IM2-5", "FD001", published),
    counselor("IM2-6.1", "FD001", published),
    counselor(
      "IM2-6.2", "FD011",
      ["composite": "", "composite_status": "withheld", "grade_status": "pending", "reason": "participation"]),
    counselor("IM2-6.3", "FD001", published),
    counselor("IM2-6.4", "FD051", ["composite": "86.50", "composite_status": "published-renormalised"]),
    counselor("IM2-6.5", "FD001", published),
    counselor(
      "IM2-7", "FD002", ["grade": "优秀", "grade_status": "provisional", "consequence": "授予“优秀辅导员”荣誉称号"]),
    counselor("IM2-7.1.1", "FD034", reviewed("first-year")),
    counselor("IM2-7.1.2", "FD035", reviewed("dispatched")),
    counselor("IM2-7.1.3", "FD037", reviewed("long-leave")),
    counselor("IM2-7.2.1", "FD007", barred("missed-meetings")),
    counselor("IM2-7.2.2", "FD008", barred("missed-duties")),
    counselor("IM2-7.2.3", "FD009", barred("long-away")),
    counselor("IM2-7.2.4", "FD006", barred("student-sanctions")),
    counselor("IM2-7.3.1", "FD025", vetoed("political-failing")),
    counselor("IM2-7.3.2", "FD026", vetoed("slackness")),
    counselor("IM2-7.3.3", "FD015", vetoed("student-score")),
    counselor("IM2-7.3.4", "FD027", vetoed("accident")),
    counselor("IM2-7.3.5", "FD028", vetoed("favouritism")),
    counselor("IM2-7.3.6", "FD029", vetoed("sanction")),
    counselor("IM2-7.3.7", "FD030", vetoed("ethics")),
    counselor("IM2-8", "FD020", ["grade": "基本合格", "consequence": "提醒谈话；取消次年专业技术职务评聘资格"]),
    counselor("IM2-9", "FD022", ["grade": "不合格", "reason": "", "consequence": "调离辅导员工作岗位"]),
    counselor(
      "IM1-24.1", "FD015", ["consequence": "调离辅导员工作岗位；学生评议不合格，不得继续从事辅导员工作"]),
    counselor("LOCAL-cuts", "FD019", ["composite": "70.00", "grade": "合格"]),
    counselor("LOCAL-few", "FD046", ["composite_status": "withheld", "reason": "few-raters"]),
    teacher("IT-12", "BT015", ["grade": "优秀", "grade_status": "graded", "consequence": "可续聘"]),
    teacher("IT-14", "BT004", barred("serious-mistake")),
    teacher("IT-6.10", "BT017", ["grade": "合格", "reason": ""]),
    teacher("LOCAL-gate", "BT005", ["composite_status": "withheld", "reason": "participation"]),
    teacher("LOCAL-weights", "BT015", ["composite_status": "published"]),
  ]

  /// The clauses of 内科大发〔2022〕55号 that are computed or recorded for counselors and class teachers.
  static let computedOrRecorded = [
    "IM1-24.1", "IM2-3", "IM2-5", "IM2-6.1", "IM2-6.2", "IM2-6.3", "IM2-6.4", "IM2-6.5", "IM2-7", "IM2-7.1.1",
    "IM2-7.1.2", "IM2-7.1.3", "IM2-7.2.1", "IM2-7.2.2", "IM2-7.2.3", "IM2-7.2.4", "IM2-7.3.1", "IM2-7.3.2",
    "IM2-7.3.3", "IM2-7.3.4", "IM2-7.3.5", "IM2-7.3.6", "IM2-7.3.7", "IM2-8", "IM2-9", "IT-12", "IT-14", "IT-6.10",
  ]

  @Test("what the clause says has come out, and the row cites it", arguments: cases)
  func atWork(_ rule: Case) throws {
    let folder = Sample(name: rule.sample).folder.appending(path: "expected")
    let row = try #require(try Table(folder.appending(path: "appraisal.csv").path()).about(rule.appraisee).first)
    for (column, value) in rule.expected { #expect(row[column] == value, "\(column)") }
    #expect((row["clauses"] ?? "").split(separator: " ").contains(Substring(rule.clause)))
  }

  @Test("every computed or recorded clause is cited by a definition and has a case here, and nothing else is cited")
  func coverage() throws {
    var cited: Set<String> = []
    for name in ["im-counselor", "im-class-teacher"] {
      let definition = try String(contentsOf: Binary.root.appending(path: "pipelines/\(name).yaml"), encoding: .utf8)
      let rules = definition.replacing(/#[^\n]*/, with: "")
      cited.formUnion(rules.matches(of: /clause: ([^,}\s]+)/).map { String($0.output.1) })
    }
    let tested = Set(Self.cases.map(\.clause))
    // Rules of the arithmetic itself: they stand at scales, scores and the rounding, and move every number.
    let everywhere: Set = ["LOCAL-published", "LOCAL-scale", "LOCAL-score"]
    #expect(cited.subtracting(everywhere).symmetricDifference(tested) == [])
    #expect(Set(Self.computedOrRecorded).subtracting(cited) == [])
    #expect(cited.filter { $0.hasPrefix("I") }.subtracting(Self.computedOrRecorded) == [])
  }

  @Test("what is recorded and moves no grade is a finding with its clause", arguments: ["BT017", "BT018", "BT019"])
  func recorded(_ appraisee: String) throws {
    let folder = Sample(name: "im-class-teacher").folder.appending(path: "expected")
    let findings = try Table(folder.appending(path: "findings.csv").path()).about(appraisee)
    let recorded = findings.filter { $0["code"] == "rule-recorded" }
    #expect(recorded.count == (appraisee == "BT019" ? 2 : 1))
    #expect(recorded.allSatisfy { $0["clause"] == "IT-6.10" })
  }
}
