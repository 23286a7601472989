import Glibc

/// A sort key of published tables: compared field by field, and byte by byte in UTF-8.
///
/// Swift compares strings by canonical equivalence, which readers of a CSV do not know.
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

  /// A number with leading zeros, so that its text sorts as the number does: `000000000012`.
  static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
  }
}

extension String {
  /// Compares two texts byte by byte in UTF-8.
  ///
  /// - Returns: a negative number if this text comes first, 0 if both are the same bytes, else a positive one.
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
