import Tabular

/// Stage 1: from the folder of exports to typed responses. Everything that can be told from a row alone is settled
/// here: encoding, columns, ids, answers against their scale.
struct Ingest {
  let definition: Definition
  let folder: InputFolder
  let options: ReadingOptions
  /// Whether responses that do not count must be kept, for somebody will want to see them: the files of the stage.
  let keepsAll: Bool
  /// A source that has no file yet is one without data.
  let isPartial: Bool

  func run() throws(Failure) -> Ingested {
    folder.watch.expect(bytes: definition.inputPatterns.reduce(0) { $0 + folder.bytes(matching: $1) })
    folder.watch.begin(.people)
    let (people, index, reading) = try PeopleReader(definition: definition.appraisees, folder: folder).read()
    var trail = AuditTrail(definition: definition.sha256)
    trail.book(reading)
    var sources: [IngestedSource] = []
    for source in definition.sources { sources.append(try ingest(source, people, index, &trail)) }
    if !definition.targets.isEmpty || !definition.ledgers.isEmpty { folder.watch.begin(.ledgers) }
    let targets = try self.targets(people, index, &trail)
    let records = try self.records(targets, index, &trail)
    let corrections = try self.corrections(index, &trail)
    return Ingested(
      people: people, sources: sources, targets: targets.map(\.roll), records: records, corrections: corrections,
      trail: trail)
  }

  /// Whom and what duties are owed to.
  private func targets(
    _ people: Appraisees, _ index: IdentifierIndex, _ trail: inout AuditTrail
  ) throws(Failure) -> [TargetIndex] {
    var targets: [TargetIndex] = []
    for target in definition.targets {
      switch target.members {
      case .list(let names): targets.append(TargetIndex(list: names))
      case .file(let file):
        let list = "targets.\(target.name)"
        let result = try RosterReader(definition: file, list: list, folder: folder, people: index).read()
        trail.book(result.trail)
        targets.append(TargetIndex(result, appraisees: people.count))
      }
    }
    return targets
  }

  /// What the ledgers say that appraisees did.
  private func records(
    _ targets: [TargetIndex], _ index: IdentifierIndex, _ trail: inout AuditTrail
  ) throws(Failure) -> [LedgerRecord] {
    var records: [LedgerRecord] = []
    for ledger in definition.ledgers {
      let files = try self.files(named: ledger.name, ledger.clause, ledger.files, &trail) { () throws(Failure) in
        try folder.files(matching: ledger.files, for: ledger.name).map { ExportFile($0) }
      }
      let reader = LedgerReader(
        ledger: ledger, definition: definition, folder: folder, people: index, targets: targets)
      let (found, reading) = try reader.read(files)
      trail.book(reading)
      records += found
    }
    return records
  }

  private func corrections(_ index: IdentifierIndex, _ trail: inout AuditTrail) throws(Failure) -> [Correction] {
    guard let file = definition.corrections else { return [] }
    let reader = CorrectionsReader(file: file, definition: definition, folder: folder, people: index)
    guard let (corrections, reading) = try reader.read() else {
      trail.findings.append(Finding(.noCorrections, stage: .ingest, arguments: [file.file], clause: file.clause))
      return []
    }
    trail.book(reading)
    return corrections
  }

  private func ingest(
    _ source: Source, _ people: Appraisees, _ index: IdentifierIndex, _ trail: inout AuditTrail
  ) throws(Failure) -> IngestedSource {
    if let settled = try stream(source, people, index, &trail) { return settled }
    let files = try self.files(named: source.name, source.clause, source.files, &trail) { () throws(Failure) in
      try ExportFile.files(of: source, in: folder)
    }
    var read: RosterReader.Result?
    if let file = source.roster {
      folder.watch.begin(.rosters)
      let result = try RosterReader(
        definition: file, list: "\(source.name).roster", folder: folder, people: index
      ).read()
      trail.book(result.trail)
      read = result
    }
    folder.watch.begin(.responses)
    let reader = ResponseReader(
      source: source, definition: definition, folder: folder, people: people, index: index,
      roster: read.map {
        RosterIndex(raters: $0.raters, roster: $0.roster, findsAppraisees: source.appraisee == .roster)
      })
    let parts = try self.read(files, with: reader)
    var reading = ReadingTrail(source: source.name)
    for part in parts { reading.merge(part.trail) }
    trail.book(reading)
    return merge(parts, source, read?.roster, listed: read?.names ?? listed(source, people))
  }

