/// The period that covers the time stamps of all sources.
struct DraftPeriod {
  let name: String
  /// Day numbers of the first and the last day.
  let days: ClosedRange<Int>
  let basis: Basis

  enum Basis {
    case academicYear, days
    /// There are no time stamps.
    case unknown
  }

  /// 2000-01-01 to 2099-12-31.
  private static let century = 730_119...766_643

  /// - Parameter spans: day numbers of the first and last stamp of each column.
  init(_ spans: [ClosedRange<Int>]) {
    let first = spans.map(\.lowerBound).min().flatMap(CivilDate.init(dayNumber:))
    let last = spans.map(\.upperBound).max().flatMap(CivilDate.init(dayNumber:))
    guard let first, let last else {
      (name, days, basis) = ("unknown", DraftPeriod.century, .unknown)
      return
    }
    let year = first.month >= 9 ? first.year : first.year - 1
    if let begin = CivilDate(year: year, month: 9, day: 1), let end = CivilDate(year: year + 1, month: 8, day: 31),
      begin <= first, last <= end
    {
      (name, days, basis) = ("\(year)-\(year + 1)", begin.dayNumber...end.dayNumber, .academicYear)
    } else {
      name = first.year == last.year ? "\(first.year)" : "\(first.year)-\(last.year)"
      (days, basis) = (first.dayNumber...max(first.dayNumber, last.dayNumber), .days)
    }
  }

  /// `from: 2026-09-01, to: 2027-08-31`.
  static func yaml(_ days: ClosedRange<Int>) -> String {
    let texts = [days.lowerBound, days.upperBound].map { CivilDate(dayNumber: $0)?.description ?? "" }
    return "from: \(texts[0]), to: \(texts[1])"
  }

  /// Parts of at most a year that fill the period, for a calendar that has to be given.
  var semesters: [ClosedRange<Int>] {
    stride(from: days.lowerBound, through: days.upperBound, by: 365).map { $0...min($0 + 364, days.upperBound) }
  }
}
