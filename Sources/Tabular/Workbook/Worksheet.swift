/// What the cells of a workbook refer to.
struct WorkbookContent: @unchecked Sendable {
  var sharedStrings = SharedStrings()
  /// The format of each cell style, by its index.
  var formats: [NumberFormat] = []
  var is1904 = false
  let limits: WorkbookLimits

  /// Whether a cell style shows numbers as numbers.
  @inline(__always) func isNumber(_ style: Int) -> Bool { style >= formats.count || formats[style] == .number }

  /// Appends a day or a time.
  ///
  /// - Returns: false if the style is of numbers, or the number is no time; nothing is appended then.
  func append(date value: Double, style: Int, to text: inout [UInt8]) -> Bool {
    !isNumber(style) && formats[style].append(value, is1904: is1904, to: &text)
  }

  /// Adds the format of the next cell style.
  mutating func add(_ format: NumberFormat) throws(PartFault) {
    guard formats.count < limits.styles else { throw .tooLarge(.styles, limit: limits.styles) }
    formats.append(format)
  }
}

/// A worksheet as the workbook lists it.
struct WorksheetEntry<Place> {
  var name: String
  var isHidden: Bool
  /// Where its cells are.
  var place: Place
}

/// A worksheet of a workbook that is open. Its rows can be read any number of times.
struct Worksheet: @unchecked Sendable {
  /// The names of all worksheets in the order of the workbook, hidden ones too.
  let names: [String]
  let name: String
  private let content: WorkbookContent
  private let open: (SheetRows) throws(ReadError) -> SheetReader

  /// Opens a workbook.
  ///
  /// - Parameters:
  ///   - content: the kind of the file by `FileContent.of`.
  ///   - name: the name of a worksheet; nil for the first that is not hidden.
  ///   - chunk: the number of bytes that are read at once.
  /// - Throws: `ReadError.workbook` if the file has no such worksheet or cannot be read as a workbook.
  init(
    _ file: StoredFile, content: FileContent, name: String?, limits: WorkbookLimits = .standard, chunk: Int = 1 << 16
  ) throws(ReadError) {
    switch content {
    case .xlsx:
      let workbook = try XLSXWorkbook(ZipArchive(file, limits: limits, chunk: chunk))
      self = try Worksheet(file.path, workbook.sheets, name, workbook.content, workbook.reader)
    case .xls:
      let workbook = try XLSWorkbook(file, limits: limits, chunk: chunk)
      self = try Worksheet(file.path, workbook.sheets, name, { workbook.content }, workbook.reader)
    case .encrypted: throw .workbook(path: file.path, fault: .encrypted)
    default: throw .workbook(path: file.path, fault: .noWorkbook(content))
    }
  }

  private init<Place>(
    _ path: String, _ sheets: [WorksheetEntry<Place>], _ wanted: String?,
    _ content: () throws(ReadError) -> WorkbookContent,
    _ open: @escaping (Place, SheetRows) throws(ReadError) -> SheetReader
  ) throws(ReadError) {
    names = sheets.map(\.name)
    guard !sheets.isEmpty else { throw .workbook(path: path, fault: .noWorksheets) }
    let found =
      if let wanted {
        sheets.first { $0.name == wanted }
      } else {
        sheets.first { !$0.isHidden } ?? sheets.first
      }
    guard let sheet = found else { throw .workbook(path: path, fault: .noSheet(wanted ?? "", known: names)) }
    name = sheet.name
    self.content = try content()
    self.open = { rows throws(ReadError) in try open(sheet.place, rows) }
  }

  /// Begins to read rows.
  ///
  /// - Parameters:
  ///   - width: the number of columns of records; nil for rows as texts.
  ///   - lines: the rows that are wanted.
  func reader(width: Int? = nil, lines: Range<Int> = 1..<Int.max) throws(ReadError) -> SheetReader {
    try open(SheetRows(content, width: width, lines: lines))
  }

  /// The first rows that are not blank, each cell without white space around it.
  ///
  /// - Parameter line: where the first may be.
  func firstRows(_ limit: Int, from line: Int) throws(ReadError) -> [TableFile.RawRecord] {
    let reader = try reader(lines: max(1, line)..<Int.max)
    var records: [TableFile.RawRecord] = []
    while records.count < limit, try reader.read() {
      for row in reader.rows.texts.prefix(limit - records.count) {
        records.append(.init(line: row.line, fields: row.fields.map(trimmed)))
      }
    }
    return records
  }
}

/// Reads the rows of a worksheet, some at a time.
class SheetReader {
  /// The rows that were read last.
  final let rows: SheetRows
  /// Why no more can be read.
  private var failure: ReadError?

  init(_ rows: SheetRows) { self.rows = rows }

  /// Reads a little more into the rows.
  ///
  /// - Returns: false at the end of the sheet.
  func advance() throws(ReadError) -> Bool { false }

  /// Reads the next rows, which hold until the next call.
  ///
  /// - Returns: false at the end of the sheet.
  /// - Throws: `ReadError.workbook` for damage, when the rows before it have been read.
  final func read() throws(ReadError) -> Bool {
    rows.clear()
    do throws(ReadError) {
      if let failure { throw failure }
      while !rows.isAtEnd, !rows.isFull, try advance() {}
    } catch {
      if rows.isEmpty { throw error }
      failure = error
    }
    return !rows.isEmpty
  }
}
