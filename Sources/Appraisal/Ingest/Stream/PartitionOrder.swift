/// Which partition the raters of a word belong to: what is known of a rater is all in one, so that partitions can be
/// worked on side by side.
enum RaterPartition {
  static let number = 16

  @inline(__always) static func of(_ rater: IdentifierWord) -> Int { Int(truncatingIfNeeded: rater.hash >> 60) }
}

/// The rows of a part by the partition of their raters.
struct PartitionOrder: ~Copyable {
  private var rows = Pile<UInt32>()
  private var ends = Pile(repeating: 0 as UInt32, count: RaterPartition.number + 1)

  /// The places in the order that are of one partition.
  func part(_ partition: Int) -> Range<Int> { Int(ends[partition])..<Int(ends[partition + 1]) }

  @inline(__always) subscript(place: Int) -> Int { Int(rows[place]) }

  mutating func sort(_ count: Int, _ partition: (Int) -> Int) {
    var next = Pile(repeating: 0 as UInt32, count: RaterPartition.number + 1)
    for row in 0..<count { next[partition(row) + 1] += 1 }
    for partition in 0..<RaterPartition.number { next[partition + 1] += next[partition] }
    ends = Pile(copying: next)
    if rows.count < count { rows = Pile(repeating: 0, count: count + count / 4) }
    for row in 0..<count {
      let partition = partition(row)
      rows[Int(next[partition])] = UInt32(truncatingIfNeeded: row)
      next[partition] += 1
    }
  }
}
