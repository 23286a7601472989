import Glibc

/// Finds the columns of a definition in the header of a file.
struct ColumnResolver {
  /// The names of each column; none where there is no header.
  let names: [[String]]
  let width: Int
  /// Path shown in messages.
  let path: String
  /// Line of the header.
  var line = 1
  var platform: Platform?

  /// - Returns: the column's index from 0.
  /// - Throws: `Failure` of kind `dataUnusable` that names the column and the nearest header.
  func index(of column: ColumnReference) throws(Failure) -> Int {
    let matches = matches(column)
    guard let match = matches.first else {
      throw Failure(
        .dataUnusable, at: "\(path):\(line)", .columnMissing(column.shown, near: nearest(column.shown), count: width))
    }
    guard matches.count == 1 else {
      throw Failure(.dataUnusable, at: "\(path):\(line)", .columnAmbiguous(column.shown, count: matches.count))
    }
    return match
  }

  func index(of column: ColumnReference?) throws(Failure) -> Int? {
    guard let column else { return nil }
    return try index(of: column) as Int
  }

  /// The place of each of these columns in the record.
  func indices(of columns: [ColumnReference]) throws(Failure) -> [ColumnReference: Int] {
    var indices: [ColumnReference: Int] = [:]
    for column in columns { indices[column] = try index(of: column) as Int }
    return indices
  }

  private func matches(_ column: ColumnReference) -> [Int] {
    switch column {
    case .header(let wanted): named { $0 == wanted }
    case .pattern(let pattern): named { unsafe fnmatch(pattern, $0, 0) == 0 }
    case .position(let position): position >= 1 && position <= width ? [position - 1] : []
    case .metadata(let metadata): self.metadata(metadata)
    case .firstOf(let columns): columns.lazy.map(matches).first { !$0.isEmpty } ?? []
    }
  }

  /// Columns that are called so first of all; where none is, those that are called so, too.
  private func named(_ isMatch: (String) -> Bool) -> [Int] {
    let first = names.indices.filter { names[$0].first.map(isMatch) ?? false }
    return first.isEmpty ? names.indices.filter { names[$0].contains(where: isMatch) } : first
  }

  /// A platform has had several names for the same; the first that is there counts.
  private func metadata(_ metadata: ColumnReference.Metadata) -> [Int] {
    let known = platform?.metadata[metadata] ?? []
    return known.lazy.map { name in self.named { $0.lowercased() == name.lowercased() } }.first { !$0.isEmpty } ?? []
  }

  /// How many of these columns are there, each another one.
  func distinctlyFound(_ columns: [ColumnReference]) -> Int {
    var taken: Set<Int> = []
    return Set(columns).count { column in
      let matches = matches(column)
      return matches.count == 1 && taken.insert(matches[0]).inserted
    }
  }

  /// The columns whose headers begin and end with these texts, and what is between them.
  ///
  /// - Throws: `Failure` of kind `dataUnusable` where there is none.
  func between(_ before: String, _ after: String) throws(Failure) -> [(column: Int, text: String)] {
    let matches = names.enumerated().compactMap { column, names in
      names.lazy.compactMap { ColumnResolver.middle(of: $0, before, after) }.first.map { (column, $0) }
    }
    guard !matches.isEmpty else {
      throw Failure(
        .dataUnusable, at: "\(path):\(line)", .columnMissing("\(before)*\(after)", near: nil, count: width))
    }
    return matches
  }

  private static func middle(of text: String, _ before: String, _ after: String) -> String? {
    let isLonger = text.unicodeScalars.count > before.unicodeScalars.count + after.unicodeScalars.count
    guard text.hasPrefix(before), text.hasSuffix(after), isLonger else { return nil }
    return String(text.dropFirst(before.count).dropLast(after.count))
  }

  /// For each column of the file, the definition's words for it; blank where it is not mapped.
  ///
  /// Messages and rejects use these and never a cell of the first row: where the header is gone, that row is a rater's.
  func names(_ columns: [ColumnReference?]) throws(Failure) -> [String] {
    var names = [String](repeating: "", count: width)
    for case let column? in columns { names[try index(of: column) as Int] = chosen(column).shown }
    return names
  }

  /// Of several columns the one that is there.
  private func chosen(_ column: ColumnReference) -> ColumnReference {
    guard case .firstOf(let columns) = column else { return column }
    return columns.first { !matches($0).isEmpty } ?? column
  }

  /// Position from 1 of the column whose name is probably a slip of `wanted`.
  private func nearest(_ wanted: String) -> Int? {
    let header = names.map { $0.first ?? "" }
    return suggestion(for: wanted, among: header).flatMap { header.firstIndex(of: $0) }.map { $0 + 1 }
  }
}

extension Platform {
  /// Finds the column in which the platform records what it does itself.
  ///
  /// - Parameter names: the names of each column of a file.
  /// - Returns: its index from 0; nil if there is none, or several.
  package func column(of metadata: ColumnReference.Metadata, in names: [[String]]) -> Int? {
    let resolver = ColumnResolver(names: names, width: names.count, path: "", platform: self)
    return try? resolver.index(of: .metadata(metadata)) as Int
  }
}
