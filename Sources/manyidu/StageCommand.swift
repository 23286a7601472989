import Appraisal
import Glibc
import Tabular

/// `run` and the six stages, each with a definition and the folders that it reads and writes.
struct StageCommand {
  private let command: Command
  private let options: Options
  private let format: Options.Format
  private let reading: ReadingOptions
  private let given: [GivenFile]

  init(_ command: Command, _ options: Options, _ format: Options.Format) throws(Options.Misuse) {
    (self.command, self.options, self.format) = (command, options, format)
    reading = ReadingOptions(
      threads: try options.threads() ?? StageCommand.processors, parser: try options.parser() ?? .fast)
    given = try options.givenFiles()
  }

  private static var processors: Int { max(1, min(64, sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }

  /// - Returns: `found` with `--strict` if there are findings of severity error, else `done`.
  /// - Throws: `Failure` if the run cannot go on.
  func execute(_ console: Console) throws(Failure) -> ExitCode {
    let definition = try Definition(path: options.operands[0])
    let monitor = RunMonitor()
    let report = try watched(monitor, console) { () throws(Failure) in
      try run(Pipeline(definition, reading, isPartial: options.has(.partial), monitor: monitor))
    }
    if options.has(.profile) { console.report(monitor.finish(), format) }
    guard let report else { return .done }
    if !options.has(.quiet) {
      switch format {
      case .text: console.print(report.text(in: console.language))
      case .json: console.print(report.json)
      }
    }
    let hasErrors = (report as? Summary)?.hasErrors ?? false
    return options.has(.strict) && hasErrors ? .found : .done
  }

  /// Runs `body` with a progress line, unless `--quiet`.
  private func watched<Value>(
    _ monitor: RunMonitor, _ console: Console, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let line = options.has(.quiet) ? nil : ProgressLine.begin(monitor, console.language)
    defer { line?.end() }
    return try body()
  }

  /// Runs the command.
  ///
  /// - Returns: the report to print; nil for a stage without one.
  private func run(_ pipeline: Pipeline) throws(Failure) -> (any Report)? {
    let (input, output, work) = (options[.input] ?? "", options[.output] ?? "", options[.work] ?? "")
    switch command {
    case .run: return try pipeline.run(input: input, given: given, output: output)
    case .publish: return try pipeline.publish(work: work, output: output)
    case .validate: return try pipeline.validate(work: work)
    case .ingest:
      let key = Console.environment("MANYIDU_KEY_FILE")
      try pipeline.ingest(input: input, given: given, work: work, keyFile: key)
    case .normalise: try pipeline.normalise(work: work)
    case .weight: try pipeline.weight(work: work)
    case .band: try pipeline.band(work: work)
    case .check, .inspect: break
    }
    return nil
  }
}
