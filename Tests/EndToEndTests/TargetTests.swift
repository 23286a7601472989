import Foundation
import Testing

@Suite("The published folder is replaced whole or not at all")
struct TargetTests {
  @Test("a second run replaces the first")
  func replaced() throws {
    let scratch = try Scratch()
    let first = try Sample.mentor.publish(into: scratch, as: "out")
    let before = try Folder.publication(first)
    let second = try Sample.mentor.publish(into: scratch, as: "out")
    #expect(Folder.differences(before, try Folder.publication(second)) == [])
    #expect(try leftovers(scratch) == [])
  }

  @Test("an empty folder, a trailing slash and a link are taken")
  func waysToNameATarget() throws {
    let scratch = try Scratch()
    let empty = scratch.path("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: empty)
    for output in [empty, empty + "/", scratch.path("link")] {
      let outcome = try Binary.run(["run", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--output", output])
      #expect(outcome.status == 0, "\(output): \(outcome.errors)")
    }
    #expect(try Folder.publication(empty).count > 5)
  }

  @Test("a folder that holds anything else is refused and left alone")
  func foreignContent() throws {
    let scratch = try Scratch()
    let folder = try scratch.folder("mine", ["notes.txt": "keep me"])
    let outcome = try run(folder)
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("mine/notes.txt: error: the target holds something that manyidu did not publish"))
    #expect(try Folder.files(folder) == ["notes.txt": Data("keep me".utf8)])
  }

  @Test("a file added to a published folder protects it")
  func addedFile() throws {
    let scratch = try Scratch()
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    try Data("my remarks".utf8).write(to: URL(filePath: output + "/remarks.txt"))
    let before = try Folder.files(output)
    #expect(try run(output).status == 73)
    #expect(Folder.differences(before, try Folder.files(output)) == [])
  }

  @Test("a file, or a folder that does not exist above the target")
  func impossibleTargets() throws {
    let scratch = try Scratch()
    let file = try scratch.file("file").path()
    #expect(try run(file).status == 73)
    #expect(try run(scratch.path("none/out")).status == 73)
    #expect(try run(Sample.mentor.input).status == 73)
  }

  @Test("a disk that takes no more: 74, and the earlier output as it was")
  func fullDisk() throws {
    let scratch = try Scratch()
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    let before = try Folder.files(output)
    // A limit on the size of files makes writes fail as a full disk does.
    let outcome = try Binary.shell(
      "ulimit -f 4; \"$BIN\" run \(Sample.mentor.pipeline) --input '\(Sample.mentor.input)' --output '\(output)'")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("writing failed"))
    #expect(Folder.differences(before, try Folder.files(output)) == [])
    #expect(try leftovers(scratch) == [])
  }

  @Test("while another run holds the target: 75")
  func lockedTarget() throws {
    let scratch = try Scratch()
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    let outcome = try Binary.shell(
      """
      exec 9> '\(scratch.path(".out.lock"))' && flock -n 9 || exit 99
      "$BIN" run \(Sample.mentor.pipeline) --input '\(Sample.mentor.input)' --output '\(output)'
      """)
    #expect(outcome.status == 75)
    #expect(outcome.errors.contains("another run holds this target"))
  }

  @Test("a run that is killed leaves the earlier output, and the next run cleans up")
  func killedRun() throws {
    let scratch = try Scratch()
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    let before = try Folder.publication(output)
    for delay in ["0.005", "0.01", "0.02", "0.04", "0.08"] {
      _ = try Binary.shell(
        "timeout -s KILL \(delay) \"$BIN\" run \(Sample.mentor.pipeline) --input '\(Sample.mentor.input)' --output '\(output)' || true"
      )
      #expect(Folder.differences(before, try Folder.publication(output)) == [], "killed after \(delay) s")
    }
    _ = try Sample.mentor.publish(into: scratch, as: "out")
    #expect(try leftovers(scratch) == [])
  }

  @Test("a run that is interrupted ends with 130 and leaves nothing behind")
  func interruptedRun() throws {
    let scratch = try Scratch()
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    let before = try Folder.publication(output)
    var codes: Set<Int32> = []
    for delay in (1...30).map({ "0.0\($0 < 10 ? "0" : "")\($0)" }) {
      let outcome = try Binary.shell(
        "timeout --preserve-status -s INT \(delay) \"$BIN\" run \(Sample.mentor.pipeline) "
          + "--input '\(Sample.mentor.input)' --output '\(output)' --quiet")
      codes.insert(outcome.status)
      #expect(Folder.differences(before, try Folder.publication(output)) == [], "interrupted after \(delay) s")
      if outcome.status == 130 { #expect(try leftovers(scratch) == [], "interrupted after \(delay) s") }
    }
    #expect(codes.isSubset(of: [0, 130]))
    #expect(codes.contains(130))
  }

  @Test("a run that was killed between the two steps of an exchange has its output restored")
  func restoredOutput() throws {
    let scratch = try Scratch()
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    let before = try Folder.publication(output)
    try FileManager.default.moveItem(atPath: output, toPath: scratch.path(".out.former"))
    let failed = try Binary.run([
      "run", Sample.mentor.pipeline, "--input", try scratch.folder("none", ["a.txt": ""]), "--output", output,
    ])
    #expect(failed.status == 66)
    #expect(Folder.differences(before, try Folder.publication(output)) == [])
  }

  private func run(_ output: String) throws -> Binary.Outcome {
    try Binary.run(["run", Sample.mentor.pipeline, "--input", Sample.mentor.input, "--output", output])
  }

  /// What stands beside the published folder.
  private func leftovers(_ scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.url.path()).filter { $0 != "out" }.sorted()
  }
}