  /// The responses that count, of a source that can be read in one pass.
  private func stream(
    _ source: Source, _ people: Appraisees, _ index: IdentifierIndex, _ trail: inout AuditTrail
  ) throws(Failure) -> IngestedSource? {
    if keepsAll { return nil }
    let stream = ResponseStream(
      source: source, definition: definition, folder: folder, people: people, index: index, options: options)
    guard let result = try stream.read() else { return nil }
    trail.book(result.roster)
    trail.book(result.responses)
    return IngestedSource(name: source.name, content: .settled(result.settled), raterNames: [], activityNames: [])
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

  /// The raters whom a list names: the colleagues of a mutual review.
  private func listed(_ source: Source, _ people: Appraisees) -> NameNumbers {
    var names = NameNumbers()
    if source.peers != nil { for person in people.people { _ = names.number(of: person.id) } }
    return names
  }

  /// Reads the files side by side; the parts come back in the order of the files, and so does the first failure.
  private func read(_ files: [ExportFile], with reader: ResponseReader) throws(Failure) -> [ResponseReader.Part] {
    var results = [Result<ResponseReader.Part, Failure>?](repeating: nil, count: files.count)
    inParallel(&results, threads: options.threads) { index, result in
      result = Result { () throws(Failure) in try reader.read(files[index]) }
    }
    var parts: [ResponseReader.Part] = []
    for case let result? in results { parts.append(try result.get()) }
    return parts
  }

  /// Puts the files of a source together: numbers that were local to a file become those of the source.
  private func merge(
    _ parts: [ResponseReader.Part], _ source: Source, _ roster: Roster?, listed: NameNumbers
  ) -> IngestedSource {
    // What is local to the only part holds as it is.
    if let only = parts.first, parts.count == 1, source.hasAssigned || listed.names.isEmpty {
      return IngestedSource(
        name: source.name, content: .all(roster, only.responses),
        raterNames: source.hasAssigned ? listed.names : only.raterNames.names,
        activityNames: only.activityNames.names)
    }
    var responses = Responses(itemCount: source.items.count)
    var raters = listed
    var activities = NameNumbers()
    for part in parts {
      let raterNumbers = part.raterNames.names.map { raters.number(of: $0) }
      let activityNumbers = part.activityNames.names.map { activities.number(of: $0) }
      for row in 0..<part.responses.count {
        let local = part.responses[row]
        responses.append(
          local.with(
            rater: !source.hasAssigned && local.rater >= 0 ? raterNumbers[local.rater] : local.rater,
            activity: local.activity >= 0 ? activityNumbers[local.activity] : local.activity))
      }
    }
    return IngestedSource(
      name: source.name, content: .all(roster, responses), raterNames: raters.names,
      activityNames: activities.names)
  }
}

/// What `Ingest` returns: people, rosters and responses, before anyone is judged to have taken part.
struct Ingested: Sendable {
  let people: Appraisees
  /// In the order of the definition.
  let sources: [IngestedSource]
  /// By target, in the order of the definition.
  let targets: [TargetRoll]
  let records: [LedgerRecord]
  let corrections: [Correction]
  var trail: AuditTrail
}

/// One source as it was read.
struct IngestedSource: Sendable {
  let name: String
  let content: Content
  /// Ids of raters and names of activities by number; they leave the process as pseudonyms only.
  let raterNames: [String]
  let activityNames: [String]

  enum Content: Sendable {
    /// All that was read, and the roster if there is one.
    case all(Roster?, Responses)
    /// What counts: `ResponseStream` has held it against the roster.
    case settled(SettledSource)
  }

  /// What the roster comes to; nil: there is none.
  func rosterCounts(appraisees: Int) -> RosterCounts? {
    switch content {
    case .all(let roster, _): roster?.counts(appraisees: appraisees)
    case .settled(let settled): settled.roster
    }
  }
}
