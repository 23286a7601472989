import Foundation
import Testing

@Suite("Taking one appraisee out changes no one else's scores")
struct OneLessTests {
  @Test("components of all others stay as they were", arguments: ["FD004", "FD015", "FD051"])
  func withoutOne(_ appraisee: String) throws {
    let scratch = try Scratch()
    let sample = Sample(name: "im-counselor")
    let input = try scratch.copy(of: URL(filePath: sample.input), as: "input")
    let list = input.appending(path: "辅导员名单.csv")
    let lines = try String(contentsOf: list, encoding: .utf8).components(separatedBy: "\r\n")
    let kept = lines.filter { !$0.contains("\(appraisee),") }
    #expect(kept.count == lines.count - 1)
    try Data(kept.joined(separator: "\r\n").utf8).write(to: list)
    let output = scratch.path("out")
    let outcome = try Binary.run(["run", sample.pipeline, "--input", input.path(), "--output", output, "--quiet"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let before = try components(sample.folder.appending(path: "expected").path(), without: appraisee)
    let after = try components(output, without: appraisee)
    #expect(before.count > 300)
    #expect(Set(before).symmetricDifference(after) == [])
  }

  /// What others are given by somebody who has left the list is no longer a colleague's review, so the mutual review
  /// of the same college, and what it adds to, may change; nothing else.
  private func components(_ folder: String, without appraisee: String) throws -> [String] {
    let people = try Table(folder + "/appraisal.csv").rows
    let college = people.reduce(into: [:]) { $0[$1["appraisee_id"] ?? ""] = $1["college"] ?? "" }
    let theirs = ["FD004": "示例数智学院", "FD015": "示例商学院", "FD051": "示例文传学院"][appraisee]
    return try Table(folder + "/components.csv").rows.compactMap { row in
      let id = row["appraisee_id"] ?? ""
      let component = row["component"] ?? ""
      if id == appraisee || (college[id] == theirs && ["college", "college/peer"].contains(component)) { return nil }
      return [id, component, row["status"] ?? "", row["score"] ?? "", row["contribution"] ?? ""].joined(separator: ",")
    }
  }
}
