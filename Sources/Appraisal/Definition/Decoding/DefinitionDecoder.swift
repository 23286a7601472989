import Tabular

extension Definition {
  /// Reads and checks a whole definition.
  ///
  /// - Throws: `Failure` of kind `inputMissing`, or of kind `definition` with every problem, each with line and column.
  public init(path: String) throws(Failure) {
    let bytes = try InputFile.contents(of: path, atMost: 1 << 20)
    self = try DefinitionDecoder(file: path, bytes: bytes).decode()
  }
}

/// Decodes a YAML document into a `Definition`, section by section, and collects problems on the way.
struct DefinitionDecoder {
  let problems: DefinitionProblems
  private let root: DefinitionFields
  private let node: YAMLNode
  private let bytes: [UInt8]

  init(file: String, bytes: [UInt8]) throws(Failure) {
    problems = DefinitionProblems(file: file)
    self.bytes = bytes
    node = try YAMLReader.read(bytes, file: file)
    root = DefinitionFields(
      node, path: "",
      keys: [
        "pipeline", "title", "authority", "language", "period", "zone", "rounding", "appraisees", "calendar", "targets",
        "scales", "sources", "duties", "staffing", "bands", "composite", "grades", "awards", "corrections", "notice",
      ], problems: problems)
  }

  func decode() throws(Failure) -> Definition {
    let name = self.name()
    let (title, authority) = (root.titles("title"), root.text("authority"))
    let language = root.choice("language", Language.self)
    let period = self.period()
    let (zone, rounding) = (FormatDecoder.zone(root), self.rounding())
    let inputs = self.inputs(period)
    let rules = self.rules(inputs, rounding)
    let after = CorrectionsDecoder(root: root)
    let (corrections, notice) = (after.corrections(), after.notice())
    if !root.has("sources") { problems.add(root.position, "", .definitionMissingKey("sources")) }
    try problems.throwIfAny()
    guard let name, let title, let authority, let language, let period, let rounding,
      let appraisees = inputs.appraisees
    else { throw Failure(.internalFault, .decodedWithoutProblem) }
    let definition = Definition(
      name: name, title: title, authority: authority, language: language, period: period, zone: zone,
      rounding: rounding,
      appraisees: appraisees, sources: inputs.sources, ledgers: inputs.ledgers, calendar: inputs.calendar,
      targets: inputs.targets, duties: inputs.duties, staffing: inputs.staffing, bands: rules.bands,
      composite: rules.composite, grading: rules.grading, awards: rules.awards, corrections: corrections,
      notice: notice, file: problems.file, sha256: try SHA256.hexadecimal(of: bytes))
    FormatDecoder.check(definition, root)
    PolicyLint(definition: definition, root: node, problems: problems).check()
    try problems.throwIfAny()
    return definition
  }

  /// The decoded inputs and duties.
  private struct Inputs {
    let appraisees: Definition.AppraiseeFile?
    let sources: [Source]
    let ledgers: [Ledger]
    let calendar: TeachingCalendar?
    let targets: [DutyTarget]
    let duties: [Duty]
    let staffing: StaffingRule?
  }

  private func inputs(_ period: Definition.Period?) -> Inputs {
    let decoder = DutiesDecoder(root: root, problems: problems)
    let targets = decoder.targets()
    let (sources, ledgers) = SourcesDecoder(root: root, problems: problems).decode(targets: targets)
    let appraisees = AppraiseesDecoder(root: root, problems: problems, sources: sources).decode()
    let calendar = CalendarDecoder(root: root, problems: problems, period: period).decode()
    let measures = MeasureNames(problems: problems, sources: sources, composite: nil, duties: [])
    let conditions = ConditionDecoder(measures: measures, attributes: appraisees?.attributes ?? [])
    let parts = DutiesDecoder.DutyParts(
      calendar: calendar, ledgers: ledgers, targets: targets, conditions: conditions)
    return Inputs(
      appraisees: appraisees, sources: sources, ledgers: ledgers, calendar: calendar, targets: targets,
      duties: decoder.duties(parts), staffing: decoder.staffing(sources, conditions))
  }

  /// The decoded rules that judge the inputs.
  private struct Rules {
    let bands: [BandTable]
    let composite: Composite?
    let grading: Grading?
    let awards: [Award]
  }

  private func rules(_ inputs: Inputs, _ rounding: Definition.Rounding?) -> Rules {
    let bands = BandsDecoder(root: root, problems: problems, sources: inputs.sources, rounding: rounding).decode()
    let composite = CompositeDecoder(
      root: root, problems: problems, sources: inputs.sources, bands: bands, duties: inputs.duties
    ).decode()
    let measures = MeasureNames(
      problems: problems, sources: inputs.sources, composite: composite, duties: inputs.duties)
    let quotas = QuotaDecoder(
      measures: measures, hasCollege: inputs.appraisees?.college.isKnown ?? true,
      hasRole: inputs.appraisees.map { $0.role != nil } ?? true, hasGrades: root.has("grades"))
    let grading = GradesDecoder(
      root: root, problems: problems, quotas: quotas,
      conditions: ConditionDecoder(measures: measures, attributes: inputs.appraisees?.attributes ?? [])
    ).decode()
    let awards = AwardsDecoder(root: root, problems: problems, quotas: quotas).decode()
    return Rules(bands: bands, composite: composite, grading: grading, awards: awards)
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
}
