import Tabular

/// What is found out about one file without a definition.
struct InspectedFile: Sendable {
  /// As it was given.
  var path: String
  /// Relative to the folder that all files have in common.
  var name = ""
  let content: FileContent
  /// nil: a workbook, which has no encoding.
  let verdict: EncodingVerdict?
  /// The worksheet, and how many there are; blank and none for a text.
  let sheet: String
  let sheets: Int
  let delimiter: FileFormat.Delimiter
  let layout: TableLayout
  /// nil: any table.
  let platform: Platform?
  /// Records above the header.
  let above: Int
  /// Records of the table, those that cannot be read among them.
  private(set) var records = 0
  private(set) var rejected = 0
  private(set) var firstRejected: (line: Int, code: RejectCode)?
  var columns: [InspectedColumn] = []
  /// Columns of one question, and whether what stands in a row of them never repeats.
  private(set) var stems: [ColumnStem] = []
  var kind = FileKind.other
  /// The files that this one stands for; none: itself.
  var members: [InspectedFile] = []
  /// Whether the name is a pattern.
  var isPattern = false

  /// Columns and values that are kept of a file, together.
  private static let budget = 400_000
  private static let mostValues = 2000

  init(path: String) throws(Failure) {
    let file = try InspectedFile.reading { () throws(ReadError) in try TableFile(path: path) }
    let known = try ExportLayout(file, .found, wanted: [])
    self = try InspectedFile.reading { () throws(ReadError) in try InspectedFile(file, known) }
  }

  private static func reading<Value>(_ body: () throws(ReadError) -> Value) throws(Failure) -> Value {
    do throws(ReadError) { return try body() } catch { throw Failure(error) }
  }

  private init(_ file: TableFile, _ known: ExportLayout) throws(ReadError) {
    let guess = known.platform == nil ? try HeaderGuess(file) : nil
    path = file.path
    (content, verdict) = (file.content, file.verdict)
    platform = known.platform
    layout = guess?.layout ?? known.table
    above = guess?.above ?? known.recordsAbove
    let byte = known.dialect.delimiter
    delimiter = guess?.delimiter ?? FileFormat.Delimiter.allCases.first { $0.byte == byte } ?? .comma
    let reader = try RecordReader(file, dialect: Dialect(delimiter: delimiter.byte), layout: layout)
    (sheet, sheets) = (reader.sheetName, reader.sheetNames.count)
    try profile(reader)
  }

  var hasHeader: Bool { layout.headerRows > 0 }

  /// Reads all records once.
  private mutating func profile(_ reader: RecordReader) throws(ReadError) {
    let width = reader.width
    let names = hasHeader ? (platform?.naming ?? .asWritten).names(reader.headerRecords, width: width) : []
    let references = ColumnNames(names, width: width).references
    let limit = max(20, min(InspectedFile.mostValues, InspectedFile.budget / max(1, width)))
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

  /// Takes the records of a file with the same columns for its own. Where they stand in another order, no rank is told.
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

  /// The name of the file without folders and extension.
  var stem: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}
