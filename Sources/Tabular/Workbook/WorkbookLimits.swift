/// How much is read from one workbook before it is refused.
///
/// A few kilobytes of zip can hold gigabytes of XML, so what counts is what comes out, not what the file says of itself.
struct WorkbookLimits: Sendable {
  /// The size of an .xls file, or of another compound document, whose table of sectors is held in memory: 256 MiB.
  var storedXLSBytes = 1 << 28
  /// The parts of a file, its sheets, and what one part points to, the names of which are held in memory: 16,384.
  var parts = 1 << 14
  /// A worksheet, which passes through and is never held: 4 GiB.
  var sheetBytes = 1 << 32
  /// The part with the shared strings, whose text is held in memory: 256 MiB.
  var sharedStringsBytes = 1 << 28
  /// Any other part: names of sheets, relationships, styles: 32 MiB.
  var otherPartBytes = 1 << 25
  /// How many bytes may come out of one stored byte: 1,000. Exports reach 100 where all rows are alike.
  var ratio = 1000
  /// The ratio is looked at behind this many bytes: 64 MiB.
  var ratioCountsFrom = 1 << 26
  /// Elements inside each other: 256. A cell stands seven deep.
  var depth = 256
  /// A tag with its attributes, a comment: 1 MiB. Expat holds these whole.
  var tagBytes = 1 << 20
  /// Strings that cells share: 16,777,216, of which each takes four bytes beside its text.
  var sharedStrings = 1 << 24
  /// The text of a cell: 1 MiB. Excel has at most 32,767 characters.
  var cellBytes = 1 << 20
  /// The texts of a row: 1 MiB, as for a record of a CSV file.
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
