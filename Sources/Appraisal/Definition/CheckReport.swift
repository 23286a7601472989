/// The result of `check` for one definition.
public struct CheckReport: Sendable {
  let file: String
  /// All problems in the order of the file; empty for a correct definition.
  public let problems: [Failure.Message]

  public init(file: String, problems: [Failure.Message]) {
    self.file = file
    self.problems = problems
  }

  /// Formats reports as JSON: a list of files with their problems, with messages in `language`.
  public static func json(_ reports: [CheckReport], in language: Language) -> [UInt8] {
    JSONValue.list(
      reports.map { report in
        let problems = report.problems.map { problem in
          JSONValue.object(["place": .text(problem.place), "message": .text(problem.wording[language])])
        }
        return .object(["file": .text(report.file), "problems": .list(problems)])
      }
    ).bytes
  }
}
