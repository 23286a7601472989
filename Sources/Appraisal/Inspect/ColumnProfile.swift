/// What the cells of one column are, gathered while a file is read once.
struct ColumnProfile: Sendable {
  /// Cells that say something.
  private(set) var values = 0
  /// Cells that are blank, or hold what the platform writes where there is no answer.
  private(set) var blanks = 0
  private(set) var sample: DistinctSample
  private(set) var times = TimeSpan()

  init(limit: Int) { sample = DistinctSample(limit: limit) }

  /// - Parameter missing: hashes of what means that there is no answer.
  /// - Returns: the hash of the cell; nil: it is blank.
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

  mutating func finish() { sample.finish() }

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

  /// Different values; where there are more than are kept, more than so many.
  var distinct: Int { sample.entries.count }
  var isDistinctComplete: Bool { sample.isComplete }

  /// Of the values that are kept, each as often as it occurs.
  func share(_ isOne: (String) -> Bool) -> Double {
    var (all, hits) = (0, 0)
    for entry in sample.entries.values {
      all += entry.count
      if isOne(entry.text) { hits += entry.count }
    }
    return all == 0 ? 0 : Double(hits) / Double(all)
  }

  /// How often a value occurs on average.
  var repetition: Double {
    let all = sample.entries.values.reduce(0) { $0 + $1.count }
    return distinct == 0 ? 0 : Double(all) / Double(distinct)
  }

  /// Hardly any value twice.
  var isNearlyDistinct: Bool { values > 0 && repetition < 1.1 }
}
