/// Writes texts from files as YAML, whatever they hold.
enum YAMLText {
  /// Writes a text plain if every reader of YAML takes it for the same text, else in double quotes.
  static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// Writes a text in double quotes.
  static func quoted(_ text: String) -> String {
    let escapes: [Unicode.Scalar: String] = [
      "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t",
    ]
    let parts = text.unicodeScalars.map { escapes[$0] ?? (isPrintable($0) ? String($0) : escape($0)) }
    return "\"\(parts.joined())\""
  }

  /// Writes a text for the line of a comment: without line breaks and control characters, at most `limit` characters
  /// and then `…`.
  static func comment(_ text: String, limit: Int = 60) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit + 1) {
      view.append(isPrintable(scalar) ? scalar : " ")
    }
    guard view.count > limit else { return String(view) }
    return String(String.UnicodeScalarView(view.prefix(limit))) + "…"
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let (mark, length) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + mark + String(repeating: "0", count: length - hex.utf8.count) + hex
  }

  /// Whether a character is neither a control, a line break, a formatting mark nor unassigned.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  private static let words: Set<String> = [
    "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf",
  ]

  /// Whether a text has only letters (Chinese ones, too), digits and a few marks that mean nothing in YAML, and begins
  /// with a letter.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first), text.utf8.count <= 120,
      !words.contains(text.lowercased())
    else { return false }
    let marks = "-_./？（）—".unicodeScalars
    return text.unicodeScalars.allSatisfy { isLetter($0) || ("0"..."9").contains($0) || marks.contains($0) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    [.uppercaseLetter, .lowercaseLetter, .otherLetter].contains(scalar.properties.generalCategory)
  }
}
