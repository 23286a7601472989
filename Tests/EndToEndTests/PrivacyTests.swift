import Foundation
import Testing

/// Student ids (`3260` and eight digits, or what Excel made of them), students' names, ids of class teachers who rate,
/// names of files by committee members, and words planted in comments, addresses and every other free field.
@Suite("Nothing that is written leads to a rater")
struct PrivacyTests {
  private static let canaries = Canaries(
    #"CANARY[0-9]{4}|3260[0-9]{8}|3\.26\d*[Ee]\+?[0-9]+|示例同学|BZR[0-9]{3}|评委|7300[0-9]{5}"#)

  @Test("the inputs are full of canaries, or this suite would prove nothing", arguments: Sample.all)
  func inputsHoldCanaries(_ sample: Sample) throws {
    let texts = try Folder.files(sample.input).map { $0.key + String(decoding: $0.value, as: UTF8.self) }
    #expect(texts.reduce(0) { $0 + Self.canaries.count(in: $1) } > 50)
  }

  @Test("published tables hold none", arguments: Sample.all)
  func publishedTables(_ sample: Sample) throws {
    let scratch = try Scratch()
    try expectNone(in: sample.publish(into: scratch, as: "out"))
  }

  @Test("stage files hold none", arguments: Sample.all)
  func stageFiles(_ sample: Sample) throws {
    let scratch = try Scratch()
    _ = try Stages.publish(sample, scratch)
    try expectNone(in: scratch.path("work"))
  }

  @Test("an export that has lost its header shows no cell of its first row", arguments: ["zh", "en"])
  func lostHeader(_ language: String) throws {
    let scratch = try Scratch()
    let input = try scratch.copy(of: URL(filePath: Sample.mentor.input), as: "input")
    let file = input.appending(path: "满意度/2025-2026学年上学期.csv")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let lines = text.split(separator: "\r\n", maxSplits: 1)
    try Data(lines[1].utf8).write(to: file)
    let byHeader = try Binary.run(
      ["run", Sample.mentor.pipeline, "--input", input.path(), "--output", scratch.path("a"), "--lang", language])
    #expect(byHeader.status == 65)
    #expect(Self.canaries.first(in: byHeader.errors) == nil, "\(byHeader.errors)")
    let shipped = try String(contentsOf: Binary.root.appending(path: Sample.mentor.pipeline), encoding: .utf8)
    let columns = [
      "1、您的学号": 7, "2、导师工号": 8, "3、本次活动": 9, "提交答卷时间": 2, "4、您对活动内容的满意程度": 10,
      "5、您对导师指导的满意程度": 11, "6、总体评分（0-100分）": 12,
    ]
    var definition = shipped.replacing("sequence: 序号", with: "sequence: {position: 1}")
    for (name, position) in columns { definition = definition.replacing(name, with: "{position: \(position)}") }
    let positions = scratch.url.appending(path: "positions.yaml")
    try Data(definition.utf8).write(to: positions)
    let byPosition = try Binary.run(["run", positions.path(), "--input", input.path(), "--output", scratch.path("b")])
    #expect(byPosition.status == 0, "\(byPosition.errors)")
    try expectNone(in: scratch.path("b"))
  }

  @Test("another key gives other pseudonyms and the same tables")
  func pseudonymsAreKeyed() throws {
    let scratch = try Scratch()
    let work = scratch.path("work")
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    let responses = try ["first key, 32 bytes long.........", "second key, 32 bytes long........"].map { secret in
      let key = scratch.url.appending(path: "key")
      try Data(secret.utf8).write(to: key)
      let outcome = try Binary.run(
        ["ingest", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--work", work],
        environment: ["MANYIDU_KEY_FILE": key.path()])
      try #require(outcome.status == 0, "\(outcome.errors)")
      return try String(contentsOfFile: work + "/ingest/satisfaction.responses.csv", encoding: .utf8)
    }
    #expect(responses[0] != responses[1])
    #expect(responses[0].split(separator: "\n").count == responses[1].split(separator: "\n").count)
  }

  @Test("messages about broken input hold none", arguments: ["zh", "en"])
  func messages(_ language: String) throws {
    let scratch = try Scratch()
    let input = try scratch.copy(of: URL(filePath: Sample.mentor.input), as: "input")
    // Two people under one id is the message that comes closest to quoting a row.
    let people = input.appending(path: "导师名单.csv")
    var bytes = try Data(contentsOf: people)
    bytes.append(Data("\n99,YK001,示例同学0001 CANARY0001 326000000001,x,y,z,\n".utf8))
    try bytes.write(to: people)
    let outcome = try Binary.run(
      ["run", Sample.mentor.pipeline, "--input", input.path(), "--output", scratch.path("out"), "--lang", language])
    #expect(outcome.status == 65)
    #expect(Self.canaries.first(in: outcome.errors + outcome.output) == nil)
  }

  private func expectNone(in folder: String) throws {
    let files = try Folder.files(folder)
    #expect(files.count > 5)
    for (name, data) in files {
      let found = Self.canaries.first(in: String(decoding: data, as: UTF8.self))
      #expect(found == nil, "\(name) holds \(found ?? "")")
    }
  }
}

/// A pattern of what must not be found. Foundation's, for whole folders are searched and Swift's own takes ten times as long.
struct Canaries {
  private let pattern: String

  init(_ pattern: String) { self.pattern = pattern }

  func first(in text: String) -> String? {
    text.range(of: pattern, options: .regularExpression).map { String(text[$0]) }
  }

  func count(in text: String) -> Int {
    let whole = NSRange(location: 0, length: text.utf16.count)
    return (try? NSRegularExpression(pattern: pattern))?.numberOfMatches(in: text, range: whole) ?? 0
  }
}
