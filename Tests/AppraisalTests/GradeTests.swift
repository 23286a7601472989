import TestSupport
import Testing

@testable import Appraisal

@Suite("Grades (IM2-7, LOCAL-cuts)")
struct GradeTests {
  private typealias Person = SmallAppraisal.Person

  private func grade(_ person: SmallAppraisal.Person) throws -> String {
    try SmallAppraisal(["T1": person], ShippedDefinition.counselor).grade("T1")
  }

  @Test(
    "the published composite meets the cut, not the exact one",
    arguments: [
      ("100", "合格 graded"), ("70", "合格 graded"), ("69.995", "合格 graded"), ("69.9949", "基本合格 graded"),
      ("60", "基本合格 graded"), ("59.99", "不合格 graded"), ("0", "不合格 graded"),
    ])
  func cuts(_ composite: String, _ expected: String) throws {
    #expect(try grade(Person(composite: composite)) == expected)
  }

  @Test(
    "who is only reviewed has no grade, whatever else holds",
    arguments: [
      (["post": "兼职"], "- reviewed-only part-time"), (["full-time-since": "2026-01-02"], "- reviewed-only first-year"),
      (["full-time-since": "2026-01-01"], "合格 graded"),
      (["dispatched": "是", "months-in-post": "4.5"], "- reviewed-only dispatched"),
      (["dispatched": "是", "months-in-post": "5"], "合格 graded"), (["months-in-post": "4"], "合格 graded"),
      (["months-on-leave": "5"], "合格 graded"), (["months-on-leave": "5.5"], "- reviewed-only long-leave"),
      (["post": "兼职", "sanction": "是", "days-away": "90"], "- reviewed-only part-time"),
    ])
  func neverGraded(_ attributes: [String: String], _ expected: String) throws {
    #expect(try grade(Person(attributes: attributes)) == expected)
  }

  @Test(
    "a veto decides whatever the composite, and one of several names the reason",
    arguments: [
      (["political-failing": "是"], "political-failing"), (["slackness": "是"], "slackness"),
      (["accident": "是"], "accident"), (["favouritism": "是"], "favouritism"), (["sanction": "是"], "sanction"),
      (["ethics": "不合格"], "ethics"), (["accident": "是", "slackness": "是"], "slackness"),
    ])
  func vetoes(_ attributes: [String: String], _ rule: String) throws {
    #expect(try grade(Person(composite: "99", attributes: attributes)) == "不合格 graded \(rule)")
    #expect(try grade(Person(composite: nil, attributes: attributes)) == "不合格 graded \(rule)")
  }

  @Test(
    "a student score below 60 is a veto; a withheld one vetoes nothing",
    arguments: [
      ("59.99", "不合格 graded student-score"), ("59.995", "合格 graded"), ("60", "合格 graded"), (nil, "合格 graded"),
    ] as [(String?, String)])
  func studentScore(_ student: String?, _ expected: String) throws {
    #expect(try grade(Person(student: student)) == expected)
  }

  @Test(
    "whose composite or attribute is not known is pending",
    arguments: [
      (nil, [:], "- pending participation"), ("80", ["full-time-since": " "], "- pending attribute-missing"),
      ("80", ["days-away": "many"], "- pending attribute-missing"),
      (nil, ["days-away": "many"], "- pending participation"),
      ("80", ["days-away": "many", "sanction": "是"], "不合格 graded sanction"),
      ("80", ["sanction": "?", "days-away": "90"], "- pending attribute-missing"),
    ] as [(String?, [String: String], String)])
  func pending(_ composite: String?, _ attributes: [String: String], _ expected: String) throws {
    #expect(try grade(Person(composite: composite, attributes: attributes)) == expected)
  }

  /// 14 of whom 2 can be 优秀, the best 94, then 93, …
  private func fourteen(_ change: (inout [String: Person]) -> Void) throws -> SmallAppraisal {
    var people: [String: Person] = [:]
    for index in 0..<14 { people["T\(10 + index)"] = Person(composite: "\(94 - index)") }
    change(&people)
    return try SmallAppraisal(people, ShippedDefinition.counselor)
  }

  private func excellent(_ appraisal: SmallAppraisal) -> [String] {
    appraisal.graded().grades.filter { $0.value.level == 0 }.keys.sorted()
  }

