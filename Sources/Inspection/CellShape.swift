import Appraisal

/// Tests of what a single cell looks like.
enum CellShape {
  /// Numbers of fewer digits are marks, years or counts; ids of staff have five or more.
  private static let fewestDigits = 5
  /// Longer runs of letters and digits are keys of machines, and shorter ones are words.
  private static let codeLength = 3...64
  /// Mail addresses are rarely longer; sentences with an `@` are.
  private static let longestAddress = 100
  /// From `9/6/18` to a stamp with a zone and the name of a day.
  private static let stampLength = 6...40

  /// Whether a cell is an id, or a mail address that serves as one.
  static func isIdentifier(_ text: String) -> Bool { isNumberOrCode(text) || isMailAddress(text) }

  private static func isMailAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 64, omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= longestAddress && parts[1].contains(46)
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 > 32 && $0 < 127 && $0 != 44 && $0 != 59 } }
  }

  /// Whether a cell has only letters, digits, `-` and `_`, with a digit: no word, no sentence, no short number.
  private static func isNumberOrCode(_ text: String) -> Bool {
    let bytes = text.utf8
    guard codeLength.contains(bytes.count) else { return false }
    var digits = 0
    for byte in bytes {
      switch byte {
      case 48...57: digits += 1
      case 65...90, 97...122, 45, 95: break
      default: return false
      }
    }
    return digits == bytes.count ? digits >= fewestDigits : digits > 0 && bytes.first != 45
  }

  /// The words of a cell such as `示例同学 326001010000` that look like an id.
  static func identifiers(in text: String) -> [String] {
    text.unicodeScalars.split { $0.properties.isWhitespace || KnownHeader.marks.contains($0) }
      .map { Identifier.cleaned(String($0)) }.filter(isIdentifier)
  }

  /// Whether a cell is a number as answers are written, or with a decimal comma.
  static func isNumber(_ text: String) -> Bool {
    if AnswerValue(text.utf8) != nil { return true }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { Identifier.isDigits($0) && $0.utf8.count <= 7 }
  }

  /// Reads a time stamp or day.
  ///
  /// - Returns: nil for anything else, and for digits alone, which may be anything.
  static func time(_ text: String) -> TimeText? {
    guard stampLength.contains(text.utf8.count), text.utf8.contains(where: { $0 >= 48 && $0 <= 57 }),
      !text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 })
    else { return nil }
    return TimeText(text)
  }

  /// Whether a cell is a duration such as `106秒`, `2分30秒` or `35s`.
  static func isDuration(_ text: String) -> Bool {
    let units = KnownHeader.durationUnits
    guard let first = text.utf8.first, first >= 48, first <= 57, text.utf8.count <= 30,
      units.contains(where: { text.hasSuffix($0) })
    else { return false }
    let rest = units.reduce(text) { text, unit in text.replacing(unit, with: "") }
    return Identifier.isDigits(rest.filter { $0 != " " && $0 != "." })
  }

  /// Whether a file name is a person's id: at most three letters, then three digits or more.
  static func isPersonal(_ name: String) -> Bool {
    let bytes = name.utf8
    let digits = bytes.drop { ($0 >= 65 && $0 <= 90) || ($0 >= 97 && $0 <= 122) }
    return digits.count >= 3 && bytes.count - digits.count <= 3 && digits.allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  /// Whether a cell is an IP address, also with a place after it: `10.0.0.1(北京)`.
  static func isAddress(_ text: String) -> Bool {
    let parts = text.prefix { $0 != "(" }.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { Identifier.isDigits($0) && $0.utf8.count <= 3 }
  }

  /// The cell with every letter as `A` or `a` and every digit as `9`: cells of one kind have the same mask.
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
