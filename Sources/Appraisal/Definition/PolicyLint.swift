/// Finds faults in a policy that is well-formed: entries that nothing uses, duties that are never due, and clauses that
/// are cited for different rules.
struct PolicyLint {
  let definition: Definition
  let root: YAMLNode
  let problems: DefinitionProblems

  /// Adds all faults to `problems`.
  func check() {
    let used = usedSources
    for (index, source) in definition.sources.enumerated() where !used.contains(index) {
      report(["sources", source.name], .lintSourceUnused(source.name))
    }
    checkScales()
    checkLedgers()
    checkTargets()
    checkIntervals()
    checkClauses()
  }

  private func report(_ path: [String], _ wording: LocalizedText) {
    problems.add(root.place(of: path), path.joined(separator: "."), wording)
  }

  /// Indices of the sources that contribute to a figure, a rule or a table.
  private var usedSources: Set<Int> {
    let shown = definition.sources.indices.filter {
      definition.sources[$0].isOnlyShown || !definition.sources[$0].comparesWith.isEmpty
    }
    let measured = measures.compactMap { if case .source(let index) = $0 { index } else { nil } }
    let weighed = (definition.composite?.allParts ?? []).flatMap { $0.content.sources }
    let counted = conditions.compactMap {
      if case .percentOfAssigned(_, let index) = $0.subject { index } else { nil }
    }
    let college: Int? = if case .ofStudents(let index, _) = definition.appraisees.college { index } else { nil }
    return Set(shown + measured + weighed + counted + [college, definition.staffing?.source].compactMap { $0 })
  }

  private var conditions: [Condition] { definition.grading?.rules.flatMap(\.conditions) ?? [] }

  /// Every measure that is banded, graded, ranked or used in a condition.
  private var measures: [Measure] {
    let quotas = definition.awards.map(\.quota) + (definition.grading?.levels.compactMap(\.quota) ?? [])
    let asked = conditions.compactMap { condition in
      if case .measure(let measure) = condition.subject { measure } else { nil }
    }
    return definition.bands.map(\.measure) + definition.awards.map(\.measure)
      + [definition.grading?.measure].compactMap { $0 } + quotas.flatMap { $0.ties.map(\.measure) } + asked
  }

  private func checkScales() {
    let used = Set(root.scalars(under: "scale"))
    for name in root.value(of: "scales")?.keys ?? [] where !used.contains(name) {
      report(["scales", name], .lintScaleUnused(name))
    }
  }

  /// Reports activities and amounts that no duty uses.
  private func checkLedgers() {
    for ledger in definition.ledgers {
      for activity in Set(ledger.activities.values).sorted()
      where !definition.duties.contains(where: { $0.asks(for: activity) }) {
        report(["sources", ledger.name, "activities", activity], .lintActivityUnused(activity))
      }
      for amount in ledger.amounts.keys.sorted() where !definition.duties.contains(where: { $0.amount == amount }) {
        report(["sources", ledger.name, "amounts", amount], .lintAmountUnused(amount))
      }
    }
  }

  private func checkTargets() {
    for (index, target) in definition.targets.enumerated()
    where !definition.duties.contains(where: { $0.each == index }) {
      report(["targets", target.name], .lintTargetUnused(target.name))
    }
  }

  /// Reports duties that are never due, and semesters without teaching.
  private func checkIntervals() {
    guard let calendar = definition.calendar else { return }
    if definition.duties.isEmpty { report(["calendar"], .lintCalendarUnused) }
    for duty in definition.duties where calendar.teachingDays.isEmpty {
      report(["duties", duty.name], .lintDutyNeverDue(duty.every.rawValue))
    }
    let taught = calendar.teachingDays.compactMap(CivilDate.init(dayNumber:))
    for semester in calendar.semesters
    where !taught.isEmpty && !taught.contains(where: semester.span.contains) {
      report(["calendar", "semesters"], .lintSemesterWithoutTeaching(semester.name))
    }
  }

  /// Reports a clause that is cited for two rules of which one decides grades, or for both a duty and an award.
  private func checkClauses() {
    let citations = root.clauses().filter { !$0.id.hasPrefix("LOCAL-") }
    for (id, cited) in Dictionary(grouping: citations, by: \.id).sorted(by: { $0.key < $1.key }) {
      for (index, citation) in cited.enumerated() {
        guard let other = cited[..<index].first(where: { $0.rule != citation.rule && $0.conflicts(with: citation) })
        else { continue }
        let place = "\(other.rule) (\(other.position))"
        problems.add(citation.position, citation.path.joined(separator: "."), .lintClauseTwice(id, other: place))
      }
    }
  }
}

/// One `clause:` of a definition.
private struct ClauseCitation {
  let id: String
  let path: [String]
  let position: DefinitionPosition

  private static let deciding: Set = ["never-graded", "cannot-be", "always-is"]

  private var decides: Bool { path.count > 2 && path[0] == "grades" && ClauseCitation.deciding.contains(path[1]) }

  /// The rule that cites the clause: `grades.cannot-be.long-away`, or the section.
  var rule: String { path.prefix(decides ? 3 : 1).joined(separator: ".") }

  /// Whether one clause cannot be cited at both places.
  func conflicts(with other: ClauseCitation) -> Bool {
    decides || other.decides || Set([rule, other.rule]) == ["duties", "awards"]
  }
}

extension YAMLNode {
  fileprivate var keys: [String] {
    if case .mapping(let entries, _) = self { entries.map(\.key) } else { [] }
  }

  /// The position of the last key of a path, or of the last one that is there.
  fileprivate func place(of path: [String]) -> DefinitionPosition {
    var (node, place) = (self, position)
    for key in path {
      guard case .mapping(let entries, _) = node, let entry = entries.first(where: { $0.key == key }) else { break }
      (node, place) = (entry.value, entry.keyPosition)
    }
    return place
  }

  /// The texts of all keys of this name, at any depth.
  fileprivate func scalars(under key: String) -> [String] {
    children.flatMap { name, node in
      (name == key ? [node.text].compactMap { $0 } : []) + node.scalars(under: key)
    }
  }

  /// Every `clause:` at any depth.
  fileprivate func clauses(_ path: [String] = []) -> [ClauseCitation] {
    children.flatMap { name, node -> [ClauseCitation] in
      let path = path + [name]
      guard name == "clause", let id = node.text else { return node.clauses(path) }
      return [ClauseCitation(id: id, path: path.dropLast(), position: node.position)]
    }
  }

  /// The nodes directly below, each with its key, or its index in a list.
  private var children: [(name: String, node: YAMLNode)] {
    switch self {
    case .scalar: []
    case .sequence(let items, _): items.enumerated().map { ("[\($0)]", $1) }
    case .mapping(let entries, _): entries.map { ($0.key, $0.value) }
    }
  }
}

extension Composite.Content {
  /// Indices of the sources that the part reads itself, without those of the parts of a group.
  fileprivate var sources: [Int] {
    switch self {
    case .group, .band, .duties: []
    case .score(let source), .sum(let source, _), .any(let source, _): [source]
    case .firstOf(let contents): contents.flatMap(\.sources)
    }
  }
}
