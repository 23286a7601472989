import Foundation
import TestSupport
import Testing

/// One of `samples/exports`: a folder, and what is inspected with it.
struct InspectedExport: CustomTestStringConvertible, Sendable {
  let folder: String
  let file: String
  var testDescription: String { folder }

  static let root = Binary.root.appending(path: "samples/exports")

  static let all: [InspectedExport] = {
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: root.path())) ?? []
    return files.sorted().compactMap { path in
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 2 else { return nil }
      return InspectedExport(folder: parts[0], file: path)
    }
  }()

  static let surveys = all.filter { $0.folder != "teammates" }
  static let lists = ["学生名单.csv", "辅导员名单.csv"]
}

@Suite("inspect: a definition out of exports")
struct InspectTests {
  private func inspect(_ files: [String], _ options: [String] = ["--lang", "en"], in folder: URL) throws -> String {
    let outcome = try Binary.run(["inspect"] + files + options, in: folder)
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    return outcome.output
  }

  /// Checks the draft and runs it; the rows of `participation.csv` as `FD001 23/20`.
  private func participation(_ draft: String, input: String, _ scratch: Scratch) throws -> [String] {
    let file = scratch.url.appending(path: "draft.yaml")
    try Data(draft.utf8).write(to: file)
    let checked = try Binary.run(["check", file.path(), "--lang", "en"])
    #expect(checked.status == 0, "\(checked.errors)")
    let output = scratch.path("out")
    let run = try Binary.run(["run", file.path(), "--input", input, "--output", output, "--lang", "en", "--quiet"])
    try #require(run.status == 0, "\(run.errors)")
    guard FileManager.default.fileExists(atPath: "\(output)/participation.csv") else { return [] }
    return try Table("\(output)/participation.csv").rows.map { row in
      "\(row["appraisee_id"] ?? "") \(row["assigned"] ?? "")/\(row["responded"] ?? "")"
    }
  }

  @Test("the exports are there, or this suite would prove nothing")
  func exports() {
    #expect(InspectedExport.surveys.count >= 28)
  }

  @Test(
    "every export with its lists gives a draft that checks, runs, and counts what it should",
    arguments: InspectedExport.surveys)
  func survey(_ export: InspectedExport) throws {
    let scratch = try Scratch()
    let draft = try inspect([export.file] + InspectedExport.lists, in: InspectedExport.root)
    let rows = try participation(draft, input: InspectedExport.root.path(), scratch)
    #expect(rows == ["FD001 23/20", "FD002 22/18", "FD003 17/16", "FD004 15/6"])
    let items = try Table(scratch.path("out/items.csv")).about("FD001").compactMap { $0["item"] }
    #expect(items.sorted() == ["q1", "q2", "q3", "q4", "q5"])
  }

  @Test("an export and the roster alone do, too", arguments: InspectedExport.surveys.filter { $0.folder == "plain" })
  func withoutPeople(_ export: InspectedExport) throws {
    let scratch = try Scratch()
    let draft = try inspect(["学生名单.csv", export.file], in: InspectedExport.root)
    let rows = try participation(draft, input: InspectedExport.root.path(), scratch)
    #expect(rows == ["FD001 23/20", "FD002 22/18", "FD003 17/16", "FD004 15/6"])
  }

  @Test("an export alone tells what is missing, and what is known as comments", arguments: InspectedExport.surveys)
  func alone(_ export: InspectedExport) throws {
    let output = try inspect([export.file], in: InspectedExport.root)
    #expect(output.contains("# No whole definition can be written yet: "))
    #expect(output.split(separator: "\n").allSatisfy { $0.hasPrefix("#") })
  }

  @Test("a workbook is described by its worksheet, and the sheet is named where there are several")
  func workbook() throws {
    let output = try inspect(["excel-preamble/满意度汇总.xlsx"], in: InspectedExport.root)
    #expect(output.contains("#   worksheet            满意度, the first of 2 that is not hidden\n"))
    #expect(output.contains("#   header               line 4, 2 rows, 2 records above it\n"))
    #expect(output.contains("format: {platform: plain, sheet: 满意度, header-row: 4, header-rows: 2}"))
    let json = try inspect(["jinshuju/辅导员满意度测评_20260930221000.xlsx"], ["--format", "json"], in: InspectedExport.root)
    #expect(json.contains("\"encoding\" : \"xlsx\""))
  }

