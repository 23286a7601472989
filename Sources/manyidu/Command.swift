import Appraisal
import Glibc

/// The commands, and what each needs.
enum Command: String, CaseIterable {
  case run, check, ingest, validate, normalise, weight, band, publish

  var required: [Options.Name] {
    switch self {
    case .run: [.input, .output]
    case .check: []
    case .ingest: [.input, .work]
    case .validate, .normalise, .weight, .band: [.work]
    case .publish: [.work, .output]
    }
  }

  var allowed: Set<Options.Name> {
    let everywhere: Set<Options.Name> = [.lang, .quiet, .help, .format]
    switch self {
    case .run: return everywhere.union(required).union([.threads, .strict])
    case .ingest: return everywhere.union(required).union([.threads])
    case .publish: return everywhere.union(required).union([.strict])
    default: return everywhere.union(required)
    }
  }

  /// Checks the options, then does it.
  func execute(_ options: Options, _ console: Console) throws(Failure) -> ExitCode {
    let stage: StageCommand
    do throws(Options.Misuse) {
      try checkOptions(options)
      stage = try StageCommand(self, options)
    } catch {
      console.report(usage: error.wording)
      return .usage
    }
    return self == .check ? try CheckCommand(options).execute(console) : try stage.execute(console)
  }

  private func checkOptions(_ options: Options) throws(Options.Misuse) {
    for name in Options.Name.allCases where options.has(name) && !allowed.contains(name) {
      throw Options.Misuse(wording: .optionNotForCommand(name.shown, rawValue))
    }
    guard !options.operands.isEmpty else { throw Options.Misuse(wording: .pipelineMissing(rawValue)) }
    if self != .check, options.operands.count > 1 {
      throw Options.Misuse(wording: .tooManyOperands(options.operands[1]))
    }
    for name in required where options[name]?.isEmpty ?? true {
      throw Options.Misuse(wording: .optionMissing(name.shown, rawValue))
    }
  }
}
