/// One person who is appraised.
struct Appraisee: Sendable, Hashable {
  let id: String
  let name: String
  let role: String
  /// As the definition's college rule gives it; the people file's until the rosters are known.
  var college: String
  /// In the order of the definition; nil where the cell says nothing, or nothing that can be read.
  var attributes: [AttributeValue?] = []
}

/// Everybody on the people file, in the bytewise order of their ids: the row order of every table.
struct Appraisees: Sendable {
  var people: [Appraisee]

  /// `people` in any order, ids distinct.
  init(_ people: [Appraisee]) {
    self.people = people.sorted { $0.id.bytewiseOrder(to: $1.id) < 0 }
  }

  func index(of id: String) -> Int? {
    var (from, to) = (0, people.count)
    while from < to {
      let middle = (from + to) / 2
      let order = people[middle].id.bytewiseOrder(to: id)
      if order == 0 { return middle }
      if order < 0 { from = middle + 1 } else { to = middle }
    }
    return nil
  }

  var count: Int { people.count }
}
