import Appraisal

/// Neighbouring columns that ask one question: the rows of a matrix, the options of a multiple choice, ranks.
struct ColumnStem: Sendable {
  let columns: Range<Int>
  /// Whether a row had the same answer twice, which ranks never have.
  private(set) var repeats = false
  /// Number of rows with more than one answer.
  private(set) var rows = 0

  /// Takes the answers of one row.
  ///
  /// - Parameter hashes: hashes of the cells, by column; nil for a blank cell.
  mutating func add(_ hashes: [UInt64?]) {
    guard !repeats, columns.count <= Threshold.mostRanks else { return }
    let answers = hashes[columns].compactMap { $0 }
    guard answers.count > 1 else { return }
    rows += 1
    repeats = Set(answers).count < answers.count
  }

  mutating func merge(_ other: ColumnStem) {
    repeats = repeats || other.repeats
    rows += other.rows
  }

  /// Finds runs of at least two columns with the same stem.
  static func all(_ names: [[String]]) -> [ColumnStem] {
    var all: [ColumnStem] = []
    var start = 0
    let stems = names.map { names in names.lazy.compactMap(stem).first }
    for column in names.indices where column + 1 == names.count || stems[column + 1] != stems[start] {
      if column > start, stems[start] != nil { all.append(ColumnStem(columns: start..<column + 1)) }
      start = column + 1
    }
    return all
  }

  /// The part of a header before the row or option: `5、stem—row`, `q5[SQ001]`, `Q5_1`, `第6题(…)`.
  ///
  /// - Returns: nil for a header without a row or option.
  private static func stem(of name: String) -> String? {
    if name.hasSuffix(")"), name.hasPrefix(KnownHeader.numbering), let range = name.firstRange(of: "(") {
      return String(name[..<range.lowerBound])
    }
    if name.hasSuffix("]"), let start = name.lastStart(of: "[") { return String(name[..<start]) }
    for mark in ["->", HeaderNaming.dash, " - ", "___", "|A"] {
      if let range = name.firstRange(of: mark), range.lowerBound != name.startIndex {
        return String(name[..<range.lowerBound])
      }
    }
    for mark in ["：", ":", "_", "/"] {
      guard let start = name.lastStart(of: mark) else { continue }
      if ["_", "/"].contains(mark), !isCounter(name[start...].dropFirst()) { continue }
      return String(name[..<start])
    }
    return nil
  }

  private static func isCounter(_ text: Substring) -> Bool {
    Identifier.isDigits(text.hasSuffix("_TEXT") ? text.dropLast(5) : text)
  }

  /// The part of a header before the id of an appraisee: `互评：` of `互评：FD001`.
  ///
  /// - Returns: nil if no name ends in an id.
  static func beforeId(_ names: [String]) -> String? {
    for name in names {
      for mark in ["：", ":", HeaderNaming.dash, "-", "_", "[", " "] {
        guard let range = name.ranges(of: mark).last, range.upperBound < name.endIndex else { continue }
        let rest = name[range.upperBound...]
        let id = Identifier.cleaned(String(mark == "[" && rest.hasSuffix("]") ? rest.dropLast() : rest))
        if CellShape.isIdentifier(id) { return String(name[..<range.upperBound]) }
      }
    }
    return nil
  }
}

extension String {
  /// The start of the last occurrence of `text`; nil if there is none, or only one at the very start.
  fileprivate func lastStart(of text: String) -> String.Index? {
    ranges(of: text).last.flatMap { $0.lowerBound == startIndex ? nil : $0.lowerBound }
  }
}
