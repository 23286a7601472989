/// Counts, different values and time stamps of one column, gathered while a file is read once.
struct ColumnProfile: Sendable {
  /// Number of cells that are not blank.
  private(set) var values = 0
  /// Number of cells that are empty, or hold the platform's text for "no answer".
  private(set) var blanks = 0
  private(set) var sample: DistinctSample
  private(set) var times = TimeSpan()

  init(limit: Int) { sample = DistinctSample(limit: limit) }

  /// Takes a cell.
  ///
  /// - Parameter missing: hashes of the texts that mean "no answer".
  /// - Returns: the hash of the cell without the blanks around it; nil if it is blank.
  mutating func add(_ cell: ArraySlice<UInt8>, line: Int, missing: Set<UInt64>) -> UInt64? {
    let cell = ColumnProfile.trimmed(cell)
    let hash = DistinctSample.hash(cell)
    guard !cell.isEmpty, !missing.contains(hash) else {
      blanks += 1
      return nil
    }
    values += 1
    if sample.add(cell, hash: hash, line: line) { times.add(cell) }
    return hash
  }

  /// Ends the column: every cell was added.
  mutating func finish() { sample.finish() }

  /// Adds the cells of the same column of another file.
  mutating func merge(_ other: ColumnProfile) {
    values += other.values
    blanks += other.blanks
    sample.merge(other.sample)
    times.merge(other.times)
  }

  private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 32 || (byte >= 9 && byte <= 13) }
    guard let first = cell.firstIndex(where: { !isBlank($0) }), let last = cell.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return cell[first...last]
  }

  // MARK: - Shares

  /// Number of different values that are kept: all of them if `isDistinctComplete`, else there are more.
  var distinct: Int { sample.entries.count }
  var isDistinctComplete: Bool { sample.isComplete }

  /// The share of cells that pass a test, from 0 to 1; 0 if there are none.
  ///
  /// Only cells whose value is kept are counted.
  func share(_ isOne: (String) -> Bool) -> Double {
    var (all, hits) = (0, 0)
    for entry in sample.entries.values {
      all += entry.count
      if isOne(entry.text) { hits += entry.count }
    }
    return all == 0 ? 0 : Double(hits) / Double(all)
  }

  /// Mean number of occurrences of a value: 1 if all are different, 0 if there are none.
  var repetition: Double {
    let all = sample.entries.values.reduce(0) { $0 + $1.count }
    return distinct == 0 ? 0 : Double(all) / Double(distinct)
  }

  /// One row in ten may be entered twice in a list whose rows are otherwise about different persons.
  private static let mostRepetition = 1.1

  /// Whether hardly any value occurs twice, as in the key of a list.
  var isNearlyDistinct: Bool { values > 0 && repetition < ColumnProfile.mostRepetition }
}
