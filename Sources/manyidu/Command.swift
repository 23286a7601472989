import Appraisal
import Glibc

/// The commands with their options.
enum Command: String, CaseIterable {
  case run, check, inspect, ingest, validate, normalise, weight, band, publish

  var required: [Options.Name] {
    switch self {
    case .run: [.input, .output]
    case .check, .inspect: []
    case .ingest: [.input, .work]
    case .validate, .normalise, .weight, .band: [.work]
    case .publish: [.work, .output]
    }
  }

  var allowed: Set<Options.Name> {
    let own: [Options.Name] =
      switch self {
      case .check, .inspect: []
      case .run: [.file, .threads, .parser, .partial, .strict, .profile]
      case .ingest: [.file, .threads, .partial, .profile]
      case .publish: [.strict, .profile]
      case .validate, .normalise, .weight, .band: [.profile]
      }
    return Set([.lang, .quiet, .help, .format] + required + own)
  }

  /// Checks the options, then runs the command.
  ///
  /// - Returns: the exit code; `usage` for a wrong command line.
  /// - Throws: `Failure` if the command cannot go on.
  func execute(_ options: Options, _ console: Console) throws(Failure) -> ExitCode {
    let work: () throws(Failure) -> ExitCode
    do throws(Options.Misuse) {
      work = try prepared(options, console)
    } catch {
      console.report(usage: error.wording)
      return .usage
    }
    return try work()
  }

  /// Checks the options.
  ///
  /// - Returns: the command, ready to run.
  private func prepared(
    _ options: Options, _ console: Console
  ) throws(Options.Misuse) -> () throws(Failure) -> ExitCode {
    try checkOptions(options)
    let (files, isQuiet, format) = (options.operands, options.has(.quiet), try options.format())
    switch self {
    case .check:
      let check = CheckCommand(files: files, isQuiet: isQuiet, format: format)
      return { () throws(Failure) in try check.execute(console) }
    case .inspect:
      let inspect = InspectCommand(files: files, isQuiet: isQuiet, format: format)
      return { () throws(Failure) in try inspect.execute(console) }
    case .run, .ingest, .validate, .normalise, .weight, .band, .publish:
      let stage = try StageCommand(self, options, format)
      return { () throws(Failure) in try stage.execute(console) }
    }
  }

  private func checkOptions(_ options: Options) throws(Options.Misuse) {
    for name in Options.Name.allCases where options.has(name) && !allowed.contains(name) {
      throw Options.Misuse(wording: .optionNotForCommand(name.shown, rawValue))
    }
    guard !options.operands.isEmpty else {
      throw Options.Misuse(wording: self == .inspect ? .exportMissing : .pipelineMissing(rawValue))
    }
    if self != .check, self != .inspect, options.operands.count > 1 {
      throw Options.Misuse(wording: .tooManyOperands(options.operands[1]))
    }
    for name in required where options[name]?.isEmpty ?? true {
      throw Options.Misuse(wording: .optionMissing(name.shown, rawValue))
    }
  }
}
