import Appraisal
import Inspection

/// `manyidu inspect FILE…`: describes files and drafts a definition that reads them.
struct InspectCommand {
  private let files: [String]
  private let isQuiet: Bool
  private let format: Options.Format

  init(_ options: Options) throws(Options.Misuse) {
    files = options.operands
    isQuiet = options.has(.quiet)
    format = try options.format()
  }

  func execute(_ console: Console) throws(Failure) -> ExitCode {
    let inspection = try Inspection(paths: files)
    switch format {
    case .text: console.print(inspection.text(in: console.language, isQuiet: isQuiet))
    case .json: console.print(inspection.json(in: console.language))
    }
    return .done
  }
}
