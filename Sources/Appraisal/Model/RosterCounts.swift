/// What a roster comes to: all that is asked of it once responses have been held against it.
struct RosterCounts: Sendable {
  /// Rows by appraisee, and those of them that are excluded.
  var gross: [Int]
  var excluded: [Int]
  /// Rows that are excluded, by reason.
  var exclusions: [String: Int] = [:]
  /// Raters who are assigned to somebody.
  var students = 0
  /// By appraisee: colleges of those assigned; empty where the definition does not ask.
  var colleges: [[String: Int]] = []

  init(appraisees: Int) {
    gross = [Int](repeating: 0, count: appraisees)
    excluded = gross
  }
}

extension Roster {
  func counts(appraisees: Int) -> RosterCounts {
    var counts = RosterCounts(appraisees: appraisees)
    counts.colleges = [[String: Int]](repeating: [:], count: appraisees)
    var students: Set<Int> = []
    for entry in entries {
      counts.gross[entry.appraisee] += 1
      if entry.exclusion.isEmpty {
        counts.colleges[entry.appraisee][entry.college, default: 0] += 1
        students.insert(entry.rater)
      } else {
        counts.excluded[entry.appraisee] += 1
        counts.exclusions[entry.exclusion, default: 0] += 1
      }
    }
    counts.students = students.count
    return counts
  }
}
