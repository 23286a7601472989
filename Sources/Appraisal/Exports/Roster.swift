import Tabular

/// Who is assigned to rate whom in one source: the raters by their ids, and of each the appraisees.
///
/// Raters are in 16 partitions by the hash of their id, so that partitions can be worked on side by side. A rater's number
/// says where their pairs are:
///
///     bits 31 … 28    27 … 0
///          partition  the first pair in the partition
final class Roster: Sendable {
  static let partitionCount = 16
  @inline(__always) static func partition(of key: IDKey) -> Int { Int(truncatingIfNeeded: key.hash >> 60) }

  /// One row of a pair of rater and appraisee, as it was settled.
  struct Entry: Sendable {
    let rater: UInt32
    let appraisee: Int
    let line: Int
    let college: String
    /// Why the student has left the roster; empty if assigned.
    let exclusion: String
  }

  /// The raters of a partition and their pairs.
  struct Partition: ~Copyable, Sendable {
    /// The number of a rater is that of the first pair; noted is the line on which the rater is first.
    var raters: IDTable
    var pairs: Column<Pair>
  }

  /// An appraisee of a rater. Those of a rater are side by side, and ascend.
  ///
  ///     bits 31        30    29            28 … 0
  ///          excluded  last  the one rated  appraisee
  struct Pair: BitwiseCopyable {
    private var bits: UInt32
    init(appraisee: UInt32, isExcluded: Bool) { bits = appraisee | (isExcluded ? 1 << 31 : 0) }
    @inline(__always) var appraisee: UInt32 { bits & (1 << 29 - 1) }
    @inline(__always) var isExcluded: Bool { bits >> 31 == 1 }
    /// Whether it is the rater's last one.
    @inline(__always) var isLast: Bool {
      get { bits >> 30 & 1 == 1 }
      set { bits = newValue ? bits | 1 << 30 : bits & ~(1 << 30) }
    }
    /// Whether a response of the rater that names no appraisee is about this one.
    var isRated: Bool {
      get { bits >> 29 & 1 == 1 }
      set { bits = newValue ? bits | 1 << 29 : bits & ~(1 << 29) }
    }
  }

  let partitions: FixedArray<Partition>
  let counts: RosterCounts
  /// In the order of the file; only where they were asked for.
  let entries: [Entry]
  /// Ids by number; only where entries were asked for.
  private let names: [UInt32: String]
  private let file: String

  init(_ partitions: FixedArray<Partition>, counts: RosterCounts, entries: [Entry], file: String) {
    self.partitions = partitions
    self.counts = counts
    self.entries = entries
    self.file = file
    var names: [UInt32: String] = [:]
    for partition in 0..<(entries.isEmpty ? 0 : Roster.partitionCount) {
      partitions[partition].raters.forEach { names[Roster.number(partition, $0)] = $2() }
    }
    self.names = names
  }

  @inline(__always) static func number(_ partition: Int, _ first: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: partition) << 28 | UInt32(truncatingIfNeeded: first)
  }

  @inline(__always) static func partition(of rater: UInt32) -> Int { Int(rater >> 28) }
  /// The number of a rater's first pair in the partition.
  @inline(__always) static func first(of rater: UInt32) -> Int { Int(rater & (1 << 28 - 1)) }

  // MARK: - Raters

  /// The number of a rater; nil for one who is not assigned to anybody, excluded or not.
  @inline(__always) private func number(of id: IDTable.ID) -> UInt32? {
    let partition = Roster.partition(of: id.key)
    return partitions[partition].raters.number(of: id).map { Roster.number(partition, $0) }
  }

  /// Looks many raters up: `Rater.stranger` for one who is not on the roster as they are. Memory is fetched for some at a
  /// time, before it is looked at.
  func find(_ ids: borrowing Column<IDTable.ID>, _ numbers: inout Column<UInt32>) {
    numbers.resize(to: ids.count)
    for row in 0..<ids.count {
      if row + 16 < ids.count {
        let later = ids[row + 16].key
        partitions[Roster.partition(of: later)].raters.prefetch(later)
      }
      if row + 8 < ids.count {
        let later = ids[row + 8].key
        partitions[Roster.partition(of: later)].raters.prefetchBytes(later)
      }
      numbers[row] = number(of: ids[row]) ?? Rater.stranger
    }
  }

  /// - Parameter id: nil for a blank cell.
  func match(_ id: IDTable.ID?) -> IDMatch {
    guard let id else { return .broken(.idMissing, candidate: nil) }
    if let number = number(of: id) { return .known(Int(number)) }
    return IDMatch(unlisted: id) {
      let alike = partitions[Roster.partition(of: id.key)].raters.entries(likeNumber: id)
      return alike.map(\.note).min().map { Origin(file: file, line: Int($0)) }
    }
  }

  func text(of rater: UInt32) -> String { names[rater] ?? "" }

  // MARK: - Pairs

  /// Has the processor fetch the first pairs of a rater.
  @inline(__always) func prefetchPairs(of rater: UInt32) {
    partitions[Roster.partition(of: rater)].pairs.prefetch(Roster.first(of: rater))
  }

  /// The number of a pair in the rater's partition; nil if the rater is not assigned to the appraisee.
  @inline(__always) func pair(_ rater: UInt32, _ appraisee: UInt32) -> Int? {
    pair(of: rater) { $0.appraisee >= appraisee }.flatMap { number in
      partitions[Roster.partition(of: rater)].pairs[number].appraisee == appraisee ? number : nil
    }
  }

  /// The number of the first pair of a rater of which something holds.
  @inline(__always) private func pair(of rater: UInt32, where holds: (Pair) -> Bool) -> Int? {
    let partition = Roster.partition(of: rater)
    var number = Roster.first(of: rater)
    while true {
      let pair = partitions[partition].pairs[number]
      if holds(pair) { return number }
      if pair.isLast { return nil }
      number &+= 1
    }
  }

  @inline(__always) func isExcluded(_ pair: Int, of rater: UInt32) -> Bool {
    partitions[Roster.partition(of: rater)].pairs[pair].isExcluded
  }

  /// The one appraisee to whom a rater is assigned; nil if there are several. Of one who is excluded everywhere, the first.
  func assignment(of rater: UInt32) -> Int? {
    pair(of: rater, where: \.isRated).map { Int(partitions[Roster.partition(of: rater)].pairs[$0].appraisee) }
  }
}

/// What a roster comes to, by appraisee and in all.
struct RosterCounts: Sendable {
  /// Rows by appraisee, and those of them that are excluded.
  var gross: [Int]
  var excluded: [Int]
  /// Rows that are excluded, by reason.
  var exclusions: [String: Int] = [:]
  /// Raters who are assigned to an appraisee.
  var students = 0
  /// By appraisee: colleges of those assigned; empty where the definition does not ask.
  var colleges: [[String: Int]] = []

  init(appraisees: Int) {
    gross = [Int](repeating: 0, count: appraisees)
    excluded = gross
  }
}
