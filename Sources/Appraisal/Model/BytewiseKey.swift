/// A key in the order of every published table: field by field, byte by byte of UTF-8.
///
/// Swift's own order of strings goes by canonical equivalence, which the readers of a CSV do not know.
struct BytewiseKey: Comparable, Hashable, Sendable {
  let fields: [String]

  init(_ fields: [String]) { self.fields = fields }

  static func < (a: Self, b: Self) -> Bool {
    for (left, right) in zip(a.fields, b.fields) where !left.utf8.elementsEqual(right.utf8) {
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return a.fields.count < b.fields.count
  }

  static func == (a: Self, b: Self) -> Bool {
    a.fields.count == b.fields.count && zip(a.fields, b.fields).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }

  /// A count whose text sorts as its number does.
  static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
  }
}
