/// A place in a definition, both counted from 1; the column counts characters.
struct DefinitionPosition: Sendable, Hashable, Comparable, CustomStringConvertible {
  var line: Int
  var column: Int
  var description: String { "\(line):\(column)" }
  static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A YAML value with the place where it begins.
indirect enum YAMLNode: Sendable {
  case scalar(String, plain: Bool, DefinitionPosition)
  case sequence([YAMLNode], DefinitionPosition)
  case mapping([Entry], DefinitionPosition)

  struct Entry: Sendable {
    var key: String
    var keyPosition: DefinitionPosition
    var value: YAMLNode
  }

  var position: DefinitionPosition {
    switch self {
    case .scalar(_, _, let position), .sequence(_, let position), .mapping(_, let position): position
    }
  }

  /// The value of a key of a mapping.
  func value(of key: String) -> YAMLNode? {
    guard case .mapping(let entries, _) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text, _, _) = self { text } else { nil }
  }
}
