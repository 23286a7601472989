import Testing

@testable import Appraisal

/// What `check` finds in policies: not slips of YAML, but rules that cannot hold, never apply, or contradict their document.
@Suite("Policies are checked: what is wrong, where, and how to correct it")
struct PolicyProblemTests {
  private static func broken(
    _ name: String, _ old: String, _ new: String, at place: String, _ message: String
  ) -> BrokenDefinition {
    BrokenDefinition(old, new, at: place, message, of: name)
  }

  static let bandsAndPoints: [BrokenDefinition] = [
    broken(
      "yt-mentor", "    decimals: 1 # the bands", "    # the bands", at: "{label: \"90\"",
      "bands.satisfaction.bands[0]: 'from: 90.00' leaves 89.91…89.99 in no band; lower it, raise 'to' of the band below, use 'also', or round the measure to 1 decimals"
    ),
    broken(
      "yt-mentor", "    decimals: 1 # the bands", "    # the bands", at: "{label: \"75\"",
      "bands.satisfaction.bands[1]: 'from: 75.00' leaves 74.91…74.99 in no band; lower it, raise 'to' of the band below, use 'also', or round the measure to 1 decimals"
    ),
    broken(
      "yt-mentor", ", also: {value: 60, note: boundary-not-in-policy}", "", at: "{label: \"60\"",
      "bands.satisfaction.bands[2]: 'from: 60.1' leaves 60.0 in no band; lower it, raise 'to' of the band below, or use 'also'"
    ),
    broken(
      "yt-mentor", "main-8: {column: 主要工作8, points: 4}", "main-8: {column: 主要工作8, points: 3}", at: "points: 40, of:",
      "sources.college-sheet.groups.main.points: the group has 40 points, its items add up to 39 (main-1 8, main-2 7, main-3 3, main-4 4, main-5 4, main-6 5, main-7 5, main-8 3); correct one of them"
    ),
    broken(
      "yt-mentor", "basic-1-3: {points: 6, ", "basic-1-3: {", at: "{of: [basic-1, basic-2",
      "sources.college-sheet.groups.basic-1-3: state what the document prints for the group, such as 'points: 6'"),
    broken(
      "yt-mentor", "of: [main-4, main-5]", "of: [main-4, main-2]", at: "main-2]}",
      "sources.college-sheet.groups.main-4-5.of: 'main-2' is in group 'main-2-3' already; keep one"),
    broken(
      "yt-mentor", "basic-1-3: {points: 6, of: [basic-1, basic-2, basic-3]}", "basic-1-3: {points: 6, of: [basic]}",
      at: "of: [basic]}",
      "sources.college-sheet.groups.basic-1-3.of: group 'basic-1-3' contains itself; take it apart"),
    broken(
      "cq-rubric", "quality: {of:", "quality: {points: 400, of:", at: "points: 400",
      "sources.peer.groups.quality.points: a group of scales is a mean and has no 'points'; remove it"),
    broken(
      "cq-rubric", "quality: {of: [political, moral,", "quality: {of: [political, morale,", at: "morale",
      "sources.peer.groups.quality.of: nothing is named 'morale'; did you mean 'moral'?"),
    broken(
      "im-counselor", "score: {mean-of: responses, clause: LOCAL-score}",
      "score: {mean-of: groups, clause: LOCAL-score}",
      at: "mean-of: groups", "sources.student.score.mean-of: a mean of groups needs 'groups'"),
  ]

  @Test("limits that leave a value out, and points that do not add up", arguments: bandsAndPoints)
  func bandsAndPointsFound(_ broken: BrokenDefinition) throws { try broken.expectMessage() }

