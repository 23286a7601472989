import Foundation
import Testing

@Suite("Bad input gets one clear message and its exit code")
struct BadInputTests {
  /// What is done to a good input folder, and what must be said.
  struct Case: CustomStringConvertible, Sendable {
    let description: String
    let status: Int32
    /// In the message, after the path of the input folder is taken out.
    let english: String
    let chinese: String
    let harm: @Sendable (URL) throws -> Void

    init(
      _ description: String, _ status: Int32, _ english: String, _ chinese: String,
      _ harm: @escaping @Sendable (URL) throws -> Void
    ) {
      self.description = description
      self.status = status
      self.english = english
      self.chinese = chinese
      self.harm = harm
    }
  }

  static let cases: [Case] = [
    Case("a missing file", 66, "/导师名单.csv: error: the file does not exist", "文件不存在") {
      try FileManager.default.removeItem(at: $0.appending(path: "导师名单.csv"))
    },
    Case("no file for a source", 66, "source 'satisfaction' needs '满意度/*.csv' and no file matches", "没有匹配的文件") {
      try FileManager.default.removeItem(at: $0.appending(path: "满意度"))
    },
    Case("an empty file", 65, "/包联名单.csv: error: the file is empty, without even a header", "文件是空的") {
      try Data().write(to: $0.appending(path: "包联名单.csv"))
    },
    Case("a byte-order mark and nothing else", 65, "/包联名单.csv: error: the file is empty", "文件是空的") {
      try Data([0xEF, 0xBB, 0xBF]).write(to: $0.appending(path: "包联名单.csv"))
    },
    Case("a folder in place of a file", 65, "/书院部评分.csv: error: this is a directory, expected a file", "这是文件夹") {
      let file = $0.appending(path: "书院部评分.csv")
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    },
    Case("bytes of no known encoding", 65, "/包联名单.csv:2 (byte 9): error: bytes ff are not valid utf-8", "不是有效的 utf-8") {
      try Data([0x61, 0x2C, 0x62, 0x2C, 0x63, 0x64, 0x65, 0x66, 0x0A, 0xFF, 0xFF, 0x0A])
        .write(to: $0.appending(path: "包联名单.csv"))
    },
    Case("a header without a mapped column", 65, "/导师名单.csv:1: error: the header has no column '工号'", "表头没有列 '工号'") {
      try Data("姓名,导师类别,带生学院\n甲,乙,丙\n".utf8).write(to: $0.appending(path: "导师名单.csv"))
    },
    Case("a column that stands twice", 65, "/导师名单.csv:1: error: column '姓名' stands 2 times", "出现 2 次") {
      try Data("工号,姓名,姓名,导师类别,带生学院\n1,甲,乙,丙,丁\n".utf8).write(to: $0.appending(path: "导师名单.csv"))
    },
    Case("a header with an open quote", 65, "/导师名单.csv:1: error: the header cannot be read", "表头无法读取") {
      try Data("工号,\"姓名\n".utf8).write(to: $0.appending(path: "导师名单.csv"))
    },
    Case("one id, two people", 65, "/导师名单.csv:3: error: this id stands with other details on line 2", "同一工号") {
      try Data("工号,姓名,导师类别,带生学院,任导师日期\n1,甲,丙,丁,\n1,乙,丙,丁,\n".utf8).write(to: $0.appending(path: "导师名单.csv"))
    },
    Case("a list of nobody", 65, "/导师名单.csv: error: the list has no usable appraisee", "没有可用的被考核人") {
      try Data("工号,姓名,导师类别,带生学院,任导师日期\n".utf8).write(to: $0.appending(path: "导师名单.csv"))
    },
  ]

  @Test("in English and in Chinese", arguments: cases)
  func message(_ bad: Case) throws {
    let scratch = try Scratch()
    let input = try scratch.copy(of: URL(filePath: Sample.mentor.input), as: "input")
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    let before = try Folder.files(output)
    try bad.harm(input)
    for (language, expected) in [("en", bad.english), ("zh", bad.chinese)] {
      let outcome = try Binary.run(
        ["run", Sample.mentor.pipeline, "--input", input.path(), "--output", output, "--lang", language])
      #expect(outcome.status == bad.status)
      #expect(outcome.output == "")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
      #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    }
    #expect(Folder.differences(before, try Folder.files(output)) == [])
  }

  @Test("a missing input folder and a file in its place")
  func inputFolder() throws {
    let scratch = try Scratch()
    for (input, expected) in [("/nowhere", "the folder does not exist"), ("README.md", "this is not a directory")] {
      let outcome = try Binary.run(["run", Sample.mentor.pipeline, "--input", input, "--output", scratch.path("out")])
      #expect(outcome.status == 66)
      #expect(outcome.errors == "\(input): error: \(expected)" + (input == "/nowhere" ? "; check the path\n" : "\n"))
    }
  }

  @Test("a definition with a typo: line, column, suggestion; check ends with 1, run with 78")
  func definitionTypo() throws {
    let scratch = try Scratch()
    let good = try String(contentsOf: Binary.root.appending(path: Sample.mentor.pipeline), encoding: .utf8)
    let file = scratch.url.appending(path: "typo.yaml")
    try Data(good.replacing("threshold: 50", with: "treshold: 50").utf8).write(to: file)
    let line = try #require(
      good.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("threshold: 50") })
    let place = "\(file.path()):\(line + 1):21"
    let checked = try Binary.run(["check", file.path()])
    #expect(checked.status == 1)
    #expect(
      checked.errors
        == "\(place): error: sources.satisfaction.participation: unknown key 'treshold'; did you mean 'threshold'?\n")
    let run = try Binary.run(
      ["run", file.path(), "--input", Sample.mentor.input, "--output", scratch.path("out"), "--lang", "zh"])
    #expect(run.status == 78)
    #expect(run.errors == "\(place)：错误：sources.satisfaction.participation：未知的键 'treshold'；是否指 'threshold'？\n")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
  }

  @Test("a definition that is not there")
  func definitionMissing() throws {
    let outcome = try Binary.run(["check", "pipelines/none.yaml"])
    #expect(outcome.status == 66)
    #expect(outcome.errors == "pipelines/none.yaml: error: the file does not exist; check the path\n")
  }

  @Test("stages without a key, without the stage before, or of another definition")
  func stages() throws {
    let scratch = try Scratch()
    let noKey = try Binary.run(
      ["ingest", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--work", scratch.path("work")])
    #expect(noKey.status == 64)
    #expect(noKey.errors.contains("set MANYIDU_KEY_FILE"))
    let early = try Binary.run(["weight", Sample.mentor.pipeline, "--work", scratch.path("work")])
    #expect(early.status == 66)
    #expect(early.errors.contains("the work folder has no stage 'normalise'; run it first"))
    _ = try Stages.publish(Sample.mentor, scratch)
    let other = scratch.url.appending(path: "other.yaml")
    let text = try String(contentsOf: Binary.root.appending(path: Sample.mentor.pipeline), encoding: .utf8)
    try Data((text + "# another version\n").utf8).write(to: other)
    let mixed = try Binary.run(["band", other.path(), "--work", scratch.path("work")])
    #expect(mixed.status == 65)
    #expect(mixed.errors.contains("stage 'weight' was made with another definition; start again from ingest"))
  }
}
