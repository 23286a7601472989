import Appraisal

/// Shares of the ids of one column that another column has.
enum IdMatch {
  /// The share of the different ids of `column` that `list` has, from 0 to 1; 0 if either has none.
  ///
  /// Of columns with more values than are kept, only ids that both samples would keep are compared.
  static func share(of column: ColumnProfile, in list: ColumnProfile) -> Double {
    let limit = min(column.sample.threshold, list.sample.threshold)
    let known = Set(list.sample.entries.values.map { Identifier.cleaned($0.text) })
    let asked = column.sample.entries.filter { $0.key <= limit }.values
    guard !asked.isEmpty, !known.isEmpty else { return 0 }
    let found = asked.count { known.contains(Identifier.cleaned($0.text)) }
    return Double(found) / Double(asked.count)
  }

  /// The share of the different cells of `column` that hold an id of `list` among other words, from 0 to 1.
  ///
  /// The list must be kept whole: a hash of a cell says nothing of the id in it.
  static func shareWithin(_ column: ColumnProfile, in list: ColumnProfile) -> Double {
    let known = Set(list.sample.entries.values.map { Identifier.cleaned($0.text) })
    let asked = column.sample.entries.values
    guard !asked.isEmpty, !known.isEmpty else { return 0 }
    let found = asked.count { CellShape.identifiers(in: $0.text).contains(where: known.contains) }
    return Double(found) / Double(asked.count)
  }
}
