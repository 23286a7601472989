/// Reads one worksheet of a workbook, row by row.
struct SheetReader: ~Copyable, Sendable {
  /// The names of all worksheets in the order of the workbook, hidden ones too.
  let sheetNames: [String]
  /// The name of the worksheet that is read.
  let sheetName: String

  private let source: Source
  private enum Source: Sendable { case xlsx(XLSXSheet), xls(XLSSheet) }

  /// Opens a worksheet.
  ///
  /// - Parameters:
  ///   - content: the kind of the file by `FileContent.of`.
  ///   - sheet: the name of a worksheet; nil for the first that is not hidden.
  ///   - chunk: the number of bytes of a part that are uncompressed at once.
  /// - Throws: `ReadError.workbook` if the file has no such worksheet or cannot be read as a workbook.
  init(
    _ file: StoredFile, content: FileContent, sheet: String?, limits: WorkbookLimits = .standard, chunk: Int = 1 << 16
  ) throws(ReadError) {
    switch content {
    case .xlsx:
      let workbook = try XLSXSheet(file, sheet: sheet, limits: limits, chunk: chunk)
      sheetNames = workbook.names
      sheetName = workbook.name
      source = .xlsx(workbook)
    case .xls:
      let workbook = try XLSSheet(file, sheet: sheet, limits: limits, chunk: chunk)
      sheetNames = workbook.names
      sheetName = workbook.name
      source = .xls(workbook)
    case .encrypted: throw .workbook(path: file.path, fault: .encrypted)
    default: throw .workbook(path: file.path, fault: .noWorkbook(content))
    }
  }

  /// Reads the next row that is not blank into `row`, which is reused from call to call.
  ///
  /// - Returns: false at the end of the sheet; `row` is then unchanged.
  mutating func next(_ row: inout SheetRow) throws(ReadError) -> Bool {
    switch source {
    case .xlsx(let sheet): try sheet.next(&row)
    case .xls(let sheet): try sheet.next(&row)
    }
  }
}
