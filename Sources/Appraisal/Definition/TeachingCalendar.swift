/// The academic calendar: teaching days, and the weeks, months and semesters that they make up.
///
/// Teaching days are Monday to Friday within a semester without holidays, and the weekend days that make up for them. A
/// week or month is required if it has at least one teaching day (decision at HD-34).
struct TeachingCalendar: Sendable {
  let semesters: [Semester]
  let holidays: [Span]
  let makeUpDays: [CivilDate]
  /// Day of the appraisal within the year: intervals that are not over on it are not due yet; nil after the year.
  let until: CivilDate?
  let clause: Clause?

  struct Semester: Sendable {
    let name: String
    let span: Span
  }

  /// Days from one to another, including both.
  struct Span: Sendable {
    let from: CivilDate
    let to: CivilDate
    func contains(_ date: CivilDate) -> Bool { from <= date && date <= to }
  }

  /// The interval at which a duty is due.
  enum Every: String, Sendable, CaseIterable {
    case week, month, quarter, semester, year
  }

  /// One week, month, quarter, semester or year with teaching.
  struct Interval: Sendable, Hashable {
    /// `2025-W36`, `2025-09`, `2025-Q3`, or the name of the semester or period.
    let name: String
    /// Day numbers of the first and the last day, teaching or not.
    let days: ClosedRange<Int>
    /// Day numbers of its teaching days in ascending order; never empty.
    let teaching: [Int]
  }

  /// Day numbers of all teaching days in ascending order.
  var teachingDays: [Int] {
    let regular = semesters.flatMap { semester in
      (semester.span.from.dayNumber...semester.span.to.dayNumber).filter { $0 % 7 < 5 }
    }
    let free = holidays.map { $0.from.dayNumber...$0.to.dayNumber }
    let kept = regular.filter { day in !free.contains { $0.contains(day) } }
    return Set(kept).union(makeUpDays.map(\.dayNumber)).sorted()
  }

  /// The intervals of one kind that have teaching and are over, in the order of time.
  func intervals(_ every: Every, in period: Definition.Period) -> [Interval] {
    var intervals: [Interval] = []
    for day in teachingDays {
      guard let date = CivilDate(dayNumber: day), let (name, days) = interval(of: date, every, period) else { continue }
      if let last = intervals.last, last.name == name {
        intervals[intervals.count - 1] = Interval(name: name, days: days, teaching: last.teaching + [day])
      } else {
        intervals.append(Interval(name: name, days: days, teaching: [day]))
      }
    }
    let end = until?.dayNumber ?? Int.max
    return intervals.filter { $0.teaching.allSatisfy { $0 <= end } }
  }

  private func interval(
    of date: CivilDate, _ every: Every, _ period: Definition.Period
  ) -> (name: String, days: ClosedRange<Int>)? {
    switch every {
    case .week:
      let monday = date.dayNumber - (date.weekday - 1)
      let week = date.isoWeek
      return ("\(week.year)-W\(twoDigits(week.week))", monday...monday + 6)
    case .month: return months(date.year, date.month...date.month).map { ("\(date.year)-\(twoDigits(date.month))", $0) }
    case .quarter:
      let quarter = (date.month + 2) / 3
      return months(date.year, quarter * 3 - 2...quarter * 3).map { ("\(date.year)-Q\(quarter)", $0) }
    case .semester:
      return semesters.first { $0.span.contains(date) }.map {
        ($0.name, $0.span.from.dayNumber...$0.span.to.dayNumber)
      }
    case .year: return (period.name, period.from.dayNumber...period.to.dayNumber)
    }
  }

  private func months(_ year: Int, _ months: ClosedRange<Int>) -> ClosedRange<Int>? {
    let lastDay = CivilDate.days(in: months.upperBound, of: year)
    guard let first = CivilDate(year: year, month: months.lowerBound, day: 1),
      let last = CivilDate(year: year, month: months.upperBound, day: lastDay)
    else { return nil }
    return first.dayNumber...last.dayNumber
  }
}

/// The time of an appraisee in post, by two dates of the people file; a blank one is open.
struct InPost: Sendable {
  /// Indices of the attributes with the first and the last day; nil without such a column.
  let from: Int?
  let until: Int?
  let required: Required
  let clause: Clause?

  /// The intervals for which an appraisee is responsible.
  enum Required: String, Sendable, CaseIterable {
    /// Intervals with all teaching days in post.
    case whole
    /// Intervals with any teaching day in post.
    case any
  }

  /// Whether an appraisee is responsible for an interval.
  func requires(_ interval: TeachingCalendar.Interval, of person: Appraisee) -> Bool {
    let from = day(self.from, of: person) ?? Int.min
    let until = day(self.until, of: person) ?? Int.max
    switch required {
    case .whole: return interval.teaching.allSatisfy { from <= $0 && $0 <= until }
    case .any: return interval.teaching.contains { from <= $0 && $0 <= until }
    }
  }

  private func day(_ attribute: Int?, of person: Appraisee) -> Int? {
    guard let attribute, person.attributes.indices.contains(attribute),
      case .date(let date) = person.attributes[attribute]
    else { return nil }
    return date.dayNumber
  }
}
