import Synchronization
import Tabular

/// The distinct marks of a roster's rows: college, and why the student has left. From any thread.
final class RosterMarks: Sendable {
  struct Mark: Hashable, Sendable {
    let college: String
    /// Empty if assigned.
    let exclusion: String

    /// Whether the row says that it does not hold on the day that decides.
    var isOutOfForce: Bool { RosterFile.InForce.reasons.contains(exclusion) }
  }

  private let state = Mutex((marks: [Mark](), numbers: [Mark: UInt32]()))

  func number(of mark: Mark) -> UInt32 {
    state.withLock { state in
      if let number = state.numbers[mark] { return number }
      let number = UInt32(clamping: state.marks.count)
      state.marks.append(mark)
      state.numbers[mark] = number
      return number
    }
  }

  var all: [Mark] { state.withLock(\.marks) }
}

/// The rows of a batch of a roster that name an appraisee.
struct RosterBatch: ~Copyable, @unchecked Sendable {
  struct Row: BitwiseCopyable {
    let id: IDTable.ID
    let appraisee: UInt32
    /// Within the batch of records.
    let line: UInt32
    let mark: UInt32
  }

  private var rows = Column<Row>()
  private var order = PartitionOrder()
  /// The rows by the partition of their raters, so that each partition reads on where it left off.
  private var sorted = Column<Row>()
  var faults: [(line: Int, fault: CellFault)] = []
  /// The physical line that line 0 is.
  var firstLine = 0

  var count: Int { rows.count }

  mutating func begin() {
    rows.removeAll()
    faults.removeAll(keepingCapacity: true)
    firstLine = 0
  }

  @inline(__always) mutating func append(_ id: IDTable.ID, appraisee: Int, line: Int, mark: UInt32) {
    rows.append(
      Row(
        id: id, appraisee: UInt32(truncatingIfNeeded: appraisee), line: UInt32(truncatingIfNeeded: line), mark: mark))
  }

  mutating func end() {
    var order = PartitionOrder()
    swap(&order, &self.order)
    order.sort(rows.count) { Roster.partition(of: rows[$0].id.key) }
    sorted.removeAll()
    for place in 0..<order.count { sorted.append(rows[order[place]]) }
    swap(&order, &self.order)
  }

  /// The places of the rows of a partition.
  func part(_ partition: Int) -> Range<Int> { order.part(partition) }

  @inline(__always) subscript(place: Int) -> Row { sorted[place] }
}

/// The rows of a batch by partition.
struct PartitionOrder: ~Copyable {
  private var rows = Column<UInt32>()
  private var ends = Column(repeating: 0 as UInt32, count: Roster.partitionCount + 1)

  /// The places in the order that are of one partition.
  func part(_ partition: Int) -> Range<Int> { Int(ends[partition])..<Int(ends[partition + 1]) }

  /// Rows that are in a partition.
  var count: Int { Int(ends[Roster.partitionCount]) }

  @inline(__always) subscript(place: Int) -> Int { Int(rows[place]) }

  /// - Parameter partition: of a row; negative for one that is left out.
  mutating func sort(_ count: Int, _ partition: (Int) -> Int) {
    var next = Column(repeating: 0 as UInt32, count: Roster.partitionCount + 1)
    for row in 0..<count {
      let partition = partition(row)
      if partition >= 0 { next[partition + 1] += 1 }
    }
    for partition in 0..<Roster.partitionCount { next[partition + 1] += next[partition] }
    ends = Column(copying: next)
    rows.resize(to: count)
    for row in 0..<count {
      let partition = partition(row)
      guard partition >= 0 else { continue }
      rows[Int(next[partition])] = UInt32(truncatingIfNeeded: row)
      next[partition] += 1
    }
  }
}

/// Settles the rows of a roster: one a pair of rater and appraisee.
///
/// Equal rows count once; contradicting ones not at all, for nothing says which is right. A row out of force contradicts
/// nothing: students come back to the one they left.
final class RosterBuilder: @unchecked Sendable {
  let marks = RosterMarks()
  private let partitions: [Exclusive<PartitionBuilder>]
  private let appraisees: Int
  private let countsColleges: Bool
  private let keepsEntries: Bool

  /// What became of rows that were left out.
  struct Settled {
    let roster: Roster
    /// Rows that count or repeat one that does.
    var parsed = 0
    var rejects: [(line: Int, code: RejectCode)] = []
    /// First line and number of rows that contradict each other.
    var conflicts: [(line: Int, count: Int)] = []
  }

  /// - Parameters:
  ///   - countsColleges: whether colleges decide to which one an appraisee belongs.
  ///   - keepsEntries: whether the rows themselves are asked for later.
  init(appraisees: Int, countsColleges: Bool, keepsEntries: Bool) {
    self.appraisees = appraisees
    self.countsColleges = countsColleges
    self.keepsEntries = keepsEntries
    partitions = (0..<Roster.partitionCount).map { _ in Exclusive(PartitionBuilder()) }
  }

