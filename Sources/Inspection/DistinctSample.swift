/// The different values of a column in bounded memory: all of them or, if there are more than `limit`, those with the
/// smallest hashes (a bottom-k sample).
///
/// A value is kept from its first occurrence on, so its count is exact. Two columns keep the same values, so they can be
/// compared.
struct DistinctSample: Sendable {
  struct Entry: Sendable {
    /// Empty if the value is longer than `longest`.
    let text: String
    /// Line of the first occurrence.
    let line: Int
    /// Number of occurrences.
    var count = 1
  }

  let limit: Int
  private(set) var entries: [UInt64: Entry] = [:]
  /// The largest hash that is kept.
  private(set) var threshold = UInt64.max

  /// Bytes of a value; longer ones are prose, of which only the hash is kept.
  private static let longest = 200

  init(limit: Int) { self.limit = max(1, limit) }

  /// Whether all values are kept.
  var isComplete: Bool { threshold == .max }

  /// Counts a value.
  ///
  /// - Returns: whether the value was not in the sample yet.
  mutating func add(_ value: ArraySlice<UInt8>, hash: UInt64, line: Int) -> Bool {
    if entries[hash] != nil {
      entries[hash]?.count += 1
      return false
    }
    guard hash <= threshold else { return true }
    let text = value.count <= DistinctSample.longest ? String(decoding: value, as: UTF8.self) : ""
    entries[hash] = Entry(text: text, line: line)
    if entries.count >= 2 * limit { prune() }
    return true
  }

  /// Ends the sample: every value was added.
  mutating func finish() { if entries.count > limit { prune() } }

  /// Adds the values of another sample, with the same result as one sample of both.
  mutating func merge(_ other: DistinctSample) {
    threshold = min(threshold, other.threshold)
    entries.merge(other.entries) { one, two in
      var both = one
      both.count += two.count
      return both
    }
    entries = entries.filter { $0.key <= threshold }
    finish()
  }

  private mutating func prune() {
    let kept = entries.keys.sorted().prefix(limit)
    threshold = kept.last ?? threshold
    entries = entries.filter { $0.key <= threshold }
  }

  /// The values by descending count, those of equal count by their first line.
  var byCount: [Entry] { entries.values.sorted { ($1.count, $0.line, $0.text) < ($0.count, $1.line, $1.text) } }

  /// FNV-1a, mixed: the same on every machine and in every run.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    // The largest number means "no limit yet".
    return min(hash ^ (hash >> 31), .max - 1)
  }
}
