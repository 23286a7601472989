import Foundation

@testable import Appraisal

/// The definition that ships, and versions of it with one thing changed.
enum ShippedDefinition {
  static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "pipelines/yt-mentor.yaml").path()

  static var text: String {
    get throws { try String(contentsOfFile: path, encoding: .utf8) }
  }

  static var mentor: Definition {
    get throws { try Definition(path: path) }
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
