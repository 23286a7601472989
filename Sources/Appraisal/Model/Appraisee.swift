/// One person who is appraised.
struct Appraisee: Sendable, Hashable {
  var id: String
  var name: String
  var role: String
  /// As the definition's college rule gives it; the people file's until the rosters are known.
  var college: String
  /// In the order of the definition; nil where the cell says nothing, or nothing that can be read.
  var attributes: [AttributeValue?] = []
}

/// Everybody on the people file, in the bytewise order of their ids: the row order of every table.
struct Appraisees: RandomAccessCollection, Sendable {
  private var people: [Appraisee]

  /// `people` in any order, ids distinct.
  init(_ people: [Appraisee]) {
    self.people = people.sorted { $0.id.bytewiseOrder(to: $1.id) < 0 }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { people.count }

  subscript(index: Int) -> Appraisee {
    get { people[index] }
    set { people[index] = newValue }
  }

  func index(of id: String) -> Int? {
    let index = people.partitioningIndex(where: { $0.id.bytewiseOrder(to: id) >= 0 })
    return index < count && people[index].id.bytewiseOrder(to: id) == 0 ? index : nil
  }
}

extension Array {
  /// Finds the first element of which something holds that holds of all elements after it, too, by binary search.
  ///
  /// - Returns: the number of elements if it holds of none.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
