import Tabular

/// One export file: its records, and on the way what could not be read.
struct ExportReader: ~Copyable {
  private var reader: RecordReader
  private let layout: ExportLayout
  /// Name of the source or list that the file belongs to, as it stands in `rejects.csv`.
  let source: String
  let folder: InputFolder
  let file: ExportFile
  private(set) var account: Account
  private(set) var rejects = RejectLog()
  private var recovered: [Int] = []
  private let isSheetDeclared: Bool
  /// How many bytes of the file have been told to who watches.
  private var told = 0

  /// - Parameters:
  ///   - wanted: the columns that will be asked for; they tell the header from what stands above it.
  ///   - opened: the file, where it is open already.
  init(
    folder: InputFolder, file: ExportFile, format: FileFormat, wanted: [ColumnReference], source: String,
    opened: TableFile? = nil
  ) throws(Failure) {
    let table = if let opened { opened } else { try TableFile(opening: folder.location(of: file.path), format) }
    let layout = try ExportLayout(table, format, wanted: wanted)
    do throws(ReadError) {
      reader = try RecordReader(table, dialect: layout.dialect, layout: layout.table)
    } catch {
      throw Failure(error)
    }
    self.layout = layout
    self.folder = folder
    self.file = file
    self.source = source
    isSheetDeclared = format.sheet != nil
    account = Account(source: source)
  }

  /// nil: the file is like no platform's that is known.
  var platform: Platform? { layout.platform }
  /// The first records behind the header.
  var sample: [[String]] { layout.sample }
  /// Number of columns.
  var width: Int { reader.width }

  var columns: ColumnResolver {
    let naming = platform?.naming ?? .asWritten
    return ColumnResolver(
      names: naming.names(reader.headerRecords, width: width), width: width, path: folder.location(of: file.path),
      line: layout.table.headerLine, platform: platform)
  }

  /// Gives every readable record to `body`, with the line it starts on; the others are rejected here.
  mutating func forEachRecord(
    _ body: (_ batch: RecordBatch, _ record: Int, _ line: Int) throws(Failure) -> Void
  ) throws(Failure) {
    var batch = RecordBatch()
    while try read(into: &batch) {
      if batch.count > 0 {
        let here = batch.position(of: batch.count - 1).byte
        folder.watch.read(bytes: here - told, records: RecordCounts(parsed: batch.count))
        told = here
      }
      for (position, fault) in batch.faults {
        rejects.append(Reject(fault, source: source, file: file.label, line: position.line))
      }
      recovered += batch.recovered.map(\.line)
      account.records += batch.count + batch.faults.count
      for record in 0..<batch.count { try body(batch, record, batch.position(of: record).line) }
    }
  }

  /// Goes through the readable records, of which nothing is booked, until `body` says that it has seen enough.
  mutating func search(_ body: (_ batch: RecordBatch, _ record: Int, _ line: Int) -> Bool) throws(Failure) {
    var batch = RecordBatch()
    while try read(into: &batch) {
      for record in 0..<batch.count where body(batch, record, batch.position(of: record).line) { return }
    }
  }

  private mutating func read(into batch: inout RecordBatch) throws(Failure) -> Bool {
    do throws(ReadError) { return try reader.read(into: &batch) } catch { throw Failure(error) }
  }

  /// What is left to say of a file when it has been read.
  struct Closing {
    let sha256: String
    let bytes: Int
    let blankLines: Int
    /// Lines of records whose quotes had not been doubled, the first one first.
    let recovered: [Int]
  }

  /// nil: the file has no records that could be read from here on in another way.
  var textTable: TextTable? { reader.textTable }

  /// - Throws: `Failure` where the file cannot be read once more.
  func closing() throws(Failure) -> Closing {
    let (sha256, bytes) = try InputFile.digest(of: folder.location(of: file.path))
    folder.watch.read(bytes: bytes - told)
    return Closing(sha256: sha256, bytes: bytes, blankLines: reader.blankLines, recovered: recovered)
  }

  /// The file as provenance.
  func provenance(_ closing: Closing) -> AuditTrail.InputRecord {
    AuditTrail.InputRecord(
      source: source, path: file.label, sha256: closing.sha256, bytes: closing.bytes,
      platform: (platform?.name ?? .plain).rawValue,
      encoding: reader.file.verdict?.encoding.rawValue ?? reader.file.content.rawValue, blankLines: closing.blankLines)
  }

