import Tabular

/// One pass through the files of a source, in rounds: parts are read side by side, then what was read is taken in by
/// the partitions of the raters, side by side again.
struct ResponsePass {
  let reader: ResponseReader
  let table: AppraiseeTable
  let period: ClosedRange<UInt32>
  let options: ReadingOptions
  private(set) var trail: ReadingTrail
  private var partitions: [Partition] = []
  private var packing: AnswerPacking?
  /// The files that were read, and how many lines come before each.
  private var files: [(label: String, name: RejectLog.Name, before: Int)] = []
  /// What stands in many rejects.
  private let names: (source: RejectLog.Name, noColumn: RejectLog.Name, submitted: RejectLog.Name)
  private var rosterFile = ""

  final class Partition: @unchecked Sendable {
    var pairs: SettledPairs
    init(_ pairs: consuming SettledPairs) { self.pairs = pairs }
  }

  init(reader: ResponseReader, table: AppraiseeTable, period: ClosedRange<UInt32>, options: ReadingOptions) {
    self.reader = reader
    self.table = table
    self.period = period
    self.options = options
    var trail = ReadingTrail(source: reader.source.name)
    let submitted = reader.source.columns.submitted?.shown ?? ""
    names = (trail.rejects.name(reader.source.name), trail.rejects.name(""), trail.rejects.name(submitted))
    self.trail = trail
  }

  /// Reads all files.
  ///
  /// - Returns: false: something in them is read otherwise.
  mutating func read(_ files: [ExportFile], _ listed: RosterStream.Listed) throws(Failure) -> Bool {
    rosterFile = reader.source.roster?.file ?? ""
    var before = 0
    for file in files {
      self.files.append((file.label, trail.rejects.name(file.label), before))
      guard let lines = try read(file, listed, before: before) else { return false }
      before += lines
    }
    return true
  }

  /// - Returns: how many lines the file has, or a few more.
  private mutating func read(
    _ file: ExportFile, _ listed: RosterStream.Listed, before: Int
  ) throws(Failure) -> Int? {
    let opened = StreamedFile(
      folder: reader.folder, file: file, format: reader.source.format, wanted: reader.source.allColumns,
      source: reader.source.name, options: options)
    guard var streamed = opened, let opened = try? reader.open(file, streamed.export),
      let packing = AnswerPacking(reader.source.items, opened.scales),
      let plan = StreamPlan.responses(opened.columns, width: streamed.export.width)
    else { return nil }
    self.packing = packing
    if partitions.isEmpty { partitions = pairs(listed, words: packing.words) }
    trail.findings += opened.finding.map { [$0] } ?? []
    let lanes = (0..<StreamedFile.parts(options)).map { _ in
      let rows = StreamedRows(plan, delimiter: streamed.delimiter, table, packing, period)
      return ResponseLane(reader, opened, file.label, packing, rows: rows)
    }
    let raterColumn = opened.columns.rater.map { opened.columns.names[$0] } ?? ""
    while true {
      switch streamed.next(lanes) {
      case .otherwise: return nil
      case .end:
        trail.book(streamed.export, try streamed.closing())
        return streamed.lines + 1
      case .read(let firstLines):
        guard before + streamed.lines < Int(UInt32.max) else { return nil }
        take(lanes, firstLines, before, raterColumn)
      }
    }
  }

  private func pairs(_ listed: RosterStream.Listed, words: Int) -> [Partition] {
    let keepsLast = reader.source.duplicates == .keepLast
    return listed.partitions.compactMap { partition in
      guard let settled = partition.take() else { return nil }
      return Partition(SettledPairs(settled, words: words, keepsLast: keepsLast))
    }
  }

  private mutating func take(_ lanes: [ResponseLane], _ firstLines: [Int], _ before: Int, _ raterColumn: String) {
    var faults: [ResponseReader.Fault] = []
    var firstFaults: [UInt32] = []
    for (lane, first) in zip(lanes, firstLines) {
      trail.merge(lane.trail, behind: first)
      firstFaults.append(UInt32(faults.count))
      faults += lane.faults
    }
    inParallel(partitions.count, threads: options.threads) { [partitions, firstFaults] number in
      for (index, lane) in lanes.enumerated() {
        partitions[number].pairs.take(
          lane.rows, lane.rows.order.part(number), firstLine: UInt32(before + firstLines[index]),
          firstFault: firstFaults[index])
      }
    }
    for partition in partitions {
      for index in 0..<partition.pairs.left.count { book(partition.pairs.left[index], faults, raterColumn) }
      partition.pairs.forgetLeft()
    }
  }

  private mutating func book(_ left: SettledPairs.Left, _ faults: [ResponseReader.Fault], _ raterColumn: String) {
    let index = files.lastIndex { $0.before < Int(left.line) } ?? 0
    let line = Int(left.line) - files[index].before
    switch left.reason {
    case .superseded: book(.superseded, index, line)
    case .notOnRoster: book(.notOnRoster, index, line)
    case .raterExcluded: book(.raterExcluded, index, line)
    case .noAnswer: book(.noAnswer, index, line)
    case .outsidePeriod: book(.outsidePeriod, index, line, names.submitted)
    case .damagedRater:
      let code = RejectCode.allCases[Int(left.detail)]
      book(ResponseReader.Fault(code: code, column: raterColumn), index, line)
    case .leadingZeros:
      let candidate = Responses.Origin(file: rosterFile, line: Int(left.detail))
      book(ResponseReader.Fault(code: .idLeadingZeros, column: raterColumn, candidate: candidate), index, line)
    case .listed: book(faults[Int(left.detail)], index, line)
    }
  }

  /// What is said of many.
  private mutating func book(_ code: RejectCode, _ file: Int, _ line: Int, _ column: RejectLog.Name? = nil) {
    trail.rejects.append(
      source: names.source, file: files[file].name, line: line, what: .response, code: code,
      column: column ?? names.noColumn)
  }

  private mutating func book(_ fault: ResponseReader.Fault, _ file: Int, _ line: Int) {
    trail.rejects.append(reader.reject(Responses.Origin(file: files[file].label, line: line), fault))
  }

  /// What counts, by appraisee.
  consuming func settled(_ roster: RosterCounts, people: Int) -> SettledSource? {
    packing.map { SettledSource(partitions, roster: roster, $0, people: people, threads: options.threads) }
  }
}
