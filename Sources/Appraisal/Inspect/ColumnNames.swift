/// How a definition can refer to each column of a file: by its header where that says which one, else by position.
struct ColumnNames {
  let references: [ColumnReference]

  init(_ names: [[String]], width: Int) {
    var first: [String: Int] = [:]
    var any: [String: Int] = [:]
    for own in names {
      if let name = own.first { first[name, default: 0] += 1 }
      for name in Set(own) { any[name, default: 0] += 1 }
    }
    references = (0..<width).map { column in
      let own = names.indices.contains(column) ? names[column] : []
      if let name = own.first, first[name] == 1 { return .header(name) }
      let other = own.dropFirst().first { first[$0] == nil && any[$0] == 1 }
      return other.map { .header($0) } ?? .position(column + 1)
    }
  }
}

/// Neighbouring columns that ask one question: the rows of a matrix, the options of a multiple choice, ranks.
struct ColumnStem: Sendable {
  let columns: Range<Int>
  /// Whether a row had the same answer twice, so that the answers are no ranks.
  private(set) var repeats = false
  /// Rows with more than one answer.
  private(set) var rows = 0

  /// More columns are no ranking.
  private static let most = 40

  mutating func add(_ hashes: [UInt64?]) {
    guard !repeats, columns.count <= ColumnStem.most else { return }
    let answers = hashes[columns].compactMap { $0 }
    guard answers.count > 1 else { return }
    rows += 1
    if Set(answers).count < answers.count { repeats = true }
  }

  mutating func merge(_ other: ColumnStem) {
    repeats = repeats || other.repeats
    rows += other.rows
  }

  /// Runs of at least two columns with the same stem.
  static func all(_ names: [[String]]) -> [ColumnStem] {
    var all: [ColumnStem] = []
    var start = 0
    let stems = names.map { stem(of: $0) }
    for column in 0...stems.count where column == stems.count || stems[column] != stems[start] {
      if column - start > 1, stems[start] != nil { all.append(ColumnStem(columns: start..<column)) }
      start = column
      if column == stems.count { break }
    }
    return all
  }

  /// What stands before the row or option in a header: `5、stem—row`, `q5[SQ001]`, `Q5_1`, `第6题(…)`; nil: no such thing.
  static func stem(of names: [String]) -> String? {
    for name in names {
      for (mark, end) in [("[", "]"), (KnownHeader.numbering, ")")] where name.hasSuffix(end) {
        if mark == KnownHeader.numbering, name.hasPrefix(mark), let range = name.firstRange(of: "(") {
          return String(name[..<range.lowerBound])
        }
        if mark == "[", let range = name.lastRange(of: mark) { return String(name[..<range]) }
      }
      for mark in ["->", HeaderNaming.dash, " - ", "___", "|A"] {
        if let range = name.firstRange(of: mark), range.lowerBound != name.startIndex {
          return String(name[..<range.lowerBound])
        }
      }
      for mark in ["：", ":"] {
        if let range = name.lastRange(of: mark) { return String(name[..<range]) }
      }
      if let range = name.lastRange(of: "_"), isCounter(name[range...].dropFirst()) { return String(name[..<range]) }
      if let range = name.lastRange(of: "/"), isCounter(name[range...].dropFirst()) { return String(name[..<range]) }
    }
    return nil
  }

  private static func isCounter(_ text: Substring) -> Bool {
    let number = text.hasSuffix("_TEXT") ? text.dropLast(5) : text
    return Identifier.isDigits(number)
  }
}

extension String {
  /// Where the last occurrence of a text begins, if it is not at the very start.
  fileprivate func lastRange(of text: String) -> String.Index? {
    ranges(of: text).last.flatMap { $0.lowerBound == startIndex ? nil : $0.lowerBound }
  }
}
