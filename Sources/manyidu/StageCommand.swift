import Appraisal
import Glibc

/// `run` and the six stages: one definition, and folders to go between.
struct StageCommand {
  private enum Format: String { case text, json }

  private let command: Command
  private let options: Options
  private let format: Format
  private let threads: Int

  init(_ command: Command, _ options: Options) throws(Options.Misuse) {
    self.command = command
    self.options = options
    format = try StageCommand.format(options[.format])
    threads = try StageCommand.threads(options[.threads])
  }

  private static func format(_ text: String?) throws(Options.Misuse) -> Format {
    guard let text else { return .text }
    guard let format = Format(rawValue: text) else {
      throw Options.Misuse(wording: .badValue(text, "--format", expected: "text, json"))
    }
    return format
  }

  private static func threads(_ text: String?) throws(Options.Misuse) -> Int {
    guard let text else { return max(1, min(64, sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }
    guard let threads = Int(text), (1...64).contains(threads) else {
      throw Options.Misuse(wording: .badValue(text, "--threads", expected: "1…64"))
    }
    return threads
  }

  func execute(_ console: Console) throws(Failure) -> ExitCode {
    let definition = try Definition(path: options.operands[0])
    guard let summary = try run(Pipeline(definition, threads: threads)) else { return .done }
    if !options.has(.quiet) {
      switch format {
      case .text: console.print(summary.text(in: console.language))
      case .json: console.print(summary.json)
      }
    }
    return options.has(.strict) && summary.hasErrors ? .found : .done
  }

  private func run(_ pipeline: Pipeline) throws(Failure) -> Summary? {
    let input = options[.input] ?? ""
    let output = options[.output] ?? ""
    let work = options[.work] ?? ""
    switch command {
    case .run: return try pipeline.run(input: input, output: output)
    case .publish: return try pipeline.publish(work: work, output: output)
    case .ingest: try pipeline.ingest(input: input, work: work, keyFile: Console.environment("MANYIDU_KEY_FILE"))
    case .validate: try pipeline.validate(work: work)
    case .normalise: try pipeline.normalise(work: work)
    case .weight: try pipeline.weight(work: work)
    case .band: try pipeline.band(work: work)
    case .check: break
    }
    return nil
  }
}
