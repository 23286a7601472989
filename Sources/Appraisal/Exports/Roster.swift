import Tabular

/// Who is assigned to rate whom in one source: the raters by their ids, and of each the appraisees.
///
/// Raters are in 16 partitions by the hash of their id, so that partitions can be worked on side by side.
///
///     number of a rater  bits 31 … 28  27 … 0
///                             partition number in the partition
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
    /// With each rater, where their pairs are, which ascend by appraisee.
    ///
    ///     bits of the payload  63 … 32         31 … 0
    ///                          number of pairs the first
    var raters: IDTable
    /// By rater: the line on which they are first.
    var lines: Column<UInt32>
    var pairs: Column<Pair>
    /// By rater: the appraisee whom a response without one is about; without elements if it is not asked for.
    var assignments: Column<Int32>
  }

  /// An appraisee of a rater.
  ///
  ///     bits 31        30 … 0
  ///          excluded  appraisee
  struct Pair: BitwiseCopyable {
    private let bits: UInt32
    init(appraisee: UInt32, isExcluded: Bool) { bits = appraisee | (isExcluded ? 1 << 31 : 0) }
    @inline(__always) var appraisee: UInt32 { bits & ~(1 << 31) }
    @inline(__always) var isExcluded: Bool { bits >> 31 == 1 }
  }

  let partitions: FixedArray<Partition>
  let counts: RosterCounts
  /// In the order of the file; only where they were asked for.
  let entries: [Entry]
  private let file: String

  init(_ partitions: FixedArray<Partition>, counts: RosterCounts, entries: [Entry], file: String) {
    self.partitions = partitions
    self.counts = counts
    self.entries = entries
    self.file = file
  }

  @inline(__always) private static func number(_ partition: Int, _ rater: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: partition) << 28 | UInt32(truncatingIfNeeded: rater)
  }

  @inline(__always) static func partition(of rater: UInt32) -> Int { Int(rater >> 28) }
  @inline(__always) static func local(_ rater: UInt32) -> Int { Int(rater & (1 << 28 - 1)) }

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
    var from = 0
    while from < ids.count {
      let to = min(from + 64, ids.count)
      for row in from..<to {
        let key = ids[row].key
        partitions[Roster.partition(of: key)].raters.prefetchSlot(key)
      }
      for row in from..<to {
        let key = ids[row].key
        partitions[Roster.partition(of: key)].raters.prefetchKey(key)
      }
      for row in from..<to { numbers[row] = number(of: ids[row]) ?? Rater.stranger }
      from = to
    }
  }

  /// - Parameter id: nil for a blank cell.
  func match(_ id: IDTable.ID?) -> IDMatch {
    guard let id else { return .broken(.idMissing, candidate: nil) }
    if let number = number(of: id) { return .known(Int(number)) }
    return IDMatch(unlisted: id) {
      let partition = Roster.partition(of: id.key)
      let lines = partitions[partition].raters.numbers(likeNumber: id).map { partitions[partition].lines[$0] }
      return lines.min().map { Origin(file: file, line: Int($0)) }
    }
  }

  func text(of rater: UInt32) -> String {
    partitions[Roster.partition(of: rater)].raters.text(of: Roster.local(rater))
  }

  // MARK: - Pairs

  /// Has the processor fetch where the pairs of a rater are, and then the first and the last of them.
  @inline(__always) func prefetchPlace(of rater: UInt32) {
    partitions[Roster.partition(of: rater)].raters.prefetchEntry(Roster.local(rater))
  }

  @inline(__always) func prefetchPairs(of rater: UInt32) {
    let partition = Roster.partition(of: rater)
    let place = partitions[partition].raters.payload(Roster.local(rater))
    let first = Int(truncatingIfNeeded: place & 0xFFFF_FFFF)
    partitions[partition].pairs.prefetch(first)
    partitions[partition].pairs.prefetch(first &+ Int(truncatingIfNeeded: place >> 32) &- 1)
  }

  /// The number of a pair in the rater's partition; nil if the rater is not assigned to the appraisee.
  @inline(__always) func pair(_ rater: UInt32, _ appraisee: UInt32) -> Int? {
    let partition = Roster.partition(of: rater)
    let place = partitions[partition].raters.payload(Roster.local(rater))
    let first = Int(truncatingIfNeeded: place & 0xFFFF_FFFF)
    return Roster.pair(partitions[partition].pairs, first..<first &+ Int(truncatingIfNeeded: place >> 32), appraisee)
  }

  @inline(__always) private static func pair(
    _ pairs: borrowing Column<Pair>, _ range: Range<Int>, _ appraisee: UInt32
  ) -> Int? {
    unsafe pairs.withElements(range) { pairs in
      var (from, to) = (0, pairs.count)
      while to &- from > 16 {
        let middle = (from &+ to) >> 1
        if unsafe pairs[middle].appraisee <= appraisee { from = middle } else { to = middle }
      }
      for index in from..<to where unsafe pairs[index].appraisee == appraisee { return range.lowerBound &+ index }
      return nil
    }
  }

  @inline(__always) func isExcluded(_ pair: Int, of rater: UInt32) -> Bool {
    partitions[Roster.partition(of: rater)].pairs[pair].isExcluded
  }

  /// The one appraisee to whom a rater is assigned; nil if there are several. Of one who is excluded everywhere, the first.
  func assignment(of rater: UInt32) -> Int? {
    let assigned = partitions[Roster.partition(of: rater)].assignments[Roster.local(rater)]
    return assigned < 0 ? nil : Int(assigned)
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
