/// What single cells look like.
enum CellShape {
  /// An id, or an address that somebody signs in with.
  static func isIdentifier(_ text: String) -> Bool { isNumberOrCode(text) || isMailAddress(text) }

  private static func isMailAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 64, omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= 100 && parts[1].contains(46)
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 > 32 && $0 < 127 && $0 != 44 && $0 != 59 } }
  }

  /// Letters and digits, `-` and `_` between them, at least one digit: no word, no sentence, no number of a few digits.
  private static func isNumberOrCode(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (3...64).contains(bytes.count) else { return false }
    var digits = 0
    for byte in bytes {
      switch byte {
      case 48...57: digits += 1
      case 65...90, 97...122, 45, 95: break
      default: return false
      }
    }
    return digits == bytes.count ? digits >= 5 : digits > 0 && bytes.first != 45
  }

  /// The words of a cell such as `示例同学 326001010000` that look like an id.
  static func identifiers(in text: String) -> [String] {
    text.unicodeScalars.split { $0.properties.isWhitespace || KnownHeader.marks.contains($0) }
      .map { Identifier.cleaned(String($0)) }.filter(isIdentifier)
  }

  /// A number as answers are written, or with a decimal comma.
  static func isNumber(_ text: String) -> Bool {
    if AnswerValue(text.utf8) != nil { return true }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { Identifier.isDigits($0) && $0.utf8.count <= 7 }
  }

  /// A time stamp or day; five digits alone may be anything.
  static func time(_ text: String) -> TimeText? {
    guard (6...40).contains(text.utf8.count), text.utf8.contains(where: { $0 >= 48 && $0 <= 57 }),
      !text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 })
    else { return nil }
    return TimeText(text)
  }

  /// `106秒`, `2分30秒`, `35s`.
  static func isDuration(_ text: String) -> Bool {
    let units = KnownHeader.durationUnits
    guard let first = text.utf8.first, first >= 48, first <= 57, text.utf8.count <= 30,
      units.contains(where: { text.hasSuffix($0) })
    else { return false }
    let rest = units.reduce(text) { text, unit in text.replacing(unit, with: "") }
    return Identifier.isDigits(rest.filter { $0 != " " && $0 != "." })
  }

  /// A file that is called so is named after somebody: at most three letters, then digits.
  static func isPersonal(_ name: String) -> Bool {
    let bytes = name.utf8
    let digits = bytes.drop { ($0 >= 65 && $0 <= 90) || ($0 >= 97 && $0 <= 122) }
    return digits.count >= 3 && bytes.count - digits.count <= 3 && digits.allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  static func isAddress(_ text: String) -> Bool {
    let parts = text.prefix { $0 != "(" }.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { Identifier.isDigits($0) && $0.utf8.count <= 3 }
  }

  /// Every letter as `A` or `a`, every digit as `9`: cells that are alike in it are of one kind.
  static func mask(_ text: String) -> [UInt8] {
    text.utf8.map { byte in
      switch byte {
      case 48...57: 57
      case 65...90: 65
      case 97...122: 97
      default: byte
      }
    }
  }
}
