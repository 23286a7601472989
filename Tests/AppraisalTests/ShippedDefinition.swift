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

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
