import Appraisal

/// Tests of what a single cell looks like.
enum CellShape {
  /// Whether a cell is an id, or a mail address that serves as one.
  static func isIdentifier(_ text: String) -> Bool { isNumberOrCode(text) || isMailAddress(text) }

  private static func isMailAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 64, omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= Threshold.longestAddress && parts[1].contains(46)
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 > 32 && $0 < 127 && $0 != 44 && $0 != 59 } }
  }

  /// Whether a cell has only letters, digits, `-` and `_`, with a digit: no word, no sentence, no short number.
  private static func isNumberOrCode(_ text: String) -> Bool {
    let bytes = text.utf8
    guard Threshold.codeLength.contains(bytes.count),
      bytes.allSatisfy({ isDigit($0) || isLetter($0) || $0 == 45 || $0 == 95 })
    else { return false }
    let digits = bytes.count(where: isDigit)
    return digits == bytes.count ? digits >= Threshold.digitsOfID : digits > 0 && bytes.first != 45
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }

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
    guard Threshold.stampLength.contains(text.utf8.count), text.utf8.contains(where: isDigit),
      !text.utf8.allSatisfy({ isDigit($0) || $0 == 46 })
    else { return nil }
    return TimeText(text)
  }

  /// Whether a cell is a duration such as `106秒`, `2分30秒` or `35s`.
  static func isDuration(_ text: String) -> Bool {
    let units = KnownHeader.durationUnits
    guard let first = text.utf8.first, isDigit(first), text.utf8.count <= 30, units.contains(where: text.hasSuffix)
    else { return false }
    let rest = units.reduce(text) { text, unit in text.replacing(unit, with: "") }
    return Identifier.isDigits(rest.filter { $0 != " " && $0 != "." })
  }

  /// Whether a file name is a person's id: at most three letters, then three digits or more.
  static func isPersonal(_ name: String) -> Bool {
    let digits = name.utf8.drop(while: isLetter)
    return digits.count >= 3 && name.utf8.count - digits.count <= 3 && digits.allSatisfy(isDigit)
  }

  /// Whether a cell is an IP address, also with a place after it: `10.0.0.1(北京)`.
  static func isAddress(_ text: String) -> Bool {
    let parts = text.prefix { $0 != "(" }.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { Identifier.isDigits($0) && $0.utf8.count <= 3 }
  }

  /// The cell with every letter as `A` or `a` and every digit as `9`: cells of one kind have the same mask.
  static func mask(_ text: String) -> [UInt8] {
    text.utf8.map { byte in isDigit(byte) ? 57 : !isLetter(byte) ? byte : byte < 97 ? 65 : 97 }
  }
}
