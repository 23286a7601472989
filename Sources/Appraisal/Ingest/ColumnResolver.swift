import Glibc

/// Finds the columns of a definition in the header of a file.
struct ColumnResolver {
  let header: [String]
  /// Path shown in messages.
  let path: String

  /// - Returns: the column's index from 0.
  /// - Throws: `Failure` of kind `dataUnusable` that names the column and the nearest header.
  func index(of column: ColumnReference) throws(Failure) -> Int {
    switch column {
    case .header(let wanted): try only(header.indices.filter { header[$0] == wanted }, wanted)
    case .pattern(let pattern): try only(header.indices.filter { unsafe fnmatch(pattern, header[$0], 0) == 0 }, pattern)
    case .position(let position): try only(header.indices.filter { $0 == position - 1 }, "\(position)")
    }
  }

  func index(of column: ColumnReference?) throws(Failure) -> Int? {
    guard let column else { return nil }
    return try index(of: column) as Int
  }

  private func only(_ matches: [Int], _ wanted: String) throws(Failure) -> Int {
    guard let match = matches.first else {
      throw Failure(
        .dataUnusable, at: "\(path):1",
        .columnMissing(wanted, suggestion: suggestion(for: wanted, among: header), header: header))
    }
    guard matches.count == 1 else {
      throw Failure(.dataUnusable, at: "\(path):1", .columnAmbiguous(wanted, count: matches.count))
    }
    return match
  }
}
