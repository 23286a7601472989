import Foundation

/// The real binary, run as a user runs it.
enum Binary {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The checkout that the tests stand in.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `MANYIDU_BINARY`, or the one that was built with the tests.
  private static let executable: URL =
    if let path = ProcessInfo.processInfo.environment["MANYIDU_BINARY"], !path.isEmpty {
      URL(filePath: path)
    } else {
      URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "manyidu")
    }

  /// - Parameter environment: in place of the caller's, so that no test depends on the locale of the machine.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: URL = root
  ) throws -> Outcome {
    try launch(executable, arguments, environment, folder)
  }

  /// Through a shell, for limits and redirections; `$BIN` is the binary.
  static func shell(_ script: String, environment: [String: String] = [:], in folder: URL = root) throws -> Outcome {
    let environment = environment.merging(["BIN": executable.path()]) { given, _ in given }
    return try launch(URL(filePath: "/bin/bash"), ["-c", script], environment, folder)
  }

  private static func launch(
    _ executable: URL, _ arguments: [String], _ environment: [String: String], _ folder: URL
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = ["PATH": path, "LC_ALL": "C.UTF-8"].merging(environment) { _, given in given }
    let scratch = try Scratch()
    let output = try scratch.file("stdout")
    let errors = try scratch.file("stderr")
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let status =
      process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    return Outcome(status: status, output: try text(output), errors: try text(errors))
  }

  private static func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
}

/// A folder of its own for one test, gone when the test is.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "manyidu-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path() }

  /// An empty file.
  func file(_ name: String) throws -> URL {
    let file = url.appending(path: name)
    try Data().write(to: file)
    return file
  }

  /// A folder of small files.
  func folder(_ name: String, _ files: [String: String]) throws -> String {
    for (file, text) in files {
      let target = url.appending(path: name).appending(path: file)
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: target)
    }
    return path(name)
  }

  /// A copy of a folder that can be changed.
  func copy(of source: URL, as name: String) throws -> URL {
    let target = url.appending(path: name)
    try FileManager.default.copyItem(at: source, to: target)
    return target
  }
}

/// The contents of folders, to be compared.
enum Folder {
  /// Every file below `path` by relative name.
  static func files(_ path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let file = URL(filePath: path).appending(path: name)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false {
        files[name] = try Data(contentsOf: file)
      }
    }
    return files
  }

  /// A published folder without the one file that holds a clock.
  static func publication(_ path: String) throws -> [String: Data] {
    try files(path).filter { $0.key != "run.json" }
  }

  /// Names of the files that differ, or are on one side only.
  static func differences(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
  }
}

/// A sample: a pipeline with inputs and expected outputs.
struct Sample: CustomStringConvertible, Sendable {
  let name: String
  var description: String { name }
  var folder: URL { Binary.root.appending(path: "samples/\(name)") }
  var input: String { folder.appending(path: "input").path() }
  var pipeline: String { "pipelines/\(name).yaml" }

  static let all: [Sample] = {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: Binary.root.appending(path: "samples").path())) ?? []
    return names.sorted().map(Sample.init).filter {
      FileManager.default.fileExists(atPath: $0.folder.appending(path: "input").path())
    }
  }()

  static let mentor = Sample(name: "yt-mentor")

  /// Publishes the sample and returns the folder.
  func publish(into scratch: Scratch, as name: String, _ options: [String] = []) throws -> String {
    let output = scratch.path(name)
    let outcome = try Binary.run(["run", pipeline, "--input", input, "--output", output, "--quiet"] + options)
    guard outcome.status == 0 else { throw UnexpectedEnd(outcome: outcome) }
    return output
  }
}

/// A run that should have ended well.
struct UnexpectedEnd: Error {
  let outcome: Binary.Outcome
}
