import Testing

@Suite("Definitions of raters, gates, quotas and grades are checked")
struct GradingProblemTests {
  private static func counselor(
    _ old: String, _ new: String, at place: String, _ message: String
  ) -> BrokenDefinition {
    BrokenDefinition(old, new, at: place, message, of: "im-counselor")
  }

  static let sources: [BrokenDefinition] = [
    counselor(
      "rater: office", "rater: offise", at: "offise",
      "sources.department.rater: unknown value 'offise'; did you mean 'office'?"
    ),
    counselor(
      "appraisee: roster", "appraisee: rooster", at: "rooster",
      "sources.student.appraisee: unknown value 'rooster'; did you mean 'roster'?"),
    counselor(
      "appraisees: 互评：*,", "appraisees: 互评,", at: "appraisees: 互评",
      "sources.peer.columns.appraisees: '互评' must hold exactly one *, which stands for the appraisee's id"),
    counselor(
      "appraisees: 互评：*,", "appraisee: 互评：*,", at: "{scale: marks}\n    # The only",
      "sources.peer.items.overall: missing key 'column'; add it"),
    counselor(
      "      overall: {scale: marks}\n", "      overall: {scale: marks}\n      more: {scale: marks}\n",
      at: "items:\n      overall: {scale", "sources.peer.items: the columns of a matrix are appraisees; it has one item"
    ),
    counselor(
      "    rater: self", "    roster: {file: a.csv, columns: {rater: a, appraisee: b}}\n    rater: self",
      at: "roster: {file: a.csv", "sources.self.roster: a roster needs a 'rater' column"),
    counselor(
      "    appraisee: roster # the questionnaire", "    rater: anonymous\n    appraisee: roster # the questionnaire",
      at: "appraisee: roster",
      "sources.student.appraisee: looking the appraisee up needs a 'roster' and a 'rater' column"),
    counselor(
      "college: {column: 学院}", "college: {of-students-in: student}", at: "appraisees:\n",
      "appraisees.college: 'peer' is a review within the college, which must be a column of the list: write 'college: {column: …}'"
    ),
    counselor(
      "      reference-date: 2026-11-30\n", "", at: "columns: {rater: 学号",
      "sources.student.roster.columns: 'from' and 'until' need a 'reference-date', the day that decides"),
    counselor(
      "\n        - {column: 学籍状态, equals: 退学, reason: withdrawn}",
      "\n        - {column: 学籍状态, equals: 退学, reason: no-longer-assigned}", at: "reason: no-longer",
      "sources.student.roster.exclude[0].reason: the name 'no-longer-assigned' is taken; choose another"),
    counselor(
      "rater: 学号, appraisee: 辅导员工号, from: 包联开始, until: 包联结束}", "rater: 学号, appraisee: 辅导员工号}",
      at: "reference-date: 2026-11-30\n      exclude",
      "sources.student.roster.reference-date: a 'reference-date' needs a 'from' or 'until' column"),
    counselor(
      "minimum: {raters: 5,", "minimum: {raters: 0,", at: "raters: 0",
      "sources.student.participation.minimum.raters: expected a whole number from 1 to 1000"),
    counselor(
      "      below: withhold\n", "      below: coefficient\n", at: "threshold: 50\n",
      "sources.student.participation: missing key 'coefficients'; add it"),
    counselor(
      "      below: withhold\n", "      below: zero\n      coefficients: [{from: 0, factor: 0.5}]\n",
      at: "coefficients: [",
      "sources.student.participation.coefficients: 'coefficients' are used by 'below: coefficient' only"),
    counselor(
      "      below: withhold\n", "      below: coefficient\n      coefficients: [{from: 20, factor: 0.5}]\n",
      at: "coefficients: [",
      "sources.student.participation.coefficients: 'from' must fall from row to row and end with 0"),
    counselor(
      "      below: withhold\n",
      "      below: coefficient\n      coefficients: [{from: 50, factor: 0.9}, {from: 0, factor: 0.5}]\n",
      at: "from: 50",
      "sources.student.participation.coefficients[0].from: from 50 % on nothing is reduced: this row is never used"),
    counselor(
      "      below: withhold\n", "      below: coefficient\n      coefficients: [{from: 0, factor: 1.5}]\n",
      at: "factor: 1.5", "sources.student.participation.coefficients[0].factor: a factor lies between 0 and 1"),
    counselor(
      "    score: {mean-of: responses, clause: LOCAL-score}\n    clause: IM2-6.4\n\n  peer",
      "    score: {mean-of: answers, trim: {each-end: 1, from: 5}}\n    clause: IM2-6.4\n\n  peer",
      at: "trim: {each-end: 1, from: 5}}",
      "sources.committee.score.trim: only 'mean-of: responses' can be trimmed"),
    counselor(
      "    score: {mean-of: responses, clause: LOCAL-score}\n    clause: IM2-6.4\n\n  peer",
      "    score: {mean-of: responses, trim: {each-end: 2, from: 4}}\n    clause: IM2-6.4\n\n  peer", at: "from: 4}",
      "sources.committee.score.trim.from: nothing would be left; write 'from: 5' or more"),
    counselor(
      "    rater: file-name # one file a member",
      "    rater: file-name\n    participation: {threshold: 50, below: withhold}",
      at: "participation: {threshold: 50, below",
      "sources.committee.participation: participation needs a roster or peers"),
  ]

