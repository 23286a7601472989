import Foundation
import Testing

@Suite("validate tells who still needs how many responses")
struct StillNeededTests {
  private func validate(_ sample: String, _ options: [String]) throws -> Binary.Outcome {
    let scratch = try Scratch()
    _ = try Stages.publish(Sample(name: sample), scratch)
    return try Binary.run(["validate", "pipelines/\(sample).yaml", "--work", scratch.path("work")] + options)
  }

  @Test("a line for everybody who is short, in columns that line up in Chinese too")
  func text() throws {
    #expect(
      try validate("im-counselor", ["--lang", "zh"]).output == """
        来源      被考核人编号  姓名           已答  应答            尚需
        学生评价  FD011         示例辅导员011    49    99               1
        学生评价  FD031         示例辅导员031     6    13               1
        学生评价  FD039         示例辅导员039     6    16               2
        学生评价  FD045         示例辅导员045     0     0  没有分配评价人
        学生评价  FD046         示例辅导员046     4     6               1
        学生评价  FD047         示例辅导员047     5    12               1

        """)
  }

  @Test("the same for a program")
  func json() throws {
    let output = try validate("im-counselor", ["--format", "json"]).output
    let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let short = try #require(json["short"] as? [[String: Any]])
    #expect(short.map { $0["appraisee_id"] as? String } == ["FD011", "FD031", "FD039", "FD045", "FD046", "FD047"])
    #expect(short.map { $0["responses_needed"] as? Int } == [1, 1, 2, 0, 1, 1])
    #expect(short[4]["status"] as? String == "few-raters")
  }

  @Test("in the middle of a survey sources may have no file yet, which a finding tells; else that ends the run")
  func partial() throws {
    let scratch = try Scratch()
    let sample = Sample(name: "im-counselor")
    let input = try scratch.copy(of: URL(filePath: sample.input), as: "input")
    try FileManager.default.removeItem(at: input.appending(path: "部门考核.csv"))
    try FileManager.default.removeItem(at: input.appending(path: "学院评议"))
    let run = ["run", sample.pipeline, "--input", input.path(), "--output", scratch.path("out"), "--lang", "en"]
    let whole = try Binary.run(run)
    #expect(whole.status == 66)
    #expect(whole.errors.contains("学院评议/*/*.csv"))
    #expect(try Binary.run(run + ["--partial"]).status == 0)
    let absent = try Table(scratch.path("out/findings.csv")).rows.filter { $0["code"] == "source-absent" }
    #expect(absent.map { $0["source"] ?? "" } == ["committee", "department"])
    let participation = try Data(contentsOf: scratch.url.appending(path: "out/participation.csv"))
    let expected = try Data(contentsOf: sample.folder.appending(path: "expected/participation.csv"))
    #expect(participation == expected)
    #expect(try Binary.run(run + ["--partial", "--strict"]).status == 1)
  }

  @Test("nothing is printed where that is asked for")
  func quiet() throws {
    #expect(try validate("yt-mentor", ["--quiet"]).output == "")
  }
}
