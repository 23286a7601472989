import Appraisal
import Tabular

/// Delimiter and header of a table that no definition describes and that is no known platform's export.
struct DetectedLayout {
  let delimiter: FileFormat.Delimiter
  let layout: TableLayout
  /// Number of records above the header.
  let above: Int

  /// Records that are looked at: titles and remarks above a header are fewer.
  static let depth = 30

  /// Tries each delimiter and takes the one whose records agree best.
  ///
  /// - Throws: `ReadError` if the file cannot be read.
  init(_ file: TableFile) throws(ReadError) {
    var best: (candidate: DialectCandidate, score: Double)?
    for delimiter in file.isWorkbook ? [.comma] : FileFormat.Delimiter.allCases {
      let records = try file.firstRecords(DetectedLayout.depth, dialect: Dialect(delimiter: delimiter.byte))
      let candidate = DialectCandidate(delimiter: delimiter, records: records)
      if candidate.score > best?.score ?? -1 { best = (candidate, candidate.score) }
    }
    let candidate = best?.candidate ?? DialectCandidate(delimiter: .comma, records: [])
    let (index, rows) = candidate.header
    delimiter = candidate.delimiter
    above = index
    layout = TableLayout(
      headerLine: candidate.records.indices.contains(index) ? candidate.records[index].line : 1, headerRows: rows)
  }
}
