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
/// `Settlement` of their source as it reads, and that to its tally what counts.
public struct Pipeline: Sendable {
  public let definition: Definition
  let options: ReadingOptions
  let isPartial: Bool
  let watch: RunWatch

  /// - Parameters:
  ///   - options: how files are read, and on how many threads. The result is the same for any.
  ///   - isPartial: in the middle of a survey, a source that has no file yet is one without data and not a failure.
  ///   - watch: is told what the run is at.
  public init(
    _ definition: Definition, _ options: ReadingOptions, isPartial: Bool = false, watch: RunWatch = RunWatch()
  ) {
    self.definition = definition
    self.options = options
    self.isPartial = isPartial
    self.watch = watch
  }

  /// All stages, from `input` to `output`.
  ///
  /// - Parameter given: files that are taken from elsewhere than `input`.
  /// - Returns: what to tell the person who started the run.
  /// - Throws: `Failure`; the output folder is then as it was.
  public func run(input: String, given: [GivenFile] = [], output: String) throws(Failure) -> Summary {
    let clock = RunClock()
    let folder = try self.folder(input, given)
    let target = try TargetFolder(path: output, content: .publication)
    let ingested = try ingest(folder, ledgers: DutyTally(definition)) { context in
      let tally = SourceTally(context.source, codes: context.codes, appraisees: context.people.count)
      return Settlement(context, definition, sink: tally)
    }
    watch.begin(.validate)
    let validated = Validate(definition: definition, threads: options.threads).run(ingested)
    watch.begin(.normalise)
    let normalised = Normalise(definition: definition, threads: options.threads).run(validated)
    watch.begin(.weight)
    let weighted = Weight(definition: definition).run(normalised)
    watch.begin(.band)
    let banded = try BandStage(definition: definition).run(weighted)
    watch.begin(.publish)
    return try Publish(definition: definition, threads: options.threads).run(banded, into: target, clock: clock)
  }

  /// Stage 1 alone. Raters leave it under pseudonyms keyed by the contents of `keyFile`.
  public func ingest(input: String, given: [GivenFile] = [], work: String, keyFile: String?) throws(Failure) {
    let key = try PseudonymKey(path: keyFile)
    let folder = try self.folder(input, given)
    let ingested = try ingest(folder, keepsRosters: true, ledgers: LedgerRows(definition)) { ResponseRows($0) }
    watch.begin(.publish)
    try ingested.write(definition, into: work, key: key)
  }

  private func folder(_ path: String, _ given: [GivenFile]) throws(Failure) -> InputFolder {
    try definition.check(given)
    return try InputFolder(path: path, given: given, watch: watch)
  }

  private func ingest<Consumer: ResponseConsumer, Ledgers: LedgerConsumer>(
    _ folder: InputFolder, keepsRosters: Bool = false, ledgers: Ledgers, _ consumer: (ResponseContext) -> Consumer
  ) throws(Failure) -> Ingested<Consumer, Ledgers> {
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
    watch.begin(.validate)
    let ingested = try Ingested<Settlement<CountedRows>, DutyTally>(definition, from: work)
    let validated = Validate(definition: definition, threads: options.threads).run(ingested)
    try validated.write(definition, into: work)
    return StillNeeded(definition: definition, validated: validated)
  }

  /// Stage 3 alone.
  public func normalise(work: String) throws(Failure) {
    watch.begin(.normalise)
    let validated = try Validated<SourceTally>(definition, from: work)
    try Normalise(definition: definition, threads: options.threads).run(validated).write(definition, into: work)
  }

  /// Stage 4 alone.
  public func weight(work: String) throws(Failure) {
    watch.begin(.weight)
    let normalised = try Normalised(definition, .normalise, from: work)
    try Weight(definition: definition).run(normalised).write(definition, into: work)
  }

  /// Stage 5 alone.
  public func band(work: String) throws(Failure) {
    watch.begin(.band)
    let weighted = try Weighted(definition, .weight, from: work)
    try BandStage(definition: definition).run(weighted).write(definition, into: work)
  }

  /// Stage 6 alone: from the work folder to the published one.
  public func publish(work: String, output: String) throws(Failure) -> Summary {
    watch.begin(.publish)
    let clock = RunClock()
    let target = try TargetFolder(path: output, content: .publication)
    let banded = try Banded(definition, from: work)
    return try Publish(definition: definition, threads: options.threads).run(banded, into: target, clock: clock)
  }
}
