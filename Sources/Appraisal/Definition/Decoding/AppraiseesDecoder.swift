extension Definition.AppraiseeFile {
  /// Decodes `appraisees:`.
  init?(_ root: DefinitionFields, sources: [Source]) {
    guard let fields = root.mapping("appraisees") else { return nil }
    let (file, format) = (fields.text("file"), FileFormat(fields))
    let rule = fields.optional("college", fields.mapping)
    let (college, clause) = (rule.map { Definition.CollegeRule($0, sources) } ?? .none, rule?.clause())
    let attributes = fields.named("attributes").compactMap { Attribute($0.name, $0.fields) }
    let inPost = fields.optional("in-post", fields.mapping).flatMap { InPost($0, attributes) }
    guard let columns = fields.mapping("columns") else { return nil }
    let (id, name) = (columns.column("id"), columns.optional("name", columns.column))
    let role = columns.optional("role", columns.column)
    if let source = sources.first(where: { $0.peers != nil }), !college.isColumn {
      // Colleagues are found while responses are read, before rosters are complete.
      fields.report("college", at: root.place("appraisees"), .definitionPeersNeedCollege(source.name))
    }
    guard let file, let id else { return nil }
    self.init(
      file: file, format: format, id: id, name: name, role: role, college: college, attributes: attributes,
      inPost: inPost, clause: clause)
  }
}

extension Definition.CollegeRule {
  fileprivate init(_ fields: DefinitionFields, _ sources: [Source]) {
    fields.allow(["column", "otherwise"])
    self = .none
    guard fields.has("of-students-in") else {
      if let column = fields.column("column") { self = .column(column) }
      return
    }
    let otherwise = fields.optional("otherwise", fields.column)
    guard let source = fields.reference("of-students-in", to: sources.map(\.name)) else { return }
    if sources[source].roster?.college == nil {
      fields.report("of-students-in", .definitionNoRosterCollege(sources[source].name))
    }
    self = .ofStudents(source: source, otherwise: otherwise)
  }

  fileprivate var isColumn: Bool { if case .column = self { true } else { false } }
  var isKnown: Bool { if case .none = self { false } else { true } }
}

extension Attribute {
  /// Decodes an entry of `appraisees.attributes:`.
  fileprivate init?(_ name: String, _ fields: DefinitionFields) {
    let (column, blank) = (fields.column("column"), fields.optional("blank", fields.text))
    guard let kind = Kind(fields), let column else { return nil }
    let bare = Attribute(name: name, column: column, kind: kind, blank: nil)
    let value = blank.flatMap { bare.read($0, dates: nil).value }
    if let blank, value == nil {
      fields.report("blank", .definitionBlankUnreadable(blank))
      return nil
    }
    self.init(name: name, column: column, kind: kind, blank: value)
  }
}

extension Attribute.Kind {
  fileprivate init?(_ fields: DefinitionFields) {
    guard fields.has("one-of") != fields.has("type") else {
      fields.report(.definitionTypeOrOneOf)
      return nil
    }
    guard fields.has("one-of") else {
      guard let kind = fields.choice("type", of: ["number": Self.number, "date": .date, "text": .text])
      else { return nil }
      self = kind
      return
    }
    let values = fields.texts("one-of").map(\.text)
    if values.count < 2 { fields.report("one-of", .definitionTooFewValues) }
    self = .oneOf(values)
  }
}
