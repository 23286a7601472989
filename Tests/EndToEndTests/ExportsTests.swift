import Foundation
import Tabular
import TestSupport
import Testing

/// `samples/exports`: one survey as every platform writes it, and one definition for all of them.
@Suite("The same survey from every platform gives the same tables")
struct ExportsTests {
  static let folder = Binary.root.appending(path: "samples/exports")

  /// Folder, platform as `run.json` names it, and encoding.
  static let exports: [(String, String, String)] = [
    ("plain", "plain", "utf-8"), ("wenjuanxing-text-csv", "wenjuanxing", "utf-8"),
    ("wenjuanxing-csv-gbk", "wenjuanxing", "gb18030"), ("wenjuanxing-score", "wenjuanxing", "utf-8"),
    ("wenjuan", "wenjuan", "gb18030"), ("wenjuan-zh", "wenjuan", "gb18030"), ("tencent", "tencent", "utf-8"),
    ("limesurvey-codes", "limesurvey", "utf-8"), ("limesurvey-text", "limesurvey", "utf-8"),
    ("limesurvey-old", "limesurvey", "utf-8"), ("qualtrics", "qualtrics", "utf-8"),
    ("qualtrics-legacy", "qualtrics-legacy", "utf-8"), ("surveymonkey", "surveymonkey", "utf-8"),
    ("google-forms", "google-forms", "utf-8"), ("moodle", "moodle", "utf-8"), ("redcap", "redcap", "utf-8"),
    ("kobo", "kobo", "utf-8"), ("tabs-appended", "plain", "utf-8"), ("tsv", "plain", "utf-16le"),
    ("semicolon", "plain", "utf-8"), ("preamble", "plain", "gb18030"), ("identity", "wenjuanxing", "utf-8"),
    ("wenjuanxing-text", "wenjuanxing", "xlsx"), ("wenjuanxing-index", "wenjuanxing", "xls"),
    ("jinshuju", "jinshuju", "xlsx"), ("microsoft-forms", "microsoft-forms", "xlsx"),
    ("excel-preamble", "plain", "xlsx"), ("excel-turned", "plain", "xlsx"),
  ]

  /// What all the others are compared with.
  private static let plainTables = Result { try Survey(of: "plain").tables() }

  @Test("no folder of samples/exports is left out")
  func complete() throws {
    let all = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    let folders = all.filter { !$0.contains(".") }
    #expect(Set(folders) == Set(Self.exports.map(\.0) + ["teammates"]))
  }

