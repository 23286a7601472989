/// Decodes a list of assignments: a roster of raters, or the targets of duties.
struct RosterDecoder {
  let fields: DefinitionFields
  /// The key of the column of those who are assigned: `rater` or `id`.
  let id: String
  let hasCollege: Bool

  static let keys = ["file", "format", "columns", "exclude", "reference-date"]

  func decode() -> RosterFile? {
    let exclusions = fields.mappings("exclude", keys: ["column", "equals", "reason"]).compactMap(exclusion)
    let file = fields.text("file")
    let keys = [id, "appraisee", "from", "until"] + (hasCollege ? ["college"] : [])
    guard let columns = fields.fields("columns", keys: keys) else { return nil }
    let (member, appraisee) = (columns.column(id), columns.column("appraisee"))
    let college = hasCollege ? columns.optionalColumn("college") : nil
    let inForce = self.inForce(columns)
    guard let file, let member, let appraisee else { return nil }
    return RosterFile(
      file: file, format: FormatDecoder.format(of: fields), rater: member, appraisee: appraisee, college: college,
      exclusions: exclusions, inForce: inForce)
  }

  private func inForce(_ columns: DefinitionFields) -> RosterFile.InForce? {
    let (from, until) = (columns.optionalColumn("from"), columns.optionalColumn("until"))
    let hasLimits = from != nil || until != nil
    guard fields.has("reference-date") else {
      if hasLimits { fields.report("columns", .definitionReferenceDateMissing) }
      return nil
    }
    if !hasLimits { fields.report("reference-date", .definitionReferenceDateAlone) }
    return fields.date("reference-date").map { RosterFile.InForce(date: $0, from: from, until: until) }
  }

  private func exclusion(_ fields: DefinitionFields) -> RosterFile.Exclusion? {
    let (column, value, reason) = (fields.column("column"), fields.text("equals"), fields.text("reason"))
    guard let column, let value, let reason else { return nil }
    if !DefinitionFields.isName(reason) { fields.report("reason", .definitionBadName(reason)) }
    if [RosterFile.InForce.notYet, RosterFile.InForce.noLonger].contains(reason) {
      fields.report("reason", .definitionNameTaken(reason))
    }
    return RosterFile.Exclusion(column: column, value: value, reason: reason)
  }
}
