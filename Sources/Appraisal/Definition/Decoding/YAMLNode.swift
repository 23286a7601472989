/// A position in a definition: line and column, counted from 1, the column in characters.
struct DefinitionPosition: Sendable, Hashable, Comparable, CustomStringConvertible {
  var line: Int
  var column: Int
  var description: String { "\(line):\(column)" }
  static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A YAML value with the position where it begins.
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

  /// The value of a key; nil if there is none, or the node is not a mapping.
  func value(of key: String) -> YAMLNode? {
    guard case .mapping(let entries, _) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text of a scalar; nil for any other node.
  var text: String? {
    if case .scalar(let text, _, _) = self { text } else { nil }
  }
}
