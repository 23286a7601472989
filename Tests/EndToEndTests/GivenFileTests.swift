import Foundation
import Testing

@Suite("Input that stands elsewhere, or comes through a pipe")
struct GivenFileTests {
  /// A file of its own name, and one that a pattern finds.
  private static let names = ["书院部评分.csv", "学院评分/示例商学院.csv"]

  @Test(
    "a pipe and another path give the bytes that the file in the folder gives, whether it is there or not",
    arguments: names, ["cat moved |", ""])
  func sameBytes(_ name: String, _ source: String) throws {
    let scratch = try Scratch()
    let input = try scratch.copy(of: URL(filePath: Sample.mentor.input), as: "input")
    try FileManager.default.moveItem(at: input.appending(path: name), to: scratch.url.appending(path: "moved"))
    if source.isEmpty { try Data("another".utf8).write(to: input.appending(path: name)) }
    let definition = Binary.root.appending(path: Sample.mentor.pipeline).path()
    let outcome = try Binary.shell(
      "\(source) \"$BIN\" run \(definition) --input input --output out --file \"\(name)=$P\"",
      environment: ["P": source.isEmpty ? "moved" : "-"], in: scratch.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let expected = try Folder.files(Sample.mentor.publish(into: scratch, as: "plain"))
    var files = try Folder.files(scratch.path("out"))
    files["run.json"] = expected["run.json"]
    #expect(files == expected)
  }

  @Test(
    "what is given wrongly is told by its name",
    arguments: [
      (
        "--file 书院评分.csv=-", 64,
        "'--file' gives '书院评分.csv', which the definition does not ask for; did you mean '书院部评分.csv'?"
      ),
      ("--file 书院部评分.csv", 64, "'书院部评分.csv' is not a valid value for '--file'; expected NAME=PATH"),
      ("--file 书院部评分.csv=- --file 包联名单.csv=-", 64, "the same file, or standard input, is given twice"),
      ("--file 书院部评分.csv=-", 65, "书院部评分.csv:1: error: the header has no column"),
      ("--file 书院部评分.csv=nowhere", 66, "nowhere: error: the file does not exist; check the path"),
    ])
  func misuse(_ arguments: String, _ status: Int, _ message: String) throws {
    let scratch = try Scratch()
    let command =
      "\"$BIN\" run \(Sample.mentor.pipeline) --input \(Sample.mentor.input) --output \(scratch.path("out"))"
    let outcome = try Binary.shell("printf 'a,b\\n1,2\\n' | \(command) \(arguments)")
    #expect(outcome.status == Int32(status))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
  }

  @Test("inspect takes standard input, and its draft runs with the same")
  func inspect() throws {
    let scratch = try Scratch()
    let script = """
      cd \(Binary.root.appending(path: "samples/exports").path())
      "$BIN" inspect - 学生名单.csv 辅导员名单.csv < plain/满意度.csv > "$D/mine.yaml" &&
      cat plain/满意度.csv | "$BIN" run "$D/mine.yaml" --input . --file standard-input=- --output "$D/out"
      """
    let outcome = try Binary.shell(script, environment: ["D": scratch.url.path()])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("standard-input") || outcome.output.contains("questionnaire"))
    let draft = try String(contentsOfFile: scratch.path("mine.yaml"), encoding: .utf8)
    #expect(draft.contains("--file standard-input=- --output OUT"))
  }

  @Test("the profile stands on standard error, as text or as JSON")
  func profile() throws {
    let scratch = try Scratch()
    let arguments = [
      "run", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--output", scratch.path("out"), "--profile",
      "--quiet",
    ]
    let text = try Binary.run(arguments).errors.split(separator: "\n").map(String.init)
    #expect(text.first?.hasPrefix("part ") ?? false)
    #expect(text.dropLast().last?.hasPrefix("all ") ?? false)
    #expect(text.last?.hasPrefix("records: ") ?? false)
    #expect(text.contains { $0.hasPrefix("reading responses ") })
    struct Profile: Decodable {
      struct Part: Decodable { let part: String; let seconds, cpu_seconds: Double; let peak_bytes: Int }
      let parts: [Part]
      let seconds: Double
      let peak_bytes, bytes, records: Int
    }
    let json = try Binary.run(arguments + ["--format", "json"]).errors
    let profile = try JSONDecoder().decode(Profile.self, from: Data(json.utf8))
    #expect(
      profile.parts.map(\.part) == [
        "people", "rosters", "responses", "ledgers", "validate", "normalise", "weight", "band", "publish",
      ])
    #expect(profile.records > 7000)
    #expect(profile.parts.allSatisfy { $0.peak_bytes <= profile.peak_bytes })
  }
}
