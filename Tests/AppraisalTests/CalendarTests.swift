import Testing

@testable import Appraisal

@Suite("Days, weeks and the academic calendar")
struct CalendarTests {
  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text.utf8)) }

  @Test(
    "days are counted from Monday 1 January of the year 1",
    arguments: [
      ("0001-01-01", 0), ("0004-02-29", 1154), ("2000-02-29", 730_178), ("2025-09-01", 739_494),
      ("9999-12-31", 3_652_058),
    ])
  func dayNumbers(_ text: String, _ number: Int) throws {
    #expect(try date(text).dayNumber == number)
    #expect(CivilDate(dayNumber: number)?.description == text)
  }

  @Test("every number of a day gives its date back, and there is no day before the year 1 or after 9999")
  func roundTrip() {
    for number in stride(from: 0, through: 3_652_058, by: 17) {
      #expect(CivilDate(dayNumber: number)?.dayNumber == number)
    }
    #expect(CivilDate(dayNumber: -1) == nil)
    #expect(CivilDate(dayNumber: 3_652_059) == nil)
  }

  @Test(
    "a week belongs to the year of its Thursday",
    arguments: [
      ("2025-09-03", 3, 2025, 36), ("2025-12-29", 1, 2026, 1), ("2026-01-04", 7, 2026, 1), ("2027-01-01", 5, 2026, 53),
      ("2024-02-29", 4, 2024, 9), ("9999-12-31", 5, 9999, 52),
    ])
  func weeks(_ text: String, _ weekday: Int, _ year: Int, _ week: Int) throws {
    let day = try date(text)
    #expect(day.weekday == weekday)
    #expect(day.isoWeek == (year, week))
  }

  /// A calendar out of days in text.
  private func calendar(
    _ semesters: [(String, String, String)], holidays: [(String, String)] = [], makeUp: [String] = [],
    until: String? = nil
  ) throws -> TeachingCalendar {
    TeachingCalendar(
      semesters: try semesters.map {
        TeachingCalendar.Semester(name: $0, span: TeachingCalendar.Span(from: try date($1), to: try date($2)))
      },
      holidays: try holidays.map { TeachingCalendar.Span(from: try date($0), to: try date($1)) },
      makeUpDays: try makeUp.map(date), until: try until.map(date), clause: nil)
  }

  private func names(
    _ calendar: TeachingCalendar, _ every: TeachingCalendar.Every, from: String = "2025-09-01",
    to: String = "2026-08-31"
  ) throws -> [String] {
    let period = Definition.Period(name: "P", from: try date(from), to: try date(to), clause: nil)
    return calendar.intervals(every, in: period).map(\.name)
  }

  @Test("the week in which a term starts on a Wednesday is due; one of holidays alone is not, with a make-up day it is")
  func weeksDue() throws {
    let term = [("A", "2025-09-24", "2025-10-17")]
    let holiday = [("2025-09-29", "2025-10-10")]
    #expect(try names(calendar(term), .week) == ["2025-W39", "2025-W40", "2025-W41", "2025-W42"])
    #expect(try names(calendar(term, holidays: holiday), .week) == ["2025-W39", "2025-W42"])
    #expect(
      try names(calendar(term, holidays: holiday, makeUp: ["2025-10-11"]), .week) == [
        "2025-W39", "2025-W41", "2025-W42",
      ])
  }

  @Test("a week across two semesters, months and years is one")
  func weekAcross() throws {
    let terms = [("A", "2025-12-22", "2025-12-30"), ("B", "2025-12-31", "2026-01-09")]
    #expect(try names(calendar(terms), .week) == ["2025-W52", "2026-W01", "2026-W02"])
    #expect(try names(calendar(terms), .semester) == ["A", "B"])
    #expect(try names(calendar(terms), .month) == ["2025-12", "2026-01"])
    #expect(try names(calendar(terms), .quarter) == ["2025-Q4", "2026-Q1"])
    #expect(try names(calendar(terms), .year) == ["P"])
  }

  @Test("months of vacation are not due, nor is a semester that is all holidays")
  func vacation() throws {
    let terms = [("A", "2025-09-01", "2026-01-16"), ("B", "2026-03-02", "2026-04-10")]
    let months = try names(calendar(terms), .month)
    #expect(months == ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-03", "2026-04"])
    #expect(try names(calendar(terms, holidays: [("2026-03-02", "2026-04-10")]), .semester) == ["A"])
  }

  @Test("the leap day is a teaching day, and its week and month are due")
  func leapDay() throws {
    let term = [("A", "2024-02-29", "2024-02-29")]
    let calendar = try calendar(term)
    #expect(try calendar.teachingDays == [date("2024-02-29").dayNumber])
    #expect(try names(calendar, .week, from: "2024-01-01", to: "2024-12-31") == ["2024-W09"])
    #expect(try names(calendar, .month, from: "2024-01-01", to: "2024-12-31") == ["2024-02"])
  }

  @Test("in the middle of the year, what is not over is not due: Thursday's week is not, Friday's is")
  func until() throws {
    let term = [("A", "2025-09-01", "2025-09-26"), ("B", "2025-10-13", "2025-10-24")]
    #expect(try names(calendar(term, until: "2025-09-11"), .week) == ["2025-W36"])
    #expect(try names(calendar(term, until: "2025-09-12"), .week) == ["2025-W36", "2025-W37"])
    #expect(try names(calendar(term, until: "2025-10-12"), .semester) == ["A"])
    #expect(try names(calendar(term, until: "2025-10-12"), .year) == [])
    #expect(try names(calendar(term, until: "2025-10-24"), .year) == ["P"])
  }

  @Test("a weekend is no teaching day, and a make-up day is one")
  func weekend() throws {
    let term = [("A", "2025-09-06", "2025-09-07")]
    #expect(try calendar(term).teachingDays == [])
    #expect(try calendar(term, makeUp: ["2025-09-07"]).teachingDays == [date("2025-09-07").dayNumber])
  }

  @Test(
    "who came in the middle answers for whole intervals, or for any they were there in",
    arguments: [
      ("2025-09-01", "", true, true), ("2025-09-02", "", false, true), ("2025-09-06", "", false, false),
      ("", "2025-09-05", true, true), ("", "2025-09-04", false, true), ("2025-09-03", "2025-09-02", false, false),
      ("", "", true, true),
    ])
  func inPost(_ from: String, _ until: String, _ whole: Bool, _ any: Bool) throws {
    let week = try #require(
      calendar([("A", "2025-09-01", "2025-09-05")]).intervals(
        .week, in: Definition.Period(name: "P", from: try date("2025-09-01"), to: try date("2026-08-31"), clause: nil)
      ).first)
    let attributes = [from, until].map { CivilDate($0.utf8).map(AttributeValue.date) }
    let person = Appraisee(id: "T", name: "", role: "", college: "", attributes: attributes)
    #expect(InPost(from: 0, until: 1, required: .whole, clause: nil).requires(week, of: person) == whole)
    #expect(InPost(from: 0, until: 1, required: .any, clause: nil).requires(week, of: person) == any)
  }

  @Test("in post between two stretches of teaching only, somebody answers for no part of the month")
  func inPostOnHolidays() throws {
    let month = try #require(
      calendar([("A", "2025-10-01", "2025-10-31")], holidays: [("2025-10-06", "2025-10-10")]).intervals(
        .month, in: Definition.Period(name: "P", from: try date("2025-09-01"), to: try date("2026-08-31"), clause: nil)
      ).first)
    let attributes = try [date("2025-10-06"), date("2025-10-12")].map { AttributeValue.date($0) }
    let person = Appraisee(id: "T", name: "", role: "", college: "", attributes: attributes)
    #expect(!InPost(from: 0, until: 1, required: .any, clause: nil).requires(month, of: person))
  }
}
