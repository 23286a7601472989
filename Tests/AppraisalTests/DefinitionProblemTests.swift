import Foundation
import TestSupport
import Testing

@testable import Appraisal

@Suite("Definitions are checked whole, with line and column")
struct DefinitionProblemTests {
  @Test("the shipped one is sound")
  func shipped() throws {
    let definition = try ShippedDefinition.mentor
    #expect(definition.name == "yt-mentor")
    #expect(definition.sources.map(\.name) == ["satisfaction", "college-sheet", "academy-sheet"])
    #expect(
      definition.composite?.allParts.map(\.path) == [
        "college", "college/basic", "college/main", "academy", "satisfaction", "bonus",
      ])
  }

  static let cases: [BrokenDefinition] = [
    BrokenDefinition("authority:", "autority:", at: "autority:", "unknown key 'autority'; did you mean 'authority'?"),
    BrokenDefinition(
      "language: zh", "language: chinese", at: "chinese", "language: unknown value 'chinese'; one of: zh, en"),
    BrokenDefinition("language: zh\n", "", at: "pipeline: yt", "missing key 'language'; add it"),
    BrokenDefinition(
      "language: zh", "language: zh\nlanguage: en", at: "language: en",
      "duplicate key 'language' (first at 6:1); remove one"),
    BrokenDefinition(
      "pipeline: yt-mentor", "pipeline: YT_mentor", at: "pipeline:",
      "pipeline: the name 'YT_mentor' may hold small letters, digits and hyphens only"),
    BrokenDefinition("to: 2026-08-31", "to: 2024-08-31", at: "to: 2024", "period.to: the period ends before it begins"),
    BrokenDefinition(
      "from: 2025-09-01", "from: 1 Sept", at: "1 Sept",
      "period.from: expected a date such as 2025-09-01, found '1 Sept'"),
    BrokenDefinition(
      "mode: half-up", "mode: half-op", at: "half-op", "rounding.mode: unknown value 'half-op'; did you mean 'half-up'?"
    ),
    BrokenDefinition(
      "scores: 2", "scores: 9", at: "scores: 9", "rounding.scores: expected a number of decimals from 0 to 6"),
    BrokenDefinition(
      "of-students-in: satisfaction", "of-students-in: satisfation", at: "of-students-in",
      "appraisees.college.of-students-in: nothing is named 'satisfation'; did you mean 'satisfaction'?"),
    BrokenDefinition(
      "threshold: 50", "threshold: 150", at: "threshold: 150",
      "sources.satisfaction.participation.threshold: a percentage lies between 0 and 100"),
    BrokenDefinition(
      "threshold: 50", "threshold: half", at: "half,",
      "sources.satisfaction.participation.threshold: expected a number such as 50 or 89.9, found 'half'"),
    BrokenDefinition(
      "below: withhold", "below: nothing", at: "nothing",
      "sources.satisfaction.participation.below: unknown value 'nothing'; one of: withhold, renormalise, zero, flag, coefficient"
    ),
    BrokenDefinition(
      "clause: YT-5", "clause: article 5", at: "clause: article",
      "period.clause: expected a clause id such as YT-A.sat or LOCAL-gate, found 'article 5'"),
    BrokenDefinition(
      "      rater: 1、您的学号\n", "", at: "appraisee: 2、", "sources.satisfaction.columns: missing key 'rater'; add it"),
    BrokenDefinition(
      "rater: office # the", "rater: offce # the", at: "offce",
      "sources.college-sheet.rater: unknown value 'offce'; did you mean 'office'?"),
    BrokenDefinition(
      "content: {column: 4、您对活动内容的满意程度, scale: satisfaction}", "content: {column: 4、您对活动内容的满意程度, scale: satisfied}",
      at: "scale: satisfied",
      "sources.satisfaction.items.content.scale: nothing is named 'satisfied'; there is: done, marks, satisfaction"),
    BrokenDefinition(
      "column: 5、您对导师指导的满意程度", "column: 4、您对活动内容的满意程度",
      at: "column: 4、您对活动内容的满意程度, scale: satisfaction}\n      overall",
      "sources.satisfaction.items.guidance.column: item 'content' already reads this column"),
    BrokenDefinition(
      "missing: [(空), (跳过)]\n    clause: LOCAL-scale\n  marks", "missing: [未参加]\n    clause: LOCAL-scale\n  marks",
      at: "not-applicable", "scales.satisfaction.not-applicable: '未参加' is both missing and not applicable; keep one"),
    BrokenDefinition(
      "range: {from: 0, to: 100}\n    missing", "range: {from: 100, to: 0}\n    missing", at: "to: 0}",
      "scales.marks.range.to: the upper limit is below the lower one"),
    BrokenDefinition(
      "labels: {是: 1, 否: 0}", "labels: {是: 0, 否: 0}", at: "labels: {是",
      "scales.done.labels: the highest label must be worth more than zero"),
    BrokenDefinition(
      "from: 75, to: 89.9,", "from: 75, to: 89.8,", at: "{label: \"90\"",
      "bands.satisfaction.bands[0]: 'from: 90.0' leaves 89.9 in no band; lower it, raise 'to' of the band below, or use 'also'"
    ),
    BrokenDefinition(
      ", also: {value: 60, note: boundary-not-in-policy}", "", at: "{label: \"60\"",
      "bands.satisfaction.bands[2]: 'from: 60.1' leaves 60.0 in no band; lower it, raise 'to' of the band below, or use 'also'"
    ),
    BrokenDefinition(
      "from: 75, to: 89.9,", "from: 75, to: 90,", at: "{label: \"90\"",
      "bands.satisfaction.bands[0]: band '90' overlaps its neighbour from 90.0 on"),
    BrokenDefinition(
      "from: 90, to: 100,", "from: 90, to: 99.9,", at: "{label: \"90\"",
      "bands.satisfaction.bands[0]: 100.0 is in no band; raise 'to' of the highest band"),
    BrokenDefinition(
      "from: 90, to: 100,", "from: 90, to: 101,", at: "{label: \"90\"",
      "bands.satisfaction.bands[0]: goes beyond the top of the range, 100.0"),
    BrokenDefinition(
      "from: 75, to: 89.9,", "from: 75, to: 89.99,", at: "{label: \"75\"",
      "bands.satisfaction.bands[1]: the limit 89.99 has more than the measure's 1 decimals; no value can meet it"),
    BrokenDefinition(
      "label: \"75\"", "label: \"90\"", at: "{label: \"90\", from: 75",
      "bands.satisfaction.bands: two bands are labelled '90'"),
    BrokenDefinition(
      "main-8: {column: 主要工作8, points: 4}", "main-8: {column: 主要工作8, points: 3}",
      at: "sum: {source: college-sheet, items: [main]",
      "composite.parts.college.parts.main.sum: the items' points add up to 39, the part has 40"),
    BrokenDefinition(
      "academy:\n      points: 20", "academy:\n      points: 25", at: "parts:\n    college",
      "composite.parts: the parts add up to 105, expected 100"),
    BrokenDefinition(
      "satisfaction: {points: 20, band", "satisfaction: {points: 20, bandd", at: "{points: 20, bandd",
      "composite.parts.satisfaction: a part has exactly one of: parts, score, band, sum, any"),
    BrokenDefinition(
      "to: 100, points: 20}", "to: 100, points: 18}", at: "band: satisfaction",
      "composite.parts.satisfaction.band: the best band gives 18 points, expected 20"),
    BrokenDefinition(
      "items: [competition, paper]", "items: [competition, papers]", at: "papers]",
      "composite.parts.bonus.any.items: nothing is named 'papers'; did you mean 'paper'?"),
    BrokenDefinition(
      "sum: {source: academy-sheet", "sum: {source: acadmy-sheet", at: "source: acadmy",
      "composite.parts.academy.sum.source: nothing is named 'acadmy-sheet'; did you mean 'academy-sheet'?"),
    BrokenDefinition(
      "ties: [satisfaction, college/main]", "ties: [satisfaction, college/mian]", at: "college/mian",
      "awards.excellent-mentor.quota.ties: nothing is named 'college/mian'; did you mean 'college/main'?"),
    BrokenDefinition(
      "share: 10\n", "share: 110\n", at: "share: 110",
      "awards.excellent-mentor.quota.share: a percentage lies between 0 and 100"),
    BrokenDefinition(
      "measure: composite\n    # Of", "measure: total\n    # Of", at: "measure: total",
      "awards.excellent-mentor.measure: nothing is named 'total'; there is: composite, satisfaction, college, college/basic, college/main, academy, bonus, duties, duties/contact, duties/group-activity, duties/counselor-exchange, duties/head-exchange"
    ),
    BrokenDefinition(
      "scales:\n", "scales: [1, 2]\nscalesx:\n", at: "scales: [1", "scales: expected keys with values ('key: value')"),
    BrokenDefinition(
      "bands:\n      - {label: \"90\"", "bands:\n      - 5\n      - {label: \"90\"", at: "5\n      - {label",
      "bands.satisfaction.bands[0]: expected keys with values ('key: value')"),
    BrokenDefinition(
      "title: {zh: 全生异科导师学年工作考核,", "title: {zh: &a 全生异科导师学年工作考核, x: *a,", at: "*a",
      "anchors and aliases (& and *) are not supported; write the value out"),
    BrokenDefinition(
      "scales:\n", "---\nscales:\n", at: "scales:",
      "one file holds one definition; remove what follows the second '---'"),
  ]

  @Test("a broken one says what, where and what to do, in both languages", arguments: cases)
  func problem(_ broken: BrokenDefinition) throws {
    try broken.expectMessage()
  }

  @Test("syntax errors keep their place")
  func syntax() {
    let problems = ShippedDefinition.problems(Array("pipeline: a\ntitle: {zh: b\nlanguage: zh\n".utf8))
    #expect(problems.count == 1)
    #expect(problems.first?.place == "d.yaml:3:9")
    #expect(problems.first?.wording.en.hasPrefix("YAML syntax:") == true)
  }

  @Test("an empty file", arguments: ["", "# only a remark\n", "---\n"])
  func empty(_ text: String) {
    #expect(!ShippedDefinition.problems(Array(text.utf8)).isEmpty)
  }

  @Test("several problems are all told, in the order of the file")
  func several() throws {
    let text = try ShippedDefinition.text(of: "yt-mentor").replacing("language: zh", with: "language: chinese")
      .replacing("threshold: 50", with: "threshold: 150").replacing("share: 10\n", with: "share: -1\n")
    let lines = ShippedDefinition.problems(Array(text.utf8)).map { $0.place.split(separator: ":")[1] }.compactMap {
      Int($0)
    }
    #expect(lines.count == 3)
    #expect(lines == lines.sorted())
  }

  @Test("any bytes end in a definition or in located messages")
  func mutants() throws {
    let originals = try ShippedDefinition.names.map { Array(try ShippedDefinition.text(of: $0).utf8) }
    for seed in UInt64(1)...1500 {
      var random = SeededRandom(seed: seed)
      var bytes = originals[Int(seed) % originals.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &random)))
        case 2: bytes.insert(contentsOf: bytes[index...].prefix(30), at: index)
        default:
          bytes.insert(contentsOf: Array("{[9999999999999999999]}: &*-\n".utf8.shuffled(using: &random)), at: index)
        }
      }
      let unlocated = ShippedDefinition.problems(bytes).filter { $0.place.wholeMatch(of: /d\.yaml:\d+:\d+/) == nil }
      #expect(unlocated == [], "seed \(seed)")
    }
  }
}
