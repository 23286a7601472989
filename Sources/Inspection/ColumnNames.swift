import Appraisal

/// References by which a definition can name each column of a file: its header if that is unique, else its position.
struct ColumnNames {
  /// One for each column.
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
  /// Whether a row had the same answer twice, which ranks never have.
  private(set) var repeats = false
  /// Number of rows with more than one answer.
  private(set) var rows = 0

  /// No question asks to rank more than forty things; comparing more columns would only take time.
  private static let most = 40

  /// Takes the answers of one row.
  ///
  /// - Parameter hashes: hashes of the cells, by column; nil for a blank cell.
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

  /// Finds runs of at least two columns with the same stem.
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

  /// The part of a header before the row or option: `5、stem—row`, `q5[SQ001]`, `Q5_1`, `第6题(…)`.
  ///
  /// - Returns: nil if no name has a row or option.
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
  /// The start of the last occurrence of `text`; nil if there is none, or only one at the very start.
  fileprivate func lastRange(of text: String) -> String.Index? {
    ranges(of: text).last.flatMap { $0.lowerBound == startIndex ? nil : $0.lowerBound }
  }
}
