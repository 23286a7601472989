/// A row of `findings.csv`.
struct FindingRow {
  let finding: Finding
  let language: Language

  static let table = Table<FindingRow>(
    "findings", key: [],
    [
      .code("severity") { $0.finding.severity },
      .code("code") { $0.finding.code },
      .code("stage") { $0.finding.stage },
      .text("source") { $0.finding.source },
      .text("file") { $0.finding.file },
      .integer("line") { $0.finding.line },
      .text("appraisee_id") { $0.finding.appraisee },
      .text("message") { $0.finding.code.wording($0.finding.arguments)[$0.language] },
      .text("clause") { $0.finding.clause },
    ])

  static func rows(_ definition: Definition, _ trail: AuditTrail) -> [FindingRow] {
    trail.findings.map { (key: $0.key, finding: $0) }.sorted { $0.key < $1.key }
      .map { FindingRow(finding: $0.finding, language: definition.language) }
  }
}
