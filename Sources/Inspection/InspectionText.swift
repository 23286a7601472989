public import Appraisal
import Tabular

extension Inspection {
  /// Formats the description of each file as comments, then the draft: YAML as a whole.
  ///
  /// - Parameter isQuiet: whether to leave the descriptions out.
  public func text(in language: Language, isQuiet: Bool) -> String {
    let (draft, obstacle) = self.draft(in: language)
    let descriptions = isQuiet ? [] : files.flatMap { describe($0, language) + [""] }
    let remarks = obstacle.map { [.draftImpossible($0)] } ?? [input] + self.remarks
    return (descriptions + remarks.map { $0[language] }).map(\.trimmedEnd).map {
      $0.isEmpty ? "\n" : "# \(YAMLText.comment($0, limit: 2000))\n"
    }
    .joined() + (draft.isEmpty ? "" : "\n" + draft)
  }

  private func describe(_ file: InspectedFile, _ language: Language) -> [String] {
    let facts = file.facts.map { ["  " + $0.name[language], $0.value[language]] }
    return [file.path] + TerminalTable.lines(facts, leading: 2) + table(file, language)
  }

  /// Formats a line for each column: its description to the left, its counts to the right.
  private func table(_ file: InspectedFile, _ language: Language) -> [String] {
    let rows = file.columns.map { column in
      [
        "  \(column.index + 1)", YAMLText.comment(column.names.first ?? "", limit: 28), column.type.wording[language],
        column.role.wording[language], column.answers?.kind.wording[language] ?? "",
        column.examples.joined(separator: " "), "\(column.profile.values)", "\(column.profile.blanks)",
        column.distinctText,
      ]
    }
    return TerminalTable.lines([[""] + LocalizedText.inspectColumns.map { $0[language] }] + rows, leading: 6)
  }
}

extension String {
  /// The line without blanks at its end.
  fileprivate var trimmedEnd: String {
    let blanks = utf8.reversed().prefix { $0 == 32 }.count
    return String(decoding: utf8.dropLast(blanks), as: UTF8.self)
  }
}

extension InspectedColumn {
  /// The three commonest answers. Other columns give no examples, since their values may identify a rater.
  var examples: [String] {
    guard let found = answers?.found else { return [] }
    let counts = found.values.flatMap { $0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return counts.prefix(3).map { YAMLText.comment($0.key, limit: 20) }
  }

  /// The number of different values: `12`, or `>2000` if not all were kept.
  var distinctText: String { profile.isDistinctComplete ? "\(profile.distinct)" : ">\(profile.distinct)" }
}
