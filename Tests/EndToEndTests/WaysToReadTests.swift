import Foundation
import TestSupport
import Testing

/// `run` on one thread and on several, with every byte through libcsv, and as six stages: the same bytes.
@Suite("Ways to read")
struct WaysToReadTests {
  private static let definition = """
    pipeline: ways
    title: {zh: 读, en: Ways}
    authority: none
    language: en
    period: {name: Y, from: 2026-06-01, to: 2026-06-30}
    rounding: {mode: half-up, scores: 2, rates: 2}
    appraisees: {file: people.csv, columns: {id: id, name: name}, college: {column: college}}
    scales:
      rating: {range: {from: 1, to: 5}, missing: [无], not-applicable: [不适用]}
    sources:
      evaluation:
        kind: questionnaire
        title: {zh: 评教, en: Evaluation}
        files: responses*.csv
        columns: {rater: student, appraisee: teacher, submitted: at, sequence: id}
        duplicates: last
        items:
          q1: {column: q1, scale: rating}
          q2: {column: q2, scale: rating}
          q3: {column: q3, scale: rating}
          q4: {column: q4, scale: rating}
          q5: {column: q5, scale: rating}
        roster:
          file: roster.csv
          columns: {rater: student, appraisee: teacher, college: college}
          exclude: [{column: status, equals: 休学, reason: suspended}]
        participation: {threshold: 50, below: flag}
        score: {mean-of: responses}
    bands:
      evaluation:
        measure: evaluation
        range: {from: 0, to: 100}
        bands: [{label: A, from: 75, to: 100, points: 20}, {label: B, from: 0, to: 74.99, points: 10}]
    composite: {unit: points, total: 20, missing: withhold, parts: {evaluation: {points: 20, band: evaluation}}}

    """

  @Test("random surveys of all kinds of lines and rules give the same", arguments: UInt64(0)..<36)
  func random(_ seed: UInt64) throws {
    let survey = try Survey(seed: seed, rows: 300)
    try expectSameInAllWays(survey, seed)
  }

  @Test("a survey of several rounds gives the same")
  func rounds() throws {
    let survey = try Survey(seed: 99, rows: 25_000)
    let records = try expectSameInAllWays(survey, 99)
    #expect(records > 40_000)
  }

  /// The definition with other rules from seed to seed.
  private func definition(_ seed: UInt64) -> String {
    var text = WaysToReadTests.definition
    if seed % 2 == 0 { text = text.replacing("duplicates: last", with: "duplicates: first") }
    if seed % 3 == 0 { text = text.replacing("mean-of: responses", with: "mean-of: answers") }
    if seed % 4 == 1 {
      text = text.replacing("{column: college}", with: "{of-students-in: evaluation, otherwise: college}")
    }
    // Other answers, and none that are as in the rows: those are out of scale.
    if seed % 5 == 2 {
      let scales =
        "  opinion: {labels: {满意: 100, 一般: 60, 不满意: 20}, not-applicable: [不了解]}\n  mark: {range: {from: 0, to: 100}}\n"
      text = text.replacing("sources:\n", with: scales + "sources:\n")
        .replacing("{column: q4, scale: rating}", with: "{column: q4, scale: opinion}")
        .replacing("{column: q5, scale: rating}", with: "{column: q5, scale: mark}")
    }
    if seed % 6 == 5 {
      text = text.replacing("authority: none", with: "authority: none\nzone: \"+08:00\"")
        .replacing("files: responses*.csv", with: "files: responses*.csv\n    format: {zone: \"+07:00\"}")
    }
    switch seed % 9 {
    case 1:
      text = text.replacing("rater: student, appraisee: teacher, submitted", with: "appraisee: teacher, submitted")
        .replacing("kind: questionnaire", with: "kind: questionnaire\n    rater: anonymous")
    case 2:
      text = text.replacing("appraisee: teacher, submitted", with: "appraisee: teacher, activity: note, submitted")
    case 3: text = text.replacing("mean-of: responses}", with: "mean-of: responses, trim: {each-end: 1, from: 5}}")
    case 4: text = text.replacing(", submitted: at, sequence: id", with: "")
    case 5:
      text = text.replacing("rater: student, appraisee: teacher, submitted", with: "rater: student, submitted")
        .replacing("kind: questionnaire", with: "kind: questionnaire\n    appraisee: roster")
    default: break
    }
    return text
  }

  private struct Profile: Decodable {
    let records: Int
  }

  @discardableResult
  private func expectSameInAllWays(_ survey: Survey, _ seed: UInt64) throws -> Int {
    let scratch = survey.scratch
    let pipeline = try scratch.folder("case", ["ways.yaml": definition(seed)]) + "/ways.yaml"
    let fast = try publish(pipeline, survey, "fast", ["--profile", "--format", "json"])
    let tables = try Folder.publication(scratch.path("fast"))
    #expect(tables.count > 8)
    for (name, options) in [
      ("libcsv", ["--parser", "libcsv"]), ("one", ["--threads", "1"]), ("three", ["--threads", "3"]),
    ] {
      _ = try publish(pipeline, survey, name, options)
      let other = try Folder.publication(scratch.path(name))
      #expect(Folder.differences(tables, other) == [], "seed \(seed), \(name)")
    }
    let staged = try Stages.publish(pipeline, survey.input, scratch)
    #expect(Folder.differences(tables, try Folder.publication(staged)) == [], "seed \(seed), stages")
    return try JSONDecoder().decode(Profile.self, from: Data(fast.errors.utf8)).records
  }