  static let quotasAndAwards: [BrokenDefinition] = [
    broken(
      "yt-mentor", "      rounding: half-up\n", "", at: "share: 10",
      "awards.excellent-mentor.quota.share: a share needs its rounding: write 'rounding: down' for “at most”, half-up or half-even"
    ),
    broken(
      "us-tutor", ", standing-ties: cut}", "}", at: "{places: 10, of",
      "awards.top-ten.quota: a quota needs a rule for ties: write 'standing-ties: cut' (none of them) or keep (all of them)"
    ),
    broken(
      "us-tutor", "after: [top-ten] #", "after: [excellent] #", at: "excellent] #",
      "awards.nominated.after: 'excellent' is no award that stands before this one (there is: top-ten); put it first"),
    broken(
      "us-tutor", "amount: {yuan: 10000,", "amount: {yuan: 0.005,", at: "yuan: 0.005",
      "awards.top-ten.amount.yuan: expected yuan, not negative, at most 2 decimals; found 0.005"),
    broken(
      "im-counselor", "clause: IM2-7.2.2", "clause: IM2-7.2.1", at: "IM2-7.2.1\n    long-away",
      "grades.cannot-be.missed-duties: clause IM2-7.2.1 is cited for another rule, grades.cannot-be.missed-meetings (488:15); cite the clause of this one"
    ),
    broken(
      "lab-technician", "    clause: LAB-7\n", "    clause: LAB-2\n", at: "LAB-2\n\ncorrections",
      "awards.best-of-centre: clause LAB-2 is cited for another rule, duties (73:13); cite the clause of this one"),
    broken(
      "im-counselor", "{attribute: accident, equals: 是}", "{attribute: accidents, equals: 是}",
      at: "attribute: accidents",
      "grades.always-is.accident.when.attribute: nothing is named 'accidents'; did you mean 'accident'?"),
    broken(
      "lab-technician", "measure: duties/rounds", "measure: duties/round", at: "measure: duties/round,",
      "grades.cannot-be.missed-rounds.when.measure: nothing is named 'duties/round'; did you mean 'duties/rounds'?"),
  ]

  @Test("quotas, awards, and clauses that are cited for different rules", arguments: quotasAndAwards)
  func quotasAndAwardsFound(_ broken: BrokenDefinition) throws { try broken.expectMessage() }

  static let nothingUses: [BrokenDefinition] = [
    broken(
      "us-tutor", "    peer: {weight: 1, score: peer, clause: LOCAL-parts}\n", "", at: "peer:\n    kind",
      "sources.peer: nothing uses source 'peer'; use it in composite, bands, grades or awards, write 'use: shown', or remove it"
    ),
    broken(
      "im-class-teacher", "scales:\n", "scales:\n  spare: {range: {from: 0, to: 5}}\n", at: "spare:",
      "scales.spare: no item uses scale 'spare'; remove it"),
    broken(
      "cq-rubric", "      roll-call: [周末晚点名]\n", "      roll-call: [周末晚点名]\n      visit: [走访]\n", at: "visit: [走访]",
      "sources.ledger.activities.visit: no duty asks for 'visit'; list it at a duty, or remove it"),
    broken(
      "im-counselor", "    count: hours # sums the column, not the records\n", "", at: "hours: 学时}",
      "sources.ledger.amounts.hours: no duty sums 'hours'; write 'count: hours' at a duty, or remove it"),
    broken(
      "hd-leaders", "    each: seven-places\n", "", at: "seven-places:\n    one-of",
      "targets.seven-places: no duty is owed to 'seven-places'; write 'each: seven-places' at a duty, or remove it"),
    broken(
      "im-class-teacher", "scales:\n",
      "calendar:\n  semesters: [{name: A, from: 2025-09-01, to: 2026-01-16}]\n\nscales:\n", at: "calendar:\n",
      "calendar: there are no duties, so nothing uses the calendar; remove it"),
  ]

  @Test("what nothing uses", arguments: nothingUses)
  func nothingUsesFound(_ broken: BrokenDefinition) throws { try broken.expectMessage() }

