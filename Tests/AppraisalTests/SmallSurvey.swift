@testable import Appraisal

/// Surveys of a few lines, without files.
enum SmallSurvey {
  /// A response as it is read; answers are codes.
  struct Row {
    /// An id; nil for somebody who is not on the roster.
    var rater: String? = "1"
    var appraisee = 0
    var activity = 0
    /// Since the start of 2026-03-01; nil where the export has no times.
    var seconds: Int? = 0
    var sequence: Int?
    var line = 2
    var answers: [Int]

    init(
      rater: String? = "1", appraisee: Int = 0, activity: Int = 0, at seconds: Int? = 0, sequence: Int? = nil,
      line: Int = 2, _ answers: [Int]
    ) {
      self.rater = rater
      self.appraisee = appraisee
      self.activity = activity
      self.seconds = seconds
      self.sequence = sequence
      self.line = line
      self.answers = answers
    }
  }

  /// The rows as a batch; what keeps their ids must be held as long as the batch.
  static func batch(_ rows: [Row], _ context: ResponseContext) -> (batch: Exclusive<ResponseBatch>, ids: TextArena) {
    let (batch, ids) = (Exclusive(ResponseBatch()), TextArena())
    let start = CivilDate(year: 2026, month: 3, day: 1).flatMap { CivilTime(date: $0, hour: 0, minute: 0, second: 0) }
    batch.value.begin()
    for row in rows {
      batch.value.grow()
      batch.value.lines.append(UInt32(row.line))
      batch.value.appraisees.append(UInt32(row.appraisee))
      add(row.rater, ids, context, to: batch)
      if context.source.columns.activity != nil { batch.value.activities.append(UInt32(row.activity)) }
      if let seconds = row.seconds, let start {
        batch.value.times.append(start.secondsSince1970 + Int64(seconds))
      }
      batch.value.sequences.append(row.sequence.map { UInt64($0) + 1 } ?? 0)
      for (item, code) in row.answers.enumerated() {
        batch.value.answers.append(context.codes.place(of: code, item: item))
      }
    }
    return (batch, ids)
  }

  private static func add(
    _ rater: String?, _ ids: TextArena, _ context: ResponseContext, to batch: Exclusive<ResponseBatch>
  ) {
    if context.source.isAnonymous { return }
    let id = unsafe IDTable.ID(ids.store(rater ?? "nobody"))
    if let roster = context.roster {
      if case .known(let number) = roster.match(id) {
        batch.value.raters.append(UInt32(number))
      } else {
        batch.value.raters.append(Rater.stranger)
      }
    } else {
      batch.value.raters.append(UInt32(batch.value.ids.count))
      batch.value.ids.append(id)
    }
  }

  /// A questionnaire of three items, two with labels worth 20 to 100 and one with marks, changed as the test needs it.
  static func definition(_ changes: [(String, String)] = []) throws -> Definition {
    var text = """
      pipeline: toy
      title: {zh: 小, en: toy}
      authority: x
      language: en
      period: {name: Y, from: 2026-03-01, to: 2026-03-31}
      rounding: {mode: half-up, scores: 2, rates: 2}
      appraisees: {file: p.csv, columns: {id: id}}
      scales:
        opinion: {labels: {E: 100, D: 80, C: 60, B: 40, A: 20}, not-applicable: [n/a]}
        mark: {range: {from: 0, to: 100}}
      sources:
        s:
          kind: questionnaire
          title: {zh: 表, en: s}
          files: s.csv
          columns: {rater: r, appraisee: p, submitted: t, sequence: n}
          duplicates: last
          items:
            a: {column: a, scale: opinion}
            b: {column: b, scale: opinion}
            c: {column: c, scale: mark}
          score: {mean-of: responses}
      composite: {unit: percent, missing: withhold, parts: {s: {weight: 100, score: s}}}

      """
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return try DefinitionDecoder(file: "toy.yaml", bytes: Array(text.utf8)).decode()
  }

  /// A roster of pairs of id and appraisee; those of `excluded` have left it.
  static func roster(_ pairs: [(String, Int)], excluded: Set<String> = [], people: Int) -> Roster {
    let builder = RosterBuilder(
      appraisees: people, countsColleges: false, keepsEntries: false)
    let (rows, ids) = (Exclusive(RosterBatch()), TextArena())
    for (line, pair) in pairs.enumerated() {
      let mark = RosterMarks.Mark(college: "", exclusion: excluded.contains(pair.0) ? "left" : "")
      rows.value.append(
        unsafe IDTable.ID(ids.store(pair.0)), appraisee: pair.1, line: line, mark: builder.marks.number(of: mark))
    }
    rows.value.end()
    builder.take([rows], threads: 1)
    defer { withExtendedLifetime(ids) {} }
    return builder.settle(file: "roster.csv", threads: 1).roster
  }

  /// Scores as they reach the composite; nothing is known of duties.
  static func normalised(
    _ definition: Definition, people: Int, _ sources: [NormalisedSource]
  ) -> Normalised {
    let none = [DutyOutcome](repeating: DutyOutcome(), count: people)
    return Normalised(sources: sources, duties: definition.duties.map { _ in none })
  }

  static func dossier(_ people: Appraisees) -> Dossier {
    Dossier(people: people, corrections: [], trail: AuditTrail(definition: ""))
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
