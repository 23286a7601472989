import Foundation
import Testing

/// A definition and inputs of a few lines, published by the real binary.
struct SmallRun {
  let scratch: Scratch
  let output: String
  let outcome: Binary.Outcome

  /// - Parameters:
  ///   - definition: what comes after the head; its people file is `p.csv` with id, name, college and role.
  ///   - files: the inputs by name.
  init(_ definition: String, _ files: [String: String], _ options: [String] = []) throws {
    let head = """
      pipeline: small
      title: {zh: 小, en: Small}
      authority: none
      language: en
      period: {name: Y, from: 2025-09-01, to: 2026-08-31}
      rounding: {mode: half-up, scores: 2, rates: 2}

      """
    scratch = try Scratch()
    let folder = try scratch.folder("case", ["small.yaml": head + definition])
    let input = try scratch.folder("input", files)
    output = scratch.path("out")
    outcome = try Binary.run(
      ["run", "\(folder)/small.yaml", "--input", input, "--output", output, "--lang", "en", "--quiet"] + options)
  }

  /// The rows of a table with some of their columns, joined by `|`.
  func rows(_ table: String, _ columns: [String]) throws -> [String] {
    guard outcome.status == 0 else { throw UnexpectedEnd(outcome: outcome) }
    return try Table("\(output)/\(table).csv").rows.map { row in
      columns.map { row[$0] ?? "?" }.joined(separator: "|")
    }
  }

  /// The sums of one source in `run.json`.
  func sums(_ source: String) throws -> [String: Int] {
    let bytes = try Data(contentsOf: URL(filePath: "\(output)/run.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let all = try #require(json["sums"] as? [[String: Any]])
    let own = try #require(all.first { $0["source"] as? String == source })
    return own.compactMapValues { $0 as? Int }.filter { $0.value != 0 }
  }
}
