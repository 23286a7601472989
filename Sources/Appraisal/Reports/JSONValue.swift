import FoundationEssentials

/// A JSON value that is written with its keys in bytewise order, so that equal content gives equal bytes.
package indirect enum JSONValue: Encodable {
  case text(String), number(Int), decimal(Double), list([JSONValue]), object([String: JSONValue]), flag(Bool)

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .decimal(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    }
  }

  /// The value as indented UTF-8 with a line break at the end.
  package var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Text and whole numbers always encode; a number that is not finite cannot get here.
    guard let data = try? encoder.encode(self) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}
