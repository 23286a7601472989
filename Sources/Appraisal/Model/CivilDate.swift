/// A day of the Gregorian calendar in the years 1 to 9999.
package struct CivilDate: Sendable, Hashable, Comparable, LosslessStringConvertible {
  package private(set) var year = 1
  package private(set) var month = 1
  private(set) var day = 1

  /// 1 January of the year 1.
  static let first = CivilDate()
  private init() {}

  /// - Returns: nil for a day that does not exist, such as 30 February.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CivilDate.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Number of days of a month: 29 for February 2024.
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  /// The date in ISO 8601: `2025-09-01`.
  package var description: String {
    let digits = "\(year)"
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits + "-\(twoDigits(month))-\(twoDigits(day))"
  }
}

extension CivilDate {
  /// Reads `2025-09-01` or `2025/9/1`. A year must have four digits, so that one that was cut off is no date.
  ///
  /// - Returns: nil for any other text.
  init?(_ bytes: some Collection<UInt8>) {
    guard let parts = CivilTime.numbers(bytes, separators: "-/", lengths: [4...4, 1...2, 1...2]), parts.count == 3
    else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  package init?(_ description: String) { self.init(description.utf8) }
}

/// Dates as day numbers, for weeks and intervals.
extension CivilDate {
  /// Number of days since 1 January of the year 1, a Monday: 0 for that day, 739494 for 2025-09-01.
  package var dayNumber: Int {
    let years = year - 1
    let before = (1..<month).reduce(0) { $0 + CivilDate.days(in: $1, of: year) }
    return years * 365 + years / 4 - years / 100 + years / 400 + before + day - 1
  }

  /// - Returns: nil for a day before the year 1 or after the year 9999.
  package init?(dayNumber: Int) {
    guard (0...3_652_058).contains(dayNumber) else { return nil }
    // Counted from 1 March of the year 0, so that a leap day is the last of its year; 146,097 days are 400 years.
    let days = dayNumber + 306
    let inEra = days % 146_097
    let yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * inYear + 2) / 153
    let year = days / 146_097 * 400 + yearOfEra + (month < 10 ? 0 : 1)
    self.init(year: year, month: month < 10 ? month + 3 : month - 9, day: inYear - (153 * month + 2) / 5 + 1)
  }

  /// The day of the week of ISO 8601: 1 for Monday, 7 for Sunday.
  var weekday: Int { dayNumber % 7 + 1 }

  /// The week of ISO 8601, which begins on Monday and belongs to the year of its Thursday: 2025-12-29 is in 2026-W01.
  var isoWeek: (year: Int, week: Int) {
    let thursday = dayNumber - (weekday - 1) + 3
    guard let inYear = CivilDate(dayNumber: thursday), let first = CivilDate(year: inYear.year, month: 1, day: 1)
    else { return (year, 1) }
    return (inYear.year, (thursday - first.dayNumber) / 7 + 1)
  }
}
