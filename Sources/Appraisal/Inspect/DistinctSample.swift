/// The different values of a column in bounded memory: all of them, or, where there are more than `limit`, those with
/// the smallest hashes. What is kept was kept from its first occurrence on, so that it is counted exactly, and of two
/// columns the same values are kept, so that they can be compared.
struct DistinctSample: Sendable {
  struct Entry: Sendable {
    /// Blank where the value is too long to be anything but prose.
    let text: String
    /// The line on which it stands first.
    let line: Int
    var count = 1
  }

  let limit: Int
  private(set) var entries: [UInt64: Entry] = [:]
  /// Values with larger hashes are not kept.
  private(set) var threshold = UInt64.max

  /// So many bytes of a value are kept, or nothing.
  private static let longest = 200

  init(limit: Int) { self.limit = max(1, limit) }

  /// Whether all values are kept.
  var isComplete: Bool { threshold == .max }

  /// - Returns: whether the value was not known yet.
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

  /// To be called when all values were added.
  mutating func finish() { if entries.count > limit { prune() } }

  /// As if the values of both had been added to one.
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

  /// The commonest first; of equals the one that stands first.
  var byCount: [Entry] { entries.values.sorted { ($1.count, $0.line, $0.text) < ($0.count, $1.line, $1.text) } }

  /// FNV-1a, mixed: the same on every machine and in every run.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    // The largest stands for "no limit yet".
    return min(hash ^ (hash >> 31), .max - 1)
  }
}
