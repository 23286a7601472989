extension CorrectionFile {
  /// Decodes `corrections:`.
  init?(_ fields: DefinitionFields) {
    let (file, format, clause) = (fields.text("file"), FileFormat(fields), fields.clause())
    guard let columns = fields.mapping("columns") else { return nil }
    let names = ["appraisee", "what", "old", "new", "reason", "approved-by", "date"]
    let found = names.compactMap { columns.column($0) }
    guard let file, found.count == names.count else { return nil }
    self.init(
      file: file, format: format, appraisee: found[0], what: found[1], old: found[2], new: found[3], reason: found[4],
      approvedBy: found[5], date: found[6], clause: clause)
  }
}
