import Foundation
import Testing

@Suite("Samples come out as expected")
struct SampleTests {
  @Test("every pipeline has a sample, and every sample a pipeline")
  func pipelinesAndSamplesMatch() throws {
    let pipelines = try FileManager.default.contentsOfDirectory(atPath: Binary.root.appending(path: "pipelines").path())
    #expect(pipelines.filter { $0 != "CLAUSES.md" }.sorted() == Sample.all.map { "\($0.name).yaml" })
    #expect(!Sample.all.isEmpty)
  }

  @Test("the published folder is the expected one, byte for byte", arguments: Sample.all)
  func publishedFolder(_ sample: Sample) throws {
    let scratch = try Scratch()
    let published = try Folder.publication(sample.publish(into: scratch, as: "out"))
    let expected = try Folder.files(sample.folder.appending(path: "expected").path())
    #expect(expected.count > 5)
    #expect(Folder.differences(published, expected) == [])
  }

  @Test("the summary is the expected one in both languages", arguments: Sample.all, ["zh", "en"])
  func summary(_ sample: Sample, _ language: String) throws {
    let scratch = try Scratch()
    let outcome = try Binary.run(
      ["run", sample.pipeline, "--input", sample.input, "--output", scratch.path("out"), "--lang", language])
    let expected = try String(contentsOf: sample.folder.appending(path: "summary.\(language).txt"), encoding: .utf8)
    #expect(outcome.output == expected)
    #expect(outcome.errors == "")
  }

  @Test("the summary as JSON holds the same counts")
  func summaryAsJSON() throws {
    let scratch = try Scratch()
    let outcome = try Binary.run(
      [
        "run", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--output", scratch.path("out"), "--format",
        "json",
      ])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let composites = try #require(json["composites"] as? [String: Int])
    #expect(composites == ["total": 60, "published": 48, "withheld": 5, "incomplete": 7])
  }

  @Test("the samples' inputs and pages are what their generator makes")
  func generatedInputs() throws {
    let scratch = try Scratch()
    let made = try Binary.shell("python3 samples/generator --out '\(scratch.path("samples"))'")
    try #require(made.status == 0, "\(made.errors)")
    for sample in Sample.all {
      let fresh = try Folder.files(scratch.path("samples/\(sample.name)/input"))
      #expect(fresh.count > 3)
      #expect(Folder.differences(fresh, try Folder.files(sample.input)) == [])
      let page = try Data(contentsOf: scratch.url.appending(path: "samples/\(sample.name)/README.md"))
      #expect(page == (try Data(contentsOf: sample.folder.appending(path: "README.md"))), "\(sample)")
    }
  }
}
