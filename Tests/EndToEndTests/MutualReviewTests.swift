import Foundation
import Testing

/// The same reviews as a matrix, as pairs and as one file a rater.
@Suite("Mutual review comes in three shapes and gives one result")
struct MutualReviewTests {
  private static let people = "工号,姓名,学院\nT1,甲,A\nT2,乙,A\nT3,丙,A\nT4,丁,B\nT5,戊,B\n"
  /// Rater, appraisee, mark. T1 rates themselves and T4 of another college; T5 has no review.
  private static let reviews = [
    ("T1", "T1", "100"), ("T1", "T2", "80"), ("T1", "T3", "90"), ("T1", "T4", "10"), ("T2", "T1", "70"),
    ("T3", "T1", "75"), ("T5", "T4", "60"),
  ]
  private static let columns = [
    "matrix": "columns: {rater: 评价人, appraisees: 互评：*}",
    "pairs": "columns: {rater: 评价人, appraisee: 被评人}",
    "files": "rater: file-name\n    columns: {appraisee: 被评人}",
  ]

  private func files(_ shape: String) -> [String: String] {
    let ids = ["T1", "T2", "T3", "T4", "T5"]
    switch shape {
    case "matrix":
      let rows = ids.map { rater in
        rater + ids.map { id in "," + (Self.reviews.first { $0.0 == rater && $0.1 == id }?.2 ?? "") }.joined()
      }
      return ["互评/全部.csv": "评价人" + ids.map { ",互评：\($0)" }.joined() + "\n" + rows.joined(separator: "\n") + "\n"]
    case "pairs":
      return ["互评/全部.csv": "评价人,被评人,分\n" + Self.reviews.map { "\($0.0),\($0.1),\($0.2)\n" }.joined()]
    default:
      let byRater = Dictionary(grouping: Self.reviews, by: \.0)
      return byRater.reduce(into: [:]) { files, entry in
        files["互评/\(entry.key).csv"] = "被评人,分\n" + entry.value.map { "\($0.1),\($0.2)\n" }.joined()
      }
    }
  }

  private func publish(_ shape: String, _ scratch: Scratch) throws -> String {
    var input = files(shape)
    input["名单.csv"] = Self.people
    let folder = try scratch.folder("\(shape)-input", input)
    let definition = """
      pipeline: reviews
      title: {zh: 互评, en: Mutual review}
      authority: none
      language: zh
      period: {name: "2026", from: 2026-01-01, to: 2026-12-31}
      rounding: {mode: half-up, scores: 2, rates: 2}
      appraisees:
        file: 名单.csv
        columns: {id: 工号, name: 姓名}
        college: {column: 学院}
      scales:
        marks: {range: {from: 0, to: 100}}
      sources:
        peer:
          kind: review
          title: {zh: 互评, en: Mutual review}
          files: 互评/*.csv
          \(Self.columns[shape] ?? "")
          peers: {within: college, self-ratings: drop}
          items:
            overall: {\(shape == "matrix" ? "" : "column: 分, ")scale: marks}
      composite:
        unit: percent
        missing: withhold
        parts:
          peer: {weight: 100, score: peer}

      """
    let file = scratch.url.appending(path: "\(shape).yaml")
    try Data(definition.utf8).write(to: file)
    let output = scratch.path(shape)
    let outcome = try Binary.run(["run", file.path(), "--input", folder, "--output", output, "--quiet"])
    guard outcome.status == 0 else { throw UnexpectedEnd(outcome: outcome) }
    return output
  }

  @Test("scores count colleagues' marks only: a review of oneself and one of another college are dropped and told")
  func scores() throws {
    let scratch = try Scratch()
    let output = try publish("matrix", scratch)
    let rows = try Table(output + "/appraisal.csv").rows
    #expect(rows.map { $0["composite"] ?? "" } == ["72.50", "80.00", "90.00", "60.00", ""])
    let rejects = try Table(output + "/rejects.csv").rows
    #expect(rejects.map { $0["code"] ?? "" } == ["outside-college", "self-rating"])
    #expect(rejects.allSatisfy { $0["line"] == "2" && $0["column"] == "互评：*" })
    let turnout = try Table(output + "/participation.csv").rows
    #expect(turnout.map { "\($0["responded"] ?? "")/\($0["assigned"] ?? "")" } == ["2/2", "1/2", "1/2", "1/1", "0/1"])
  }

  @Test("every shape gives the same tables", arguments: ["pairs", "files"])
  func shapes(_ shape: String) throws {
    let scratch = try Scratch()
    let matrix = try Folder.publication(publish("matrix", scratch))
    let other = try Folder.publication(publish(shape, scratch))
    // Where something stood, and so its rejects, is the shape's own.
    #expect(Set(Folder.differences(matrix, other)).subtracting(["rejects.csv", "SHA256SUMS"]) == [])
  }

  @Test("a file that is named after its rater is not named in any output")
  func hiddenNames() throws {
    let scratch = try Scratch()
    let output = try publish("files", scratch)
    let rejects = try Table(output + "/rejects.csv").rows
    #expect(rejects.map { $0["file"] ?? "" } == ["互评/*.csv #1", "互评/*.csv #1"])
    for (name, data) in try Folder.files(output) {
      #expect(!String(decoding: data, as: UTF8.self).contains("T1.csv"), "\(name)")
    }
  }
}
