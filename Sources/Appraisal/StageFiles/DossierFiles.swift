/// The stage files that every stage has: appraisees, corrections and the audit trail.
extension Dossier {
  func write(_ definition: Definition, to draft: StageDraft) throws(Failure) {
    let schema = StageSchema(definition: definition, people: people)
    try draft.write(StageSchema.people(definition.appraisees.attributes), people)
    try draft.write(schema.corrections("corrections"), corrections)
    try draft.write(StageSchema.files, trail.files)
    try draft.write(StageSchema.sums, trail.accounts)
    try draft.write(StageSchema.findings, trail.findings)
    let rejects = StageSchema.rejects
    try draft.write(rejects) { write throws(Failure) in
      try trail.rejects.forEach { reject throws(Failure) in try write(rejects.cells(of: reject)) }
    }
  }

  /// Reads the dossier back.
  ///
  /// - Throws: `Failure` of kind `dataUnusable` for damaged files.
  init(_ definition: Definition, from folder: StageFolder) throws(Failure) {
    people = Appraisees(try folder.rows(of: StageSchema.people(definition.appraisees.attributes)))
    corrections = try folder.rows(of: StageSchema(definition: definition, people: people).corrections("corrections"))
    trail = AuditTrail(definition: definition.sha256)
    trail.files = try folder.rows(of: StageSchema.files)
    trail.accounts = try folder.rows(of: StageSchema.sums)
    trail.findings = try folder.rows(of: StageSchema.findings)
    try folder.forEachRow(of: StageSchema.rejects) { trail.rejects.append($0) }
  }
}

extension StageSchema {
  /// Appraisees with their attributes, which are blank where nothing is known.
  static func people(_ attributes: [Attribute]) -> StageTable<Appraisee> {
    StageTable(
      name: "people", blank: Appraisee(id: "", name: "", role: "", college: ""),
      columns: [
        .value("appraisee_id", \.id), .value("name", \.name), .value("role", \.role), .value("college", \.college),
      ]
        + attributes.enumerated().map { index, attribute in
          StageColumn(
            name: "attribute.\(attribute.name)", cell: { $0.attributes[index]?.text ?? "" },
            read: { cell, person in
              let value = cell.isEmpty ? nil : attribute.read(cell, dates: nil).value
              person.attributes.append(value)
              return cell.isEmpty || value != nil
            })
        })
  }

  /// Corrections that were asked for, or those that were applied.
  func corrections(_ name: String) -> StageTable<Correction> {
    StageTable(
      name: name,
      blank: Correction(
        line: 0, appraisee: 0, what: .composite, old: "", new: "", reason: "", approvedBy: "", date: .first),
      columns: [
        .value("line", \.line), .appraisee(\.appraisee, of: people),
        .column("what", \.what, text: \.text, value: { Correction.Subject($0, in: definition) }),
        .value("old", \.old), .value("new", \.new), .value("reason", \.reason), .value("approved_by", \.approvedBy),
        .value("date", \.date),
      ])
  }

  static var files: StageTable<AuditTrail.InputRecord> {
    StageTable(
      name: "files", blank: AuditTrail.InputRecord(),
      columns: [
        .value("source", \.source), .value("path", \.path), .value("sha256", \.sha256), .value("bytes", \.bytes),
        .value("platform", \.platform), .value("encoding", \.encoding), .value("blank_lines", \.blankLines),
      ])
  }

  static var sums: StageTable<Account> {
    StageTable(
      name: "sums", blank: Account(source: ""),
      columns: [.value("source", \.source)] + Account.counters.map { .value($0.name, $0.path) })
  }

  static var rejects: StageTable<Reject> {
    StageTable(
      name: "rejects", blank: Reject(source: "", file: "", line: 0, what: .record, code: .ragged),
      columns: [
        .value("source", \.source), .value("file", \.file), .value("line", \.line), .code("what", \.what),
        .code("code", \.code), .value("column", \.column),
      ] + StageColumn.arguments(2, \.arguments))
  }

  static var findings: StageTable<Finding> {
    StageTable(
      name: "findings", blank: Finding(.leftOut, stage: .ingest),
      columns: [
        .code("code", \.code), .code("stage", \.stage), .value("source", \.source), .value("file", \.file),
        .optional("line", \.line), .value("appraisee_id", \.appraisee),
      ] + StageColumn.arguments(4, \.arguments) + [.value("clause", \.clause)])
  }
}
