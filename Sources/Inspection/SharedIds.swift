import Appraisal

extension ColumnProfile {
  /// The share of the different ids of the column that `list` has, from 0 to 1; 0 if either has none.
  ///
  /// Of columns with more values than are kept, only ids that both samples would keep are compared.
  func shareOfIds(in list: ColumnProfile) -> Double {
    let bound = min(largest, list.largest)
    return list.share(of: entries.filter { $0.key <= bound }.values) { ids, text in
      ids.contains(Identifier.cleaned(text))
    }
  }

  /// The share of the different cells of the column that hold an id of `list` among other words, from 0 to 1.
  ///
  /// The list must be kept whole: a hash of a cell says nothing of the id in it.
  func shareOfCells(withIdsIn list: ColumnProfile) -> Double {
    list.share(of: entries.values) { ids, text in CellShape.identifiers(in: text).contains(where: ids.contains) }
  }

  private func share(of asked: some Collection<Entry>, _ isOne: (Set<String>, String) -> Bool) -> Double {
    let ids = Set(entries.values.map { Identifier.cleaned($0.text) })
    guard !asked.isEmpty, !ids.isEmpty else { return 0 }
    return Double(asked.count { isOne(ids, $0.text) }) / Double(asked.count)
  }
}
