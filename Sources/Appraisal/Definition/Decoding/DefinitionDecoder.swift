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
final class DefinitionDecoder {
  private let problems: DefinitionProblems
  private let root: DefinitionFields
  private let node: YAMLNode
  private let bytes: [UInt8]

  init(file: String, bytes: [UInt8]) throws(Failure) {
    problems = DefinitionProblems(file: file)
    self.bytes = bytes
    node = try YAMLReader.read(bytes, file: file)
    root = DefinitionFields(node, path: "", problems: problems)
  }

  func decode() throws(Failure) -> Definition {
    let (name, title, authority) = (root.name("pipeline"), root.titles("title"), root.text("authority"))
    let language = root.choice("language", Language.self)
    let (period, zone, rounding) = (period, root.optional("zone", root.zone), rounding)
    let (targets, sources, ledgers, appraisees) = (targets, sources, ledgers, appraisees)
    let (calendar, duties) = (calendar, duties)
    let staffing = section("staffing").flatMap { StaffingRule($0, sources, dutyConditions) }
    let (bands, composite, grading, awards) = (bands, composite, grading, awards)
    let (corrections, notice) = (
      section("corrections").flatMap(CorrectionFile.init), section("notice").map(Provision.init(_:))
    )
    if !root.has("sources") { root.report(.definitionMissingKey("sources")) }
    try problems.throwIfAny()
    guard let name, let title, let authority, let language, let period, let rounding, let appraisees
    else { throw Failure(.internalFault, .decodedWithoutProblem) }
    let definition = Definition(
      name: name, title: title, authority: authority, language: language, period: period, zone: zone,
      rounding: rounding, appraisees: appraisees, sources: sources, ledgers: ledgers, calendar: calendar,
      targets: targets, duties: duties, staffing: staffing, bands: bands, composite: composite, grading: grading,
      awards: awards, corrections: corrections, notice: notice, cited: problems.cited, file: problems.file,
      sha256: try SHA256.hexadecimal(of: bytes))
    definition.checkFormats(root)
    PolicyLint(definition: definition, root: node, problems: problems).check()
    try problems.throwIfAny()
    return definition
  }

  /// Opens a section that can be absent.
  private func section(_ key: String) -> DefinitionFields? { root.optional(key, root.mapping) }

  // MARK: - Inputs and duties

  private lazy var period = root.mapping("period").flatMap(Definition.Period.init)
  private lazy var rounding = root.mapping("rounding").flatMap(Definition.Rounding.init)
  private lazy var targets = root.named("targets").map { DutyTarget($0.name, $0.fields) }

  /// Scales by name. A wrong one is kept by name, so that its uses are not reported, too.
  private lazy var scales = root.named("scales").reduce(into: [String: Scale]()) { scales, entry in
    scales[entry.name] = Scale(entry.fields) ?? Scale(kind: .labels([]))
  }

  /// The entries of `sources:`, each with whether it is a ledger.
  private lazy var inputs = root.named("sources").map { name, position, fields in
    // run.json and rejects.csv use these names for other files.
    if Source.reservedNames.contains(name) {
      root.report("sources", at: position, .definitionNameTaken(name))
    }
    return (name: name, fields: fields, isLedger: fields.optional("kind")?.text == "ledger")
  }

  private lazy var sources = inputs.filter { !$0.isLedger }.map { [scales] in Source($0.name, $0.fields, scales) }
  private lazy var ledgers = inputs.filter(\.isLedger).map { [targets] in Ledger($0.name, $0.fields, targets: targets) }
  private lazy var appraisees = Definition.AppraiseeFile(root, sources: sources)
  private lazy var calendar = section("calendar").map { TeachingCalendar($0, period: period) }

  private func conditions(_ measures: MeasureNames) -> ConditionDecoder {
    ConditionDecoder(measures: measures, sources: sources, attributes: appraisees?.attributes ?? [])
  }

  private lazy var dutyConditions = conditions(MeasureNames(sources: sources))

  private lazy var duties = {
    let decoder = DutyDecoder(ledgers: ledgers, targets: targets, conditions: dutyConditions)
    return root.named("duties").map { name, position, fields in
      if calendar == nil { root.report("duties.\(name)", at: position, .definitionNoCalendar) }
      return decoder.decode(name, fields)
    }
  }()

  // MARK: - Rules that judge the inputs

  private lazy var bands = root.named("bands").compactMap { name, _, fields in
    BandTable(name, fields, sources: sources, places: rounding?.scores ?? 2)
  }

  private lazy var composite = section("composite").flatMap {
    Composite($0, sources: sources, bands: bands, duties: duties)
  }

  private lazy var quotas = QuotaDecoder(
    measures: MeasureNames(sources: sources, composite: composite, duties: duties),
    hasCollege: appraisees?.college.isKnown ?? true, hasRole: appraisees.map { $0.role != nil } ?? true,
    hasGrades: root.has("grades"))

  private lazy var grading = section("grades").flatMap { Grading($0, quotas, conditions(quotas.measures)) }

  private lazy var awards = {
    let named = root.named("awards")
    return named.indices.compactMap { index in
      Award(named[index].name, named[index].fields, quotas, earlier: named[..<index].map(\.name))
    }
  }()
}

extension Definition.Period {
  fileprivate init?(_ fields: DefinitionFields) {
    let (name, from, to) = (fields.text("name"), fields.date("from"), fields.date("to"))
    let clause = fields.clause()
    guard let name, let from, let to else { return nil }
    if to < from { fields.report("to", .definitionPeriodBackwards) }
    self.init(name: name, from: from, to: to, clause: clause)
  }
}

extension Definition.Rounding {
  fileprivate init?(_ fields: DefinitionFields) {
    let (mode, clause) = (fields.choice("mode", RoundingMode.self), fields.clause())
    let (scores, rates) = (fields.places("scores"), fields.places("rates"))
    guard let mode, let scores, let rates else { return nil }
    self.init(mode: mode, scores: scores, rates: rates, clause: clause)
  }
}
