/// Settles several responses to the same thing: the same rater, appraisee and, where the export has one, activity.
struct DuplicateSettlement {
  let source: Source
  let responses: Responses
  let people: Appraisees

  struct Outcome {
    var kept: [Int] = []
    var left: [(row: Int, code: RejectCode)] = []
    var findings: [Finding] = []
  }

  private struct Thing: Hashable {
    let rater: Int
    let appraisee: Int
    let activity: Int
  }

  /// - Parameter rows: in the order of files and lines.
  func settle(_ rows: [Int]) -> Outcome {
    // Of anonymous responses nobody can tell which are by one person.
    if source.isAnonymous { return Outcome(kept: rows) }
    let groups = repeated(rows)
    var outcome = Outcome()
    for row in rows {
      guard let group = groups[thing(row)] else {
        outcome.kept.append(row)
        continue
      }
      if group.first == row { settle(group: group, &outcome) }
    }
    return outcome
  }

  /// The rows of those things that have several: nearly all have one.
  private func repeated(_ rows: [Int]) -> [Thing: [Int]] {
    var seen: Set<Thing> = []
    seen.reserveCapacity(rows.count)
    var groups: [Thing: [Int]] = [:]
    for row in rows {
      let thing = thing(row)
      if !seen.insert(thing).inserted { groups[thing] = [] }
    }
    guard !groups.isEmpty else { return [:] }
    for row in rows { groups[thing(row)]?.append(row) }
    return groups
  }

  private func thing(_ row: Int) -> Thing {
    Thing(rater: responses.raters[row], appraisee: responses.appraisees[row], activity: responses.activities[row])
  }

  private func settle(group: [Int], _ outcome: inout Outcome) {
    if group.allSatisfy({ responses.times[$0] != nil }) {
      let chosen = self.chosen(of: group)
      outcome.kept.append(chosen)
      outcome.left += group.filter { $0 != chosen }.map { ($0, .superseded) }
    } else if group.allSatisfy({ responses.answers(of: $0) == responses.answers(of: group[0]) }) {
      outcome.kept.append(group[0])
      outcome.left += group.dropFirst().map { ($0, .repeated) }
    } else {
      // Nothing says which is right, and no rule of the definition may guess.
      outcome.left += group.map { ($0, .conflictingDuplicate) }
      outcome.findings.append(conflict(group))
    }
  }

  /// By time, then by the platform's sequence number, then by the answers; equal in all, the first in the files.
  private func chosen(of group: [Int]) -> Int {
    group.dropFirst().reduce(group[0]) { best, row in
      switch source.duplicates {
      case .keepLast: isEarlier(best, row) ? row : best
      case .keepFirst: isEarlier(row, best) ? row : best
      }
    }
  }

  private func isEarlier(_ a: Int, _ b: Int) -> Bool {
    if let left = responses.times[a], let right = responses.times[b], left != right { return left < right }
    if responses.sequences[a] != responses.sequences[b] { return responses.sequences[a] < responses.sequences[b] }
    return responses.answers(of: a).lexicographicallyPrecedes(responses.answers(of: b))
  }

  private func conflict(_ group: [Int]) -> Finding {
    let origin = responses.origins[group[0]]
    return Finding(
      .conflictingDuplicate, stage: .validate, source: source.name, file: origin.file, line: origin.line,
      appraisee: people.people[responses.appraisees[group[0]]].id, arguments: ["\(group.count)"])
  }
}
