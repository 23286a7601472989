import Appraisal
import Tabular

/// The first records of a file, split by one delimiter that it may have.
struct DialectCandidate {
  let delimiter: FileFormat.Delimiter
  let records: [TableFile.RawRecord]

  /// Number of columns of most records; the larger one if two are equally common.
  private let width: Int
  /// Number of columns of the widest record.
  private let widest: Int

  /// Records at the top whose cells are searched for other delimiters: enough to see one, few enough to be quick.
  private static let searchedRecords = 5
  /// A quarter: cells that begin or end with another delimiter are split by the wrong one.
  private static let frayedCells = Proportion(1, of: 4)
  /// A factor that puts a candidate with frayed cells below one whose records agree, and above one that never splits.
  private static let frayedFactor = 0.1
  /// Of two delimiters whose records agree equally well, the one with more columns is likelier: a thousandth for each
  /// column, at most a fifth, so that it cannot outweigh a fifth of the records that disagree.
  private static let columnsPerBonus = 1000.0
  private static let mostBonus = 0.2
  /// Two thirds: a header may lack the names of a few columns.
  private static let nearlyFull = Proportion(2, of: 3)
  /// A half: if more cells of a row occur again below, it is a record.
  private static let repeatedCells = Proportion(1, of: 2)
  /// Records below a row that are compared with it.
  private static let comparedRecords = 20
  /// Four of five cells below have the form of an id: the column holds ids, and so does the row.
  private static let sameForm = Proportion(4, of: 5)
  /// A quarter of the cells below have the same text: the text is a value, for a name of a column does not come again.
  private static let sameText = Proportion(1, of: 4)
  /// Numbers with so many digits are ids, and never names of columns; years have four.
  private static let digitsOfID = 5
  /// Shorter ids have no form that tells them from words.
  private static let shortestForm = 4

  init(delimiter: FileFormat.Delimiter, records: [TableFile.RawRecord]) {
    self.delimiter = delimiter
    self.records = records
    let widths = Dictionary(grouping: records.map(\.fields.count)) { $0 }.mapValues(\.count)
    widest = widths.keys.max() ?? 0
    width = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// How well the records agree in their number of columns, from 0 to 1.2: 0 for a delimiter that never occurs, at most
  /// 0.12 for one that leaves another delimiter at the ends of cells.
  var score: Double {
    guard width > 1, !records.isEmpty else { return 0 }
    let agreeing = records.count { abs($0.fields.count - width) <= 1 }
    let others = FileFormat.Delimiter.allCases.filter { $0 != delimiter && $0 != .tab }.map(\.byte)
    let cells = records.prefix(DialectCandidate.searchedRecords).flatMap(\.fields)
    let frayed = cells.count { cell in others.contains { cell.utf8.first == $0 || cell.utf8.last == $0 } }
    let isFrayed = DialectCandidate.frayedCells.isExceeded(by: frayed, of: cells.count)
    let bonus = min(DialectCandidate.mostBonus, Double(width) / DialectCandidate.columnsPerBonus)
    return (isFrayed ? DialectCandidate.frayedFactor : 1) * (Double(agreeing) / Double(records.count) + bonus)
  }

  /// Whether each cell of a record is filled. Rows of a worksheet end at their last cell; the others are blank.
  private func filled(_ index: Int) -> [Bool] {
    let fields = records[index].fields
    return fields.map { !$0.isEmpty } + [Bool](repeating: false, count: max(0, widest - fields.count))
  }

  /// Median number of filled cells of a record; 0 without records.
  private var usual: Int {
    let counts = records.indices.map { index in filled(index).count { $0 } }.sorted()
    return counts.isEmpty ? 0 : counts[counts.count / 2]
  }

  /// Index of the first record of the header, and its number of rows: 1 for the first row that is as full as those below,
  /// 2 if the second fills what the first leaves blank, 0 if the first full row looks like the data below it.
  var header: (index: Int, rows: Int) {
    for index in records.indices {
      let isFull = filled(index).count { $0 } >= max(1, usual)
      if isTwoRows(index) { return (index, 2) }
      if isFull { return (index, isData(index) ? 0 : 1) }
      if isNearlyFull(index) { return (index, 1) }
    }
    return (0, records.first.map { _ in isData(0) } ?? false ? 0 : 1)
  }

  /// Whether a row that is no data has a few blanks and is above a full row.
  private func isNearlyFull(_ index: Int) -> Bool {
    guard records.indices.contains(index + 1), !isData(index) else { return false }
    let (own, next) = (filled(index).count { $0 }, filled(index + 1).count { $0 })
    return own >= 2 && DialectCandidate.nearlyFull.isReached(by: own, of: usual) && next >= usual
  }

  /// Whether a row and the next are one header: each fills cells that the other leaves blank.
  private func isTwoRows(_ index: Int) -> Bool {
    guard records.indices.contains(index + 2), !isData(index), !isData(index + 1) else { return false }
    let (upper, lower) = (filled(index), filled(index + 1))
    guard upper.count(where: { $0 }) >= 2, lower.contains(true), lower.contains(false)
    else {
      return false
    }
    let pairs = Array(zip(upper, lower))
    let fills = pairs.contains { !$0.0 && $0.1 }
    let leaves = pairs.contains { $0.0 && !$0.1 }
    let either = pairs.count { $0.0 || $0.1 }
    return fills && leaves && either >= max(usual, pairs.count - 1) && !hasLikeBelow(index + 1)
  }

  /// Whether a row is data after all: its cells occur again in the rows below.
  private func hasLikeBelow(_ index: Int) -> Bool {
    let cells = records[index].fields.enumerated().filter { !$0.element.isEmpty }
    let again = cells.count { column, cell in
      records[(index + 1)...].contains { $0.fields.indices.contains(column) && $0.fields[column] == cell }
    }
    return DialectCandidate.repeatedCells.isExceeded(by: again, of: cells.count)
  }

  /// Whether a row is data and no header: it holds a time, a long number, or looks like the cells below.
  private func isData(_ index: Int) -> Bool {
    let fields = records[index].fields
    let below = records[(index + 1)...].prefix(DialectCandidate.comparedRecords)
    return fields.enumerated().contains { column, cell in
      if isCertainlyData(cell) { return true }
      let others = below.compactMap { $0.fields.indices.contains(column) ? $0.fields[column] : nil }
      let filled = others.filter { !$0.isEmpty }
      guard filled.count >= 2, !cell.isEmpty else { return false }
      if cell.utf8.count >= DialectCandidate.shortestForm, CellShape.isIdentifier(cell),
        cell.utf8.contains(where: { $0 >= 48 && $0 <= 57 })
      {
        let mask = CellShape.mask(cell)
        let alike = filled.count { CellShape.mask($0) == mask }
        if DialectCandidate.sameForm.isReached(by: alike, of: filled.count) { return true }
      }
      return DialectCandidate.sameText.isReached(by: filled.count { $0 == cell }, of: filled.count)
    }
  }

  private func isCertainlyData(_ cell: String) -> Bool {
    let id = Identifier.cleaned(cell)
    if Identifier.isDigits(id), id.utf8.count >= DialectCandidate.digitsOfID { return true }
    return CellShape.time(cell) != nil || CellShape.isAddress(cell) || Identifier.damage(id) != nil
  }
}
