/// Who still needs how many responses: what `validate` tells in the middle of a survey.
public struct StillNeeded: Report {
  private struct Row: Sendable {
    let person: Appraisee
    let source: Source
    let participation: Participation
    let status: Participation.Status
    let needed: Int
  }

  private let rows: [Row]
  private let definition: Definition

  init<Counted>(definition: Definition, people: Appraisees, validated: Validated<Counted>) {
    self.definition = definition
    rows = zip(definition.sources, validated.sources).flatMap { source, input -> [Row] in
      guard let rule = source.participation else { return [] }
      return zip(people, input.participation).compactMap { person, participation in
        let status = participation.status(under: rule)
        let needed = rule.responsesNeeded(responded: participation.responded, assigned: participation.assigned)
        // Without raters assigned no response can be asked for; a rule can say that this is as it should be.
        let isSettled = status == .nobodyAssigned && rule.nobodyAssigned == .renormalise
        if status == .met || isSettled { return nil }
        return Row(person: person, source: source, participation: participation, status: status, needed: needed)
      }
    }
  }

  /// Formats a line for each appraisee who is short, or one that says that none is.
  public func text(in language: Language) -> String {
    guard !rows.isEmpty else { return LocalizedText.nobodyShort[language] + "\n" }
    let header = [
      LocalizedText.summarySource, .column("appraisee_id"), .column("name"), .shortResponded, .shortAssigned,
      .shortNeeded,
    ].map { $0[language] }
    let lines = rows.map { row in
      [
        row.source.title[language], row.person.id, row.person.name, "\(row.participation.responded)",
        "\(row.participation.assigned)",
        row.status == .nobodyAssigned ? row.status.meaning[language] : "\(row.needed)",
      ]
    }
    return TerminalTable.lines([header] + lines, leading: 3).joined(separator: "\n") + "\n"
  }

  /// The same for a program.
  public var json: [UInt8] {
    JSONValue.object([
      "pipeline": .text(definition.name), "period": .text(definition.period.name),
      "short": .list(
        rows.map { row in
          .object([
            "source": .text(row.source.name), "appraisee_id": .text(row.person.id),
            "responded": .number(row.participation.responded), "assigned": .number(row.participation.assigned),
            "responses_needed": .number(row.needed), "status": .text(row.status.rawValue),
          ])
        }),
    ]).bytes
  }
}
