package import Tabular

/// The first records of a file, split by one delimiter that it may have.
package struct DialectCandidate {
  package let delimiter: FileFormat.Delimiter
  package let records: [TableFile.RawRecord]

  /// So many records are looked at; a header is among them, or nowhere.
  static let depth = 30

  package init(delimiter: FileFormat.Delimiter, records: [TableFile.RawRecord]) {
    self.delimiter = delimiter
    self.records = records
  }

  /// Reads the first records of a file.
  ///
  /// - Parameter row: line or row at which they begin.
  init(
    _ file: TableFile, _ delimiter: FileFormat.Delimiter, from row: Int? = nil, limit: Int = depth
  ) throws(Failure) {
    self.delimiter = delimiter
    do throws(ReadError) {
      records = try file.firstRecords(limit, from: row ?? 1, dialect: Dialect(delimiter: delimiter.byte))
    } catch {
      throw Failure(error)
    }
  }

  /// The file as each delimiter splits it that the format allows.
  static func all(_ file: TableFile, _ format: FileFormat) throws(Failure) -> [DialectCandidate] {
    var candidates: [DialectCandidate] = []
    let delimiters = file.isWorkbook ? [.comma] : FileFormat.Delimiter.allCases
    for delimiter in format.delimiter.map({ [$0] }) ?? delimiters {
      candidates.append(try DialectCandidate(file, delimiter, from: format.headerRow))
    }
    return candidates
  }
}
