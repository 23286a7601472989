/// The row of an .xls that is being read. Rows and cells must stand in order, as they do in all that Excel writes.
struct XLSRow {
  var cells = SheetRow()
  private let path: String
  private let limits: WorkbookLimits
  private var last = 0
  private var column = -1

  init(path: String, limits: WorkbookLimits) {
    self.path = path
    self.limits = limits
  }

  /// Goes on in this row, or begins it.
  mutating func begin(_ number: Int) throws(ReadError) {
    guard number != cells.number else { return }
    guard number > last else { throw error(.damaged(.rowOrder(row: number))) }
    guard number <= limits.rows else { throw error(.tooLarge(.rows, limit: limits.rows)) }
    last = number
    column = -1
    cells.clear(number: number)
  }

  /// Exchanges the row for another one to be filled.
  mutating func take(into row: inout SheetRow) {
    swap(&row, &cells)
    cells.clear(number: 0)
  }

  /// Adds a cell with what `body` appends to the text of the row.
  mutating func add(_ column: Int, _ body: (inout [UInt8]) throws(ReadError) -> Void) throws(ReadError) {
    guard column > self.column else { throw error(.damaged(.cellOrder(row: cells.number))) }
    guard column < limits.columns else { throw error(.tooLarge(.columns, limit: limits.columns)) }
    self.column = column
    let start = cells.bytes.count
    try body(&cells.bytes)
    try check(0)
    cells.close(column: column, from: start)
  }

  /// Whether there is room for so many bytes more.
  func check(_ more: Int) throws(ReadError) {
    guard cells.bytes.count + more <= limits.rowBytes else { throw error(.tooLarge(.rowBytes, limit: limits.rowBytes)) }
  }

  /// A fault in the sheet.
  func error(_ fault: PartFault) -> ReadError { fault.placed(path: path, part: "Workbook", line: nil) }
}
