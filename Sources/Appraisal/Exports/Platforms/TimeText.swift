/// A time stamp as a platform or a spreadsheet writes it, taken apart.
///
/// `2026-09-19T00:39:00+08:00`, `2026/9/19 0:39`, `2026年9月19日 上午12:39`, `19/09/2026`, `9/6/2018 0:06:16`,
/// `9/6/2018 12:06:16 AM`, and Excel's number of days since 1899-12-30 (`46284.0270833`).
package struct TimeText {
  /// The numbers of the date in the order in which they are written.
  private let date: (Int, Int, Int)
  /// Whether the year comes first, and then the month.
  package let isYearFirst: Bool
  private let clock: (hour: Int, minute: Int, second: Int)
  package let zone: UTCOffset?

  /// nil: no time stamp.
  package init?(_ text: String) {
    if let serial = TimeText.serial(text) {
      (date, clock) = serial
      (isYearFirst, zone) = (true, nil)
      return
    }
    var scanner = Scanner(text)
    guard let date = scanner.date() else { return nil }
    (self.date, isYearFirst) = date
    guard !scanner.isAtEnd else {
      (clock, zone) = ((0, 0, 0), nil)
      return
    }
    guard scanner.skipGap(), let clock = scanner.clock() else { return nil }
    self.clock = clock
    zone = scanner.isAtEnd ? nil : scanner.zone()
    guard scanner.isAtEnd else { return nil }
  }

  /// Which of day and month comes first, if the numbers say it.
  package var order: DateOrder? {
    if isYearFirst { return nil }
    if date.0 > 12 { return .dayFirst }
    return date.1 > 12 ? .monthFirst : nil
  }

  /// - Parameter order: of day and month, where the year does not come first.
  package func time(_ order: DateOrder) -> CivilTime? {
    let day =
      if isYearFirst {
        CivilDate(year: date.0, month: date.1, day: date.2)
      } else if order == .dayFirst {
        CivilDate(year: date.2, month: date.1, day: date.0)
      } else {
        CivilDate(year: date.2, month: date.0, day: date.1)
      }
    return day.flatMap { CivilTime(date: $0, hour: clock.hour, minute: clock.minute, second: clock.second) }
  }

  /// Five digits, the days from 1954 to 2173; a fraction of the day rounded to the second.
  private static func serial(_ text: String) -> ((Int, Int, Int), (Int, Int, Int))? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 5, parts.allSatisfy({ Identifier.isDigits($0) }),
      let days = Int(parts[0]), days >= 20_000,
      let seconds = Rational(decimal: parts.count == 2 ? "0." + parts[1] : "0")
    else { return nil }
    let whole = Published(seconds * Rational(86_400), decimals: 0, mode: .halfUp).value.int ?? 0
    guard let day = CivilDate(dayNumber: TimeText.serialOrigin + days + whole / 86_400) else { return nil }
    let rest = whole % 86_400
    return ((day.year, day.month, day.day), (rest / 3600, rest / 60 % 60, rest % 60))
  }

  /// Day number of 1899-12-30.
  private static let serialOrigin = 693_593

  /// Goes through the text from left to right.
  private struct Scanner {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func date() -> ((Int, Int, Int), Bool)? {
      guard let first = number(1...4), let mark = take(["-", "/", ".", "年"]), let second = number(1...2),
        take([mark == "年" ? "月" : mark]) != nil, let third = number(1...4)
      else { return nil }
      let isYearFirst = first.digits == 4
      // A year has four digits, so that one that was cut off is no date.
      guard isYearFirst ? third.digits <= 2 : first.digits <= 2 && third.digits == 4 else { return nil }
      if mark == "年", !isYearFirst || take(["日"]) == nil { return nil }
      return ((first.value, second.value, third.value), isYearFirst)
    }

    mutating func skipGap() -> Bool {
      if take(["T", ", ", ","]) != nil { return true }
      let before = rest
      rest = rest.drop { $0 == " " }
      // `2026年9月19日上午8:00` has no gap.
      return rest.startIndex != before.startIndex || Scanner.halves.contains { rest.hasPrefix($0.text) }
    }

    mutating func clock() -> (Int, Int, Int)? {
      let half = self.half()
      guard let hour = number(1...2), take([":"]) != nil, let minute = number(2...2) else { return nil }
      var second = 0
      if take([":"]) != nil {
        guard let seconds = number(2...2) else { return nil }
        second = seconds.value
        if take(["."]) != nil { rest = rest.drop { $0.isASCII && $0.isNumber } }
      }
      let spaces = rest
      rest = rest.drop { $0 == " " }
      guard let half = half ?? self.half() else {
        if !rest.isEmpty { rest = spaces }
        return (hour.value, minute.value, second)
      }
      guard hour.value <= 12 else { return nil }
      return (hour.value % 12 + (half.isAfternoon ? 12 : 0), minute.value, second)
    }

    mutating func zone() -> UTCOffset? {
      rest = rest.drop { $0 == " " }
      if rest.hasPrefix("GMT+") || rest.hasPrefix("GMT-") || rest.hasPrefix("UTC+") || rest.hasPrefix("UTC-") {
        rest = rest.dropFirst(3)
      }
      guard let zone = UTCOffset(rest) else { return nil }
      rest = ""
      return zone
    }

    /// Of the day.
    private static let halves: [(text: String, isAfternoon: Bool)] = [
      ("上午", false), ("下午", true), ("AM", false), ("PM", true), ("am", false), ("pm", true),
    ]

    private mutating func half() -> (text: String, isAfternoon: Bool)? {
      guard let half = Scanner.halves.first(where: { rest.hasPrefix($0.text) }) else { return nil }
      rest = rest.dropFirst(half.text.count).drop { $0 == " " }
      return half
    }

    private mutating func number(_ digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
      let text = rest.prefix { $0.isASCII && $0.isNumber }
      guard digits.contains(text.utf8.count), let value = Int(text) else { return nil }
      rest = rest.dropFirst(text.count)
      return (value, text.utf8.count)
    }

    private mutating func take(_ marks: [String]) -> String? {
      guard let mark = marks.first(where: { rest.hasPrefix($0) }) else { return nil }
      rest = rest.dropFirst(mark.count)
      return mark
    }
  }
}

extension CivilDate {
  /// The day of a cell of a list.
  ///
  /// - Parameter order: of day and month where the year does not come first; nil: then it is no date.
  init?(cell: String, _ order: DateOrder?) {
    guard let text = TimeText(cell), text.isYearFirst || order != nil, let time = text.time(order ?? .monthFirst) else {
      return nil
    }
    self = time.date
  }
}
