import Appraisal
import Tabular

extension ExportLayout {
  /// The table of a file that no definition describes and that is no known platform's export.
  init(detectedIn candidates: [DialectCandidate]) {
    let best = candidates.max { $0.score < $1.score } ?? DialectCandidate(delimiter: .comma, records: [])
    let (index, rows) = best.header
    self.init(best, header: index, rows: rows)
  }
}

extension DialectCandidate {
  /// How well the records agree in their number of columns, from 0 to 1.2: 0 for a delimiter that never occurs, at most
  /// 0.12 for one that leaves another delimiter at the ends of cells.
  fileprivate var score: Double {
    let widths = Dictionary(grouping: records.map(\.fields.count)) { $0 }.mapValues(\.count)
    // Of two widths that are equally common, the larger one.
    guard let width = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key, width > 1 else { return 0 }
    let agreeing = records.count { abs($0.fields.count - width) <= 1 }
    let others = FileFormat.Delimiter.allCases.filter { $0 != delimiter && $0 != .tab }.map(\.byte)
    let cells = records.prefix(Threshold.searchedRecords).flatMap(\.fields)
    let frayed = cells.count { cell in others.contains { cell.utf8.first == $0 || cell.utf8.last == $0 } }
    let isFrayed = Threshold.frayedCells.isExceeded(by: frayed, of: cells.count)
    let bonus = min(Threshold.mostBonus, Double(width) / Threshold.columnsPerBonus)
    return (isFrayed ? Threshold.frayedFactor : 1) * (Double(agreeing) / Double(records.count) + bonus)
  }

  /// Index of the first record of the header, and its number of rows: 1 for the first row that is as full as those below,
  /// 2 if the second fills what the first leaves blank, 0 if the first full row looks like the data below it.
  fileprivate var header: (index: Int, rows: Int) {
    let counts = records.indices.map(filledCells).sorted()
    let usual = counts.isEmpty ? 0 : counts[counts.count / 2]
    for index in records.indices {
      if isTwoRows(index, usual) { return (index, 2) }
      if filledCells(index) >= max(1, usual) { return (index, isData(index) ? 0 : 1) }
      if isNearlyFull(index, usual) { return (index, 1) }
    }
    return (0, !records.isEmpty && isData(0) ? 0 : 1)
  }

  private func filledCells(_ index: Int) -> Int { records[index].fields.count { !$0.isEmpty } }

  /// A cell. Rows of a worksheet end at their last cell; the others are blank.
  private func cell(_ index: Int, _ column: Int) -> String {
    let fields = records[index].fields
    return fields.indices.contains(column) ? fields[column] : ""
  }

  /// Whether a row that is no data has a few blanks and is above a full row.
  private func isNearlyFull(_ index: Int, _ usual: Int) -> Bool {
    guard records.indices.contains(index + 1), !isData(index) else { return false }
    let filled = filledCells(index)
    return filled >= 2 && Threshold.nearlyFull.isReached(by: filled, of: usual) && filledCells(index + 1) >= usual
  }

  /// Whether a row and the next are one header: each fills cells that the other leaves blank.
  private func isTwoRows(_ index: Int, _ usual: Int) -> Bool {
    guard records.indices.contains(index + 2), !isData(index), !isData(index + 1), !hasLikeBelow(index + 1) else {
      return false
    }
    let widest = records.map(\.fields.count).max() ?? 0
    let cells = (0..<widest).map { (upper: !cell(index, $0).isEmpty, lower: !cell(index + 1, $0).isEmpty) }
    return filledCells(index) >= 2 && cells.contains { $0.upper && !$0.lower }
      && cells.contains { $0.lower && !$0.upper }
      && cells.count { $0.upper || $0.lower } >= max(usual, cells.count - 1)
  }

  /// Whether a row is data after all: its cells occur again in the rows below.
  private func hasLikeBelow(_ index: Int) -> Bool {
    let cells = records[index].fields.enumerated().filter { !$0.element.isEmpty }
    let again = cells.count { column, text in
      records.indices.dropFirst(index + 1).contains { cell($0, column) == text }
    }
    return Threshold.repeatedCells.isExceeded(by: again, of: cells.count)
  }

  /// Whether a row is data and no header: it holds a time, a long number, or looks like the cells below.
  private func isData(_ index: Int) -> Bool {
    let below = records.indices.dropFirst(index + 1).prefix(Threshold.comparedRecords)
    return records[index].fields.enumerated().contains { column, text in
      if CellShape.isCertainlyData(text) { return true }
      let filled = below.map { cell($0, column) }.filter { !$0.isEmpty }
      guard filled.count >= 2, !text.isEmpty else { return false }
      return CellShape.hasFormOfID(text, filled)
        || Threshold.sameText.isReached(by: filled.count { $0 == text }, of: filled.count)
    }
  }
}

extension CellShape {
  /// Whether a cell is a time, a long number or an address, which no column is named.
  fileprivate static func isCertainlyData(_ cell: String) -> Bool {
    let id = Identifier.cleaned(cell)
    if Identifier.isDigits(id), id.utf8.count >= Threshold.digitsOfID { return true }
    return time(cell) != nil || isAddress(cell) || Identifier.damage(id) != nil
  }

  /// Whether a cell is an id of the form that most of the others have.
  fileprivate static func hasFormOfID(_ cell: String, _ others: [String]) -> Bool {
    guard cell.utf8.count >= Threshold.shortestForm, isIdentifier(cell), cell.utf8.contains(where: isDigit) else {
      return false
    }
    let mask = mask(cell)
    return Threshold.sameForm.isReached(by: others.count { self.mask($0) == mask }, of: others.count)
  }
}
