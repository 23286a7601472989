import Tabular

extension Definition {
  /// Reads and checks a definition, whole, before any data is read.
  ///
  /// - Throws: `Failure` of kind `inputMissing`, or `definition` with every problem found, each with line and column.
  public init(path: String) throws(Failure) {
    let bytes = try InputFile.contents(of: path, atMost: 1 << 20)
    self = try DefinitionDecoder(file: path, bytes: bytes).decode()
  }
}

/// Turns a YAML document into a `Definition`, section by section, gathering problems on the way.
struct DefinitionDecoder {
  let problems: DefinitionProblems
  private let root: DefinitionFields
  private let bytes: [UInt8]

  init(file: String, bytes: [UInt8]) throws(Failure) {
    problems = DefinitionProblems(file: file)
    self.bytes = bytes
    root = DefinitionFields(
      try YAMLReader.read(bytes, file: file), path: "",
      keys: [
        "pipeline", "title", "authority", "language", "period", "rounding", "appraisees", "scales", "sources", "bands",
        "composite", "grades", "awards",
      ], problems: problems)
  }

  func decode() throws(Failure) -> Definition {
    let name = self.name()
    let title = root.titles("title")
    let authority = root.text("authority")
    let language = root.choice("language", Language.self)
    let period = self.period()
    let rounding = self.rounding()
    let sources = SourcesDecoder(root: root, problems: problems).decode()
    let appraisees = self.appraisees(sources)
    let bands = BandsDecoder(root: root, problems: problems, sources: sources, rounding: rounding).decode()
    let composite = CompositeDecoder(root: root, problems: problems, sources: sources, bands: bands).decode()
    let measures = MeasureNames(problems: problems, sources: sources, composite: composite)
    let quotas = QuotaDecoder(
      measures: measures, hasCollege: appraisees?.college.isKnown ?? true, hasGrades: root.has("grades"))
    let grading = GradesDecoder(
      root: root, problems: problems, quotas: quotas,
      conditions: ConditionDecoder(measures: measures, attributes: appraisees?.attributes ?? [])
    ).decode()
    let awards = AwardsDecoder(root: root, problems: problems, quotas: quotas).decode()
    checkPeers(sources, appraisees)
    if sources.isEmpty, !root.has("sources") { problems.add(root.position, "", .definitionMissingKey("sources")) }
    try problems.throwIfAny()
    guard let name, let title, let authority, let language, let period, let rounding, let appraisees else {
      throw Failure(.internalFault, .decodedWithoutProblem)
    }
    return Definition(
      name: name, title: title, authority: authority, language: language, period: period, rounding: rounding,
      appraisees: appraisees, sources: sources, bands: bands, composite: composite,
      grading: grading, awards: awards,
      file: problems.file, bytes: bytes)
  }

  private func name() -> String? {
    guard let name = root.text("pipeline") else { return nil }
    if !DefinitionFields.isName(name) { root.report("pipeline", .definitionBadName(name)) }
    return name
  }

  private func period() -> Definition.Period? {
    guard let fields = root.fields("period", keys: ["name", "from", "to", "clause"]) else { return nil }
    let (name, from, to) = (fields.text("name"), fields.date("from"), fields.date("to"))
    guard let name, let from, let to else { return nil }
    if to < from { fields.report("to", .definitionPeriodBackwards) }
    return Definition.Period(name: name, from: from, to: to, clause: fields.clause())
  }

  private func rounding() -> Definition.Rounding? {
    guard let fields = root.fields("rounding", keys: ["mode", "scores", "rates", "clause"]) else { return nil }
    let mode = fields.choice("mode", RoundingMode.self)
    let (scores, rates) = (fields.places("scores"), fields.places("rates"))
    guard let mode, let scores, let rates else { return nil }
    return Definition.Rounding(mode: mode, scores: scores, rates: rates, clause: fields.clause())
  }

  private func appraisees(_ sources: [Source]) -> Definition.AppraiseeFile? {
    guard let fields = root.fields("appraisees", keys: ["file", "columns", "college", "attributes"]) else { return nil }
    let file = fields.text("file")
    let college = collegeRule(fields, sources)
    let attributes = AttributesDecoder(fields: fields, problems: problems).decode()
    guard let columns = fields.fields("columns", keys: ["id", "name", "role"]) else { return nil }
    let id = columns.column("id")
    let (name, role) = (columns.optionalColumn("name"), columns.optionalColumn("role"))
    guard let file, let id else { return nil }
    return Definition.AppraiseeFile(
      file: file, id: id, name: name, role: role, college: college.rule, attributes: attributes,
      clause: college.clause)
  }

  private func collegeRule(
    _ fields: DefinitionFields, _ sources: [Source]
  ) -> (rule: Definition.CollegeRule, clause: Clause?) {
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

  /// Whether two are colleagues is told while files are read, so it must stand in the people file.
  private func checkPeers(_ sources: [Source], _ appraisees: Definition.AppraiseeFile?) {
    guard let appraisees, let source = sources.first(where: { $0.peers != nil }) else { return }
    if case .column = appraisees.college { return }
    problems.add(root.place("appraisees"), "appraisees.college", .definitionPeersNeedCollege(source.name))
  }
}

extension Definition.CollegeRule {
  fileprivate var isKnown: Bool { if case .none = self { false } else { true } }
}