  /// Takes the rows of one round, in the order of the file.
  func take(_ batches: [Exclusive<RosterBatch>], threads: Int) {
    inParallel(partitions.count, threads: threads) { [partitions] number in
      for batch in batches { partitions[number].value.take(batch.value, number) }
    }
  }

  func settle(file: String, threads: Int) -> Settled {
    let all = marks.all
    var tallies = partitions.map { _ in RosterTally(appraisees: 0) }
    inParallel(&tallies, threads: threads) { [partitions] number, tally in
      tally = RosterTally(appraisees: self.appraisees)
      (tally.countsColleges, tally.keepsEntries) = (self.countsColleges, self.keepsEntries)
      partitions[number].value.settle(number, all, &tally)
    }
    var total = RosterTally(appraisees: appraisees)
    for tally in tallies { total.add(tally) }
    let entries = total.entries.sorted { $0.line < $1.line }
    let settledPartitions = FixedArray(count: partitions.count) { partitions[$0].value.settled() }
    let roster = Roster(
      settledPartitions, counts: total.counts(all, appraisees, countsColleges: countsColleges), entries: entries,
      file: file)
    return Settled(
      roster: roster, parsed: total.parsed, rejects: total.rejects,
      conflicts: total.conflicts.sorted { $0.line < $1.line })
  }
}

/// The rows of one partition while a roster is read.
struct PartitionBuilder: ~Copyable, Sendable {
  private var raters = IDTable()
  private var rows = Column<Row>()
  private var pairs = Column<Roster.Pair>()

  struct Row: BitwiseCopyable {
    let rater: UInt32
    let appraisee: UInt32
    let line: UInt32
    let mark: UInt32

    /// By appraisee, then by line.
    @inline(__always) var order: UInt64 { UInt64(appraisee) << 32 | UInt64(line) }
  }

  mutating func take(_ batch: borrowing RosterBatch, _ number: Int) {
    let places = batch.part(number)
    for place in places {
      if place + 16 < places.upperBound { raters.prefetch(batch[place + 16].id.key) }
      if place + 8 < places.upperBound { raters.prefetchBytes(batch[place + 8].id.key) }
      let row = batch[place]
      rows.append(
        Row(
          rater: UInt32(truncatingIfNeeded: raters.add(row.id)), appraisee: row.appraisee,
          line: UInt32(truncatingIfNeeded: batch.firstLine &+ Int(row.line)), mark: row.mark))
    }
  }

  /// The rows by rater, those of a rater by appraisee and line; `ends[r]` up to `ends[r + 1]` are of rater `r`.
  private mutating func sorted(_ ends: inout Column<UInt32>) -> Column<Row> {
    ends.fill(0, count: raters.count + 1)
    for index in 0..<rows.count { ends[Int(rows[index].rater) + 1] += 1 }
    for rater in 0..<raters.count { ends[rater + 1] += ends[rater] }
    var next = Column(copying: ends)
    var sorted = Column<Row>()
    sorted.resize(to: rows.count)
    for index in 0..<rows.count {
      let row = rows[index]
      sorted[Int(next[Int(row.rater)])] = row
      next[Int(row.rater)] += 1
    }
    rows.release()
    for rater in 0..<raters.count {
      sorted.sort(Int(ends[rater])..<Int(ends[rater + 1])) { $0.order < $1.order }
    }
    return sorted
  }

  mutating func settle(_ number: Int, _ marks: [RosterMarks.Mark], _ tally: inout RosterTally) {
    var ends = Column<UInt32>()
    let rows = sorted(&ends)
    let damaged = self.damaged()
    let exclude = marks.map { !$0.exclusion.isEmpty }
    pairs = Column(capacity: rows.count)
    // By rater: the first pair and the first line. A rater whose rows all contradict each other has none, and is left out.
    var places = Column(repeating: (number: UInt32.max, note: UInt32.max), count: raters.count)
    for rater in 0..<raters.count {
      let part = Int(ends[rater])..<Int(ends[rater + 1])
      if let damage = damaged[rater] {
        for row in part { tally.rejects.append((Int(rows[row].line), damage)) }
        continue
      }
      let first = pairs.count
      let line = keep(rows, part, marks, exclude, Roster.number(number, first), &tally)
      if pairs.count > first { places[rater] = (UInt32(truncatingIfNeeded: first), line) }
    }
    raters.renumber { places[$0].number == .max ? nil : places[$0] }
  }

  /// What damaged an id, by rater.
  private func damaged() -> [Int: RejectCode] {
    var damaged: [Int: RejectCode] = [:]
    raters.forEach { rater, isSound, text in
      if !isSound, let damage = Identifier.damage(text()) { damaged[rater] = damage }
    }
    return damaged
  }

  /// Gives what was settled away.
  mutating func settled() -> Roster.Partition {
    var given = Roster.Partition(raters: IDTable(), pairs: Column())
    swap(&given.raters, &raters)
    swap(&given.pairs, &pairs)
    return given
  }

