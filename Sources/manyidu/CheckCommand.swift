import Appraisal

/// `manyidu check PIPELINE…`: reports all faults of definitions, without reading data.
struct CheckCommand {
  let files: [String]
  let isQuiet: Bool
  let format: Options.Format

  func execute(_ console: Console) throws(Failure) -> ExitCode {
    var reports: [CheckReport] = []
    for file in files { reports.append(try check(file, console)) }
    if format == .json { console.print(CheckReport.json(reports, in: console.language)) }
    return reports.allSatisfy(\.problems.isEmpty) ? .done : .found
  }

  private func check(_ file: String, _ console: Console) throws(Failure) -> CheckReport {
    do throws(Failure) {
      let definition = try Definition(path: file)
      if format == .text, !isQuiet {
        console.print(file + LocalizedText.separator[console.language] + definition.checked[console.language] + "\n")
      }
      return CheckReport(file: file, problems: [])
    } catch  where error.kind == .definition {
      if format == .text { console.report(error) }
      return CheckReport(file: file, problems: error.messages)
    }
  }
}
