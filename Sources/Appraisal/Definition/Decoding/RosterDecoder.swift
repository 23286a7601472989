extension RosterFile {
  static let keys = ["file", "format", "columns", "exclude", "reference-date"]

  /// Decodes a list of assignments: a roster of raters, or the targets of duties.
  ///
  /// - Parameter id: the key of the column of those who are assigned.
  init?(_ fields: DefinitionFields, id: String, hasCollege: Bool) {
    let exclusions = fields.mappings("exclude").compactMap(Exclusion.init)
    let (file, format) = (fields.text("file"), FileFormat(fields))
    fields.allow(["reference-date"])
    guard let columns = fields.mapping("columns") else { return nil }
    let (member, appraisee) = (columns.column(id), columns.column("appraisee"))
    let college = hasCollege ? columns.optional("college", columns.column) : nil
    let inForce = InForce(fields, columns)
    guard let file, let member, let appraisee else { return nil }
    self.init(
      file: file, format: format, rater: member, appraisee: appraisee, college: college, exclusions: exclusions,
      inForce: inForce)
  }
}

extension RosterFile.InForce {
  fileprivate init?(_ fields: DefinitionFields, _ columns: DefinitionFields) {
    let (from, until) = (columns.optional("from", columns.column), columns.optional("until", columns.column))
    let hasLimits = from != nil || until != nil
    guard fields.has("reference-date") else {
      if hasLimits { fields.report("columns", .definitionReferenceDateMissing) }
      return nil
    }
    if !hasLimits { fields.report("reference-date", .definitionReferenceDateAlone) }
    guard let date = fields.date("reference-date") else { return nil }
    self.init(date: date, from: from, until: until)
  }
}

extension RosterFile.Exclusion {
  fileprivate init?(_ fields: DefinitionFields) {
    let (column, value, reason) = (fields.column("column"), fields.text("equals"), fields.text("reason"))
    guard let column, let value, let reason else { return nil }
    if !DefinitionFields.isName(reason) { fields.report("reason", .definitionBadName(reason)) }
    if RosterFile.InForce.reasons.contains(reason) { fields.report("reason", .definitionNameTaken(reason)) }
    self.init(column: column, value: value, reason: reason)
  }
}