  @Test("the plain one counts what its page says")
  func plain() throws {
    let survey = try Survey(of: "plain")
    let rows = try Table("\(survey.output)/participation.csv").rows
    #expect(
      rows.map { "\($0["appraisee_id"] ?? "") \($0["assigned"] ?? "") \($0["responded"] ?? "")" } == [
        "FD001 23 20", "FD002 22 18", "FD003 17 16", "FD004 15 6",
      ])
    #expect(try survey.rejects().sorted() == Self.rejects.sorted())
  }

  private static let rejects = [
    "answer-not-in-scale", "id-scientific", "no-answer", "not-on-roster", "not-on-roster", "rater-excluded",
    "superseded", "superseded", "superseded",
  ]

  @Test("every platform is recognised and gives the tables of the plain one", arguments: exports)
  func sameTables(_ name: String, _ platform: String, _ encoding: String) throws {
    let survey = try Survey(of: name)
    #expect(Folder.differences(try survey.tables(), try Self.plainTables.get()) == [])
    let input = try #require(try survey.record("inputs").first { $0["source"] as? String == "satisfaction" })
    #expect(input["platform"] as? String == platform)
    #expect(input["encoding"] as? String == encoding)
    let sums = try #require(try survey.record("sums").first { $0["source"] as? String == "satisfaction" })
    #expect(sums["records"] as? Int == 68)
    #expect(sums["counted"] as? Int == 60)
  }

  @Test("every encoding gives the same tables", arguments: exports.filter { $0.2 == "utf-8" })
  func sameInEveryEncoding(_ name: String, _ platform: String, _ encoding: String) throws {
    let plain = try Survey(of: name).tables()
    for encoding in TextEncoding.allCases {
      let survey = try Survey(of: name) { bytes in
        let text = String(decoding: bytes, as: UTF8.self).replacing("\u{FEFF}", with: "")
        let mark = [.utf16LE, .utf16BE].contains(encoding) ? "\u{FEFF}" : ""
        return Data(try encode(mark + text, as: encoding))
      }
      #expect(Folder.differences(plain, try survey.tables()) == [], "\(encoding)")
    }
  }

  @Test("what is special is said: rows above the header, quotes that were never doubled")
  func findings() throws {
    let below = try Survey(of: "preamble").findings().filter { $0.hasPrefix("header-below") }
    #expect(below == ["header-below 4 表头在本行；其上 3 行不是数据，已跳过"])
    let old = try Survey(of: "limesurvey-old")
    #expect(
      try old.findings().filter { $0.hasPrefix("quotes") } == ["quotes-recovered 1 5 行的引号没有成对（首处在本行）；只有一种读法，已照此读取"])
    #expect(try old.rejects().contains("stray-quote"))
  }

  @Test("of several worksheets the first that is not hidden is read, or the one that is asked for")
  func worksheets() throws {
    let found = try Survey(of: "excel-preamble")
    #expect(
      try found.findings().filter { $0.hasPrefix("sheet-chosen") } == [
        "sheet-chosen  工作簿有 2 个工作表，读的是第一个未隐藏的；如应读另一个，请在定义的 'format' 中写 'sheet'"
      ])
    #expect(try found.findings().contains { $0.hasPrefix("header-below 4 ") })
    let wrong = try Survey(of: "excel-preamble", format: "format: {sheet: 汇总}", expecting: 65)
    #expect(wrong.outcome.errors.contains("has no worksheet '汇总', only '说明', "))
    let hidden = try Survey(of: "excel-preamble", format: "format: {sheet: 说明}", expecting: 65)
    #expect(hidden.outcome.errors.contains("error: "))
  }

  @Test("what Excel has turned into a date is said to be one")
  func turnedIntoDates() throws {
    #expect(try Survey(of: "excel-turned").rejects().contains("answer-turned-into-date"))
  }

  @Test("a text that is named .xls is read, and a web page is refused with what to do")
  func namedOtherwise() throws {
    let text = try Survey(of: "plain", renamed: "满意度.xls")
    #expect(Folder.differences(try text.tables(), try Self.plainTables.get()) == [])
    #expect(try text.findings().contains { $0.hasPrefix("named-otherwise") })
    let page = Data("<html><head><meta charset=gb2312></head><body><table><tr><td>学号</td></tr></table>".utf8)
    let refused = try Survey(of: "plain", change: { _ in page }, renamed: "满意度.xls", expecting: 65)
    #expect(refused.outcome.errors.contains("this is a web page (many platforms name these .xls), expected a workbook"))
  }

  @Test("day and month that nothing settles are a finding, and the definition may settle them")
  func ambiguousDates() throws {
    let keep = { (bytes: Data) -> Data in
      let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
      // Only days up to the twelfth: 9/2/2026 … 9/12/2026.
      let open = lines.filter { $0.hasPrefix("9/") && (Int($0.split(separator: "/")[1]) ?? 99) <= 12 }
      return Data(([lines[0]] + open).joined(separator: "\n").utf8)
    }
    let found = try Survey(of: "google-forms", change: keep).findings().filter { $0.hasPrefix("date-order") }
    #expect(found.first?.contains("month-first") == true)
    let declared = try Survey(
      of: "google-forms", change: keep, format: "format: {platform: google-forms, dates: month-first}")
    #expect(try declared.findings().filter { $0.hasPrefix("date-order") } == [])
    #expect(Folder.differences(try declared.tables(), try Survey(of: "google-forms", change: keep).tables()) == [])
    let dayFirst = try Survey(of: "google-forms", change: keep, format: "format: {dates: day-first}")
    #expect(try dayFirst.rejects().filter { $0 == "outside-period" }.count > 0)
  }

  @Test(
    "what the definition fixes is not guessed",
    arguments: [
      ("semicolon", "format: {delimiter: semicolon, platform: plain, header-row: 1}"),
      ("preamble", "format: {encoding: gb18030, header-row: 4}"),
      ("qualtrics", "format: {platform: qualtrics, header-rows: 3}"),
    ])
  func declared(_ name: String, _ format: String) throws {
    let survey = try Survey(of: name, format: format)
    #expect(Folder.differences(try survey.tables(), try Self.plainTables.get()) == [])
  }

  @Test(
    "a platform, a delimiter or a row that is wrongly fixed is one message",
    arguments: [
      ("semicolon", "format: {delimiter: comma}", ":1: error: the header has no column"),
      ("plain", "format: {header-row: 3}", ":3: error: the header has no column"),
      ("plain", "format: {table: 2}", "error: there is no table number 2 in the file, which holds 1"),
      ("plain", "format: {header-row: 500}", "error: the file ends before row 500"),
    ])
  func wronglyDeclared(_ name: String, _ format: String, _ message: String) throws {
    let survey = try Survey(of: name, format: format, expecting: 65)
    #expect(survey.outcome.errors.contains(message), "\(survey.outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: survey.output))
  }

  @Test("a platform that nothing in the file tells is taken from the definition")
  func platformFixed() throws {
    // Without its own columns, but for the time, nothing tells that this is from 问卷星.
    let cut = { (bytes: Data) -> Data in
      let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").components(separatedBy: "\n")
      let kept = lines.map { $0.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false) }
      return Data(
        kept.map { $0.count == 7 ? "\($0[1]),\($0[6])" : $0.joined(separator: ",") }.joined(separator: "\n").utf8)
    }
    let plain = try Survey(of: "wenjuanxing-text-csv", change: cut, expecting: 65)
    #expect(plain.outcome.errors.contains("the header has no column 'submitted / 提交时间'"))
    let fixed = try Survey(of: "wenjuanxing-text-csv", change: cut, format: "format: {platform: wenjuanxing}")
    #expect(Folder.differences(try fixed.tables(), try Self.plainTables.get()) == [])
  }

  @Test("a file without header has its columns by position, and its first row counts")
  func headerless() throws {
    let run = try SmallRun(
      """
      appraisees: {file: p.csv, format: {header-rows: 0}, columns: {id: {position: 1}}}
      scales: {s: {range: {from: 0, to: 10}}}
      sources:
        a:
          kind: questionnaire
          title: {zh: 甲, en: A}
          files: a.csv
          format: {header-rows: 0, delimiter: tab}
          columns: {rater: {position: 2}, appraisee: {position: 1}}
          items: {q: {column: {position: 3}, scale: s}}
      composite: {unit: percent, missing: withhold, parts: {a: {weight: 100, score: a}}}
      """, ["p.csv": "T1\nT2\n", "a.csv": "T1\tx\t8\nT1\ty\t6\nT2\tx\t9\n"])
    #expect(try run.rows("appraisal", ["appraisee_id", "composite"]) == ["T1|70.00", "T2|90.00"])
    #expect(try run.sums("a")["records"] == 3)
  }

  @Test("TEAMMATES: one of several tables, rows that end early, answers that were not given")
  func teammates() throws {
    let export = Self.folder.appending(path: "teammates")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: export.path()).first)
    let text = try String(contentsOf: export.appending(path: name), encoding: .utf8)
    let people = "email\n" + (1...4).map { "fd00\($0)@example.edu\n" }.joined()
    let source = { (name: String, table: Int) in
      """
        \(name):
          kind: review
          title: {zh: 互评, en: Peers}
          files: e.csv
          format: {table: \(table)}
          columns: {rater: {metadata: rater}, appraisee: Recipient's Email}
          items: {q: {column: Feedback, scale: s}}

      """
    }
    let run = try SmallRun(
      """
      appraisees: {file: p.csv, columns: {id: email}}
      scales: {s: {range: {from: 0, to: 100}}}
      sources:
      \(source("work", 1))\(source("team", 2))
      composite:
        unit: percent
        missing: withhold
        parts: {work: {weight: 50, score: work}, team: {weight: 50, score: team}}
      """, ["p.csv": people, "e.csv": text])
    // Question 1: 88, 92.67, 76.67 and 97; question 2: 96.5, 83, 91.5 and nobody's answer.
    #expect(
      try run.rows("components", ["appraisee_id", "component", "responded", "score"]) == [
        "fd001@example.edu|team|2|96.50", "fd001@example.edu|work|2|88.00", "fd002@example.edu|team|2|83.00",
        "fd002@example.edu|work|3|92.67", "fd003@example.edu|team|2|91.50", "fd003@example.edu|work|3|76.67",
        "fd004@example.edu|team|0|", "fd004@example.edu|work|3|97.00",
      ])
    #expect(try run.sums("work")["records"] == 12)
  }
}

