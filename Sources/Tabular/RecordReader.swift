/// Reads the records of a table, in bounded memory, and goes on behind every record it cannot read.
///
/// In text, libcsv decides what a record is, in its strict mode: blanks around unquoted fields are dropped, line breaks
/// in quoted fields are kept as stored. A record with exactly one empty field too many at its end is taken without it.
public struct RecordReader: ~Copyable, Sendable {
  /// What the file is, and its encoding where it is a text.
  public let file: TableFile
  /// The records of the header, each cell without white space around it; none where the layout says so.
  public let headerRecords: [[String]]
  /// The number of columns: of the longest record of the header, or of the first record where there is none.
  public let width: Int
  /// The worksheet that is read, and all that the workbook has; empty for a text.
  public let sheetName: String
  public let sheetNames: [String]
  /// Of a text: where its records begin; nil for a workbook, and where the table ends before the file does.
  public let textTable: TextTable?
  private var text: TextRecords?
  private var sheet: SheetRecords?

  /// Opens a file with a header of one record.
  ///
  /// - Parameters:
  ///   - encoding: what the file is in; nil to find out.
  ///   - chunk: how many bytes to read at once. Memory is bounded by this and the largest size of a record.
  /// - Throws: every case of `ReadError`.
  public init(
    path: String, encoding: TextEncoding? = nil, dialect: Dialect = Dialect(), chunk: Int = 1 << 18
  ) throws(ReadError) {
    try self.init(try TableFile(path: path, encoding: encoding, chunk: chunk), dialect: dialect)
  }

  /// Reads the header of a table in a file that was opened.
  ///
  /// - Throws: `empty` where there is no record for the header, `unreadableHeader`, or `failed`.
  public init(
    _ file: TableFile, dialect: Dialect = Dialect(), layout: TableLayout = TableLayout()
  ) throws(ReadError) {
    self.file = file
    switch file.source {
    case .text(let stored, let settled, let chunk):
      let scanner = try RecordScanner(stored, settled: settled, dialect: dialect, chunk: chunk)
      let records = try TextRecords(scanner, path: file.path, layout: layout)
      (headerRecords, width, sheetName, sheetNames) = (records.headerRecords, records.width, "", [])
      let table = TextTable(
        file: stored, settled: settled, dialect: dialect, width: records.width,
        fillsShortRecords: layout.fillsShortRecords, start: records.start)
      textTable = layout.endLine == nil && settled.verdict.encoding == .utf8 ? table : nil
      text = .some(records)
      sheet = nil
    case .sheet(let name):
      let records = try SheetRecords(file, sheet: name, layout: layout)
      (headerRecords, width) = (records.headerRecords, records.width)
      (sheetName, sheetNames) = (records.sheetName, records.sheetNames)
      sheet = .some(records)
      text = nil
      textTable = nil
    }
  }

  /// The first record of the header.
  public var header: [String] { headerRecords.first ?? [] }
  /// Lines that were empty, or of spaces and tabs only, and rows without text, so far.
  public private(set) var blankLines = 0

  /// Reads up to some thousand records.
  ///
  /// - Returns: false when the file has ended; the batch then holds neither records nor faults.
  /// - Throws: `failed`, `undecodable` where the file was changed since it was opened, or `workbook` where a worksheet
  ///   turns out to be broken further down.
  public mutating func read(into batch: inout RecordBatch) throws(ReadError) -> Bool {
    let fromText = try text?.read(into: &batch)
    let fromSheet = try sheet?.read(into: &batch)
    blankLines += batch.blankLines
    return fromText ?? fromSheet ?? false
  }
}