  @Test("a peer review by its ids: all of them name each other")
  func teammates() throws {
    let scratch = try Scratch()
    let files = InspectedExport.all.filter { $0.folder == "teammates" }.map(\.file)
    let draft = try inspect(files, in: InspectedExport.root)
    _ = try participation(draft, input: InspectedExport.root.appending(path: "teammates").path(), scratch)
  }

  @Test(
    "lists and ledgers alone give drafts that run",
    arguments: ["samples/exports/学生名单.csv", "samples/exports/辅导员名单.csv", "samples/yt-mentor/input/工作台账.csv"])
  func listAlone(_ path: String) throws {
    let scratch = try Scratch()
    let draft = try inspect([path], in: Binary.root)
    let folder = String(path.split(separator: "/").dropLast().joined(separator: "/"))
    #expect(draft.contains("--input \(folder) "))
    _ = try participation(draft, input: folder, scratch)
  }

  @Test("each input of a sample is told without fault, and its draft checks", arguments: Sample.all)
  func sampleFiles(_ sample: Sample) throws {
    let scratch = try Scratch()
    for file in try Folder.files(sample.input).keys.sorted() where file.hasSuffix(".csv") {
      let output = try inspect(["\(sample.input)/\(file)"], in: Binary.root)
      guard !output.contains("# No whole definition can be written yet: ") else { continue }
      let draft = scratch.url.appending(path: "draft.yaml")
      try Data(output.utf8).write(to: draft)
      let checked = try Binary.run(["check", draft.path(), "--lang", "en"])
      #expect(checked.status == 0, "\(file): \(checked.errors)")
    }
  }

  @Test("all inputs of a sample together give a draft that runs", arguments: Sample.all)
  func wholeSamples(_ sample: Sample) throws {
    let scratch = try Scratch()
    let files = try Folder.files(sample.input).keys.sorted().filter { $0.hasSuffix(".csv") }
    let draft = try inspect(files.map { "\(sample.input)/\($0)" }, in: Binary.root)
    _ = try participation(draft, input: sample.input, scratch)
  }

  // MARK: - Privacy

