/// The format of a number, as far as it tells dates and durations from numbers.
enum NumberFormat: Sendable {
  /// Any other number.
  case number
  /// A day, a time, or both.
  case date
  /// A duration, whose hours can be above 24: `[h]:mm`.
  case elapsed

  /// A built-in format (ECMA-376 18.8.30), including those of East Asia.
  init(builtIn id: Int) {
    switch id {
    case 46: self = .elapsed
    case 14...22, 27...36, 45, 47, 50...58: self = .date
    default: self = .number
    }
  }

  /// Classifies a format code by its letters of days and times outside of quotes, brackets and escapes.
  init(code: String) {
    var scan = FormatScan()
    for scalar in code.unicodeScalars { scan.take(scalar) }
    self = scan.hasDay ? .date : scan.hasElapsed ? .elapsed : scan.hasTime || scan.isHanziDate ? .date : .number
  }
}

extension NumberFormat {
  /// Appends a day or a time.
  ///
  /// - Returns: false if the format is of numbers, or the number is no time; nothing is appended then.
  func append(_ value: Double, is1904: Bool, to text: inout [UInt8]) -> Bool {
    guard self != .number, let date = SerialDate(value, is1904: is1904) else { return false }
    guard self == .elapsed else { return date.append(to: &text) }
    date.appendElapsed(to: &text)
    return true
  }
}

/// Scans a format code, character by character.
private struct FormatScan {
  private(set) var hasDay = false
  private(set) var hasTime = false
  private(set) var hasElapsed = false
  private var hasHanzi = false
  private var hasDigits = false
  private var isQuoted = false
  private var isEscaped = false
  private var bracket: String?

  /// Whether a code with 年, 月, 日, 上午 or 下午 is of dates: it has no placeholder for digits. `0个月` counts months.
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
    case "\\", "_", "*": isEscaped = true  // the next character is literal, or gives a width, or is repeated
    case "y", "Y", "d", "D": hasDay = true
    case "m", "M", "h", "H", "s", "S": hasTime = true
    case "\u{5E74}", "\u{6708}", "\u{65E5}": hasHanzi = true  // 年月日
    case "\u{4E0A}", "\u{4E0B}": hasHanzi = true  // 上午, 下午
    case "0", "#", "?": hasDigits = true
    default: break
    }
  }

  /// Ends a bracket: a duration for `[h]`, `[mm]` or `[ss]`, else a colour, a condition or a locale.
  private mutating func close(_ content: String) {
    bracket = nil
    guard let letter = content.first, "hms".contains(letter) else { return }
    if content.allSatisfy({ $0 == letter }) { hasElapsed = true }
  }
}
