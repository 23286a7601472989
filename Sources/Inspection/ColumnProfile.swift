import Appraisal

/// Counts, different values and time stamps of one column, gathered in bounded memory while a file is read once.
///
/// All different values are kept or, if there are more than `limit`, those with the smallest hashes (a bottom-k sample). A
/// value is kept from its first occurrence on, so its count is exact. Two columns keep the same values, so they can be
/// compared.
struct ColumnProfile: Sendable {
  /// A value that is kept.
  struct Entry: Sendable {
    /// Empty if the value is longer than `Threshold.longestValue`.
    let text: String
    /// Line of the first occurrence.
    let line: Int
    /// Number of occurrences.
    var count = 1
  }

  /// Number of cells that are not blank.
  private(set) var values = 0
  /// Number of cells that are empty, or hold the platform's text for "no answer".
  private(set) var blanks = 0
  private(set) var times = TimeSpan()
  /// The values that are kept, by their hashes.
  private(set) var entries: [UInt64: Entry] = [:]
  /// The largest hash that is kept.
  private(set) var largest = UInt64.max
  private let limit: Int

  init(limit: Int) { self.limit = max(1, limit) }

  /// Takes a cell.
  ///
  /// - Parameter missing: hashes of the texts that mean "no answer".
  /// - Returns: the hash of the cell without the blanks around it; nil if it is blank.
  mutating func add(_ cell: ArraySlice<UInt8>, line: Int, missing: Set<UInt64>) -> UInt64? {
    let cell = AnswerReader.trimmed(cell)
    let hash = ColumnProfile.hash(cell)
    guard !cell.isEmpty, !missing.contains(hash) else {
      blanks += 1
      return nil
    }
    values += 1
    if entries[hash] != nil { entries[hash]?.count += 1 } else { addNew(cell, hash, line) }
    return hash
  }

  private mutating func addNew(_ cell: ArraySlice<UInt8>, _ hash: UInt64, _ line: Int) {
    times.add(cell)
    guard hash <= largest else { return }
    let text = cell.count <= Threshold.longestValue ? String(decoding: cell, as: UTF8.self) : ""
    entries[hash] = Entry(text: text, line: line)
    if entries.count >= 2 * limit { finish() }
  }

  /// Ends the column: every cell was added.
  mutating func finish() {
    guard entries.count > limit else { return }
    largest = entries.keys.sorted()[limit - 1]
    entries = entries.filter { $0.key <= largest }
  }

  /// Adds the cells of the same column of another file, with the same result as one profile of both.
  mutating func merge(_ other: ColumnProfile) {
    values += other.values
    blanks += other.blanks
    times.merge(other.times)
    largest = min(largest, other.largest)
    entries.merge(other.entries) { one, two in Entry(text: one.text, line: one.line, count: one.count + two.count) }
    entries = entries.filter { $0.key <= largest }
    finish()
  }

  /// FNV-1a, mixed: the same on every machine and in every run.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    // The largest number means "no limit yet".
    return min(hash ^ (hash >> 31), .max - 1)
  }

  // MARK: - Values

  /// Number of different values that are kept.
  var distinct: Int { entries.count }
  /// Whether all values are kept.
  var isDistinctComplete: Bool { largest == .max }
  /// The different values that are kept.
  var texts: Set<String> { Set(entries.values.map(\.text)) }
  /// The values by descending count, those of equal count by their first line.
  var byCount: [Entry] { entries.values.sorted { ($1.count, $0.line, $0.text) < ($0.count, $1.line, $1.text) } }

  /// Whether so many of the cells whose value is kept pass a test.
  func reaches(_ share: Threshold, _ isOne: (String) -> Bool) -> Bool {
    let hits = entries.values.reduce(0) { $0 + (isOne($1.text) ? $1.count : 0) }
    return share.isReached(by: hits, of: entries.values.reduce(0) { $0 + $1.count })
  }

  /// Mean number of occurrences of a value: 1 if all are different, 0 if there are none.
  var repetition: Double {
    distinct == 0 ? 0 : Double(entries.values.reduce(0) { $0 + $1.count }) / Double(distinct)
  }

  /// Whether hardly any value occurs twice, as in the key of a list.
  var isNearlyDistinct: Bool { values > 0 && repetition < Threshold.repetitionOfKey }
}
