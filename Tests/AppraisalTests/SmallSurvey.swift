@testable import Appraisal

/// Surveys of a few lines, without files.
enum SmallSurvey {
  /// A response to the satisfaction questionnaire of the shipped definition: labels 0…4 (20…100 points) and a mark.
  static func response(
    rater: Int = 0, appraisee: Int = 0, activity: Int = 0, at seconds: Int? = 0, sequence: Int = 0, line: Int = 2,
    _ answers: [Int]
  ) throws -> Responses.Response {
    let date = CivilDate(year: 2026, month: 3, day: 1)
    let time = date.flatMap { date in
      seconds.flatMap { CivilTime(date: date, hour: $0 / 3600, minute: $0 / 60 % 60, second: $0 % 60) }
    }
    return Responses.Response(
      origin: Responses.Origin(file: "a.csv", line: line), rater: rater, appraisee: appraisee, activity: activity,
      time: time, sequence: sequence, answers: answers)
  }

  static func responses(_ rows: [Responses.Response]) -> Responses {
    var responses = Responses(itemCount: rows.first?.answers.count ?? 0)
    for row in rows { responses.append(row) }
    return responses
  }

  /// Scores as they reach the composite; nothing is known of duties.
  static func normalised(
    _ definition: Definition, _ people: Appraisees, _ sources: [NormalisedSource]
  ) -> Normalised {
    let none = [DutyOutcome](repeating: DutyOutcome(), count: people.count)
    return Normalised(
      people: people, sources: sources, duties: definition.duties.map { _ in none }, corrections: [],
      trail: AuditTrail(definition: ""))
  }

  /// One answer to every item that is summed as points, about one appraisee; nil: none.
  static func sheet(_ source: Source, percent: Int?) -> ItemTallies {
    var tallies = ItemTallies(items: source.items.count)
    for item in source.items {
      let given = item.scale.isPoints ? percent : nil
      let counts = given.map { [(code: item.scale.highest.millionths * $0 / 100, count: 1)] } ?? []
      tallies.append(counts: counts, missing: 0, notApplicable: 0)
    }
    return tallies
  }

  static func people(_ count: Int, college: String = "C") -> Appraisees {
    Appraisees((0..<count).map { Appraisee(id: "T\(100 + $0)", name: "", role: "", college: college) })
  }

  static func mark(_ value: Int) -> Int { value * AnswerValue.perUnit }
}