  /// What was found out about how the file is written, and is worth a look.
  func findings(_ closing: Closing) -> [Finding] {
    var findings: [Finding] = []
    if let verdict = reader.file.verdict, verdict.basis == .guessed {
      let encoding = verdict.encoding.rawValue.uppercased()
      findings.append(finding(verdict.isWeak ? .encodingWeak : .encodingGuessed, [encoding]))
    }
    if layout.recordsAbove > 0 {
      findings.append(finding(.headerBelow, ["\(layout.recordsAbove)"], line: layout.table.headerLine))
    }
    if reader.sheetNames.count > 1, !isSheetDeclared {
      findings.append(finding(.sheetChosen, ["\(reader.sheetNames.count)"]))
    }
    if reader.file.content == .text, ExportReader.isNamedAsWorkbook(file.path) {
      findings.append(finding(.namedOtherwise, []))
    }
    if let first = closing.recovered.first {
      findings.append(finding(.quotesRecovered, ["\(closing.recovered.count)"], line: first))
    }
    return findings
  }

  private static func isNamedAsWorkbook(_ path: String) -> Bool {
    [".xls", ".xlsx"].contains { path.lowercased().hasSuffix($0) }
  }

  private func finding(_ code: FindingCode, _ arguments: [String], line: Int? = nil) -> Finding {
    Finding(code, stage: .ingest, source: source, file: file.label, line: line, arguments: arguments)
  }
}

extension Reject {
  /// A record that cannot be read.
  init(_ fault: RecordFault, source: String, file: String, line: Int) {
    let arguments =
      if case .ragged(let found, let expected) = fault { ["\(found)", "\(expected)"] } else { [String]() }
    self.init(source: source, file: file, line: line, what: .record, code: RejectCode(fault), arguments: arguments)
  }
}

extension RejectCode {
  init(_ fault: RecordFault) {
    self =
      switch fault {
      case .strayQuote: .strayQuote
      case .unclosedQuote: .unclosedQuote
      case .nulByte: .nulByte
      case .tooLong: .tooLong
      case .ragged: .ragged
      }
  }
}

extension TableFile {
  /// - Throws: `Failure` in the words of this project.
  init(opening path: String, _ format: FileFormat) throws(Failure) {
    do throws(ReadError) {
      try self.init(path: path, encoding: format.encoding, sheet: format.sheet)
    } catch {
      throw Failure(error)
    }
  }
}

/// What reading one file, or several of one source, has left behind for the audit trail.
struct ReadingTrail: Sendable {
  var files: [AuditTrail.InputRecord] = []
  var findings: [Finding] = []
  var rejects = RejectLog()
  var account: Account

  init(source: String) { account = Account(source: source) }

  /// Takes over what a reader has found.
  mutating func close(_ reader: borrowing ExportReader) throws(Failure) {
    book(reader, try reader.closing())
    rejects.append(contentsOf: reader.rejects)
    account.records += reader.account.records
  }

  /// Takes over what is known of a file.
  mutating func book(_ reader: borrowing ExportReader, _ closing: ExportReader.Closing) {
    files.append(reader.provenance(closing))
    findings += reader.findings(closing)
  }

  /// Books records that cannot be read.
  mutating func reject(_ faults: [(position: Position, fault: RecordFault)], in file: String) {
    account.records += faults.count
    for (position, fault) in faults {
      rejects.append(Reject(fault, source: account.source, file: file, line: position.line))
    }
  }

  /// - Parameter first: the line that line 0 of the other is.
  mutating func merge(_ other: ReadingTrail, behind first: Int = 0) {
    files += other.files
    findings += other.findings
    rejects.append(contentsOf: other.rejects, behind: first)
    account.merge(other.account)
  }
}

extension AuditTrail {
  /// Books what was read: rejects are counted here, parsed records and responses by the reader.
  mutating func book(_ reading: ReadingTrail) {
    files += reading.files
    findings += reading.findings
    open(reading.account, rejects: reading.rejects)
  }
}
