import Appraisal

/// YAML line by line, with comments in one language.
struct DraftLines {
  private(set) var text = ""
  let language: Language

  init(_ language: Language) { self.language = language }

  /// Adds a line.
  ///
  /// - Parameters:
  ///   - depth: the indentation, in steps of two blanks.
  ///   - comment: a comment after the line.
  mutating func add(_ depth: Int, _ line: String, _ comment: Wording? = nil) {
    let tail = comment.map { "  # " + YAMLText.comment($0[language], limit: 200) } ?? ""
    text += String(repeating: "  ", count: depth) + line + tail + "\n"
  }

  /// Adds a comment on a line of its own.
  mutating func note(_ depth: Int, _ comment: Wording) {
    text += String(repeating: "  ", count: depth) + "# " + YAMLText.comment(comment[language], limit: 400) + "\n"
  }

  /// Adds a blank line.
  mutating func gap() { text += "\n" }
}

extension ColumnReference {
  /// The reference in the grammar of definitions.
  var yaml: String {
    switch self {
    case .header(let text): YAMLText.scalar(text)
    case .pattern(let text): "{pattern: \(YAMLText.quoted(text))}"
    case .position(let position): "{position: \(position)}"
    case .metadata(let metadata): "{metadata: \(metadata.rawValue)}"
    case .firstOf(let columns): "[\(columns.map(\.yaml).joined(separator: ", "))]"
    }
  }
}
