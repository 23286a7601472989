import Foundation
import Testing

@Suite("The README says what is true")
struct ReadmeTests {
  private static let names = ["README.md", "README.zh-CN.md"]

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Binary.root.appending(path: name), encoding: .utf8)
  }

  @Test("what the demo prints is what a run prints")
  func demoOutput() throws {
    for (name, language) in zip(Self.names, ["en", "zh"]) {
      let summary = try String(
        contentsOf: Sample.mentor.folder.appending(path: "summary.\(language).txt"), encoding: .utf8)
      #expect(try text(name).contains("```\n\(summary)"), "\(name)")
    }
  }

  @Test("every link into the repository leads somewhere", arguments: names + ["CONTRIBUTING.md", "Tests/README.md"])
  func links(_ name: String) throws {
    let base = Binary.root.appending(path: name).deletingLastPathComponent()
    let targets = try text(name).matches(of: /\]\(([^)#:]+)[^):]*\)/).map { String($0.output.1) }
    for target in targets {
      #expect(FileManager.default.fileExists(atPath: base.appending(path: target).path()), "\(name): \(target)")
    }
  }

  @Test("every exit code stands in the README", arguments: names)
  func exitCodes(_ name: String) throws {
    for code in ["0", "1", "64", "65", "66", "70", "73", "74", "75", "78", "130"] {
      #expect(try text(name).contains("| \(code) |"), "\(name): \(code)")
    }
  }

  @Test("every make target that the README names exists", arguments: names)
  func makeTargets(_ name: String) throws {
    let makefile = try text("Makefile")
    let targets = Set(try text(name).matches(of: /`make ([a-z-]+)/).map { String($0.output.1) })
    #expect(targets.isSuperset(of: ["demo", "test"]))
    for target in targets { #expect(makefile.contains("\n\(target):"), "make \(target)") }
  }
}