  /// Ids and names of raters, what they wrote, where they were.
  private static let canaries = Canaries(
    #"CANARY[0-9]{4}|3260[0-9]{8}|３２６|3\.26\d*[Ee]\+?[0-9]+|示例同学|BZR[0-9]{3}|老师很用心|127\.0\.0|还行|志愿服务|R_2026"#)

  @Test(
    "what is printed holds no id, name or comment of a rater",
    arguments: [["--lang", "en"], ["--lang", "zh"], ["--format", "json"]])
  func privacy(_ options: [String]) throws {
    for export in InspectedExport.all {
      let output = try inspect([export.file] + InspectedExport.lists, options, in: InspectedExport.root)
      #expect(Self.canaries.first(in: output) == nil, "\(export.folder)")
    }
    for sample in Sample.all {
      let files = try Folder.files(sample.input).keys.sorted().filter { $0.hasSuffix(".csv") }
      let output = try inspect(files.map { "\(sample.input)/\($0)" }, options, in: Binary.root)
      #expect(Self.canaries.first(in: output) == nil, "\(sample)")
    }
  }

  @Test("nor does it where the header is gone", arguments: InspectedExport.all)
  func lostHeader(_ export: InspectedExport) throws {
    let scratch = try Scratch()
    var bytes = try Data(contentsOf: InspectedExport.root.appending(path: export.file))
    guard !bytes.starts(with: [0xFF, 0xFE]), !export.file.contains(".xls"), let end = bytes.firstIndex(of: 10) else {
      return
    }
    bytes.removeSubrange(...end)
    try bytes.write(to: scratch.url.appending(path: "a.csv"))
    let output = try inspect(["a.csv"], in: scratch.url)
    #expect(Self.canaries.first(in: output) == nil, "\(output)")
  }

  @Test(
    "a table without a header is read by position",
    arguments: InspectedExport.surveys.filter {
      ["plain", "limesurvey-text", "tencent", "identity"].contains($0.folder)
    })
  func byPosition(_ export: InspectedExport) throws {
    let scratch = try Scratch()
    let folder = try scratch.copy(of: InspectedExport.root, as: "exports")
    let file = folder.appending(path: export.file)
    let bytes = try Data(contentsOf: file)
    let end = try #require(bytes.firstIndex(of: 10))
    try Data(bytes[(end + 1)...]).write(to: file)
    let draft = try inspect([export.file] + InspectedExport.lists, in: folder)
    #expect(draft.contains("header-rows: 0"))
    let rows = try participation(draft, input: folder.path(), scratch)
    #expect(rows == ["FD001 23/20", "FD002 22/18", "FD003 17/16", "FD004 15/6"])
  }

  // MARK: - The command

  @Test("JSON says the same")
  func json() throws {
    let output = try inspect(["plain/满意度.csv"] + InspectedExport.lists, ["--format", "json"], in: InspectedExport.root)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(Set(json.keys) == ["files", "input", "draft", "remarks"])
    #expect(json["input"] as? String == ".")
    let files = try #require(json["files"] as? [[String: Any]])
    #expect(files.map { $0["kind"] as? String } == ["questionnaire", "roster", "people"])
    let keys = [
      "file", "kind", "platform", "encoding", "encoding_basis", "encoding_is_weak", "dialect", "header_line",
      "header_rows", "records_above", "records",
      "rejected",
      "columns",
    ]
    #expect(Set(files[0].keys) == Set(keys))
    #expect(files[0]["records"] as? Int == 68)
    let columns = try #require(files[0]["columns"] as? [[String: Any]])
    #expect(columns.count == 10)
    #expect(columns[0]["role"] as? String == "rater")
    #expect(columns[2]["scale"] as? String == "satisfaction")
    let first = ["position", "name", "type", "values", "blanks", "distinct", "distinct_is_all", "role"]
    #expect(Set(columns[0].keys) == Set(first))
    #expect(Set(columns[2].keys) == Set(first + ["scale", "examples", "misfits"]))
    let text = try inspect(
      ["plain/满意度.csv"] + InspectedExport.lists, ["--quiet", "--lang", "en"], in: InspectedExport.root)
    let draft = try #require(
      try JSONSerialization.jsonObject(
        with: Data(
          try inspect(
            ["plain/满意度.csv"] + InspectedExport.lists, ["--format", "json", "--lang", "en"], in: InspectedExport.root
          ).utf8)) as? [String: Any])
    #expect(text.hasSuffix(try #require(draft["draft"] as? String)))
  }

  @Test("in Chinese every comment is, and the definition is the same")
  func chinese() throws {
    let files = ["plain/满意度.csv"] + InspectedExport.lists
    let (zh, en) = try (
      inspect(files, ["--lang", "zh"], in: InspectedExport.root),
      inspect(files, ["--lang", "en"], in: InspectedExport.root)
    )
    #expect(zh.contains("问卷导出") && zh.contains("推测：常用量表"))
    let bare = { (text: String) in
      text.split(separator: "\n").map { $0.prefix { $0 != "#" } }.map { $0.reversed().drop { $0 == " " }.reversed() }
        .map { String($0) }.filter { !$0.isEmpty }
    }
    #expect(bare(zh) == bare(en))
    #expect(bare(zh).count > 20)
  }

  @Test("what the README shows is what is printed", arguments: [("README.md", "en"), ("README.zh-CN.md", "zh")])
  func readme(_ page: String, _ language: String) throws {
    let text = try String(contentsOf: Binary.root.appending(path: page), encoding: .utf8)
    let files = ["plain/满意度.csv"] + InspectedExport.lists
    #expect(text.contains("manyidu inspect \(files.joined(separator: " ")) > mine.yaml"))
    let output = try inspect(files, ["--lang", language], in: InspectedExport.root)
    let start = try #require(text.range(of: "```\n# plain/满意度.csv"))
    let block = text[start.lowerBound...].dropFirst(4).prefix { $0 != "`" }
    let parts = block.components(separatedBy: "…\n")
    #expect(parts.count == 2 && parts.allSatisfy { $0.count > 200 && output.contains($0) })
  }

