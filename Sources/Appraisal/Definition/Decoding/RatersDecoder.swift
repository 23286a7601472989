/// Decodes raters and appraisees of a source: `rater:`, `appraisee:` and `columns:`.
struct RatersDecoder {
  let fields: DefinitionFields
  let problems: DefinitionProblems

  struct Who {
    let rater: RaterReference
    let appraisee: AppraiseeReference
    let columns: Source.Columns

    var isMatrix: Bool { if case .columns = appraisee { true } else { false } }
  }

  /// The values of `rater:` for a source without a column of raters.
  private enum NamelessRater: String, CaseIterable {
    case office
    case appraisee = "self"
    case anonymous
    case fileName = "file-name"

    var reference: RaterReference {
      switch self {
      case .office: .office
      case .appraisee: .appraisee
      case .anonymous: .anonymous
      case .fileName: .fileName
      }
    }
  }

  private enum LookedUpAppraisee: String, CaseIterable { case roster }

  func decode() -> Who? {
    let nameless = fields.has("rater") ? fields.choice("rater", NamelessRater.self) : nil
    let isLookedUp = fields.has("appraisee") && fields.choice("appraisee", LookedUpAppraisee.self) != nil
    let keys =
      (fields.has("rater") ? [] : ["rater", "rater-in"]) + (fields.has("appraisee") ? [] : ["appraisee", "appraisees"])
      + ["activity", "submitted", "sequence"]
    guard let columns = fields.fields("columns", keys: keys) else { return nil }
    let rater = fields.has("rater") ? nameless?.reference : self.rater(columns)
    let appraisee = isLookedUp ? .roster : self.appraisee(columns)
    let others = Source.Columns(
      activity: columns.optionalColumn("activity"), submitted: columns.optionalColumn("submitted"),
      sequence: columns.optionalColumn("sequence"))
    guard let rater, let appraisee else { return nil }
    return Who(rater: rater, appraisee: appraisee, columns: others)
  }

  /// Decodes `rater`, or `rater-in` for cells with other words beside the id, which only a roster can tell apart.
  private func rater(_ columns: DefinitionFields) -> RaterReference? {
    guard columns.has("rater-in") else { return columns.column("rater").map { .column($0) } }
    if columns.has("rater") { columns.report("rater", .definitionRaterTwice) }
    if !fields.has("roster"), !fields.has("peers") { columns.report("rater-in", .definitionRaterInNeedsList) }
    return columns.column("rater-in").map { .within($0) }
  }

  private func appraisee(_ columns: DefinitionFields) -> AppraiseeReference? {
    if fields.has("appraisee") { return nil }
    guard columns.has("appraisees") else { return columns.column("appraisee").map { .column($0) } }
    if columns.has("appraisee") { columns.report("appraisee", .definitionAppraiseeTwice) }
    guard let pattern = columns.text("appraisees") else { return nil }
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      columns.report("appraisees", .definitionMatrixPattern(pattern))
      return nil
    }
    return .columns(before: parts[0], after: parts[1])
  }
}
