/// Reads the rows of a worksheet of an .xls.
final class XLSReader: SheetReader {
  private let records: XLSRecords
  private let workbook: XLSWorkbook
  private var isAtEnd = false
  /// Number of open charts, whose records are among those of the sheet.
  private var depth = 0
  /// Column of a formula whose text is in one of the next records; nil without one.
  private var textColumn: Int?

  init(_ rows: SheetRows, _ records: XLSRecords, _ workbook: XLSWorkbook) {
    (self.records, self.workbook) = (records, workbook)
    super.init(rows)
  }

  override func advance() throws(ReadError) -> Bool {
    do throws(PartFault) {
      while !isAtEnd, !rows.isFull { try takeNext() }
    } catch {
      throw error.inRecords(of: workbook.stream.path)
    }
    if isAtEnd { rows.end() }
    return !isAtEnd
  }

  private func takeNext() throws(PartFault) {
    try records.next()
    switch records.kind {
    case .begin: depth += 1
    case .end:
      depth -= 1
      isAtEnd = depth < 0
    case _ where depth > 0: break
    case .text:
      guard let column = textColumn else { return }
      textColumn = nil
      try addText(at: 0, column)
    case .number, .rk, .rkRow, .shared, .label, .richLabel, .boolean, .formula: try takeCell()
    default: break
    }
  }

  private func takeCell() throws(PartFault) {
    let number = try records.field(0, 2) + 1
    if number != rows.number {
      rows.end()
      try rows.begin(number)
    }
    textColumn = nil
    let column = try records.field(2, 2)
    switch records.kind {
    case .number,
      .formula where try records.field(12, 2) != 0xFFFF:
      try add(records.double(6), style: 4, column)
    case .rk: try add(rkNumber(6), style: 4, column)
    case .rkRow:
      // row (2 bytes) | first column (2) | style (2), number (4) of each cell | last column (2)
      for (step, place) in stride(from: 4, to: records.count - 7, by: 6).enumerated() {
        try add(rkNumber(place + 2), style: place, column + step)
      }
    case .shared:
      let index = try records.field(6, 4)
      try rows.place(column)
      try rows.add(shared: index)
    case .label, .richLabel: try addText(at: 6, column)
    case .boolean: try add(code: records.field(6, 1), isError: records.field(7, 1) != 0, column)
    default: try takeResult(column)
    }
  }

  /// Adds the result of a formula that is no number. The last two bytes of a Double are 0xFFFF only then; the first byte
  /// tells what the result is.
  private func takeResult(_ column: Int) throws(PartFault) {
    switch try records.field(6, 1) {
    case 0: textColumn = column
    case 1: try add(code: records.field(8, 1), isError: false, column)
    case 2: try add(code: records.field(8, 1), isError: true, column)
    default: break  // the empty text
    }
  }

  private func add(_ number: Double, style: Int, _ column: Int) throws(PartFault) {
    let style = try records.field(style, 2)
    try rows.place(column)
    try rows.add(number, style: style)
  }

  private func addText(at index: Int, _ column: Int) throws(PartFault) {
    try rows.place(column)
    try rows.add(try workbook.text(records, at: index, lengthBytes: 2))
  }

  private func add(code: Int, isError: Bool, _ column: Int) throws(PartFault) {
    let text = isError ? XLSReader.errors[code] ?? "#ERR\(code)" : code == 0 ? "FALSE" : "TRUE"
    try rows.place(column)
    try rows.add(Array(text.utf8))
  }

  /// The texts that Excel shows for errors.
  private static let errors = [
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
  ]

  /// Reads an RK number (RkNumber of [MS-XLS]), a Double or a whole number in four bytes.
  ///
  ///     31                                2   1   0
  ///     | high 30 bits of a Double, or    | i | h |     i: a whole number, else a Double
  ///     | a signed whole number           |   |   |     h: in hundredths
  ///
  /// 0x3FF00000 is 1, 0x0000000A is 2, 0x0000000B is 0.02.
  private func rkNumber(_ index: Int) throws(PartFault) -> Double {
    let stored = UInt32(truncatingIfNeeded: try records.field(index, 4))
    let value =
      stored & 2 == 0
      ? Double(bitPattern: UInt64(stored & ~3) << 32) : Double(Int32(bitPattern: stored) >> 2)
    return stored & 1 == 0 ? value : value / 100
  }
}