  private func publish(
    _ pipeline: String, _ survey: Survey, _ name: String, _ options: [String]
  ) throws -> Binary.Outcome {
    let outcome = try Binary.run(
      ["run", pipeline, "--input", survey.input, "--output", survey.scratch.path(name), "--quiet"] + options)
    guard outcome.status == 0 else { throw UnexpectedEnd(outcome: outcome) }
    return outcome
  }
}

/// Made-up responses in which every kind of line and every reason for leaving one out comes up.
private struct Survey {
  let scratch: Scratch
  let input: String

  init(seed: UInt64, rows: Int) throws {
    var random = SeededRandom(seed: seed)
    let teachers = (0..<12).map { "T\(100 + $0)" }
    let students = (0..<max(40, rows / 8)).map {
      $0 % 9 == 0 ? "S\($0)" : $0 % 7 == 0 ? "00\(2000 + $0)" : "\(202_300_000 + $0)"
    }
    var roster = "student,teacher,college,status\n"
    var pairs: [(String, String)] = []
    for student in students {
      for teacher in teachers.shuffled(using: &random).prefix(5) {
        pairs.append((student, teacher))
        let status = Survey.one(["休学", "在籍", "", "", "", ""], &random)
        roster += "\(student),\(teacher),\(Survey.one(["理学院", "文学院"], &random)),\(status)\n"
        if Int.random(in: 0..<60, using: &random) == 0 { roster += "\(student),\(teacher),理学院,\n" }
      }
    }
    roster += ",T101,理学院,\n2.02E+11,T101,理学院,\n77,T999,理学院,\n\"78\",\"T101\",\"理,学院\",\n"
    let end = Survey.one(["\n", "\r\n"], &random)
    var files = ["people.csv": "id,name,college\n" + teachers.map { "\($0),N,理学院\n" }.joined(), "roster.csv": roster]
    for file in 0..<Int.random(in: 1...2, using: &random) {
      var text = "id,at,student,teacher,note,q1,q2,q3,q4,q5,comment" + end
      // An answer that no other row has.
      if seed % 5 == 1 { text += "7,2026-06-02T08:00:00,\(students[1]),T101,,4.5,5,5,5,5," + end }
      for number in 0..<rows { text += Survey.row(number, pairs, seed % 5 == 2, &random) + end }
      files["responses\(file).csv"] = text
    }
    scratch = try Scratch()
    input = try scratch.folder("input", files)
  }

  private static func row(
    _ number: Int, _ pairs: [(String, String)], _ hasTexts: Bool, _ random: inout SeededRandom
  ) -> String {
    var (student, teacher) = one(pairs, &random)
    var time = "2026-06-\(two(Int.random(in: 1...30, using: &random)))T08:\(two(number % 60)):00"
    var answers = (0..<5).map { _ in one(["1", "2", "3", "4", "5", "5", "4", ""], &random) }
    if hasTexts {
      answers[3] = one(["满意", "一般", "不满意", "不了解", "", "很好", "\"满意\""], &random)
      answers[4] = one(["0", "7", "60", "85", "100", "101", "", "077"], &random)
    }
    if number % 11 == 0 { time = "2026/6/\(1 + number % 30) 8:05:0\(number % 10)" }
    var note = one(["", "a", "b c"], &random)
    var comment = one(["", "", "好", "\"a,b\"", "\"x\ny\"", "\"say \"\"so\"\"\"", "plain words"], &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0:
      student = one(
        ["", "0\(student)", "999999", "2.02E+11", "=\"\(student)\"", "\"\(student)\"", " \(student) "], &random)
    case 1: teacher = one(["", "T999", "t101", "\"\(teacher)\"", "’\(teacher)"], &random)
    case 2: time = one(["", "2026-05-31 23:59:59", "2026/6/3 8:05", "yesterday", "2026-07-01T00:00:00"], &random)
    case 3:
      answers[Int.random(in: 0..<5, using: &random)] = one(["6", "x", "无", "不适用", " 3 ", "\"4\"", "9"], &random)
    case 4: answers = ["", "", "", "", ""]
    case 5: note = one(["\"q\"", "\"n\nn\"", "\"1,2\""], &random)
    case 6: comment = one(["a,b", "bro\"ken", "\"open", "\"a\"b", "nul\0", ""], &random)
    case 7: return one(["", "  ", "1,2,3", ",,,,,,,,,,,,"], &random)
    default: break
    }
    return "\(number % 50),\(time),\(student),\(teacher),\(note),\(answers.joined(separator: ",")),\(comment)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func one<Element>(_ choices: [Element], _ random: inout SeededRandom) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }
}
