import Appraisal

/// The period that covers the time stamps of all sources.
struct DraftPeriod {
  let name: String
  /// Day numbers of the first and the last day.
  let days: ClosedRange<Int>
  let basis: Basis

  enum Basis {
    /// The academic year of nearly all stamps; the number of different stamps outside of it.
    case academicYear(outside: Int)
    /// From the first stamp to the last.
    case days
    /// There are no time stamps.
    case unknown
  }

  /// Day numbers of 2000-01-01 and 2099-12-31.
  private static let century = 730_119...766_643

  /// Takes the academic year in which nearly all stamps lie, else the days from the first stamp to the last.
  ///
  /// - Parameters:
  ///   - spans: day numbers of the first and last stamp of each column.
  ///   - years: the number of stamps in each academic year, by the year in which it begins.
  init(_ spans: [ClosedRange<Int>], years: [Int: Int]) {
    let all = years.values.reduce(0, +)
    let usual = years.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let first = spans.map(\.lowerBound).min().flatMap(CivilDate.init(dayNumber:))
    let last = spans.map(\.upperBound).max().flatMap(CivilDate.init(dayNumber:))
    if let usual, Threshold.stampsOfYear.isReached(by: usual.value, of: all),
      let begin = CivilDate(year: usual.key, month: 9, day: 1),
      let end = CivilDate(year: usual.key + 1, month: 8, day: 31)
    {
      name = "\(begin.year)-\(end.year)"
      (days, basis) = (begin.dayNumber...end.dayNumber, .academicYear(outside: all - usual.value))
    } else if let first, let last {
      name = first.year == last.year ? "\(first.year)" : "\(first.year)-\(last.year)"
      (days, basis) = (first.dayNumber...max(first.dayNumber, last.dayNumber), .days)
    } else {
      (name, days, basis) = ("unknown", DraftPeriod.century, .unknown)
    }
  }

  /// Writes `from: 2026-09-01, to: 2027-08-31`.
  static func yaml(_ days: ClosedRange<Int>) -> String {
    let (first, last) = (CivilDate(dayNumber: days.lowerBound), CivilDate(dayNumber: days.upperBound))
    return "from: \(first?.description ?? ""), to: \(last?.description ?? "")"
  }

  /// Parts of at most 365 days that fill the period, as the semesters of a calendar that the user has to correct.
  var semesters: [ClosedRange<Int>] {
    stride(from: days.lowerBound, through: days.upperBound, by: 365).map { $0...min($0 + 364, days.upperBound) }
  }
}
