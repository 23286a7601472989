/// The row of an .xls that is being read. Rows and cells must be in order, as in every file of Excel.
struct XLSRow {
  var cells = SheetRow()
  private let path: String
  private let limits: WorkbookLimits
  /// Number of the row that was begun last.
  private var last = 0
  /// The lowest column that the next cell of the row can have.
  private var nextColumn = 0

  init(path: String, limits: WorkbookLimits) {
    self.path = path
    self.limits = limits
  }

  /// Begins a row, unless it has begun already.
  mutating func begin(_ number: Int) throws(ReadError) {
    guard number != cells.number else { return }
    guard number > last else { throw error(.damaged(.rowOrder(row: number))) }
    guard number <= limits.rows else { throw error(.tooLarge(.rows, limit: limits.rows)) }
    last = number
    nextColumn = 0
    cells.clear(number: number)
  }

  /// Gives the row away in exchange for another one to be filled.
  mutating func take(into row: inout SheetRow) {
    swap(&row, &cells)
    cells.clear(number: 0)
  }

  /// Adds a cell, whose text `body` appends to the bytes of the row.
  mutating func add(_ column: Int, _ body: (inout [UInt8]) throws(ReadError) -> Void) throws(ReadError) {
    guard column >= nextColumn else { throw error(.damaged(.cellOrder(row: cells.number))) }
    guard column < limits.columns else { throw error(.tooLarge(.columns, limit: limits.columns)) }
    nextColumn = column + 1
    let start = cells.bytes.count
    try body(&cells.bytes)
    try check(0)
    cells.close(column: column, from: start)
  }

  /// Checks that the row has room for `more` bytes.
  func check(_ more: Int) throws(ReadError) {
    guard cells.bytes.count + more <= limits.rowBytes else { throw error(.tooLarge(.rowBytes, limit: limits.rowBytes)) }
  }

  /// The error for a fault of the sheet.
  func error(_ fault: PartFault) -> ReadError { fault.placed(path: path, part: "Workbook", line: nil) }
}
