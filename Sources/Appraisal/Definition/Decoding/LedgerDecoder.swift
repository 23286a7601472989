extension Ledger {
  /// Decodes a source of kind `ledger`. A wrong one is kept with its activities, so that duties are not reported, too.
  init(_ name: String, _ fields: DefinitionFields, targets all: [DutyTarget]) {
    self.name = name
    (title, files) = (fields.titles("title") ?? LocalizedText(zh: name, en: name), fields.text("files") ?? "")
    format = FileFormat(fields)
    (activities, targets, amounts) = (Ledger.activities(fields), Ledger.targets(fields, all), Ledger.amounts(fields))
    separator = fields.optional("separator", fields.text)
    repeated = fields.choice("duplicates", Repeated.self) ?? .drop
    if separator != nil, targets.isEmpty { fields.report("separator", .definitionSeparatorUnused) }
    let columns = fields.mapping("columns")
    let unknown = ColumnReference.position(1)
    (appraisee, date) = (columns?.column("appraisee") ?? unknown, columns?.column("date") ?? unknown)
    (activity, clause) = (columns?.column("activity") ?? unknown, fields.clause())
  }

  /// Decodes the names of activities, by label. A label that two activities share is reported.
  private static func activities(_ fields: DefinitionFields) -> [String: String] {
    _ = fields.required("activities")
    var activities: [String: String] = [:]
    fields.eachNamed("activities") { name, _, named in
      let labels = named.texts(name)
      if labels.isEmpty { named.report(name, .definitionActivityNoLabel) }
      for (label, position) in labels {
        if let other = activities.updateValue(name, forKey: label) {
          named.report(name, at: position, .definitionActivityLabelTwice(label, other: other))
        }
      }
    }
    return activities
  }

  private static func targets(_ fields: DefinitionFields, _ all: [DutyTarget]) -> [Int: ColumnReference] {
    var columns: [Int: ColumnReference] = [:]
    fields.eachNamed("targets") { name, position, named in
      if let index = all.firstIndex(where: { $0.name == name }) {
        columns[index] = named.column(name)
      } else {
        fields.report("targets", at: position, .definitionUnknownName(name, known: all.map(\.name)))
      }
    }
    return columns
  }

  private static func amounts(_ fields: DefinitionFields) -> [String: ColumnReference] {
    var columns: [String: ColumnReference] = [:]
    fields.eachNamed("amounts") { name, _, named in columns[name] = named.column(name) }
    return columns
  }
}
