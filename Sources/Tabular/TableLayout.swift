/// Which records of a file are a table, and which of these its header.
public struct TableLayout: Sendable, Equatable {
  /// The physical line, or row of a sheet, on or after which the header begins. Lines before it are passed over.
  public var headerLine: Int
  /// Number of records of the header; with 0 the first record says how many columns there are.
  public var headerRows: Int
  /// The line after the table; nil if it goes on to the end of the file.
  public var endLine: Int?
  /// Whether records may end early, the fields that are not there being empty. Otherwise they are ragged.
  public var fillsShortRecords: Bool

  /// A header of one record at the top of the file unless told otherwise.
  public init(headerLine: Int = 1, headerRows: Int = 1, endLine: Int? = nil, fillsShortRecords: Bool = false) {
    self.headerLine = headerLine
    self.headerRows = headerRows
    self.endLine = endLine
    self.fillsShortRecords = fillsShortRecords
  }
}
