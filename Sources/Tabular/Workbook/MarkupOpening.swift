/// Detects markup by the first bytes of a file.
struct MarkupOpening {
  /// Number of bytes that are searched.
  static let length = 4096
  private let text: [UInt8]

  /// - Parameter stored: the first bytes of the file, in UTF-16 or any encoding that extends ASCII.
  init(_ stored: [UInt8]) {
    text = MarkupOpening.lowercaseASCII(stored)
  }

  /// Web page or workbook in XML; nil for neither.
  var content: FileContent? {
    if begins("mime-version:"), holds("multipart/related") { return .html }
    let start = startAfterComments
    if begins("<?xml", at: start) {
      if holds("mso-application") || holds("urn:schemas-microsoft-com:office:spreadsheet") { return .xml }
      return holds("<html") ? .html : nil
    }
    if begins("<!doctype html", at: start) { return .html }
    return MarkupOpening.elements.contains { isTag($0, at: start) } ? .html : nil
  }

  private static let elements = [
    "html", "head", "body", "table", "meta", "style", "title", "script", "div", "link", "center", "font",
  ]

  /// Whether a tag begins at `start`: its name ends with `>`, `/` or a blank. `<table,` is the first header of a CSV file.
  private func isTag(_ name: String, at start: Int) -> Bool {
    guard begins("<" + name, at: start) else { return false }
    let next = start + 1 + name.utf8.count
    guard next < text.count else { return false }
    return text[next] == UInt8(ascii: ">") || text[next] == UInt8(ascii: "/") || isBlank(text[next])
  }

  /// Index of the first byte after blanks and comments.
  private var startAfterComments: Int {
    var index = 0
    while true {
      while index < text.count, isBlank(text[index]) { index += 1 }
      guard begins("<!--", at: index), let end = find("-->", from: index) else { return index }
      index = end + 3
    }
  }

  private func begins(_ word: String, at index: Int = 0) -> Bool {
    text.dropFirst(index).starts(with: word.utf8)
  }

  private func holds(_ word: String) -> Bool { find(word, from: 0) != nil }

  private func find(_ word: String, from start: Int) -> Int? {
    (start..<max(text.count, start)).first { begins(word, at: $0) }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The text in lowercase ASCII without its byte-order mark. Units of UTF-16 beyond ASCII become 0xFF, which no markup has.
  private static func lowercaseASCII(_ stored: [UInt8]) -> [UInt8] {
    if stored.starts(with: [0xEF, 0xBB, 0xBF]) { return stored.dropFirst(3).map(lowercase) }
    if stored.starts(with: [0xFF, 0xFE]) { return units(stored.dropFirst(2), low: 0) }
    if stored.starts(with: [0xFE, 0xFF]) { return units(stored.dropFirst(2), low: 1) }
    // Markup in UTF-16 without a mark has a zero in its first character.
    if stored.starts(with: [0x3C, 0x00]) { return units(stored[...], low: 0) }
    if stored.starts(with: [0x00, 0x3C]) { return units(stored[...], low: 1) }
    return stored.map(lowercase)
  }

  private static func units(_ bytes: ArraySlice<UInt8>, low: Int) -> [UInt8] {
    let bytes = Array(bytes)
    return (0..<bytes.count / 2).map { unit in
      bytes[2 * unit + 1 - low] == 0 ? lowercase(bytes[2 * unit + low]) : 0xFF
    }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}
