package import Tabular

/// Where the table of an export is and how it is written: what the definition fixes, then what the platform is known
/// for, then whatever has the columns that are asked for.
package struct ExportLayout: Sendable {
  package let delimiter: FileFormat.Delimiter
  package let table: TableLayout
  /// Any table if it is nil.
  package let platform: Platform?
  /// Records above the header.
  package let recordsAbove: Int
  /// The first records after it.
  let sample: [[String]]

  package var dialect: Dialect { Dialect(delimiter: delimiter.byte) }

  /// - Parameter wanted: the columns that will be asked for.
  /// - Throws: `Failure` of kind `dataUnusable` where the file ends before the row or the table that the definition names.
  init(_ file: TableFile, _ format: FileFormat, wanted: [ColumnReference]) throws(Failure) {
    try self.init(file, format) { ExportLayout.plain($0, format, wanted) }
  }

  /// - Parameter plain: finds the table of a file that no known platform has written.
  /// - Throws: `Failure` of kind `dataUnusable` where the file ends before the row or the table that the definition names.
  package init(
    _ file: TableFile, _ format: FileFormat = .found, plain: ([DialectCandidate]) -> ExportLayout
  ) throws(Failure) {
    let candidates = try DialectCandidate.all(file, format)
    if let row = format.headerRow, candidates.allSatisfy(\.records.isEmpty) {
      throw Failure(.dataUnusable, at: file.path, .headerBeyondEnd(row))
    }
    if let known = ExportLayout.recognised(candidates, format) {
      self = try ExportLayout.of(known.recognition, cut: known.candidate, file, format)
    } else {
      self = plain(candidates)
    }
    // Of several tables it was chosen; any other file has one.
    if let number = format.table, number > 1, platform?.tableMark == nil {
      throw Failure(.dataUnusable, at: file.path, .tableBeyondEnd(number, count: 1))
    }
  }

  /// - Parameters:
  ///   - header: index of the record in which the header begins.
  ///   - rows: number of its records.
  ///   - end: the line after the table; nil for one that goes on to the end of the file.
  package init(_ candidate: DialectCandidate, header: Int, rows: Int, end: Int? = nil, platform: Platform? = nil) {
    delimiter = candidate.delimiter
    let line = candidate.records.indices.contains(header) ? candidate.records[header].line : 1
    table = TableLayout(
      headerLine: line, headerRows: rows, endLine: end, fillsShortRecords: platform?.endsRecordsEarly ?? false)
    self.platform = platform
    recordsAbove = header
    sample = candidate.records.dropFirst(header + rows).prefix(DialectCandidate.depth).map(\.fields)
  }

  // MARK: - Platforms

  private static func recognised(
    _ candidates: [DialectCandidate], _ format: FileFormat
  ) -> (candidate: DialectCandidate, recognition: PlatformRecognition)? {
    if format.platform == .plain { return nil }
    var best: (candidate: DialectCandidate, recognition: PlatformRecognition)?
    for candidate in candidates {
      let found = PlatformRecognition(candidate.records, only: format.platform)
      if let found, found.strength > best?.recognition.strength ?? 0 { best = (candidate, found) }
    }
    return best
  }

  private static func of(
    _ recognition: PlatformRecognition, cut candidate: DialectCandidate, _ file: TableFile, _ format: FileFormat
  ) throws(Failure) -> ExportLayout {
    let platform = recognition.platform
    guard let mark = platform.tableMark else {
      // Where the definition names the row, the records begin there.
      let header = format.headerRow == nil ? recognition.header : 0
      return ExportLayout(
        candidate, header: header, rows: format.headerRows ?? recognition.headerRows, platform: platform)
    }
    // Tables may begin anywhere in such a file; it is one that a few people filled in.
    let whole = try DialectCandidate(file, candidate.delimiter, limit: .max)
    let records = whole.records
    let headers = records.indices.filter { index in
      platform.signatures.contains { $0.match(HeaderRow(records[index].fields), over: nil) != nil }
    }
    let wanted = format.table ?? 1
    guard headers.indices.contains(wanted - 1) else {
      throw Failure(.dataUnusable, at: file.path, .tableBeyondEnd(wanted, count: headers.count))
    }
    let header = headers[wanted - 1]
    let end = records[header...].first { isMark($0.fields.first ?? "", mark) }?.line
    return ExportLayout(whole, header: header, rows: 1, end: end, platform: platform)
  }

  /// `Question 2` begins the next table.
  private static func isMark(_ cell: String, _ mark: String) -> Bool {
    guard cell.hasPrefix(mark + " ") else { return false }
    return Identifier.isDigits(cell.dropFirst(mark.count + 1))
  }

  // MARK: - Any table

  /// A row that may be the header, and what speaks for it: more of the columns that are asked for; then that it is higher
  /// up; then fewer rows; then more columns at all.
  private typealias Guess = (rank: (found: Int, height: Int, fewness: Int, width: Int), layout: ExportLayout)

  private static func plain(
    _ candidates: [DialectCandidate], _ format: FileFormat, _ wanted: [ColumnReference]
  ) -> ExportLayout {
    // A platform that the definition names and that nothing in the file tells has its ways of naming all the same.
    let platform = format.platform.flatMap(Platform.named)
    let all = Set(wanted).count
    var best: Guess?
    for rows in format.headerRows.map({ $0...$0 }) ?? 1...3 {
      for start in 0..<DialectCandidate.depth where best?.rank.found ?? -1 < all {
        for candidate in candidates where starts(in: candidate, format, rows).contains(start) {
          let guess = guess(candidate, at: start, rows, wanted, platform)
          if best.map({ guess.rank > $0.rank }) ?? true { best = guess }
        }
      }
    }
    let none = DialectCandidate(delimiter: .comma, records: [])
    return best?.layout ?? ExportLayout(none, header: 0, rows: format.headerRows ?? 1, platform: platform)
  }

  /// Where the header may begin: anywhere, unless the definition says where, or that there is none.
  private static func starts(in candidate: DialectCandidate, _ format: FileFormat, _ rows: Int) -> Range<Int> {
    let all = candidate.records.indices
    return format.headerRow != nil || rows == 0 ? all.prefix(1) : all
  }

  private static func guess(
    _ candidate: DialectCandidate, at depth: Int, _ rows: Int, _ wanted: [ColumnReference], _ platform: Platform?
  ) -> Guess {
    let header = candidate.records[depth...].prefix(max(1, rows)).map(\.fields)
    let width = header.map(\.count).max() ?? 0
    let names = rows > 0 ? (platform?.naming ?? .asWritten).names(header, width: width) : []
    let resolver = ColumnResolver(names: names, width: width, path: "", platform: platform)
    return (
      rank: (resolver.distinctlyFound(wanted), -depth, -rows, width),
      layout: ExportLayout(candidate, header: depth, rows: rows, platform: platform)
    )
  }
}
