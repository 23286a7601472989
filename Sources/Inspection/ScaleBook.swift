/// The scales that a draft proposes for the items of all files: columns with the same answers share one.
struct ScaleBook {
  private(set) var scales: [ProposedScale] = []
  /// Name of the scale of each column, by file, then by column.
  private(set) var names: [[Int: String]]

  private typealias Answers = (file: Int, column: Int, scale: DetectedScale)

  init(_ files: [InspectedFile]) {
    names = files.map { _ in [:] }
    var groups: [DetectedScale.Kind: [Answers]] = [:]
    var order: [DetectedScale.Kind] = []
    for (index, file) in files.enumerated() {
      for column in file.columns where column.isAnswer {
        guard let scale = column.answers else { continue }
        if groups[scale.kind] == nil { order.append(scale.kind) }
        groups[scale.kind, default: []].append((index, column.index, scale))
      }
    }
    for kind in order {
      for group in ScaleBook.split(kind, groups[kind] ?? []) { add(kind, group) }
    }
  }

  private mutating func add(_ kind: DetectedScale.Kind, _ group: [Answers]) {
    var scale = ProposedScale(kind, group.map(\.scale))
    let count = scales.count { $0.name == scale.name || $0.name.hasPrefix(scale.name + "-v") }
    if count > 0 { scale.name += "-v\(count + 1)" }
    scales.append(scale)
    for answers in group { names[answers.file][answers.column] = scale.name }
  }

  /// Groups columns by scale: all together if one known scale holds their answers, else those that share one.
  private static func split(_ kind: DetectedScale.Kind, _ columns: [Answers]) -> [[Answers]] {
    guard case .labels(let family) = kind else { return [columns] }
    let known = family.scales.map { Set($0) }
    let all = columns.reduce(Set<String>()) { $0.union($1.scale.found.keys) }
    if known.contains(where: all.isSubset) { return [columns] }
    var groups: [(labels: Set<String>, columns: [Answers])] = []
    for column in columns.sorted(by: { $0.scale.found.count > $1.scale.found.count }) {
      let own = Set(column.scale.found.keys)
      if let home = groups.firstIndex(where: { own.isSubset(of: $0.labels) }) {
        groups[home].columns.append(column)
      } else {
        groups.append((known.first { own.isSubset(of: $0) } ?? own, [column]))
      }
    }
    return groups.map(\.columns)
  }
}

/// A scale of a draft.
struct ProposedScale: Sendable {
  var name: String
  let kind: DetectedScale.Kind
  /// The labels with their values, the best first; empty for numbers.
  private(set) var labels: [(label: String, value: Int)] = []
  /// Other spellings of each label.
  private(set) var writtenAs: [String: [String]] = [:]
  let notApplicable: [String]
  let missing: [String]
  /// Whether the labels are a known scale, which may include labels that were never chosen.
  private(set) var isKnown = false
  /// Number of labels that were never chosen.
  private(set) var unused = 0

  init(_ kind: DetectedScale.Kind, _ columns: [DetectedScale]) {
    self.kind = kind
    name = kind.name
    notApplicable = columns.reduce(Set()) { $0.union($1.notApplicable) }.sorted()
    missing = columns.reduce(Set()) { $0.union($1.missing) }.sorted()
    let found = columns.reduce(into: [String: [String: Int]]()) { found, column in
      found.merge(column.found) { $0.merging($1, uniquingKeysWith: +) }
    }
    switch kind {
    case .numbers: break
    case .codes(let letters, let digits): takeCodes(found, letters, digits)
    case .labels(let family): takeLabels(found, family)
    }
  }

  /// Takes the codes from 1 (or 0, if found) to the highest found.
  private mutating func takeCodes(_ found: [String: [String: Int]], _ letters: String, _ digits: Int) {
    let numbers = found.keys.compactMap { Int($0) }
    guard let first = numbers.min(), let last = numbers.max() else { return }
    labels = (min(1, first)...last).map { number in
      let zeros = String(repeating: "0", count: max(0, digits - "\(number)".utf8.count))
      return ("\(letters)\(zeros)\(number)", number)
    }
    unused = labels.count - numbers.count
  }

  /// Takes the labels in their commonest spellings, with the number of worse ones as their values.
  private mutating func takeLabels(_ found: [String: [String: Int]], _ family: KnownScale) {
    let known = ProposedScale.known(family, found)
    isKnown = known != nil
    // If no known scale holds them all, the labels found are the scale.
    let order = known ?? family.order.filter { found[$0] != nil }
    unused = order.count { found[$0] == nil }
    for (place, label) in order.enumerated() {
      let spellings = found[label] ?? [:]
      let text = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? label
      labels.append((text, order.count - 1 - place + (family.beginsAtZero ? 0 : 1)))
      let others = spellings.keys.filter { $0 != text }.sorted()
      if !others.isEmpty { writtenAs[text] = others }
    }
  }

  /// The commonest known scale that holds all labels found. If many answers reach neither end of it, one with exactly the
  /// labels found comes first.
  ///
  /// - Returns: nil if no known scale holds them all.
  private static func known(_ family: KnownScale, _ found: [String: [String: Int]]) -> [String]? {
    let labels = Set(found.keys)
    guard let fitting = family.scales.first(where: { labels.isSubset(of: $0) }) else { return nil }
    let answers = found.values.reduce(0) { $0 + $1.values.reduce(0, +) }
    let reachesEnd = [fitting.first, fitting.last].contains { $0.map(labels.contains) ?? false }
    let exact = answers >= Threshold.manyAnswers && !reachesEnd ? family.scales.first { Set($0) == labels } : nil
    return exact ?? fitting
  }
}
