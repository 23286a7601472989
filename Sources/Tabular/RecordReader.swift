/// Reads the records of a table, in bounded memory, and goes on behind every record it cannot read.
///
/// In text, libcsv decides what a record is, in its strict mode: blanks around unquoted fields are dropped, line breaks
/// in quoted fields are kept as stored. A record with exactly one empty field too many at its end is taken without it.
public struct RecordReader: ~Copyable, Sendable {
  /// The encoding of the file, and how it was settled.
  public let verdict: EncodingVerdict
  /// The records of the header, each cell without white space around it; none where the layout says so.
  public var headerRecords: [[String]] { text.headerRecords }
  /// The first record of the header.
  public var header: [String] { headerRecords.first ?? [] }
  /// The number of columns: of the longest record of the header, or of the first record where there is none.
  public var width: Int { text.width }
  /// Lines that were empty, or of spaces and tabs only, so far.
  public var blankLines: Int { text.blankLines }

  private var text: TextRecords

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
    verdict = file.verdict
    text = try TextRecords(file, dialect: dialect, layout: layout)
  }

  /// Reads up to some thousand records.
  ///
  /// - Returns: false when the file has ended; the batch then holds neither records nor faults.
  /// - Throws: `failed`, or `undecodable` where the file was changed since it was opened.
  public mutating func read(into batch: inout RecordBatch) throws(ReadError) -> Bool { try text.read(into: &batch) }
}
