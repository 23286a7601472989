import Appraisal

/// The scales that a draft proposes for the items of all files: columns with the same answers share one.
struct ScaleBook {
  private(set) var scales: [ProposedScale] = []
  /// Name of the scale of each column, by file and column.
  private(set) var names: [Place: String] = [:]

  struct Place: Hashable {
    let file: Int
    let column: Int
  }

  init(_ files: [InspectedFile]) {
    var groups: [DetectedScale.Kind: [(place: Place, scale: DetectedScale)]] = [:]
    var order: [DetectedScale.Kind] = []
    for (index, file) in files.enumerated() {
      for column in file.columns where column.role == .item || column.role == .appraiseeColumn {
        guard let scale = column.answers else { continue }
        if groups[scale.kind] == nil { order.append(scale.kind) }
        groups[scale.kind, default: []].append((Place(file: index, column: column.index), scale))
      }
    }
    for kind in order { add(kind, groups[kind] ?? []) }
  }

  private mutating func add(_ kind: DetectedScale.Kind, _ columns: [(place: Place, scale: DetectedScale)]) {
    for group in ScaleBook.split(kind, columns) {
      var scale = ProposedScale(kind, group.map(\.scale))
      let count = scales.count { $0.name == scale.name || $0.name.hasPrefix(scale.name + "-v") }
      if count > 0 { scale.name += "-v\(count + 1)" }
      scales.append(scale)
      for (place, _) in group { names[place] = scale.name }
    }
  }

  /// Groups columns by scale: all together if one known scale holds their answers, else those that share one.
  private static func split(
    _ kind: DetectedScale.Kind, _ columns: [(place: Place, scale: DetectedScale)]
  ) -> [[(place: Place, scale: DetectedScale)]] {
    guard case .labels(let index) = kind else { return [columns] }
    let known = KnownScale.all[index].scales.map { Set($0) }
    let all = columns.reduce(Set<String>()) { $0.union($1.scale.found.keys) }
    if known.contains(where: all.isSubset) { return [columns] }
    var groups: [(labels: Set<String>, columns: [(place: Place, scale: DetectedScale)])] = []
    for column in columns.sorted(by: { $0.scale.found.count > $1.scale.found.count }) {
      let own = Set(column.scale.found.keys)
      let home = groups.firstIndex { group in own.isSubset(of: group.labels) }
      if let home {
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
  /// With fewer answers, an end of the scale that was never chosen is no surprise.
  private static let manyAnswers = 30

  var name: String
  let kind: DetectedScale.Kind
  /// The labels with their values, the best first; empty for numbers.
  let labels: [(label: String, value: Int)]
  /// Other spellings of each label.
  let writtenAs: [String: [String]]
  let notApplicable: [String]
  let missing: [String]
  /// Whether the labels are a known scale, which may include labels that were never chosen.
  let isKnown: Bool
  /// Number of labels that were never chosen.
  let unused: Int

  init(_ kind: DetectedScale.Kind, _ columns: [DetectedScale]) {
    self.kind = kind
    var found: [String: [String: Int]] = [:]
    for column in columns {
      for (label, spellings) in column.found {
        found[label, default: [:]].merge(spellings) { $0 + $1 }
      }
    }
    notApplicable = columns.reduce(Set()) { $0.union($1.notApplicable) }.sorted()
    missing = columns.reduce(Set()) { $0.union($1.missing) }.sorted()
    switch kind {
    case .numbers(let from, let to):
      (name, labels, writtenAs, isKnown, unused) = ("from-\(from)-to-\(to)", [], [:], true, 0)
    case .codes(let letters, let digits):
      let codes = ProposedScale.codes(found)
      let labels = codes.map { number in
        let text = "\(number)"
        return (letters + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text, number)
      }
      (name, self.labels, writtenAs, isKnown, unused) = (
        "codes", labels, [:], false, codes.count { found["\($0)"] == nil }
      )
    case .labels(let index):
      let family = KnownScale.all[index]
      let (known, isKnown) = ProposedScale.known(family, found)
      let least = family.beginsAtZero ? 0 : 1
      let ranked = known.enumerated().map { place, label in (label, known.count - 1 - place + least) }
      let spelt = ranked.map { label, value in (ProposedScale.commonest(found[label]) ?? label, value, label) }
      name = family.name
      labels = spelt.map { ($0.0, $0.1) }
      writtenAs = Dictionary(
        spelt.compactMap { text, _, label in
          let others = (found[label] ?? [:]).keys.filter { $0 != text }.sorted()
          return others.isEmpty ? nil : (text, others)
        }
      ) { first, _ in first }
      self.isKnown = isKnown
      unused = known.count { found[$0] == nil }
    }
  }

  private static func commonest(_ spellings: [String: Int]?) -> String? {
    spellings?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The labels of a scale that holds all labels found, and whether it is a known one.
  ///
  /// It is the commonest known scale that holds them. If many answers reach neither end of it, one with exactly the labels
  /// found comes first. If no known scale holds them all, the labels found are the scale, in the order of the family.
  private static func known(_ family: KnownScale, _ found: [String: [String: Int]]) -> ([String], Bool) {
    let labels = Set(found.keys)
    let answers = found.values.reduce(0) { $0 + $1.values.reduce(0, +) }
    guard let fitting = family.scales.first(where: { labels.isSubset(of: $0) }) else {
      return (family.order.filter(labels.contains), false)
    }
    let reachesEnd = [fitting.first, fitting.last].contains { $0.map(labels.contains) ?? false }
    let exact = answers >= manyAnswers && !reachesEnd ? family.scales.first { Set($0) == labels } : nil
    return (exact ?? fitting, true)
  }

  /// The codes from 1 (or 0, if found) to the highest found; empty without codes.
  private static func codes(_ found: [String: [String: Int]]) -> [Int] {
    let numbers = found.keys.compactMap { Int($0) }
    guard let first = numbers.min(), let last = numbers.max() else { return [] }
    return Array(min(1, first)...last)
  }
}
