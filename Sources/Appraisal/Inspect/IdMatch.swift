/// How much of one column stands in another.
enum IdMatch {
  /// The share of the ids of `column` that `list` has; of long columns, of those ids that both would have kept.
  static func share(of column: ColumnProfile, in list: ColumnProfile) -> Double {
    let limit = min(column.sample.threshold, list.sample.threshold)
    let known = Set(list.sample.entries.values.map { Identifier.cleaned($0.text) })
    let asked = column.sample.entries.filter { $0.key <= limit }.values
    guard !asked.isEmpty, !known.isEmpty else { return 0 }
    let found = asked.count { known.contains(Identifier.cleaned($0.text)) }
    return Double(found) / Double(asked.count)
  }

  /// The same for cells that hold an id among other words; the list must be known whole.
  static func shareWithin(_ column: ColumnProfile, in list: ColumnProfile) -> Double {
    let known = Set(list.sample.entries.values.map { Identifier.cleaned($0.text) })
    let asked = column.sample.entries.values
    guard !asked.isEmpty, !known.isEmpty else { return 0 }
    let found = asked.count { CellShape.identifiers(in: $0.text).contains(where: known.contains) }
    return Double(found) / Double(asked.count)
  }
}
