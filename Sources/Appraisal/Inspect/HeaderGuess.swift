import Tabular

/// Where the table of a file stands that no definition describes and that is like no platform's export.
struct HeaderGuess {
  let delimiter: FileFormat.Delimiter
  let layout: TableLayout
  /// Records above the header.
  let above: Int

  /// So many records are looked at.
  static let depth = 30

  init(_ file: TableFile) throws(ReadError) {
    var best: (cut: Cut, worth: Double)?
    for delimiter in file.isWorkbook ? [.comma] : FileFormat.Delimiter.allCases {
      let records = try file.firstRecords(HeaderGuess.depth, dialect: Dialect(delimiter: delimiter.byte))
      let cut = Cut(delimiter: delimiter, records: records)
      if cut.worth > best?.worth ?? -1 { best = (cut, cut.worth) }
    }
    let cut = best?.cut ?? Cut(delimiter: .comma, records: [])
    let (index, rows) = cut.header
    delimiter = cut.delimiter
    above = index
    layout = TableLayout(
      headerLine: cut.records.indices.contains(index) ? cut.records[index].line : 1, headerRows: rows)
  }
}

/// The first records of a file as one delimiter cuts them.
struct Cut {
  let delimiter: FileFormat.Delimiter
  let records: [TableFile.RawRecord]

  /// Columns of most of the records; of equally many the most.
  private let width: Int
  private let widest: Int

  init(delimiter: FileFormat.Delimiter, records: [TableFile.RawRecord]) {
    self.delimiter = delimiter
    self.records = records
    let widths = Dictionary(grouping: records.map(\.fields.count)) { $0 }.mapValues(\.count)
    widest = widths.keys.max() ?? 0
    width = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// How well the records agree with each other; a delimiter that never occurs is worth nothing, one that leaves another
  /// at the ends of the cells hardly more.
  var worth: Double {
    guard width > 1, !records.isEmpty else { return 0 }
    let agreeing = records.count { abs($0.fields.count - width) <= 1 }
    let others = FileFormat.Delimiter.allCases.filter { $0 != delimiter && $0 != .tab }.map(\.byte)
    let cells = records.prefix(5).flatMap(\.fields)
    let frayed = cells.count { cell in others.contains { cell.utf8.first == $0 || cell.utf8.last == $0 } }
    let whole = frayed * 4 > cells.count ? 0.1 : 1.0
    return whole * (Double(agreeing) / Double(records.count) + min(0.2, Double(width) / 1000))
  }

  /// Rows of a worksheet end at their last cell.
  private func filled(_ index: Int) -> [Bool] {
    let fields = records[index].fields
    return fields.map { !$0.isEmpty } + [Bool](repeating: false, count: max(0, widest - fields.count))
  }

  /// Cells that are filled in most of the records.
  private var usual: Int {
    let counts = records.indices.map { index in filled(index).count { $0 } }.sorted()
    return counts.isEmpty ? 0 : counts[counts.count / 2]
  }

  /// The first row that is filled as fully as those below it, or two of which the second fills what the first leaves
  /// blank; no row where the first looks like what stands below it.
  var header: (index: Int, rows: Int) {
    for index in records.indices {
      let isFull = filled(index).count { $0 } >= max(1, usual)
      if isTwoRows(index) { return (index, 2) }
      if isFull { return (index, isData(index) ? 0 : 1) }
      if isNearlyFull(index) { return (index, 1) }
    }
    return (0, records.first.map { _ in isData(0) } ?? false ? 0 : 1)
  }

  /// Whether a row that is no record has a few blanks above records that have none.
  private func isNearlyFull(_ index: Int) -> Bool {
    guard records.indices.contains(index + 1), !isData(index) else { return false }
    let (own, next) = (filled(index).count { $0 }, filled(index + 1).count { $0 })
    return own >= 2 && own * 3 >= usual * 2 && next >= usual

  }

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

  /// Whether the second row of a header is one of the rows below after all: its cells come again there.
  private func hasLikeBelow(_ index: Int) -> Bool {
    let cells = records[index].fields.enumerated().filter { !$0.element.isEmpty }
    let again = cells.count { column, cell in
      records[(index + 1)...].contains { $0.fields.indices.contains(column) && $0.fields[column] == cell }
    }
    return again * 2 > cells.count
  }

  /// Whether a row is somebody's and no header: it holds a time, a long number, or what looks like the cells below.
  private func isData(_ index: Int) -> Bool {
    let fields = records[index].fields
    let below = records[(index + 1)...].prefix(20)
    return fields.enumerated().contains { column, cell in
      if isCertainlyData(cell) { return true }
      let others = below.compactMap { $0.fields.indices.contains(column) ? $0.fields[column] : nil }
      let filled = others.filter { !$0.isEmpty }
      guard filled.count >= 2, !cell.isEmpty else { return false }
      if cell.utf8.count >= 4, CellShape.isIdentifier(cell), cell.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) {
        let mask = CellShape.mask(cell)
        if filled.count(where: { CellShape.mask($0) == mask }) * 5 >= filled.count * 4 { return true }
      }
      return filled.count { $0 == cell } * 4 >= filled.count
    }
  }

  private func isCertainlyData(_ cell: String) -> Bool {
    let id = Identifier.cleaned(cell)
    if Identifier.isDigits(id), id.utf8.count >= 5 { return true }
    return CellShape.time(cell) != nil || CellShape.isAddress(cell) || Identifier.damage(id) != nil
  }
}