  @Test("files are named from the folder that all have in common")
  func commonFolder() throws {
    let scratch = try Scratch()
    let draft = try inspect(
      ["samples/exports/plain/满意度.csv", InspectedExport.root.appending(path: "学生名单.csv").path(percentEncoded: false)],
      in: Binary.root)
    #expect(draft.contains("    files: plain/满意度.csv\n"))
    _ = try participation(draft, input: InspectedExport.root.path(), scratch)
  }

  @Test("what cannot be inspected ends with a code and prints nothing else")
  func badInput() throws {
    let scratch = try Scratch()
    try Data().write(to: scratch.url.appending(path: "empty.csv"))
    try Data([0xFF, 0xFE, 0x00, 0xD8]).write(to: scratch.url.appending(path: "half.csv"))
    for (files, status, message) in [
      (["nowhere.csv"], 66, "nowhere.csv: error: the file does not exist"),
      (["empty.csv"], 65, "empty.csv: error: the file is empty"),
      (["."], 65, ".: error: this is a directory"), (["half.csv"], 65, "half.csv:1"),
    ] as [([String], Int32, String)] {
      let good = InspectedExport.root.appending(path: "学生名单.csv").path(percentEncoded: false)
      let outcome = try Binary.run(["inspect", good] + files + ["--lang", "en"], in: scratch.url)
      #expect(outcome.status == status)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    }
    let usage = try Binary.run(["inspect"], in: scratch.url)
    #expect(usage.status == 64)
    #expect(usage.errors.hasPrefix("manyidu: error: 'inspect' needs a file"))
    let option = try Binary.run(["inspect", "a.csv", "--input", "x"], in: scratch.url)
    #expect(option.errors.hasPrefix("manyidu: error: 'inspect' takes no option '--input'"))
  }

  @Test("an inspected file is not touched")
  func untouched() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy(of: InspectedExport.root, as: "exports")
    let before = try Folder.files(folder.path())
    _ = try inspect(["plain/满意度.csv"] + InspectedExport.lists, in: folder)
    #expect(Folder.differences(before, try Folder.files(folder.path())) == [])
  }

  @Test("no bytes make it trap")
  func anyBytes() throws {
    let seed: UInt64 = 20_260_919
    var random = SeededRandom(seed: seed)
    let scratch = try Scratch()
    let words = [
      "学号", "满意", "非常满意", "1", "2026-09-01", "326001011234", "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "V1", "id",
      "，", "：",
      "—", "_1", "[a]", "互评：T001", "\"", ",", ",", ",", ";", "\t", "\n", "\n", "\n", "\r\n", " ", "A1", "*", "😊",
      "e\u{301}", "'", "#", "9e99",
    ]
    let alphabet =
      words.map { Array($0.utf8) } + [[0xFF], [0x00], [0x81, 0x30], [0xB0, 0xA1], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF]]
    for round in 0..<150 {
      let files = (0..<(1 + round % 3)).map { "\($0).csv" }
      for file in files {
        try Data(random.bytes(of: alphabet, upTo: 120)).write(to: scratch.url.appending(path: file))
      }
      let outcome = try Binary.run(["inspect"] + files + ["--lang", "en"], in: scratch.url)
      #expect([0, 65].contains(outcome.status), "seed \(seed), round \(round): \(outcome.status) \(outcome.errors)")
      guard outcome.status == 0, !outcome.output.contains("# No whole definition") else { continue }
      let draft = scratch.url.appending(path: "d.yaml")
      try Data(outcome.output.utf8).write(to: draft)
      let checked = try Binary.run(["check", draft.path(), "--lang", "en"])
      #expect(checked.status == 0, "seed \(seed), round \(round): \(checked.errors)\n\(outcome.output)")
    }
  }
}
