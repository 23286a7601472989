/// What a roster comes to: how many are assigned to each appraisee, and which of its rows do not count.
struct RosterTally: ~Copyable {
  /// By appraisee.
  private(set) var gross: Pile<UInt32>
  private(set) var excluded: Pile<UInt32>
  /// By number of the reason.
  private(set) var exclusions: [Int: Int] = [:]
  /// Raters who are assigned to somebody and not excluded there.
  var students = 0
  /// By appraisee and college, of those who are assigned; empty where nobody asks.
  private(set) var colleges: [Place: Int] = [:]
  private let countsColleges: Bool
  private(set) var rejects: [(line: UInt32, code: RejectCode)] = []
  /// First line and number of rows that contradict each other.
  private(set) var conflicts: [(line: UInt32, count: Int)] = []
  private(set) var kept = 0
  /// Whether rows of one pair were met, of which the colleges must agree.
  private(set) var hasRepeated = false

  struct Place: Hashable {
    let appraisee: UInt32
    let college: UInt16
  }

  init(appraisees: Int, countsColleges: Bool) {
    gross = Pile(repeating: 0, count: appraisees)
    excluded = Pile(repeating: 0, count: appraisees)
    self.countsColleges = countsColleges
  }

  @inline(__always) mutating func count(_ row: RosterPairs.Row) {
    kept += 1
    gross[Int(row.appraisee)] += 1
    if row.exclusion > 0 {
      excluded[Int(row.appraisee)] += 1
      exclusions[Int(row.exclusion), default: 0] += 1
    } else if countsColleges {
      colleges[Place(appraisee: row.appraisee, college: row.college), default: 0] += 1
    }
  }

  mutating func reject(_ line: UInt32, _ code: RejectCode) { rejects.append((line, code)) }

  /// Whether one of several rows on a pair counts, the first.
  mutating func settles(_ rows: borrowing Pile<RosterPairs.Row>, _ group: Range<Int>) -> Bool {
    hasRepeated = true
    let first = rows[group.lowerBound]
    let agrees = group.allSatisfy { rows[$0].college == first.college && rows[$0].exclusion == first.exclusion }
    for row in agrees ? group.dropFirst() : group {
      reject(rows[row].line, agrees ? .repeated : .conflictingDuplicate)
    }
    if !agrees { conflicts.append((first.line, group.count)) }
    return agrees
  }

  /// Adds what another partition of the raters comes to.
  mutating func add(_ other: borrowing RosterTally) {
    for appraisee in 0..<gross.count {
      gross[appraisee] += other.gross[appraisee]
      excluded[appraisee] += other.excluded[appraisee]
    }
    exclusions.merge(other.exclusions, uniquingKeysWith: +)
    colleges.merge(other.colleges, uniquingKeysWith: +)
    students += other.students
    rejects += other.rejects
    conflicts += other.conflicts
    kept += other.kept
    hasRepeated = hasRepeated || other.hasRepeated
  }
}

extension RosterCounts {
  /// - Parameters:
  ///   - colleges: by number; so `reasons`.
  init(_ tally: borrowing RosterTally, people: Int, colleges: [String], reasons: [String]) {
    self.init(appraisees: people)
    for appraisee in 0..<people {
      gross[appraisee] = Int(tally.gross[appraisee])
      excluded[appraisee] = Int(tally.excluded[appraisee])
    }
    for (reason, count) in tally.exclusions { exclusions[reasons[reason], default: 0] += count }
    students = tally.students
    guard !tally.colleges.isEmpty else { return }
    self.colleges = [[String: Int]](repeating: [:], count: people)
    for (place, count) in tally.colleges {
      self.colleges[Int(place.appraisee)][colleges[Int(place.college)], default: 0] += count
    }
  }
}