  static let grades: [BrokenDefinition] = [
    counselor(
      "days-away: {column: 全年累计离岗天数, type: number, blank: 0}", "days-away: {column: 全年累计离岗天数, type: number, blank: 无}",
      at: "blank: 无", "appraisees.attributes.days-away.blank: '无' is not a valid value of this column"),
    counselor(
      "accident: {column: 重大责任事故, one-of: [是, 否],", "accident: {column: 重大责任事故, one-of: [是],", at: "one-of: [是],",
      "appraisees.attributes.accident.one-of: there must be at least two values"),
    counselor(
      "full-time-since: {column: 任专职辅导员日期, type: date}", "full-time-since: {column: 任专职辅导员日期}",
      at: "{column: 任专职辅导员日期}",
      "appraisees.attributes.full-time-since: either 'type' (number, date, text) or 'one-of' (the values there are)"),
    counselor(
      "    - label: 优秀\n      from: 70\n", "    - label: 优秀\n      from: 60\n", at: "from: 70, clause",
      "grades.levels[1].from: levels go from best to worst: the one above starts at 60"),
    counselor(
      "    - label: 基本合格\n      from: 60\n", "    - label: 基本合格\n      from: 70\n",
      at: "from: 70\n      consequence: {zh: 提醒",
      "grades.levels[2].from: starts where '合格' starts, so nobody falls to it; lower 'from'"),
    counselor(
      "    - label: 不合格\n      from: 0\n", "    - label: 不合格\n      from: 10\n", at: "from: 10\n",
      "grades.levels[3].from: the lowest level starts at 0, or somebody would have no grade"),
    counselor(
      "- {label: 合格, from: 70,", "- {label: 优秀, from: 70,", at: "label: 优秀, from",
      "grades.levels[1].label: two levels are labelled '优秀'"),
    counselor(
      "        rounding: down\n", "", at: "share: 15",
      "grades.levels[0].quota.share: a share needs its rounding: write 'rounding: down' for “at most”, half-up or half-even"
    ),
    counselor(
      "        share: 15\n", "        share: 15\n        places: 3\n", at: "share: 15",
      "grades.levels[0].quota: a quota has either 'share' (percent) or 'places' (a number)"),
    counselor(
      "        share: 15\n", "        places: 3\n", at: "rounding: down",
      "grades.levels[0].quota.rounding: a number of places is not rounded; drop 'rounding'"),
    counselor(
      "ties: [student, department]", "ties: [students]", at: "students]",
      "grades.levels[0].quota.ties: nothing is named 'students'; did you mean 'student'?"),
    counselor(
      "      label: 优秀\n      when: {attribute: days-away", "      label: 优\n      when: {attribute: days-away",
      at: "label: 优\n",
      "grades.cannot-be.long-away.label: nothing is named '优'; did you mean '优秀'?"),
    counselor(
      "      label: 优秀\n      when: {attribute: days-away", "      label: 不合格\n      when: {attribute: days-away",
      at: "label: 不合格\n      when: {attribute: days",
      "grades.cannot-be.long-away.label: '不合格' is the lowest level; nobody can be kept from it"),
    counselor(
      "attribute: days-away, at-least: 30", "attribute: day-away, at-least: 30", at: "attribute: day-away",
      "grades.cannot-be.long-away.when.attribute: nothing is named 'day-away'; did you mean 'days-away'?"),
    counselor(
      "attribute: days-away, at-least: 30", "attribute: days-away, equals: 30", at: "equals: 30",
      "grades.cannot-be.long-away.when.equals: 'equals' does not suit: text takes equals, numbers below, at-most, at-least, above, dates after, before"
    ),
    counselor(
      "attribute: days-away, at-least: 30", "attribute: days-away, at-least: 30, above: 2",
      at: "{attribute: days-away, at",
      "grades.cannot-be.long-away.when: a condition has exactly one of: equals, below, at-most, at-least, above, after, before"
    ),
    counselor(
      "{measure: student, below: 60}", "{below: 60}", at: "{below: 60}",
      "grades.always-is.student-score.when: a condition asks about an 'attribute' or a 'measure', one of them"),
    counselor(
      "attribute: ethics, equals: 不合格", "attribute: ethics, equals: 不及格", at: "equals: 不及格",
      "grades.always-is.ethics.when.equals: nothing is named '不及格'; did you mean '不合格'?"),
    counselor(
      "percent-of-assigned-in: student", "percent-of-assigned-in: committee", at: "percent-of-assigned-in",
      "grades.cannot-be.student-sanctions.when.percent-of-assigned-in: nothing is named 'committee'; there is: student, class-teacher, peer"
    ),
    counselor(
      "attribute: students-sanctioned, percent", "attribute: accident, percent", at: "attribute: accident, percent",
      "grades.cannot-be.student-sanctions.when.attribute: 'accident' is no number and has no percentage"),
    counselor(
      "    ethics:\n", "    participation:\n", at: "participation:\n      title",
      "grades: the name 'participation' is taken; choose another"),
    BrokenDefinition(
      "of: everyone", "of: graded", at: "of: graded",
      "awards.excellent-mentor.quota.of: there are no grades, so nobody is graded; write 'of: everyone'"),
  ]

  @Test("a broken source says what, where and what to do", arguments: sources)
  func source(_ broken: BrokenDefinition) throws { try broken.expectMessage() }

  @Test("a broken rule says what, where and what to do", arguments: grades)
  func grade(_ broken: BrokenDefinition) throws { try broken.expectMessage() }
}
