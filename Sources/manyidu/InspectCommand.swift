import Appraisal
import Inspection

/// `manyidu inspect FILE…`: describes files and drafts a definition that reads them.
struct InspectCommand {
  let files: [String]
  let isQuiet: Bool
  let format: Options.Format

  func execute(_ console: Console) throws(Failure) -> ExitCode {
    let inspection = try Inspection(paths: files)
    switch format {
    case .text: console.print(inspection.text(in: console.language, isQuiet: isQuiet))
    case .json: console.print(inspection.json(in: console.language))
    }
    return .done
  }
}
