import Appraisal

/// Writes the definition of a plan as YAML.
struct DraftWriter {
  let plan: DraftPlan
  private var lines: DraftLines
  private let period: DraftPeriod

  init(_ plan: DraftPlan, _ language: Language) {
    self.plan = plan
    lines = DraftLines(language)
    let times = plan.timeColumns.map { (times: $0.column.profile.times, order: $0.order) }
    var years: [Int: Int] = [:]
    for (stamps, order) in times { years.merge(stamps.years(order)) { $0 + $1 } }
    period = DraftPeriod(times.compactMap { $0.times.span($0.order) }, years: years)
  }

  /// Writes the whole definition.
  mutating func write() -> String {
    writeHead()
    writeAppraisees()
    writeLedgers { $0.writeCalendar() }
    writeScales(of: plan.ratings)
    writeSources()
    writeLedgers { $0.writeDuties() }
    if !plan.ratings.isEmpty { writeComposite() }
    return lines.text
  }

  /// Writes the sources that lack a roster, as comments; empty if there are none.
  mutating func writeSketch() -> String {
    guard !plan.sketches.isEmpty else { return "" }
    writeScales(of: plan.sketches)
    lines.add(0, "sources:")
    for rating in plan.sketches { write(rating) }
    return lines.text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }

  private mutating func write(_ rating: DraftPlan.Rating) {
    var writer = RatingWriter(rating: rating, plan: plan, lines: lines)
    writer.write()
    lines = writer.lines
  }

  private mutating func writeHead() {
    let first = plan.ratings.first?.file ?? plan.ledgers.first?.file ?? 0
    let stem = plan.files.indices.contains(first) ? plan.files[first].title : ""
    lines.add(0, "pipeline: \(DraftPlan.slug(stem) ?? "draft")", .draftNameIt)
    let title = YAMLText.scalar(stem.isEmpty ? "draft" : stem)
    lines.add(0, "title: {zh: \(title), en: \(title)}", .draftTitle)
    lines.add(0, "authority: none", .draftAuthority)
    lines.add(0, "language: \(plan.isChinese ? "zh" : "en")", .draftLanguage)
    lines.add(
      0, "period: {name: \(YAMLText.scalar(period.name)), \(DraftPeriod.yaml(period.days))}", .draftPeriod(period.basis)
    )
    if let zone = plan.zone { lines.add(0, "zone: \"\(zone)\"", .draftZone) }
    lines.add(0, "rounding: {mode: half-up, scores: 2, rates: 2}", .draftRounding)
    lines.gap()
  }

  private mutating func writeAppraisees() {
    guard let appraisees = plan.appraisees, plan.files.indices.contains(appraisees.file) else { return }
    let file = plan.files[appraisees.file]
    lines.add(0, "appraisees:", appraisees.isPeopleList ? nil : .draftPeopleFromElsewhere)
    lines.add(1, "file: \(YAMLText.scalar(file.name))")
    if let format = DraftFormat.yaml(of: file, isFixed: false) { lines.add(1, "format: \(format)") }
    var columns = ["id: \(appraisees.id.reference.yaml)"]
    // Names of an id that is listed twice might differ, which a run refuses.
    let isUnique = appraisees.isPeopleList && appraisees.id.profile.repetition == 1
    if !isUnique, appraisees.isPeopleList { lines.note(1, .draftIdTwice) }
    if isUnique {
      columns += file.column(.name).map { ["name: \($0.reference.yaml)"] } ?? []
      columns += file.column(.post).map { ["role: \($0.reference.yaml)"] } ?? []
    }
    lines.add(1, "columns: {\(columns.joined(separator: ", "))}")
    if isUnique, let college = file.column(.college) {
      lines.add(1, "college: {column: \(college.reference.yaml)}")
    }
    lines.gap()
  }

  /// Writes the scales that the sources use; `check` would report others.
  private mutating func writeScales(of ratings: [DraftPlan.Rating]) {
    let files = Set(ratings.map(\.file))
    let used = Set(plan.scales.names.filter { files.contains($0.key.file) }.values)
    let scales = plan.scales.scales.filter { used.contains($0.name) }
    guard !scales.isEmpty else { return }
    lines.note(0, .draftScales)
    lines.add(0, "scales:")
    for scale in scales { write(scale) }
    lines.gap()
  }

  private mutating func write(_ scale: ProposedScale) {
    lines.note(1, .draftScale(scale))
    lines.add(1, "\(scale.name):")
    if case .numbers(let from, let to) = scale.kind {
      lines.add(2, "range: {from: \(from), to: \(to)}")
    } else {
      let labels = scale.labels.map { "\(YAMLText.scalar($0.label)): \($0.value)" }
      lines.add(2, "labels: {\(labels.joined(separator: ", "))}")
    }
    if !scale.writtenAs.isEmpty {
      lines.add(2, "written-as:")
      for (label, texts) in scale.writtenAs.sorted(by: { $0.key < $1.key }) {
        lines.add(3, "\(YAMLText.scalar(label)): [\(DraftWriter.list(texts))]")
      }
    }
    if !scale.missing.isEmpty { lines.add(2, "missing: [\(DraftWriter.list(scale.missing))]") }
    if !scale.notApplicable.isEmpty { lines.add(2, "not-applicable: [\(DraftWriter.list(scale.notApplicable))]") }
  }

  private static func list(_ texts: [String]) -> String { texts.map(YAMLText.scalar).joined(separator: ", ") }

  private mutating func writeSources() {
    guard !plan.ratings.isEmpty || !plan.ledgers.isEmpty else {
      lines.add(0, "sources: {}", .draftNoSources)
      return
    }
    lines.add(0, "sources:")
    for rating in plan.ratings { write(rating) }
    writeLedgers { $0.writeSources() }
  }

  /// Runs `body` if there are ledgers.
  private mutating func writeLedgers(_ body: (inout LedgerWriter) -> Void) {
    guard !plan.ledgers.isEmpty else { return }
    var writer = LedgerWriter(plan: plan, period: period, lines: lines)
    body(&writer)
    lines = writer.lines
  }

  private mutating func writeComposite() {
    lines.note(0, plan.ratings.count > 1 ? .draftWeights : .draftComposite)
    lines.add(0, "composite:")
    lines.add(1, "unit: parts")
    lines.add(1, "missing: withhold")
    lines.add(1, "parts:")
    for rating in plan.ratings { lines.add(2, "\(rating.name): {weight: 1, score: \(rating.name)}") }
  }
}
