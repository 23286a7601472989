/// The stage files of the audit trail and the appraisees, which every stage has.
extension AuditTrail {
  private static let fileColumns = ["source", "path", "sha256", "bytes", "platform", "encoding", "blank_lines"]
  private static let rejectColumns = ["source", "file", "line", "what", "code", "column", "argument_1", "argument_2"]
  private static let findingColumns = [
    "code", "stage", "source", "file", "line", "appraisee_id", "argument_1", "argument_2", "argument_3", "argument_4",
    "clause",
  ]
  private static var accountColumns: [String] { ["source"] + Account(source: "").fields.map(\.name) }

  /// The tables of files, sums, rejects and findings.
  func tables() -> [StageFolder.Table] {
    [
      StageFolder.Table(
        name: "files", header: AuditTrail.fileColumns,
        rows: files.map {
          [$0.source, $0.path, $0.sha256, "\($0.bytes)", $0.platform, $0.encoding, "\($0.blankLines)"]
        }),
      StageFolder.Table(
        name: "sums", header: AuditTrail.accountColumns,
        rows: accounts.map { [$0.source] + $0.fields.map { "\($0.value)" } }),
      StageFolder.Table(
        name: "rejects", header: AuditTrail.rejectColumns,
        streamed: { [rejects] row throws(Failure) in
          try rejects.forEach { reject throws(Failure) in
            try row(
              [reject.source, reject.file, "\(reject.line)", reject.what.rawValue, reject.code.rawValue, reject.column]
                + filled(reject.arguments, to: 2))
          }
        }),
      StageFolder.Table(
        name: "findings", header: AuditTrail.findingColumns,
        rows: findings.map {
          [$0.code.rawValue, $0.stage.rawValue, $0.source, $0.file, $0.line.map(String.init) ?? "", $0.appraisee]
            + filled($0.arguments, to: 4) + [$0.clause]
        }),
    ]
  }

  /// Reads the trail back.
  ///
  /// - Throws: `Failure` of kind `dataUnusable` for damaged files.
  init(_ folder: StageFolder, definition: String) throws(Failure) {
    self.init(definition: definition)
    for row in try folder.table("files", AuditTrail.fileColumns) {
      files.append(
        InputRecord(
          source: row.text("source"), path: row.text("path"), sha256: row.text("sha256"), bytes: try row.int("bytes"),
          platform: row.text("platform"), encoding: row.text("encoding"), blankLines: try row.int("blank_lines")))
    }
    for row in try folder.table("sums", AuditTrail.accountColumns) { accounts.append(try Account(row)) }
    try folder.forEachRow(of: "rejects", AuditTrail.rejectColumns) { cells throws(Failure) in
      rejects.append(
        try Reject(StageRow(folder: folder, table: "rejects", header: AuditTrail.rejectColumns, cells: cells)))
    }
    for row in try folder.table("findings", AuditTrail.findingColumns) { findings.append(try Finding(row)) }
  }
}

/// - Returns: exactly `count` arguments; empty texts for absent ones.
private func filled(_ arguments: [String], to count: Int) -> [String] {
  (0..<count).map { arguments.indices.contains($0) ? arguments[$0] : "" }
}

/// Reads arguments back. Blank cells at the end are absent arguments; a blank cell before others is an empty one.
private func arguments(_ row: StageRow, _ count: Int) -> [String] {
  var arguments = (1...count).map { row.text("argument_\($0)") }
  while arguments.last == "" { arguments.removeLast() }
  return arguments
}

extension Account {
  fileprivate init(_ row: StageRow) throws(Failure) {
    self.init(source: row.text("source"))
    records = try row.int("records")
    parsed = try row.int("parsed")
    recordsRejected = try row.int("records_rejected")
    responses = try row.int("responses")
    counted = try row.int("counted")
    superseded = try row.int("superseded")
    responsesRejected = try row.int("responses_rejected")
    answers = try row.int("answers")
    valid = try row.int("valid")
    missing = try row.int("missing")
    notApplicable = try row.int("not_applicable")
    invalid = try row.int("invalid")
  }
}

extension Reject {
  fileprivate init(_ row: StageRow) throws(Failure) {
    self.init(
      source: row.text("source"), file: row.text("file"), line: try row.int("line"),
      what: try row.code("what", What.self), code: try row.code("code", RejectCode.self), column: row.text("column"),
      arguments: Appraisal.arguments(row, 2))
  }
}

extension Finding {
  fileprivate init(_ row: StageRow) throws(Failure) {
    self.init(
      try row.code("code", FindingCode.self), stage: try row.code("stage", Stage.self), source: row.text("source"),
      file: row.text("file"), line: try row.optionalInt("line"), appraisee: row.text("appraisee_id"),
      arguments: Appraisal.arguments(row, 4),
      clause: row.text("clause").isEmpty ? nil : Clause(id: row.text("clause")))
  }
}

extension Appraisees {
  private static func columns(_ attributes: [Attribute]) -> [String] {
    ["appraisee_id", "name", "role", "college"] + attributes.map { "attribute.\($0.name)" }
  }

  /// The table of appraisees with their attributes.
  func table(_ definition: Definition) -> StageFolder.Table {
    StageFolder.Table(
      name: "people", header: Appraisees.columns(definition.appraisees.attributes),
      rows: people.map { person in
        [person.id, person.name, person.role, person.college] + person.attributes.map { $0?.text ?? "" }
      })
  }

  /// Reads the appraisees back.
  ///
  /// - Throws: `Failure` of kind `dataUnusable` for damaged files.
  init(_ definition: Definition, _ folder: StageFolder) throws(Failure) {
    let attributes = definition.appraisees.attributes
    let columns = Appraisees.columns(attributes)
    var people: [Appraisee] = []
    for row in try folder.table("people", columns) {
      var values: [AttributeValue?] = []
      for (attribute, cell) in zip(attributes, row.cells.suffix(attributes.count)) {
        let value = cell.isEmpty ? nil : attribute.read(cell, dates: nil).value
        if value == nil, !cell.isEmpty { throw folder.broken(row.table, "attribute.\(attribute.name)") }
        values.append(value)
      }
      people.append(
        Appraisee(
          id: row.text("appraisee_id"), name: row.text("name"), role: row.text("role"), college: row.text("college"),
          attributes: values))
    }
    self.init(people)
  }
}
