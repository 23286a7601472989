import Appraisal

/// Writes the definition of a plan as YAML, line by line, with comments in one language.
struct DraftWriter {
  let plan: DraftPlan
  let period: DraftPeriod
  private let language: Language
  private var text = ""

  init(_ plan: DraftPlan, _ language: Language) {
    self.plan = plan
    self.language = language
    let times = plan.times
    let years = times.reduce(into: [Int: Int]()) { $0.merge($1.stamps.years($1.order), uniquingKeysWith: +) }
    period = DraftPeriod(times.compactMap { $0.stamps.span($0.order) }, years: years)
  }

  /// Writes the whole definition.
  mutating func write() -> String {
    writeHead()
    writeAppraisees()
    writeCalendar()
    writeScales(of: plan.ratings)
    writeSources()
    writeDuties()
    writeComposite()
    return text
  }

  /// Writes the sources that lack a roster, as comments; empty if there are none.
  mutating func writeSketch() -> String {
    guard !plan.sketches.isEmpty else { return "" }
    writeScales(of: plan.sketches)
    add(0, "sources:")
    for rating in plan.sketches { write(rating) }
    return text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }

  // MARK: - Lines

  /// Adds a line.
  ///
  /// - Parameters:
  ///   - depth: the indentation, in steps of two blanks.
  ///   - line: the text; nil for no line at all.
  ///   - comment: a comment after the line.
  mutating func add(_ depth: Int, _ line: String?, _ comment: LocalizedText? = nil) {
    guard let line else { return }
    let tail = comment.map { "  # " + YAMLText.comment($0[language], limit: 200) } ?? ""
    text += String(repeating: "  ", count: depth) + line + tail + "\n"
  }

  /// Adds a comment on a line of its own.
  mutating func note(_ depth: Int, _ comment: LocalizedText) {
    add(depth, "# " + YAMLText.comment(comment[language], limit: 400))
  }

  /// Adds a blank line.
  mutating func gap() { text += "\n" }

  /// Adds `columns:`, without those that are nil.
  mutating func addColumns(_ depth: Int, _ columns: KeyValuePairs<String, InspectedColumn?>) {
    let all = columns.compactMap { key, column in column.map { "\(key): \($0.reference.yaml)" } }
    add(depth, "columns: {\(all.joined(separator: ", "))}")
  }

  /// Adds a line with both titles, and further keys.
  mutating func addTitle(_ depth: Int, _ text: LocalizedText, _ comment: LocalizedText? = nil) {
    add(depth, "title: {zh: \(YAMLText.scalar(text.zh)), en: \(YAMLText.scalar(text.en))}", comment)
  }

  /// Adds what each source begins with.
  ///
  /// - Parameters:
  ///   - times: the column of time stamps that a run reads.
  ///   - remark: a comment on the format.
  mutating func addSource(
    _ name: String, _ kind: FileKind, _ file: InspectedFile, times: InspectedColumn?, _ remark: LocalizedText? = nil
  ) {
    add(1, "\(name):")
    add(2, "kind: \(kind.rawValue)")
    addTitle(2, LocalizedText(zh: file.title, en: file.title))
    add(2, "files: \(YAMLText.scalar(file.pattern))")
    add(2, file.format(isFixed: true, times: times).map { "format: \($0)" }, remark)
  }

  // MARK: - Sections

  private mutating func writeHead() {
    let first = plan.ratings.first?.file ?? plan.ledgers.first?.file ?? 0
    let stem = plan.files.indices.contains(first) ? plan.files[first].title : ""
    let title = stem.isEmpty ? "draft" : stem
    add(0, "pipeline: \(DraftPlan.slug(stem) ?? "draft")", .draftNameIt)
    addTitle(0, LocalizedText(zh: title, en: title), .draftTitle)
    add(0, "authority: none", .draftAuthority)
    add(0, "language: \(plan.isChinese ? "zh" : "en")", .draftLanguage)
    add(
      0, "period: {name: \(YAMLText.scalar(period.name)), \(DraftPeriod.yaml(period.days))}", .draftPeriod(period.basis)
    )
    add(0, plan.zone.map { "zone: \"\($0)\"" }, .draftZone)
    add(0, "rounding: {mode: half-up, scores: 2, rates: 2}", .draftRounding)
    gap()
  }

  private mutating func writeAppraisees() {
    guard let (index, id) = plan.appraisees else { return }
    let file = plan.files[index]
    add(0, "appraisees:", plan.isPeopleList ? nil : .draftPeopleFromElsewhere)
    add(1, "file: \(YAMLText.scalar(file.name))")
    add(1, file.format(isFixed: false).map { "format: \($0)" })
    // Names of an id that is listed twice might differ, which a run refuses.
    let isUnique = plan.isPeopleList && id.profile.repetition == 1
    if !isUnique, plan.isPeopleList { note(1, .draftIdTwice) }
    let column = { (role: ColumnRole) in isUnique ? file.column(role) : nil }
    addColumns(1, ["id": id, "name": column(.name), "role": column(.post)])
    add(1, column(.college).map { "college: {column: \($0.reference.yaml)}" })
    gap()
  }

  private mutating func writeSources() {
    guard !plan.ratings.isEmpty || !plan.ledgers.isEmpty else { return add(0, "sources: {}", .draftNoSources) }
    add(0, "sources:")
    for rating in plan.ratings { write(rating) }
    for ledger in plan.ledgers { write(ledger) }
  }

  private mutating func writeComposite() {
    guard !plan.ratings.isEmpty else { return }
    note(0, plan.ratings.count > 1 ? .draftWeights : .draftComposite)
    add(0, "composite:")
    add(1, "unit: parts")
    add(1, "missing: withhold")
    add(1, "parts:")
    for rating in plan.ratings { add(2, "\(rating.name): {weight: 1, score: \(rating.name)}") }
  }
}

extension ColumnReference {
  /// The reference in the grammar of definitions.
  var yaml: String {
    switch self {
    case .header(let text): YAMLText.scalar(text)
    case .pattern(let text): "{pattern: \(YAMLText.quoted(text))}"
    case .position(let position): "{position: \(position)}"
    case .metadata(let metadata): "{metadata: \(metadata.rawValue)}"
    case .firstOf(let columns): "[\(columns.map(\.yaml).joined(separator: ", "))]"
    }
  }
}