  @Test("15 % of 14 are 2, the best by composite; the next is told how far away they were")
  func places() throws {
    let appraisal = try fourteen { _ in }
    #expect(excellent(appraisal) == ["T10", "T11"])
    #expect(appraisal.grade("T10") == "优秀 graded")
    let next = appraisal.graded().findings.filter { $0.code == .quotaNext }
    #expect(next.map(\.appraisee) == ["T12"])
    #expect(next.map(\.arguments) == [["优秀", "1.00"]])
  }

  @Test(
    "a bar keeps from 优秀 and leaves the grade by score; the place goes to the next",
    arguments: [
      ["meetings-missed": "1"], ["duties-missed": "1"], ["days-away": "30"], ["students-sanctioned": "3"],
    ])
  func bars(_ attributes: [String: String]) throws {
    let appraisal = try fourteen { $0["T10"]?.attributes = attributes }
    #expect(excellent(appraisal) == ["T11", "T12"])
    #expect(appraisal.grade("T10").hasPrefix("合格 graded "))
  }

  @Test(
    "just below the bar keeps nobody: 29.5 days, exactly 2 % of the students",
    arguments: [["days-away": "29.5"], ["students-sanctioned": "2"]])
  func noBars(_ attributes: [String: String]) throws {
    #expect(excellent(try fourteen { $0["T10"]?.attributes = attributes }) == ["T10", "T11"])
  }

  @Test("one of 49 students is more than 2 %, one of 50 is not, and of nobody there is no share")
  func sanctionRate() throws {
    for (assigned, expected) in [(49, "合格 graded student-sanctions"), (50, "优秀 graded"), (0, "优秀 graded")] {
      let appraisal = try fourteen {
        $0["T10"]?.attributes = ["students-sanctioned": "1"]
        $0["T10"]?.assigned = assigned
      }
      #expect(appraisal.grade("T10") == expected, "\(assigned)")
    }
  }

  @Test("those only reviewed are not in the base; vetoed and pending ones are, and pending ones make 优秀 provisional")
  func base() throws {
    let reviewed = try fourteen { $0["T23"]?.attributes = ["post": "兼职"] }
    #expect(excellent(reviewed) == ["T10"])
    let vetoed = try fourteen { $0["T23"]?.attributes = ["sanction": "是"] }
    #expect(excellent(vetoed) == ["T10", "T11"])
    #expect(vetoed.grade("T10") == "优秀 graded")
    let pending = try fourteen { $0["T23"]?.composite = nil }
    #expect(excellent(pending) == ["T10", "T11"])
    #expect(pending.grade("T10") == "优秀 provisional")
    #expect(pending.grade("T12") == "合格 graded")
    #expect(pending.graded().findings.contains { $0.code == .quotaProvisional && $0.arguments == ["优秀", "1"] + [""] })
  }

  @Test("of everyone, the base holds those only reviewed, but no part-time ones")
  func everyone() throws {
    let everyone = try ShippedDefinition.definition("im-counselor", with: [("of: graded", "of: everyone")])
    for (attributes, count) in [(["post": "兼职"], 1), (["months-on-leave": "6"], 2)] {
      var people: [String: Person] = [:]
      for index in 0..<14 { people["T\(10 + index)"] = Person(composite: "\(94 - index)") }
      people["T23"]?.attributes = attributes
      #expect(excellent(try SmallAppraisal(people, everyone)).count == count)
    }
  }

  @Test("ties on the edge: by student score, then department; what still ties is cut from both")
  func ties() throws {
    let byStudent = try fourteen {
      $0["T11"]?.composite = "92"
      $0["T12"]?.student = "81"
    }
    #expect(excellent(byStudent) == ["T10", "T12"])
    let byDepartment = try fourteen {
      $0["T11"]?.composite = "92"
      $0["T11"]?.department = "80.01"
    }
    #expect(excellent(byDepartment) == ["T10", "T11"])
    let rounded = try fourteen {
      $0["T11"]?.composite = "92"
      $0["T11"]?.student = "80.004"
    }
    #expect(excellent(rounded) == ["T10"])
    #expect(rounded.graded().findings.filter { $0.code == .quotaTieCut }.map(\.appraisee) == ["T11", "T12"])
    #expect(rounded.grade("T11") == "合格 graded")
  }

