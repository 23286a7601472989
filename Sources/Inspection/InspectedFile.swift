import Appraisal
import Tabular

/// The kind of data that a file seems to hold.
enum FileKind: String, Sendable, CaseIterable {
  case questionnaire
  /// Marks on a score sheet, or of colleagues who review each other.
  case review
  case roster, people, ledger, other
}

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
  let layout: ExportLayout
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

  /// Reads a file once and profiles its columns; kind and roles are detected later.
  ///
  /// - Throws: `Failure` if the file is missing or cannot be read.
  init(path: String) throws(Failure) {
    let file = try TableFile(opening: path)
    let layout = try ExportLayout(file, plain: ExportLayout.init(detectedIn:))
    do throws(ReadError) { try self.init(file, layout) } catch { throw Failure(error) }
  }

  private init(_ file: TableFile, _ layout: ExportLayout) throws(ReadError) {
    (path, content, self.layout) = (file.path, file.content, layout)
    let reader = try RecordReader(file, dialect: layout.dialect, layout: layout.table)
    (sheet, sheets) = (reader.sheetName, reader.sheetNames.count)
    try profile(reader)
    verdict = reader.verdict ?? file.verdict
  }

  /// The platform that wrote the file; nil if it is none that is known.
  var platform: Platform? { layout.platform }
  var hasHeader: Bool { layout.table.headerRows > 0 }

  /// Reads all records once and profiles the columns.
  private mutating func profile(_ reader: RecordReader) throws(ReadError) {
    let width = reader.width
    let header = hasHeader ? (platform?.naming ?? .asWritten).names(reader.headerRecords, width: width) : []
    let names = Array((header + [[String]](repeating: [], count: width)).prefix(width))
    let kept = Threshold.valuesOfFile / max(1, width)
    let limit = max(Threshold.valuesOfColumn.lowerBound, min(Threshold.valuesOfColumn.upperBound, kept))
    var profiles = [ColumnProfile](repeating: ColumnProfile(limit: limit), count: width)
    stems = ColumnStem.all(names)
    let missing = Set((platform?.missing ?? []).map { ColumnProfile.hash($0.utf8) })
    var hashes = [UInt64?](repeating: nil, count: width)
    while let batches = try reader.read() {
      for batch in batches {
        account(batch)
        for record in 0..<batch.count {
          for column in 0..<width {
            let cell = unsafe Array(batch.field(column, in: record))[...]
            hashes[column] = profiles[column].add(cell, line: batch.line(of: record), missing: missing)
          }
          for stem in stems.indices { stems[stem].add(hashes) }
        }
      }
    }
    for index in profiles.indices { profiles[index].finish() }
    columns = InspectedColumn.all(names, profiles)
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
    for (index, stem) in zip(stems.indices, other.stems) { stems[index].merge(stem) }
  }

  // MARK: - Columns

  func columns(_ role: ColumnRole) -> [InspectedColumn] { columns.filter { $0.role == role } }
  func column(_ role: ColumnRole) -> InspectedColumn? { columns.first { $0.role == role } }
  var items: [InspectedColumn] { columns(.item) }

  /// Gives a column the role of a person, and takes the roles `former` from the columns that have them.
  mutating func appoint(_ column: InspectedColumn?, _ role: ColumnRole, inPlaceOf former: [ColumnRole] = []) {
    guard let column else { return }
    for index in columns.indices where former.contains(columns[index].role) { columns[index].role = .other }
    columns[column.index].role = role
    columns[column.index].answers = nil
  }

  /// The file name without folders and extension.
  var stem: String { ExportFile(path).stem }
}
