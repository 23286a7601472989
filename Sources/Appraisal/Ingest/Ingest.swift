import Tabular

/// Stage 1: from the folder of exports to typed responses, a batch at a time. Everything that can be told from a record and
/// the lists alone is settled here: encoding, columns, ids, answers against their scale.
struct Ingest {
  let definition: Definition
  let folder: InputFolder
  let options: ReadingOptions
  /// A source that has no file yet is one without data.
  let isPartial: Bool

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - ledgers: takes the records of ledgers.
  ///   - consumer: makes what takes the responses of a source.
  /// - Returns: what was read, and the dossier of the run.
  func run<Consumer: ResponseConsumer, Ledgers: LedgerConsumer>(
    keepsRosters: Bool = false, ledgers: Ledgers, _ consumer: (ResponseContext) -> Consumer
  ) throws(Failure) -> (Ingested<Consumer, Ledgers>, Dossier) {
    folder.monitor.expect(bytes: definition.inputPatterns.reduce(0) { $0 + folder.bytes(matching: $1) })
    folder.monitor.begin(.people)
    let (people, index, reading) = try PeopleReader(definition: definition.appraisees, folder: folder).read()
    var trail = AuditTrail(definition: definition.sha256)
    trail.book(reading)
    var sources: [IngestedSource<Consumer>] = []
    for source in definition.sources {
      let roster = try self.roster(of: source, people, index, keepsEntries: keepsRosters, &trail)
      let context = ResponseContext(source, definition, people, index, roster)
      let taker = consumer(context)
      try ingest(context, into: taker, &trail)
      sources.append(IngestedSource(roster: roster, context: context, consumer: taker))
    }
    if !definition.targets.isEmpty || !definition.ledgers.isEmpty { folder.monitor.begin(.ledgers) }
    let targets = try self.targets(people, index, &trail)
    try readLedgers(targets, index, into: ledgers, &trail)
    let corrections = try self.corrections(index, &trail)
    return (
      Ingested(sources: sources, targets: targets.map(\.roll), ledgers: ledgers),
      Dossier(people: people, corrections: corrections, trail: trail)
    )
  }

  /// Whom and what duties are owed to.
  private func targets(
    _ people: Appraisees, _ index: IDList, _ trail: inout AuditTrail
  ) throws(Failure) -> [TargetIndex] {
    var targets: [TargetIndex] = []
    for target in definition.targets {
      switch target.members {
      case .list(let names): targets.append(TargetIndex(list: names))
      case .file(let file):
        let list = "targets.\(target.name)"
        let builder = RosterBuilder(
          appraisees: people.count, countsColleges: false, keepsEntries: true)
        let (roster, reading) = try reader(of: file, list, index).read(into: builder)
        trail.book(reading)
        targets.append(TargetIndex(roster, of: file, appraisees: people.count))
      }
    }
    return targets
  }

  /// Passes on what the ledgers say that appraisees did.
  private func readLedgers(
    _ targets: [TargetIndex], _ index: IDList, into consumer: some LedgerConsumer, _ trail: inout AuditTrail
  ) throws(Failure) {
    for ledger in definition.ledgers {
      let files = try self.files(named: ledger.name, ledger.clause, ledger.files, &trail) { () throws(Failure) in
        try folder.files(matching: ledger.files, for: ledger.name).map { ExportFile($0) }
      }
      let reader = LedgerReader(
        ledger: ledger, definition: definition, folder: folder, people: index, targets: targets, options: options)
      trail.book(try reader.read(files, into: consumer))
    }
  }

  private func corrections(_ index: IDList, _ trail: inout AuditTrail) throws(Failure) -> [Correction] {
    guard let file = definition.corrections else { return [] }
    let reader = CorrectionsReader(file: file, definition: definition, folder: folder, people: index)
    guard let (corrections, reading) = try reader.read() else {
      trail.findings.append(Finding(.noCorrections, stage: .ingest, arguments: [file.file], clause: file.clause))
      return []
    }
    trail.book(reading)
    return corrections
  }

  private func reader(of file: RosterFile, _ list: String, _ index: IDList) -> RosterReader {
    RosterReader(definition: file, list: list, folder: folder, people: index, options: options)
  }

  private func roster(
    of source: Source, _ people: Appraisees, _ index: IDList, keepsEntries: Bool, _ trail: inout AuditTrail
  ) throws(Failure) -> Roster? {
    // A source without files is told before its roster is read.
    _ = try exports(of: source)
    guard let file = source.roster else { return nil }
    folder.monitor.begin(.rosters)
    let builder = RosterBuilder(
      appraisees: people.count, countsColleges: definition.asksColleges(of: source),
      keepsEntries: keepsEntries)
    let (roster, reading) = try reader(of: file, "\(source.name).roster", index).read(into: builder)
    trail.book(reading)
    return roster
  }

  /// The files of a source; nil where in the middle of a survey there is none yet.
  private func exports(of source: Source) throws(Failure) -> [ExportFile]? {
    do throws(Failure) {
      return try ExportFile.files(of: source, in: folder)
    } catch {
      guard isPartial, error.kind == .inputMissing else { throw error }
      return nil
    }
  }

  private func ingest(
    _ context: ResponseContext, into consumer: some ResponseConsumer, _ trail: inout AuditTrail
  ) throws(Failure) {
    let source = context.source
    let files = try files(named: source.name, source.clause, source.files, &trail) { () throws(Failure) in
      try ExportFile.files(of: source, in: folder)
    }
    folder.monitor.begin(.responses)
    var reading = ReadingTrail(source: source.name)
    for file in files {
      let reader = ResponseReader(context: context, folder: folder, file: file, options: options)
      try reader.read(into: consumer, &reading)
    }
    trail.book(reading)
  }

  /// In the middle of a survey a source may have no file yet.
  private func files(
    named source: String, _ clause: Clause?, _ pattern: String, _ trail: inout AuditTrail,
    _ find: () throws(Failure) -> [ExportFile]
  ) throws(Failure) -> [ExportFile] {
    do throws(Failure) {
      return try find()
    } catch {
      guard isPartial, error.kind == .inputMissing else { throw error }
      trail.findings.append(
        Finding(.sourceAbsent, stage: .ingest, source: source, arguments: [pattern], clause: clause))
      return []
    }
  }
}

extension Definition {
  /// Whether the colleges of a source's students decide to which one an appraisee belongs.
  func asksColleges(of source: Source) -> Bool {
    if case .ofStudents(let index, _) = appraisees.college { return sources[index].name == source.name }
    return false
  }
}

/// What `Ingest` returns: rosters and responses, before anyone is judged to have taken part.
struct Ingested<Consumer, Ledgers> {
  /// In the order of the definition.
  var sources: [IngestedSource<Consumer>]
  /// By target, in the order of the definition.
  let targets: [TargetRoll]
  /// What has taken the records of ledgers.
  let ledgers: Ledgers
}

/// One source as it was read.
struct IngestedSource<Consumer> {
  let roster: Roster?
  let context: ResponseContext
  /// What has taken its responses.
  let consumer: Consumer
}