  /// Keeps one row of each pair of a rater.
  ///
  /// - Parameter exclude: whether marks do, by number.
  /// - Returns: the first of their lines.
  private mutating func keep(
    _ rows: borrowing Column<Row>, _ part: Range<Int>, _ marks: [RosterMarks.Mark], _ exclude: [Bool],
    _ rater: UInt32, _ tally: inout RosterTally
  ) -> UInt32 {
    let first = pairs.count
    var (line, assigned) = (UInt32.max, 0)
    // Of those assigned the first; before there is one, the excluded one that is first in the file.
    var rated: (pair: Int, line: UInt32) = (first, .max)
    var at = part.lowerBound
    while at < part.upperBound {
      var end = at + 1
      while end < part.upperBound, rows[end].appraisee == rows[at].appraisee { end += 1 }
      if let index = end == at + 1 ? at : tally.settle(rows, at..<end, marks) {
        let row = rows[index]
        let isExcluded = exclude[Int(row.mark)]
        tally.keep(row, isExcluded: isExcluded, marks, rater)
        pairs.append(Roster.Pair(appraisee: row.appraisee, isExcluded: isExcluded))
        line = min(line, row.line)
        if !isExcluded { assigned += 1 }
        if isExcluded ? assigned == 0 && row.line < rated.line : assigned == 1 { rated = (pairs.count - 1, row.line) }
      }
      at = end
    }
    if pairs.count == first { return line }
    pairs[pairs.count - 1].isLast = true
    if assigned < 2 { pairs[rated.pair].isRated = true }
    if assigned > 0 { tally.students += 1 }
    return line
  }
}

/// What the rows of a partition come to.
struct RosterTally {
  var countsColleges = false
  var keepsEntries = false
  var gross: [UInt32]
  var excluded: [UInt32]
  /// Rows that are excluded, by number of the mark.
  var exclusions: [UInt32: Int] = [:]
  var students = 0
  /// Those assigned, by appraisee and number of the mark.
  var colleges: [UInt64: Int] = [:]
  var parsed = 0
  var rejects: [(line: Int, code: RejectCode)] = []
  var conflicts: [(line: Int, count: Int)] = []
  var entries: [Roster.Entry] = []

  init(appraisees: Int) {
    gross = [UInt32](repeating: 0, count: appraisees)
    excluded = gross
  }

  @inline(__always) mutating func keep(
    _ row: PartitionBuilder.Row, isExcluded: Bool, _ marks: [RosterMarks.Mark], _ rater: UInt32
  ) {
    parsed += 1
    gross[Int(row.appraisee)] += 1
    if isExcluded {
      excluded[Int(row.appraisee)] += 1
      exclusions[row.mark, default: 0] += 1
    } else if countsColleges {
      colleges[UInt64(row.appraisee) << 32 | UInt64(row.mark), default: 0] += 1
    }
    if keepsEntries {
      let mark = marks[Int(row.mark)]
      entries.append(
        Roster.Entry(
          rater: rater, appraisee: Int(row.appraisee), line: Int(row.line), college: mark.college,
          exclusion: mark.exclusion))
    }
  }

  /// Which of several rows of one pair counts; none if rows in force contradict each other.
  mutating func settle(
    _ rows: borrowing Column<PartitionBuilder.Row>, _ group: Range<Int>, _ marks: [RosterMarks.Mark]
  ) -> Int? {
    let inForce = group.filter { !marks[Int(rows[$0].mark)].isOutOfForce }
    let kept = inForce.first ?? group.lowerBound
    let agree = inForce.allSatisfy { rows[$0].mark == rows[kept].mark }
    if !agree { conflicts.append((Int(rows[kept].line), inForce.count)) }
    for row in group where agree ? row != kept : true {
      let isDeciding = !agree && inForce.contains(row)
      rejects.append((Int(rows[row].line), isDeciding ? .conflictingDuplicate : .repeated))
      if !isDeciding { parsed += 1 }
    }
    return agree ? kept : nil
  }

  mutating func add(_ other: RosterTally) {
    for appraisee in gross.indices {
      gross[appraisee] += other.gross[appraisee]
      excluded[appraisee] += other.excluded[appraisee]
    }
    exclusions.merge(other.exclusions, uniquingKeysWith: +)
    colleges.merge(other.colleges, uniquingKeysWith: +)
    students += other.students
    parsed += other.parsed
    rejects += other.rejects
    conflicts += other.conflicts
    entries += other.entries
  }

  func counts(_ marks: [RosterMarks.Mark], _ appraisees: Int, countsColleges: Bool) -> RosterCounts {
    var counts = RosterCounts(appraisees: appraisees)
    counts.gross = gross.map { Int($0) }
    counts.excluded = excluded.map { Int($0) }
    for (mark, count) in exclusions { counts.exclusions[marks[Int(mark)].exclusion, default: 0] += count }
    counts.students = students
    guard countsColleges else { return counts }
    counts.colleges = [[String: Int]](repeating: [:], count: appraisees)
    for (key, count) in colleges {
      counts.colleges[Int(key >> 32)][marks[Int(key & 0xFFFF_FFFF)].college, default: 0] += count
    }
    return counts
  }
}