  static let calendars: [BrokenDefinition] = [
    broken(
      "lab-technician", "    - {name: 国庆节, from: 2025-10-01, to: 2025-10-08}\n",
      "    - {name: 停课, from: 2025-09-01, to: 2026-07-10}\n", at: "rounds:\n    title",
      "duties.rounds: no month of the calendar requires it, for there is no teaching day; check semesters and holidays"
    ),
    broken(
      "lab-technician", "    - {name: 国庆节, from: 2025-10-01, to: 2025-10-08}\n",
      "    - {name: 停课, from: 2026-03-01, to: 2026-07-31}\n", at: "semesters:\n    - {name: 2025秋",
      "calendar.semesters: semester '2026春' has no teaching day; check its dates and the holidays"),
    broken(
      "hd-leaders", "to: 2026-07-10}", "to: 2026-08-10}", at: "to: 2026-08-10",
      "calendar.semesters[1].to: the semester goes beyond the period, 2025-09-01 to 2026-07-31; change one of them"),
    broken(
      "hd-leaders", "from: 2026-03-02, to: 2026-07-10}", "from: 2026-01-16, to: 2026-07-10}", at: "from: 2026-01-16",
      "calendar.semesters[1].from: overlaps '2025秋'; semesters go in the order of time, one after another"),
    broken(
      "hd-leaders", "{name: 2026春,", "{name: 2026 春,", at: "name: 2026 春",
      "calendar.semesters[1].name: the name '2026 春' stands in lists of shortfalls: no blanks, commas, semicolons, colons or brackets"
    ),
    broken(
      "hd-leaders", "{name: 2026春,", "{name: 2025秋,", at: "name: 2025秋, from: 2026-03",
      "calendar.semesters[1].name: the name '2025秋' is taken; choose another"),
    broken(
      "hd-leaders", "make-up-days: [2025-09-28,", "make-up-days: [2025-09-26,", at: "2025-09-26",
      "calendar.make-up-days: 2025-09-26 is a teaching day anyway; remove it, or change the date"),
    broken(
      "hd-leaders", "make-up-days: [2025-09-28,", "make-up-days: [2025-08-30,", at: "2025-08-30",
      "calendar.make-up-days: the make-up day 2025-08-30 is in no semester; remove or change it"),
    broken(
      "hd-leaders", "to: 2026-01-16}", "to: 2062-01-16}", at: "to: 2062",
      "calendar.semesters[0].to: longer than a year; check the years"),
    broken(
      "lab-technician", "calendar:\n  semesters:\n    - {name: 2025秋, from: 2025-09-01, to: 2026-01-16}\n",
      "calendars:\n  semesters:\n    - {name: 2025秋, from: 2025-09-01, to: 2026-01-16}\n", at: "rounds:\n    title",
      "duties.rounds: a duty needs an academic calendar; add 'calendar' with its semesters"),
    broken(
      "hd-leaders", "in-post: {from: came,", "in-post: {from: came-on,", at: "from: came-on",
      "appraisees.in-post.from: no attribute of 'type: date' is named 'came-on'; there is: came, left"),
    broken(
      "hd-leaders", "in-post: {from: came, until: left, ", "in-post: {", at: "{required: whole",
      "appraisees.in-post: name 'from' or 'until', dates of the people file"),
  ]

  @Test("calendars, and duties that are never due", arguments: calendars)
  func calendarsFound(_ broken: BrokenDefinition) throws { try broken.expectMessage() }

