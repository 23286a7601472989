/// Decodes a source of kind `ledger`.
struct LedgerDecoder {
  let fields: DefinitionFields
  let targets: [DutyTarget]

  static let keys = [
    "kind", "title", "files", "format", "columns", "activities", "targets", "separator", "amounts", "duplicates",
    "clause",
  ]

  func decode(_ name: String) -> Ledger {
    let (title, files) = (fields.titles("title"), fields.text("files"))
    let format = FormatDecoder.format(of: fields)
    let (activities, targets, amounts) = (self.activities(), self.targetColumns(), self.amounts())
    let separator = fields.optionalText("separator")
    let repeated = fields.choice("duplicates", Ledger.Repeated.self)
    if separator != nil, targets.isEmpty { fields.report("separator", .definitionSeparatorUnused) }
    let columns = fields.fields("columns", keys: ["appraisee", "date", "activity"])
    let (appraisee, date) = (columns?.column("appraisee"), columns?.column("date"))
    let activity = columns?.column("activity")
    // A wrong ledger keeps its activities, so that duties are not reported, too.
    let unknown = ColumnReference.position(1)
    return Ledger(
      name: name, title: title ?? Wording(zh: name, en: name), files: files ?? "", format: format,
      appraisee: appraisee ?? unknown, date: date ?? unknown, activity: activity ?? unknown, activities: activities,
      targets: targets, separator: separator, amounts: amounts, repeated: repeated ?? .drop, clause: fields.clause())
  }

  /// Decodes the names of activities, by label. A label that two activities share is reported.
  private func activities() -> [String: String] {
    _ = fields.required("activities")
    var activities: [String: String] = [:]
    fields.eachNamed("activities") { name, _, named in
      let labels = named.texts(name)
      if labels.isEmpty { named.report(name, .definitionActivityNoLabel) }
      for (label, position) in labels {
        if let other = activities.updateValue(name, forKey: label) {
          fields.problems.add(position, named.joined(name), .definitionActivityLabelTwice(label, other: other))
        }
      }
    }
    return activities
  }

  private func targetColumns() -> [Int: ColumnReference] {
    var columns: [Int: ColumnReference] = [:]
    fields.eachNamed("targets") { name, position, named in
      if let index = targets.firstIndex(where: { $0.name == name }) {
        columns[index] = named.column(name)
      } else {
        fields.problems.add(position, named.path, .definitionUnknownName(name, known: targets.map(\.name)))
      }
    }
    return columns
  }

  private func amounts() -> [String: ColumnReference] {
    var columns: [String: ColumnReference] = [:]
    fields.eachNamed("amounts") { name, _, named in columns[name] = named.column(name) }
    return columns
  }
}
