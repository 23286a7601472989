import Foundation
import Tabular
import TestSupport
import Testing

@Suite("Same input, same bytes")
struct SameBytesTests {
  @Test("the six stages in a row give what one run gives", arguments: Sample.all)
  func stagedAndOneShot(_ sample: Sample) throws {
    let scratch = try Scratch()
    let staged = try Stages.publish(sample, scratch)
    let whole = try sample.publish(into: scratch, as: "whole")
    #expect(Folder.differences(try Folder.publication(staged), try Folder.publication(whole)) == [])
  }

  @Test("any number of threads gives the same", arguments: Sample.all)
  func threads(_ sample: Sample) throws {
    let scratch = try Scratch()
    let one = try Folder.publication(sample.publish(into: scratch, as: "1", ["--threads", "1"]))
    for threads in ["2", "3", "8"] {
      let more = try Folder.publication(sample.publish(into: scratch, as: threads, ["--threads", threads]))
      #expect(Folder.differences(one, more) == [], "\(threads) threads")
    }
  }

  @Test("no locale changes a byte", arguments: ["C", "zh_CN.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"])
  func locales(_ locale: String) throws {
    let scratch = try Scratch()
    let plain = try Folder.publication(Sample.mentor.publish(into: scratch, as: "plain"))
    let output = scratch.path("localised")
    let outcome = try Binary.run(
      ["run", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--output", output],
      environment: ["LC_ALL": locale])
    #expect(outcome.status == 0)
    #expect(Folder.differences(plain, try Folder.publication(output)) == [])
  }

  @Test("rows in any order change no table but rejects and findings", arguments: Sample.all, [1, 2])
  func shuffledRows(_ sample: Sample, _ seed: UInt64) throws {
    let scratch = try Scratch()
    var random = SeededRandom(seed: seed)
    let ordered = try rewrite(sample.input, into: scratch.path("ordered")) { $0 }
    let shuffled = try rewrite(sample.input, into: scratch.path("shuffled")) { $0.shuffled(using: &random) }
    let tables = try [ordered, shuffled].map { input in
      let output = input + "-published"
      let outcome = try Binary.run(["run", sample.pipeline, "--input", input, "--output", output])
      try #require(outcome.status == 0)
      return try Folder.publication(output).filter { !["rejects.csv", "findings.csv", "SHA256SUMS"].contains($0.key) }
    }
    #expect(tables[0].count > 3)
    #expect(Folder.differences(tables[0], tables[1]) == [], "seed \(seed)")
  }

  /// Writes every readable record of every file anew, in the order that `arrange` gives.
  private func rewrite(
    _ input: String, into target: String, _ arrange: ([[String]]) -> [[String]]
  ) throws -> String {
    for name in try Folder.files(input).keys {
      let reader = try RecordReader(path: input + "/" + name)
      let rows = try reader.rows()
      var writer = RecordWriter()
      writer.write(reader.header)
      for row in arrange(rows) { writer.write(row) }
      let file = URL(filePath: target + "/" + name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(writer.bytes).write(to: file)
    }
    return target
  }
}

/// The stages one by one, through a work folder.
enum Stages {
  static func publish(_ sample: Sample, _ scratch: Scratch) throws -> String {
    try publish(sample.pipeline, sample.input, scratch)
  }

  static func publish(_ pipeline: String, _ input: String, _ scratch: Scratch) throws -> String {
    let key = scratch.url.appending(path: "key")
    try Data((0..<32).map { UInt8($0) }).write(to: key)
    let work = scratch.path("work")
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    let output = scratch.path("staged")
    let ends = [
      "ingest": ["--input", input, "--work", work], "publish": ["--work", work, "--output", output, "--quiet"],
    ]
    for stage in ["ingest", "validate", "normalise", "weight", "band", "publish"] {
      let outcome = try Binary.run(
        [stage, pipeline] + (ends[stage] ?? ["--work", work]), environment: ["MANYIDU_KEY_FILE": key.path()])
      guard outcome.status == 0 else { throw UnexpectedEnd(outcome: outcome) }
    }
    return output
  }
}
