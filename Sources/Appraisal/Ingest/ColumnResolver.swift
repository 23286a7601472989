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

  /// The columns whose headers begin and end with these texts, and what stands between them.
  ///
  /// - Throws: `Failure` of kind `dataUnusable` where there is none.
  func between(_ before: String, _ after: String) throws(Failure) -> [(column: Int, text: String)] {
    let matches = header.enumerated().compactMap { column, text in
      let isMatch =
        text.hasPrefix(before) && text.hasSuffix(after)
        && text.unicodeScalars.count > before.unicodeScalars.count + after.unicodeScalars.count
      return isMatch ? (column, String(text.dropFirst(before.count).dropLast(after.count))) : nil
    }
    guard !matches.isEmpty else {
      throw Failure(
        .dataUnusable, at: "\(path):1", .columnMissing("\(before)*\(after)", near: nil, count: header.count))
    }
    return matches
  }

  /// For each column of the file, the definition's words for it; blank where it is not mapped.
  ///
  /// Messages and rejects use these and never a cell of the first row: where the header is gone, that row is a rater's.
  func names(_ columns: [ColumnReference?]) throws(Failure) -> [String] {
    var names = [String](repeating: "", count: header.count)
    for case let column? in columns { names[try index(of: column) as Int] = column.shown }
    return names
  }

  /// Position from 1 of the column whose name is probably a slip of `wanted`.
  private func nearest(_ wanted: String) -> Int? {
    suggestion(for: wanted, among: header).flatMap { header.firstIndex(of: $0) }.map { $0 + 1 }
  }

  private func only(_ matches: [Int], _ wanted: String) throws(Failure) -> Int {
    guard let match = matches.first else {
      throw Failure(
        .dataUnusable, at: "\(path):1",
        .columnMissing(wanted, near: nearest(wanted), count: header.count))
    }
    guard matches.count == 1 else {
      throw Failure(.dataUnusable, at: "\(path):1", .columnAmbiguous(wanted, count: matches.count))
    }
    return match
  }
}