/// One of the exports, published by the definition that fits all of them.
private struct Survey {
  let scratch: Scratch
  let output: String
  let outcome: Binary.Outcome

  init(
    of name: String, change: (Data) throws -> Data = { $0 }, renamed: String? = nil, format: String? = nil,
    expecting status: Int32 = 0
  ) throws {
    scratch = try Scratch()
    let input = scratch.url.appending(path: "input")
    try FileManager.default.createDirectory(at: input.appending(path: "export"), withIntermediateDirectories: true)
    for list in ["辅导员名单.csv", "学生名单.csv"] {
      try FileManager.default.copyItem(at: ExportsTests.folder.appending(path: list), to: input.appending(path: list))
    }
    let source = ExportsTests.folder.appending(path: name)
    for file in try FileManager.default.contentsOfDirectory(atPath: source.path()) {
      let bytes = try change(try Data(contentsOf: source.appending(path: file)))
      try bytes.write(to: input.appending(path: "export").appending(path: renamed ?? file))
    }
    var text = try String(
      contentsOf: Binary.root.appending(path: "Tests/EndToEndTests/Definitions/exports.yaml"), encoding: .utf8)
    if let format { text = text.replacing("    files: export/*\n", with: "    files: export/*\n    \(format)\n") }
    let definition = try scratch.file("exports.yaml")
    try Data(text.utf8).write(to: definition)
    output = scratch.path("output")
    outcome = try Binary.run([
      "run", definition.path(), "--input", input.path(), "--output", output, "--lang", "en", "--quiet",
    ])
    guard outcome.status == status else { throw UnexpectedEnd(outcome: outcome) }
  }

  /// Every table but those that name files and lines.
  func tables() throws -> [String: Data] {
    try Folder.files(output).filter {
      $0.key.hasSuffix(".csv") && !["rejects.csv", "findings.csv"].contains($0.key)
    }
  }

  func rejects() throws -> [String] { try Table("\(output)/rejects.csv").rows.map { $0["code"] ?? "" } }

  func findings() throws -> [String] {
    try Table("\(output)/findings.csv").rows.map { "\($0["code"] ?? "") \($0["line"] ?? "") \($0["message"] ?? "")" }
  }

  func record(_ part: String) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: output + "/run.json")))
    return try #require((json as? [String: Any])?[part] as? [[String: Any]])
  }
}
