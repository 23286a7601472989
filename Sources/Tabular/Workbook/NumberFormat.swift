/// How a number is shown, as far as it changes what the number is.
enum NumberFormat: Sendable {
  case number
  /// A day, a time, or both.
  case date
  /// Hours, minutes and seconds without end: `[h]:mm`.
  case elapsed

  /// One of the formats that need no code, East Asian ones among them.
  init(builtIn id: Int) {
    switch id {
    case 46: self = .elapsed
    case 14...22, 27...36, 45, 47, 50...58: self = .date
    default: self = .number
    }
  }

  /// Looks for letters of days and times in a format code, outside of quotes, brackets and escapes.
  init(code: String) {
    var scan = FormatScan()
    for scalar in code.unicodeScalars { scan.take(scalar) }
    self = scan.hasDay ? .date : scan.hasElapsed ? .elapsed : scan.hasTime || scan.isHanziDate ? .date : .number
  }
}

extension NumberFormat {
  /// Appends a day or a time. False where the number is none, or is to be shown as the number that it is.
  func append(_ value: Double, is1904: Bool, to text: inout [UInt8]) -> Bool {
    guard self != .number, let date = SerialDate(value, is1904: is1904) else { return false }
    guard self == .elapsed else { return date.append(to: &text) }
    date.appendElapsed(to: &text)
    return true
  }
}

/// Reads a format code, a character at a time.
private struct FormatScan {
  private(set) var hasDay = false
  private(set) var hasTime = false
  private(set) var hasElapsed = false
  private var hasHanzi = false
  private var hasDigits = false
  private var isQuoted = false
  private var isEscaped = false
  private var bracket: String?

  /// `0个月` counts months; `年月` without a place for digits can only be a date.
  var isHanziDate: Bool { hasHanzi && !hasDigits }

  mutating func take(_ scalar: Unicode.Scalar) {
    if isEscaped {
      isEscaped = false
    } else if isQuoted {
      isQuoted = scalar != "\""
    } else if let content = bracket {
      if scalar == "]" { close(content.lowercased()) } else { bracket?.unicodeScalars.append(scalar) }
    } else {
      takeFree(scalar)
    }
  }

  private mutating func takeFree(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": isQuoted = true
    case "[": bracket = ""
    case "\\", "_", "*": isEscaped = true  // the next character as it is, as wide as it is, again and again
    case "y", "Y", "d", "D": hasDay = true
    case "m", "M", "h", "H", "s", "S": hasTime = true
    case "\u{5E74}", "\u{6708}", "\u{65E5}": hasHanzi = true  // 年月日
    case "\u{4E0A}", "\u{4E0B}": hasHanzi = true  // 上午, 下午
    case "0", "#", "?": hasDigits = true
    default: break
    }
  }

  /// A colour, a condition or a locale, unless it is `[h]`, `[mm]` or `[ss]`.
  private mutating func close(_ content: String) {
    bracket = nil
    guard let letter = content.first, "hms".contains(letter) else { return }
    if content.allSatisfy({ $0 == letter }) { hasElapsed = true }
  }
}
