import Glibc

/// A key in the order of every published table: field by field, byte by byte of UTF-8.
///
/// Swift's own order of strings goes by canonical equivalence, which the readers of a CSV do not know.
struct BytewiseKey: Comparable, Hashable, Sendable {
  let fields: [String]

  init(_ fields: [String]) { self.fields = fields }

  static func < (a: Self, b: Self) -> Bool {
    for index in 0..<min(a.fields.count, b.fields.count) {
      let order = a.fields[index].bytewiseOrder(to: b.fields[index])
      if order != 0 { return order < 0 }
    }
    return a.fields.count < b.fields.count
  }

  static func == (a: Self, b: Self) -> Bool {
    a.fields.count == b.fields.count
      && a.fields.indices.allSatisfy { a.fields[$0].bytewiseOrder(to: b.fields[$0]) == 0 }
  }

  /// A count whose text sorts as its number does.
  static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
  }
}

extension String {
  /// Below 0: this one comes first, byte by byte; 0: both are the same bytes.
  func bytewiseOrder(to other: String) -> Int {
    let quick = unsafe utf8.withContiguousStorageIfAvailable { left in
      unsafe other.utf8.withContiguousStorageIfAvailable { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return left.count - right.count }
        let order = unsafe memcmp(a, b, min(left.count, right.count))
        return order != 0 ? Int(order) : left.count - right.count
      }
    }
    if let quick, let quick { return quick }
    return utf8.elementsEqual(other.utf8) ? 0 : utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }
}