  static let duties: [BrokenDefinition] = [
    broken(
      "hd-leaders", "  ledger:\n", "  corrections:\n", at: "corrections:\n",
      "sources: the name 'corrections' is taken; choose another"),
    broken(
      "us-tutor", "activities: [exchange]", "activities: [exchanges]", at: "exchanges]",
      "duties.exchanges.activities: nothing is named 'exchanges'; did you mean 'exchange'?"),
    broken(
      "us-tutor", "activities: [exchange]", "activities: []", at: "activities: []",
      "duties.exchanges.activities: list the activities that count, or write 'activities: all'"),
    broken(
      "us-tutor", "every: semester\n    at-least: 4", "every: term\n    at-least: 4", at: "term\n",
      "duties.exchanges.every: unknown value 'term'; one of: week, month, quarter, semester, year"),
    broken(
      "us-tutor", "at-least: 4", "at-least: 0", at: "at-least: 0",
      "duties.exchanges.at-least: expected a number such as 50 or 89.9, found '0'"),
    broken(
      "us-tutor", "at-least: 4", "at-least: 1.5", at: "at-least: 1.5",
      "duties.exchanges.at-least: expected a whole number from 1 to 9999999"),
    broken(
      "im-counselor", "count: hours #", "count: ours #", at: "count: ours",
      "duties.training.count: nothing is named 'ours'; did you mean 'hours'?"),
    broken(
      "cq-rubric", "targets: {students: 学号, classes: 班级}", "targets: {students: 学号}", at: "each: classes",
      "duties.roll-call.each: ledger 'ledger' has no column for 'classes'; add it under its 'targets'"),
    broken(
      "cq-rubric", "each: students", "each: student", at: "each: student\n",
      "duties.safety-education.each: nothing is named 'student'; did you mean 'students'?"),
    broken(
      "hd-leaders", "face-to-face: [面对面交流]", "face-to-face: [党课]", at: "党课]\n      lesson",
      "sources.ledger.activities.face-to-face: '党课' is a label of 'party-lecture' already; keep one"),
    broken(
      "hd-leaders", "lesson: [随堂听课]", "lesson: []", at: "lesson: []",
      "sources.ledger.activities.lesson: list the labels by which the ledger calls this activity"),
    broken(
      "hd-leaders", "    one-of: [课堂, 班级, 宿舍, 食堂, 社团, 讲座, 网络]\n",
      "    one-of: [课堂, 班级]\n    file: places.csv\n", at: "one-of: [课堂, 班级]\n    file",
      "targets.seven-places: a target is either a list, 'one-of', or comes from a 'file'"),
    broken(
      "us-tutor", "- duties: all", "- duties: [exchange]", at: "exchange]\n      clause",
      "composite.parts.check.first-of[1].duties: nothing is named 'exchange'; did you mean 'exchanges'?"),
    broken(
      "us-tutor", "        - duties: all\n", "", at: "first-of:\n",
      "composite.parts.check.first-of: 'first-of' needs at least two contents; write a single one directly"),
    broken(
      "im-counselor", "when: {attribute: diverse-students, equals: 是}", "when: {measure: student, below: 60}",
      at: "measure: student, below: 60}\n    activities",
      "duties.diverse-education.when: unknown key 'measure'; known keys: above, after, at-least, at-most, attribute, before, below, equals"
    ),
    broken(
      "im-counselor", "students-in: student\n", "students-in: department\n", at: "students-in: department",
      "staffing.students-in: nothing is named 'department'; there is: student, class-teacher"),
    broken(
      "yt-mentor", ", approved-by: 批准人,", ",", at: "{appraisee: 导师工号, what",
      "corrections.columns: missing key 'approved-by'; add it"),
  ]

  @Test("one thing wrong is one message: what refers to a duty, ledger or target that is wrong is not reported too")
  func oneMessage() throws {
    let text = try ShippedDefinition.text(of: "lab-technician")
    for (old, new) in [
      ("every: month", "every: moon"), ("    duplicates: keep\n", ""), ("{id: 房间, appraisee: 编号}", "{id: 房间}"),
      ("kind: questionnaire", "kind: questionaire"), ("files: 教师评价.csv", "file: 教师评价.csv"),
      ("{rater: 教师编号, appraisee: 技术人员编号, submitted: 提交时间}", "{rater: 教师编号, submitted: 提交时间}"),
    ] {
      try #require(text.contains(old))
      let problems = ShippedDefinition.problems(Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
      #expect(problems.count == 1, "\(problems.map(\.wording.en))")
    }
  }

  @Test("ledgers, targets, duties and corrections", arguments: duties)
  func dutiesFound(_ broken: BrokenDefinition) throws { try broken.expectMessage() }
}
