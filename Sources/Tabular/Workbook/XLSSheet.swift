/// Reads a worksheet of an .xls.
///
/// FreeXL is not used: it leaves out results of formulas, shows errors as 1, knows no Chinese dates, and crashes on files
/// with a few changed bytes. Checking a file for it would take as much code as reading one.
final class XLSSheet: @unchecked Sendable {
  let names: [String]
  let name: String
  private let globals: XLSGlobals
  private var records: XLSRecords
  private var row: XLSRow
  private var isAtEnd = false
  /// Number of open charts, whose records are among those of the sheet.
  private var depth = 0
  /// Whether the record that was read last begins another row, and is not handled yet.
  private var isPending = false
  /// Column of a formula whose text is in one of the next records; nil without one.
  private var textColumn: Int?

  init(_ file: StoredFile, sheet: String?, limits: WorkbookLimits, chunk: Int) throws(ReadError) {
    let container = try CompoundFile(file, limits: limits)
    guard let entry = container.workbook else { throw .workbook(path: file.path, fault: .noWorkbook(.compound)) }
    records = XLSRecords(try container.content(of: entry), chunk: chunk)
    globals = try XLSGlobals(&records, limits: limits)
    let index = try globals.sheets.map { ($0.name, $0.isHidden) }.index(of: sheet, path: file.path)
    names = globals.sheets.map(\.name)
    name = names[index]
    row = XLSRow(path: file.path, limits: limits)
    records.move(to: globals.sheets[index].position)
    try records.next()
    guard records.kind == XLSRecords.Kind.begin else { throw records.broken }
  }

  /// Swaps `row` for the next one that is not blank.
  ///
  /// - Returns: false at the end of the sheet; `row` is then unchanged.
  func next(_ row: inout SheetRow) throws(ReadError) -> Bool {
    while !isAtEnd {
      if !isPending { try records.next() }
      isPending = false
      try take()
      if isPending { break }
    }
    guard !self.row.cells.ends.isEmpty else { return false }
    self.row.take(into: &row)
    return true
  }

  /// Handles the record that was read last.
  private func take() throws(ReadError) {
    switch records.kind {
    case XLSRecords.Kind.begin: depth += 1
    case XLSRecords.Kind.end:
      depth -= 1
      isAtEnd = depth < 0
    case _ where depth > 0: break
    case XLSRecords.Kind.text: try takeText()
    default:
      guard let kind = XLSCellKind(rawValue: records.kind) else { return }
      let number = try field(0, 2) + 1
      // The row that was read is returned first.
      isPending = number != row.cells.number && !row.cells.ends.isEmpty
      guard !isPending else { return }
      try row.begin(number)
      try takeCell(kind)
    }
  }

  private func takeCell(_ kind: XLSCellKind) throws(ReadError) {
    textColumn = nil
    let column = try field(2, 2)
    switch kind {
    case .number: try add(number: double(6), style: field(4, 2), column)
    case .rk: try add(number: rkNumber(6), style: field(4, 2), column)
    case .rkRow:
      // row (2 bytes) | first column (2) | style (2), number (4) of each cell | last column (2)
      for (step, place) in stride(from: 4, to: records.data.count - 7, by: 6).enumerated() {
        try add(number: rkNumber(place + 2), style: field(place, 2), column + step)
      }
    case .shared: try addShared(field(6, 4), column)
    case .label, .richLabel: try addText(at: 6, column)
    case .boolean: try add(isError: field(7, 1) != 0, field(6, 1), column)
    case .formula: try takeFormula(column)
    }
  }

  /// Adds the result of a formula. The last two bytes of a Double are 0xFFFF only if it is no number; the first byte then
  /// tells what the result is.
  private func takeFormula(_ column: Int) throws(ReadError) {
    guard try field(12, 2) == 0xFFFF else { return try add(number: double(6), style: field(4, 2), column) }
    switch try field(6, 1) {
    case 0: textColumn = column
    case 1: try add(isError: false, field(8, 1), column)
    case 2: try add(isError: true, field(8, 1), column)
    default: break  // the empty text
    }
  }

  private func takeText() throws(ReadError) {
    guard let column = textColumn else { return }
    textColumn = nil
    try addText(at: 0, column)
  }

  private func add(number: Double, style: Int, _ column: Int) throws(ReadError) {
    let format = globals.formats.indices.contains(style) ? globals.formats[style] : .number
    try row.add(column) { text throws(ReadError) in
      if !format.append(number, is1904: globals.is1904, to: &text) { text.append(number: number) }
    }
  }

  private func addShared(_ index: Int, _ column: Int) throws(ReadError) {
    guard let range = globals.sharedStrings.range(of: index) else {
      throw row.error(.damaged(.sharedString(row: row.cells.number)))
    }
    try row.check(range.count)
    try row.add(column) { text throws(ReadError) in text += globals.sharedStrings.bytes[range] }
  }

  private func addText(at index: Int, _ column: Int) throws(ReadError) {
    try row.add(column) { text throws(ReadError) in
      try globals.append(from: &records, at: index, lengthBytes: 2, to: &text)
    }
  }

  private func add(isError: Bool, _ code: Int, _ column: Int) throws(ReadError) {
    try row.add(column) { text throws(ReadError) in
      text += (isError ? XLSCellKind.errorText(code) : code == 0 ? "FALSE" : "TRUE").utf8
    }
  }

  private func field(_ index: Int, _ count: Int) throws(ReadError) -> Int {
    guard let value = records.data.integer(at: index, bytes: count) else { throw records.broken }
    return value
  }

  private func double(_ index: Int) throws(ReadError) -> Double {
    guard let value = records.data.double(at: index) else { throw records.broken }
    return value
  }

  /// Reads an RK number (RkNumber of [MS-XLS]), a Double or a whole number in four bytes.
  ///
  ///     31                                2   1   0
  ///     | high 30 bits of a Double, or    | i | h |     i: a whole number, else a Double
  ///     | a signed whole number           |   |   |     h: in hundredths
  ///
  /// 0x3FF00000 is 1, 0x0000000A is 2, 0x0000000B is 0.02.
  private func rkNumber(_ index: Int) throws(ReadError) -> Double {
    let stored = UInt32(truncatingIfNeeded: try field(index, 4))
    let value =
      stored & 2 == 0
      ? Double(bitPattern: UInt64(stored & ~3) << 32) : Double(Int32(bitPattern: stored) >> 2)
    return stored & 1 == 0 ? value : value / 100
  }
}
