/// What reading responses needs to know of a roster.
struct RosterIndex: Sendable {
  /// The raters' ids.
  let raters: IdentifierIndex
  /// By rater number; empty where the roster is not asked whose student somebody is.
  private let assignments: [Assignment]

  /// Whom a rater is assigned to.
  enum Assignment: Sendable {
    case one(Int)
    /// Several, so that nothing says who is meant.
    case several
  }

  init(raters: IdentifierIndex, roster: Roster, findsAppraisees: Bool) {
    self.raters = raters
    guard findsAppraisees else {
      assignments = []
      return
    }
    let byRater = Dictionary(grouping: roster.entries, by: \.rater)
    let count = (byRater.keys.max() ?? -1) + 1
    assignments = (0..<count).map { RosterIndex.assignment(byRater[$0] ?? []) }
  }

  /// Where all entries are excluded the first one tells whose student it was.
  private static func assignment(_ entries: [Roster.Entry]) -> Assignment {
    let assigned = entries.filter { $0.exclusion.isEmpty }
    if assigned.count > 1 { return .several }
    return (assigned.first ?? entries.first).map { .one($0.appraisee) } ?? .several
  }

  func assignment(of rater: Int) -> Assignment {
    assignments.indices.contains(rater) ? assignments[rater] : .several
  }
}
