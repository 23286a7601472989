import Appraisal

/// `manyidu check PIPELINE…`: everything that is wrong with definitions, without reading data.
struct CheckCommand {
  private let files: [String]
  private let isQuiet: Bool

  init(_ options: Options) {
    files = options.operands
    isQuiet = options.has(.quiet)
  }

  func execute(_ console: Console) throws(Failure) -> ExitCode {
    var outcome = ExitCode.done
    for file in files {
      do throws(Failure) {
        let definition = try Definition(path: file)
        if !isQuiet {
          let checked = definition.checked[console.language]
          console.print(file + Wording.separator[console.language] + checked + "\n")
        }
      } catch  where error.kind == .definition {
        console.report(error)
        outcome = .found
      }
    }
    return outcome
  }
}
