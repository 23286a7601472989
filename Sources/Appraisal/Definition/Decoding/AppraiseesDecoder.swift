/// Decodes `appraisees:`.
struct AppraiseesDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let sources: [Source]

  func decode() -> Definition.AppraiseeFile? {
    let keys = ["file", "format", "columns", "college", "attributes", "in-post"]
    guard let fields = root.fields("appraisees", keys: keys) else { return nil }
    let file = fields.text("file")
    let college = collegeRule(fields)
    let attributes = AttributesDecoder(fields: fields, problems: problems).decode()
    let inPost = CalendarDecoder.inPost(fields, attributes: attributes)
    guard let columns = fields.fields("columns", keys: ["id", "name", "role"]) else { return nil }
    let id = columns.column("id")
    let (name, role) = (columns.optionalColumn("name"), columns.optionalColumn("role"))
    checkPeers(college.rule)
    guard let file, let id else { return nil }
    return Definition.AppraiseeFile(
      file: file, format: FormatDecoder.format(of: fields), id: id, name: name, role: role, college: college.rule,
      attributes: attributes,
      inPost: inPost, clause: college.clause)
  }

  private func collegeRule(_ fields: DefinitionFields) -> (rule: Definition.CollegeRule, clause: Clause?) {
    let keys = ["column", "of-students-in", "otherwise", "clause"]
    guard let college = fields.fields("college", keys: keys, required: false) else { return (.none, nil) }
    let clause = college.clause()
    guard college.has("of-students-in") else {
      return (college.column("column").map { .column($0) } ?? .none, clause)
    }
    let otherwise = college.optionalColumn("otherwise")
    guard let name = college.text("of-students-in") else { return (.none, clause) }
    guard let source = sources.firstIndex(where: { $0.name == name }) else {
      college.report("of-students-in", .definitionUnknownName(name, known: sources.map(\.name)))
      return (.none, clause)
    }
    if sources[source].roster?.college == nil { college.report("of-students-in", .definitionNoRosterCollege(name)) }
    return (.ofStudents(source: source, otherwise: otherwise), clause)
  }

  /// Reports mutual review without a college in the people file: colleagues are found while responses are read, before
  /// rosters are complete.
  private func checkPeers(_ college: Definition.CollegeRule) {
    guard let source = sources.first(where: { $0.peers != nil }) else { return }
    if case .column = college { return }
    problems.add(root.place("appraisees"), "appraisees.college", .definitionPeersNeedCollege(source.name))
  }
}

extension Definition.CollegeRule {
  var isKnown: Bool { if case .none = self { false } else { true } }
}
