import Appraisal
import Tabular

/// One file as it is detected without a definition.
struct InspectedFile: Sendable {
  /// The path as the user gave it.
  var path: String
  /// The path relative to the folder that all files have in common, or a pattern.
  var name = ""
  let content: FileContent
  /// The encoding of a text; nil for a workbook.
  private(set) var verdict: EncodingVerdict?
  /// The name of the worksheet; empty for a text.
  let sheet: String
  /// The number of worksheets; 0 for a text.
  let sheets: Int
  let delimiter: FileFormat.Delimiter
  let layout: TableLayout
  /// The platform that wrote the file; nil if it is none that is known.
  let platform: Platform?
  /// Number of records above the header.
  let above: Int
  /// Number of records of the table, including those that cannot be read.
  private(set) var records = 0
  /// Number of records that cannot be read.
  private(set) var rejected = 0
  private(set) var firstRejected: (line: Int, code: RejectCode)?
  var columns: [InspectedColumn] = []
  /// Neighbouring columns of one question.
  private(set) var stems: [ColumnStem] = []
  var kind = FileKind.other
  /// The files that are merged into this one; empty for a single file.
  var members: [InspectedFile] = []
  /// Whether `name` is a pattern.
  var isPattern = false

  /// Values that are kept of a file, over all its columns.
  private static let budget = 400_000
  /// Values that are kept of one column, unless it is one of so many that the budget allows fewer.
  private static let mostValues = 2000
  private static let fewestValues = 20

  /// Reads a file once and profiles its columns; kind and roles are detected later.
  ///
  /// - Throws: `Failure` if the file is missing or cannot be read.
  init(path: String) throws(Failure) {
    let file = try InspectedFile.reading { () throws(ReadError) in try TableFile(path: path) }
    let known = try ExportLayout(file, .found, wanted: [])
    self = try InspectedFile.reading { () throws(ReadError) in try InspectedFile(file, known) }
  }

  private static func reading<Value>(_ body: () throws(ReadError) -> Value) throws(Failure) -> Value {
    do throws(ReadError) { return try body() } catch { throw Failure(error) }
  }

  private init(_ file: TableFile, _ known: ExportLayout) throws(ReadError) {
    let detected = known.platform == nil ? try DetectedLayout(file) : nil
    path = file.path
    (content, verdict) = (file.content, file.verdict)
    platform = known.platform
    layout = detected?.layout ?? known.table
    above = detected?.above ?? known.recordsAbove
    let byte = known.dialect.delimiter
    delimiter = detected?.delimiter ?? FileFormat.Delimiter.allCases.first { $0.byte == byte } ?? .comma
    let reader = try RecordReader(file, dialect: Dialect(delimiter: delimiter.byte), layout: layout)
    (sheet, sheets) = (reader.sheetName, reader.sheetNames.count)
    try profile(reader)
    verdict = reader.verdict ?? verdict
  }

  var hasHeader: Bool { layout.headerRows > 0 }

  /// Reads all records once and profiles the columns.
  private mutating func profile(_ reader: RecordReader) throws(ReadError) {
    let width = reader.width
    let names = hasHeader ? (platform?.naming ?? .asWritten).names(reader.headerRecords, width: width) : []
    let references = ColumnNames(names, width: width).references
    let limit = max(InspectedFile.fewestValues, min(InspectedFile.mostValues, InspectedFile.budget / max(1, width)))
    var profiles = [ColumnProfile](repeating: ColumnProfile(limit: limit), count: width)
    stems = ColumnStem.all(names)
    let missing = Set((platform?.missing ?? []).map { DistinctSample.hash($0.utf8) })
    var hashes = [UInt64?](repeating: nil, count: width)
    while let batches = try reader.read() {
      for batch in batches {
        account(batch)
        for record in 0..<batch.count {
          let line = batch.line(of: record)
          for column in 0..<width {
            let cell = unsafe Array(batch.field(column, in: record))[...]
            hashes[column] = profiles[column].add(cell, line: line, missing: missing)
          }
          for stem in stems.indices { stems[stem].add(hashes) }
        }
      }
    }
    columns = profiles.indices.map { index in
      profiles[index].finish()
      return InspectedColumn(
        index: index, names: names.indices.contains(index) ? names[index] : [], reference: references[index],
        profile: profiles[index])
    }
  }

  private mutating func account(_ batch: RecordBatch) {
    records += batch.count + batch.faults.count
    rejected += batch.faults.count
    guard firstRejected == nil, let (line, fault) = batch.faults.first else { return }
    firstRejected = (batch.firstLine + line, RejectCode(fault))
  }

  /// Adds the records of a file with the same columns in any order.
  mutating func merge(_ other: InspectedFile) {
    records += other.records
    rejected += other.rejected
    firstRejected = firstRejected ?? other.firstRejected
    let others = Dictionary(other.columns.map { ($0.reference, $0) }) { first, _ in first }
    for index in columns.indices {
      if let column = others[columns[index].reference] { columns[index].merge(column) }
    }
    for index in stems.indices where other.stems.indices.contains(index) { stems[index].merge(other.stems[index]) }
  }

  // MARK: - What was found

  func columns(_ role: ColumnRole) -> [InspectedColumn] { columns.filter { $0.role == role } }
  func column(_ role: ColumnRole) -> InspectedColumn? { columns.first { $0.role == role } }
  var items: [InspectedColumn] { columns(.item) }

  /// The file name without folders and extension.
  var stem: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}
