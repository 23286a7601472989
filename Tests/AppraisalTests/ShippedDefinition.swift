import Foundation

@testable import Appraisal

/// The definitions that ship, and versions of them with something changed.
enum ShippedDefinition {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "pipelines")

  /// Every definition in `pipelines`.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
  }

  static var mentor: Definition {
    get throws { try definition("yt-mentor") }
  }

  static var counselor: Definition {
    get throws { try definition("im-counselor") }
  }

  /// A shipped definition in which each text, which must be there, is replaced by another.
  static func definition(_ name: String, with changes: [(String, String)] = []) throws -> Definition {
    var text = try text(of: name)
    for (old, new) in changes {
      guard text.contains(old) else { throw NoSuchText(text: old) }
      text = text.replacing(old, with: new)
    }
    return try DefinitionDecoder(file: "\(name).yaml", bytes: Array(text.utf8)).decode()
  }

  private struct NoSuchText: Error {
    let text: String
  }

  /// What is wrong with these bytes as a definition; empty: nothing.
  static func problems(_ bytes: [UInt8]) -> [Failure.Message] {
    do throws(Failure) {
      _ = try DefinitionDecoder(file: "d.yaml", bytes: bytes).decode()
      return []
    } catch {
      return error.messages
    }
  }
}