  @Test("a tie that stands can be let in instead, beyond the places")
  func keptTies() throws {
    let keep = try ShippedDefinition.definition("im-counselor", with: [("standing-ties: cut", "standing-ties: keep")])
    var people: [String: Person] = [:]
    for index in 0..<14 { people["T\(10 + index)"] = Person(composite: index < 3 ? "90" : "80") }
    let appraisal = try SmallAppraisal(people, keep)
    #expect(excellent(appraisal) == ["T10", "T11", "T12"])
    #expect(appraisal.graded().findings.filter { $0.code == .quotaTieKept }.map(\.appraisee) == ["T10", "T11", "T12"])
  }

  @Test("a number of places larger than the group is told, and nobody below the cut is placed")
  func morePlacesThanPeople() throws {
    let places = try ShippedDefinition.definition(
      "im-counselor", with: [("        share: 15\n", "        places: 3\n"), ("        rounding: down\n", "")])
    let appraisal = try SmallAppraisal(["T1": Person(composite: "75"), "T2": Person(composite: "65")], places)
    #expect(excellent(appraisal) == ["T1"])
    let odd = appraisal.graded().findings.filter { $0.code == .quotaLargerThanGroup }
    #expect(odd.map(\.arguments) == [["优秀", "3", "", "2"]])
  }

  @Test("a group of one or of none has no place, and says so")
  func smallGroups() throws {
    for people in [["T1": Person()], ["T1": Person(attributes: ["post": "兼职"])]] {
      let appraisal = try SmallAppraisal(people, ShippedDefinition.counselor)
      #expect(excellent(appraisal) == [])
      #expect(appraisal.graded().findings.map(\.code) == [.quotaEmpty])
    }
  }

  @Test("nobody barred or vetoed is ever 优秀, the quota is never exceeded, and the order of people changes nothing")
  func random() throws {
    let definition = try ShippedDefinition.definition("im-counselor", with: [("share: 15", "share: 40")])
    for seed in UInt64(1)...100 {
      var random = SeededRandom(seed: seed)
      var people: [String: Person] = [:]
      for index in 0..<Int.random(in: 0...20, using: &random) {
        var person = Person(composite: ["60", "70", "90", "90", "90.004", nil].randomElement(using: &random) ?? nil)
        person.student = ["59", "80", "81", nil].randomElement(using: &random) ?? nil
        for (name, value) in [("sanction", "是"), ("days-away", "40"), ("post", "兼职"), ("ethics", "?")]
        where Int.random(in: 0..<6, using: &random) == 0 {
          person.attributes[name] = value
        }
        people["T\(100 + index)"] = person
      }
      let appraisal = try SmallAppraisal(people, definition)
      let grades = appraisal.graded().grades
      let winners = grades.filter { $0.value.level == 0 }
      for (id, grade) in winners {
        let attributes = people[id]?.attributes ?? [:]
        #expect(attributes.isEmpty, "seed \(seed): \(id) \(attributes)")
        #expect(grade.rule == nil && (people[id]?.student ?? "80") != "59", "seed \(seed): \(id)")
      }
      let base = grades.values.count { $0.status != .reviewedOnly }
      #expect(winners.count * 100 <= 40 * base, "seed \(seed)")
      for id in people.keys {
        var without = people
        without[id] = nil
        let others = try SmallAppraisal(without, definition).graded().grades
        for other in without.keys where grades[other]?.level != 0 && others[other]?.level != 0 {
          #expect(others[other] == grades[other], "seed \(seed): \(other) without \(id)")
        }
      }
    }
  }

  @Test(
    "what is recorded is a finding and moves no grade: 90 of 100 students tested are enough, 89 are not (IM1-11.6)",
    arguments: [("90", 0), ("89", 1), ("", 0)])
  func recorded(_ tested: String, _ findings: Int) throws {
    let appraisal = try SmallAppraisal(
      ["T1": Person(attributes: ["students-tested": tested])], ShippedDefinition.counselor)
    #expect(appraisal.grade("T1") == "合格 graded")
    let recorded = appraisal.graded().findings.filter { $0.code == .ruleRecorded }
    #expect(recorded.count == findings)
    #expect(recorded.allSatisfy { $0.clause == "IM1-11.6" })
  }
}
