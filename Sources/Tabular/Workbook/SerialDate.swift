/// A day and time as a workbook stores it: the number of days since the start of its calendar, with a fraction. 45901.5 is
/// noon of 2025-09-01.
struct SerialDate {
  private let day: Int
  private let second: Int
  private let is1904: Bool

  /// Rounds to the second.
  ///
  /// - Returns: nil for a negative number, and for one after the year 9999.
  init?(_ serial: Double, is1904: Bool) {
    guard serial >= 0, serial < (is1904 ? 2_957_004 : 2_958_466) else { return nil }
    let seconds = Int((serial * 86_400).rounded())
    day = seconds / 86_400
    second = seconds % 86_400
    self.is1904 = is1904
  }

  /// Appends `2026-09-19`, or `2026-09-19T00:39:00`, or `00:39:00` within the first day.
  ///
  /// - Returns: false for 29 February 1900, which Excel has and the calendar has not; nothing is appended then.
  func append(to text: inout [UInt8]) -> Bool {
    if day == 0 {
      appendTime(hours: second / 3600, to: &text)
      return true
    }
    guard let civil = civilDay else { return false }
    text.append(civil.year, digits: 4)
    text.append(UInt8(ascii: "-"))
    text.append(civil.month, digits: 2)
    text.append(UInt8(ascii: "-"))
    text.append(civil.day, digits: 2)
    if second > 0 {
      text.append(UInt8(ascii: "T"))
      appendTime(hours: second / 3600, to: &text)
    }
    return true
  }

  /// Appends a duration: `36:00:00` for 1.5.
  func appendElapsed(to text: inout [UInt8]) {
    appendTime(hours: day * 24 + second / 3600, to: &text)
  }

  private func appendTime(hours: Int, to text: inout [UInt8]) {
    text.append(hours, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(second / 60 % 60, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(second % 60, digits: 2)
  }

  /// The date in the Gregorian calendar; nil for 29 February 1900. Days are counted from 1 March of the year 0, in eras of
  /// 400 years that begin in March, so that a leap day is the last of its year.
  private var civilDay: (year: Int, month: Int, day: Int)? {
    let start = is1904 ? 695_361 : day < 60 ? 693_900 : 693_899
    guard is1904 || day != 60 else { return nil }
    let days = start + day
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = 400 * era + yearOfEra + (month < 10 ? 0 : 1)
    return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: Int, digits: Int) {
    let text = String(number).utf8
    self += repeatElement(UInt8(ascii: "0"), count: Swift.max(digits - text.count, 0))
    self += text
  }
}
