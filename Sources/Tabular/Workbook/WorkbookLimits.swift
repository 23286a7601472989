/// Limits beyond which a workbook is refused.
///
/// A few kilobytes of zip can hold gigabytes of XML, so uncompressed bytes are counted; sizes that the file states are not
/// trusted.
struct WorkbookLimits: Sendable {
  /// Bytes of an .xls file or another compound file, whose table of sectors is held in memory: 256 MiB.
  var storedXLSBytes = 1 << 28
  /// Parts of a file, sheets of it, and relationships of a part, whose names are held in memory: 16,384.
  var parts = 1 << 14
  /// Bytes of a worksheet, which is never held in memory: 4 GiB.
  var sheetBytes = 1 << 32
  /// Bytes of the part with the shared strings, whose text is held in memory: 256 MiB.
  var sharedStringsBytes = 1 << 28
  /// Bytes of any other part, such as names of sheets, relationships and styles: 32 MiB.
  var otherPartBytes = 1 << 25
  /// Uncompressed bytes of one stored byte: 1,000. Exports reach 100 if all rows are alike.
  var ratio = 1000
  /// Uncompressed bytes after which the ratio is checked: 64 MiB.
  var ratioCountsFrom = 1 << 26
  /// Nested elements: 256. The text of a cell is seven deep.
  var depth = 256
  /// Bytes of a tag with its attributes, or of a comment, which expat holds whole: 1 MiB.
  var tagBytes = 1 << 20
  /// Shared strings, each with four bytes beside its text: 16,777,216.
  var sharedStrings = 1 << 24
  /// Bytes of the text of a cell: 1 MiB. Excel has at most 32,767 characters.
  var cellBytes = 1 << 20
  /// Bytes of the texts of a row: 1 MiB, as for a record of a CSV file.
  var rowBytes = 1 << 20
  /// Columns: 16,384, as many as Excel has (XFD).
  var columns = 1 << 14
  /// Rows: 1,048,576, as many as Excel has.
  var rows = 1 << 20
  /// Cell styles: 65,536, a little more than Excel has.
  var styles = 1 << 16

  /// The limits that hold unless a test makes them smaller.
  static let standard = WorkbookLimits()
}
