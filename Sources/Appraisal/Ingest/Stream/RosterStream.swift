import Tabular

/// Reads a roster into pairs by partition of the raters.
struct RosterStream {
  let reader: RosterReader
  let people: Appraisees
  let table: AppraiseeTable
  let options: ReadingOptions

  /// A roster that was read.
  struct Listed {
    let partitions: [Partition]
    let counts: RosterCounts
    let trail: ReadingTrail
  }

  /// What is known of one partition of the raters.
  final class Partition: @unchecked Sendable {
    fileprivate var rows = RosterPairs()
    fileprivate var tally: RosterTally
    private var settled: RosterPairs.Settled?

    init(appraisees: Int, countsColleges: Bool) {
      tally = RosterTally(appraisees: appraisees, countsColleges: countsColleges)
    }

    fileprivate func settle() { settled = rows.settle(&tally) }

    /// Adds its tally to another, and lets it go.
    fileprivate func add(to total: inout RosterTally) {
      total.add(tally)
      tally = RosterTally(appraisees: 0, countsColleges: false)
    }

    /// Gives the pairs away.
    func take() -> RosterPairs.Settled? { settled.take() }
  }

  private var file: RosterFile { reader.definition }

  /// nil: the file, or the definition of the roster, is one for `RosterReader`.
  func read(countsColleges: Bool) throws(Failure) -> Listed? {
    guard file.inForce == nil, !file.exclusions.contains(where: { RosterFile.InForce.reasons.contains($0.reason) })
    else { return nil }
    // Colleges decide something only if they are counted, or where a pair stands more than once, which is rare.
    if !countsColleges {
      guard let first = pass(readsColleges: false, countsColleges: false) else { return nil }
      if file.college == nil || !first.tally.hasRepeated { return try first.listed(reader, people) }
    }
    return try pass(readsColleges: true, countsColleges: countsColleges)?.listed(reader, people)
  }

  /// One reading of the file.
  fileprivate struct Pass: ~Copyable {
    var file: StreamedFile
    let partitions: [Partition]
    var tally: RosterTally
    var trail: ReadingTrail
    var colleges = NameNumbers()
    var reasons = NameNumbers()
  }

  private func pass(readsColleges: Bool, countsColleges: Bool) -> Pass? {
    let opened = StreamedFile(
      folder: reader.folder, file: ExportFile(file.file), format: file.format, wanted: file.columns,
      source: reader.list, options: options)
    guard let opened, let columns = try? RosterReader.Columns(file, opened.export.columns),
      let plan = StreamPlan.roster(columns, width: opened.export.width, readsColleges: readsColleges)
    else { return nil }
    let partitions = (0..<RaterPartition.number).map { _ in
      Partition(appraisees: people.count, countsColleges: countsColleges)
    }
    var pass = Pass(
      file: opened, partitions: partitions,
      tally: RosterTally(appraisees: people.count, countsColleges: countsColleges),
      trail: ReadingTrail(source: reader.list))
    let lanes = (0..<StreamedFile.parts(options)).map { _ in
      RosterLane(
        reader, columns, rows: StreamedPairs(plan, delimiter: pass.file.delimiter, table, columns.exclusions))
    }
    guard pass.read(lanes, options.threads) else { return nil }
    return pass
  }
}

extension RosterStream.Pass {
  /// - Returns: false: the file is not what it was taken for.
  fileprivate mutating func read(_ lanes: [RosterLane], _ threads: Int) -> Bool {
    // The empty text is number 0 everywhere.
    _ = (colleges.number(of: ""), reasons.number(of: ""))
    while true {
      switch file.next(lanes) {
      case .otherwise: return false
      case .end:
        settle(threads)
        return true
      case .read(let firstLines):
        guard take(lanes, firstLines, threads) else { return false }
      }
    }
  }

  private mutating func take(_ lanes: [RosterLane], _ firstLines: [Int], _ threads: Int) -> Bool {
    guard (firstLines.last ?? 0) < Int(UInt32.max) / 2 else { return false }
    var maps: [(colleges: [UInt16], reasons: [UInt16])] = []
    for (lane, first) in zip(lanes, firstLines) {
      trail.merge(lane.trail, behind: first)
      maps.append(
        (
          lane.rows.colleges.texts.map { UInt16(truncatingIfNeeded: colleges.number(of: $0)) },
          lane.rows.reasons.texts.map { UInt16(truncatingIfNeeded: reasons.number(of: $0)) }
        ))
    }
    guard max(colleges.names.count, reasons.names.count) <= Int(UInt16.max),
      partitions.allSatisfy({ $0.rows.raters.count < WordNumbers.most / 2 })
    else { return false }
    inParallel(partitions.count, threads: threads) { [partitions, maps] number in
      for (index, lane) in lanes.enumerated() {
        partitions[number].rows.take(
          lane.rows, lane.rows.order.part(number), firstLine: UInt32(firstLines[index]),
          colleges: maps[index].colleges, reasons: maps[index].reasons)
      }
    }
    return true
  }

  private mutating func settle(_ threads: Int) {
    inParallel(partitions.count, threads: threads) { [partitions] in partitions[$0].settle() }
    for partition in partitions { partition.add(to: &tally) }
  }

  /// Says of each row what became of it.
  fileprivate consuming func listed(
    _ reader: RosterReader, _ people: Appraisees
  ) throws(Failure) -> RosterStream.Listed {
    trail.account.parsed += tally.kept + tally.rejects.count { $0.code == .repeated }
    for (line, code) in tally.rejects {
      let isOfPair = code == .repeated || code == .conflictingDuplicate
      trail.rejects.append(reader.reject(code, Int(line), column: isOfPair ? "" : reader.definition.rater.shown))
    }
    for (line, count) in tally.conflicts.sorted(by: { $0.line < $1.line }) {
      trail.findings.append(reader.conflict(Int(line), count))
    }
    trail.book(file.export, try file.closing())
    let counts = RosterCounts(tally, people: people.count, colleges: colleges.names, reasons: reasons.names)
    return RosterStream.Listed(partitions: partitions, counts: counts, trail: trail)
  }
}
