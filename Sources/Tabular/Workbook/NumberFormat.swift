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
    var letters: Set<Unicode.Scalar> = []
    var isElapsed = false
    var rest = code.lowercased().unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()  // a character that is literal, or gives a width, or is repeated
      case "[":
        // A duration, such as `[h]` or `[mm]`; else a colour, a condition or a locale.
        let content = Set(rest.prefix { $0 != "]" })
        rest = rest.drop { $0 != "]" }
        isElapsed = isElapsed || rest.popFirst() != nil && [["h"], ["m"], ["s"]].contains(content)
      default: letters.insert(scalar)
      }
    }
    let has = { (any: String) in !letters.isDisjoint(with: any.unicodeScalars) }
    // A code with 年, 月, 日, 上午 or 下午 is of dates if it has no placeholder for digits: `0个月` counts months.
    let isHanziDate = has("\u{5E74}\u{6708}\u{65E5}\u{4E0A}\u{4E0B}") && !has("0#?")
    self = has("yd") ? .date : isElapsed ? .elapsed : has("mhs") || isHanziDate ? .date : .number
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
