import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test(
    "help speaks the language of the locale, or of --lang",
    arguments: [
      ([String: String](), ["--help"], "Usage: manyidu COMMAND"),
      (["LC_ALL": "zh_CN.UTF-8"], ["--help"], "用法：manyidu 命令"),
      (["LC_ALL": "", "LANG": "zh_CN.GBK"], ["run", "--help"], "用法：manyidu 命令"),
      (["LC_ALL": "zh_CN.UTF-8"], ["--help", "--lang", "en"], "Usage: manyidu COMMAND"),
      ([:], ["--help", "--lang=zh"], "用法：manyidu 命令"),
      ([:], ["-h"], "Usage: manyidu COMMAND"),
    ])
  func help(_ environment: [String: String], _ arguments: [String], _ expected: String) throws {
    let outcome = try Binary.run(arguments, environment: environment)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(expected))
    #expect(outcome.errors == "")
  }

  @Test("English help fits 80 columns")
  func helpFits() throws {
    let lines = try Binary.run(["--help"]).output.split(separator: "\n")
    #expect(lines.filter { $0.count > 80 } == [])
  }

  @Test("the version")
  func version() throws {
    #expect(try Binary.run(["--version"]).output == "manyidu 0.1.0\n")
  }

  @Test(
    "misuse ends with 64 and says what was meant",
    arguments: [
      ([], "no command given"),
      (["rnu"], "unknown command 'rnu'; did you mean 'run'?"),
      (["run"], "'run' needs a definition, such as pipelines/yt-mentor.yaml"),
      (["run", "a.yaml"], "'run' needs option '--input'"),
      (["run", "a.yaml", "b.yaml", "--input", "x", "--output", "y"], "one argument too many: 'b.yaml'"),
      (["run", "a.yaml", "--inptu", "x"], "unknown option '--inptu'; did you mean '--input'?"),
      (["run", "a.yaml", "--input"], "option '--input' needs a value"),
      (["run", "a.yaml", "--input", "x", "--output", "y", "--work", "z"], "'run' takes no option '--work'"),
      (
        ["run", "a.yaml", "--input", "x", "--output", "y", "--threads", "0"],
        "'0' is not a valid value for '--threads'; expected 1…64"
      ),
      (
        ["run", "a.yaml", "--input", "x", "--output", "y", "--format", "xml"],
        "'xml' is not a valid value for '--format'"
      ),
      (["--lang", "fr", "--help"], "'fr' is not a valid value for '--lang'; expected zh, en"),
      (["validate", "a.yaml"], "'validate' needs option '--work'"),
    ])
  func misuse(_ arguments: [String], _ expected: String) throws {
    let outcome = try Binary.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("manyidu: error: \(expected)"), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("\nsee manyidu --help\n"))
  }

  @Test("check says what it has read")
  func check() throws {
    let outcome = try Binary.run(["check", Sample.mentor.pipeline])
    #expect(outcome.status == 0)
    #expect(
      outcome.output == "pipelines/yt-mentor.yaml: nothing wrong: 4 sources, 22 items, 4 duties, 15 clauses cited\n")
  }

  @Test("check tells a program what is wrong, and where")
  func checkAsJSON() throws {
    let scratch = try Scratch()
    let file = scratch.url.appending(path: "d.yaml")
    try Data("pipeline: a\n".utf8).write(to: file)
    let outcome = try Binary.run(["check", file.path(), Sample.mentor.pipeline, "--format", "json"])
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    struct Report: Decodable {
      struct Problem: Decodable { let place, message: String }
      let file: String
      let problems: [Problem]
    }
    let reports = try JSONDecoder().decode([Report].self, from: Data(outcome.output.utf8))
    #expect(reports.map(\.file) == [file.path(), Sample.mentor.pipeline])
    #expect(reports[0].problems.first?.place == "\(file.path()):1:1")
    #expect(reports[0].problems.first?.message == "missing key 'title'; add it")
    #expect(reports[1].problems.count == 0)
  }

  @Test("--strict ends with 1 where a finding is an error, and publishes all the same")
  func strict() throws {
    let scratch = try Scratch()
    let outcome = try Binary.run(
      [
        "run", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--output", scratch.path("out"), "--strict",
        "--quiet",
      ])
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(FileManager.default.fileExists(atPath: scratch.path("out/appraisal.csv")))
  }
}
