/// The straight line from a folder of exports to published tables. Read this first.
///
/// Each stage is a value that takes what the stage before returns, so a wrong order does not compile:
///
/// 1. `Ingest`     reads exports into responses: encodings, columns, ids, answers against their scale
/// 2. `Validate`   holds them against period, roster and each other, and counts who took part
/// 3. `Normalise`  turns answers into scores out of 100, as exact sums and counts
/// 4. `Weight`     makes the composite out of the tree of weights
/// 5. `BandStage`  bands, ranks, grades and awards, by the values that are published
/// 6. `Publish`    writes tidy tables, whole or not at all
///
/// `run` goes through all of them in memory; the methods named after stages go through one, between files in a work folder.
/// Both give the same bytes. Responses go from the first stage to the third in batches: `Ingest` passes them on to the
/// `Settlement` of their source as it reads, and that passes on to its `SourceTally` what counts. Records of ledgers go to the
/// `DutyTally` in the same way.
public struct Pipeline: Sendable {
  public let definition: Definition
  let options: ReadingOptions
  let isPartial: Bool
  let monitor: RunMonitor

  /// - Parameters:
  ///   - options: how files are read, and on how many threads. The result is the same for any.
  ///   - isPartial: in the middle of a survey, a source that has no file yet is one without data and not a failure.
  ///   - monitor: is told what the run is at.
  public init(
    _ definition: Definition, _ options: ReadingOptions, isPartial: Bool = false, monitor: RunMonitor = RunMonitor()
  ) {
    self.definition = definition
    self.options = options
    self.isPartial = isPartial
    self.monitor = monitor
  }

  /// All stages, from `input` to `output`.
  ///
  /// - Parameter given: files that are taken from elsewhere than `input`.
  /// - Returns: what to tell the person who started the run.
  /// - Throws: `Failure`; the output folder is then as it was.
  public func run(input: String, given: [GivenFile] = [], output: String) throws(Failure) -> Summary {
    let clock = RunClock()
    let folder = try self.folder(input, given)
    let target = try OutputFolder(path: output, marks: Contract.marks, isKnown: Contract.fileNames.contains)
    var (ingested, dossier) = try ingest(folder, ledgers: DutyTally(definition)) { context in
      let tally = SourceTally(context.source, codes: context.codes, appraisees: context.people.count)
      return Settlement(context, definition, sink: tally)
    }
    monitor.begin(.validate)
    let validated = Validate(definition: definition, threads: options.threads).run(ingested, &dossier)
    monitor.begin(.normalise)
    let normalised = Normalise(definition: definition, threads: options.threads).run(validated, &dossier)
    monitor.begin(.weight)
    let weighted = Weight(definition: definition).run(normalised, &dossier)
    monitor.begin(.band)
    let banded = try BandStage(definition: definition).run(weighted, dossier)
    monitor.begin(.publish)
    return try Publish(definition: definition, threads: options.threads).run(banded, into: target, clock: clock)
  }

  /// Stage 1 alone. Raters leave it under pseudonyms keyed by the contents of `keyFile`.
  public func ingest(input: String, given: [GivenFile] = [], work: String, keyFile: String?) throws(Failure) {
    let key = try PseudonymKey(path: keyFile)
    let folder = try self.folder(input, given)
    let (ingested, dossier) = try ingest(folder, keepsRosters: true, ledgers: LedgerRows(definition)) {
      ResponseRows($0, key)
    }
    monitor.begin(.publish)
    try write(.ingest, dossier, into: work) { schema, draft throws(Failure) in
      try ingested.write(schema, key, to: draft)
    }
  }

  private func folder(_ path: String, _ given: [GivenFile]) throws(Failure) -> InputFolder {
    try definition.check(given)
    return try InputFolder(path: path, given: given, monitor: monitor)
  }

  private func ingest<Consumer: ResponseConsumer, Ledgers: LedgerConsumer>(
    _ folder: InputFolder, keepsRosters: Bool = false, ledgers: Ledgers, _ consumer: (ResponseContext) -> Consumer
  ) throws(Failure) -> (Ingested<Consumer, Ledgers>, Dossier) {
    do throws(Failure) {
      return try Ingest(definition: definition, folder: folder, options: options, isPartial: isPartial)
        .run(keepsRosters: keepsRosters, ledgers: ledgers, consumer)
    } catch {
      throw folder.named(error)
    }
  }

  /// Stage 2 alone.
  ///
  /// - Returns: who still needs how many responses.
  public func validate(work: String) throws(Failure) -> StillNeeded {
    monitor.begin(.validate)
    var (schema, dossier, folder) = try open(.ingest, in: work)
    let ingested = try Ingested<Settlement<CountedRows>, DutyTally>(schema, from: folder)
    let validated = Validate(definition: definition, threads: options.threads).run(ingested, &dossier)
    try write(.validate, dossier, into: work, validated.write)
    return StillNeeded(definition: definition, people: dossier.people, validated: validated)
  }

  /// Stage 3 alone.
  public func normalise(work: String) throws(Failure) {
    monitor.begin(.normalise)
    var (schema, dossier, folder) = try open(.validate, in: work)
    let validated = try Validated<SourceTally>(schema, from: folder)
    let normalised = Normalise(definition: definition, threads: options.threads).run(validated, &dossier)
    try write(.normalise, dossier, into: work, normalised.write)
  }

  /// Stage 4 alone.
  public func weight(work: String) throws(Failure) {
    monitor.begin(.weight)
    var (schema, dossier, folder) = try open(.normalise, in: work)
    let weighted = Weight(definition: definition).run(try Normalised(schema, from: folder), &dossier)
    try write(.weight, dossier, into: work, weighted.write)
  }

  /// Stage 5 alone.
  public func band(work: String) throws(Failure) {
    monitor.begin(.band)
    let (schema, dossier, folder) = try open(.weight, in: work)
    let banded = try BandStage(definition: definition).run(try Weighted(schema, from: folder), dossier)
    try write(.band, banded.dossier, into: work, banded.write)
  }

  /// Stage 6 alone: from the work folder to the published one.
  public func publish(work: String, output: String) throws(Failure) -> Summary {
    monitor.begin(.publish)
    let clock = RunClock()
    let target = try OutputFolder(path: output, marks: Contract.marks, isKnown: Contract.fileNames.contains)
    let (schema, dossier, folder) = try open(.band, in: work)
    let banded = try Banded(schema, dossier, from: folder)
    return try Publish(definition: definition, threads: options.threads).run(banded, into: target, clock: clock)
  }

  /// Opens the files of a finished stage, and reads those that every stage has.
  private func open(_ stage: Stage, in work: String) throws(Failure) -> (StageSchema, Dossier, StageFolder) {
    let folder = try StageFolder(stage, in: work, definition: definition.sha256)
    let dossier = try Dossier(definition, from: folder)
    return (StageSchema(definition: definition, people: dossier.people), dossier, folder)
  }

  /// Writes the files of a stage.
  ///
  /// - Parameter content: writes those that not every stage has.
  private func write(
    _ stage: Stage, _ dossier: Dossier, into work: String,
    _ content: (StageSchema, StageDraft) throws(Failure) -> Void
  ) throws(Failure) {
    try StageFolder.write(stage, definition: definition.sha256, into: work) { draft throws(Failure) in
      try dossier.write(definition, to: draft)
      try content(StageSchema(definition: definition, people: dossier.people), draft)
    }
  }
}
