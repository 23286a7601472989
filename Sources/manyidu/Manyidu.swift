import Appraisal
import CPlatform
import Glibc

/// The command line tool.
@main
struct Manyidu {
  static func main() {
    // A full pipe or a size limit is a failed write with a message, not a sudden end.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    cplatform_return_large_memory()
    Interruption.monitor(endingWith: ExitCode.interrupted.rawValue)
    exit(execute(CommandLine.arguments).rawValue)
  }

  private static func execute(_ arguments: [String]) -> ExitCode {
    let plain = Console(language: Console.localeLanguage)
    do throws(Options.Misuse) {
      let options = try Options(arguments)
      return dispatch(options, Console(language: try options.language() ?? plain.language))
    } catch {
      plain.report(usage: error.wording)
      return .usage
    }
  }

  private static func dispatch(_ options: Options, _ console: Console) -> ExitCode {
    if options.has(.help) {
      console.print(LocalizedText.help[console.language])
      return .done
    }
    if options.has(.version) {
      console.print("manyidu \(Version.number)\n")
      return .done
    }
    var options = options
    guard let word = options.operands.first else {
      console.report(usage: .noCommand)
      return .usage
    }
    guard let command = Command(rawValue: word) else {
      console.report(usage: .unknownCommand(word, known: Command.allCases.map(\.rawValue)))
      return .usage
    }
    options.operands.removeFirst()
    do throws(Failure) {
      return try command.execute(options, console)
    } catch {
      console.report(error)
      return ExitCode(error.kind)
    }
  }
}
