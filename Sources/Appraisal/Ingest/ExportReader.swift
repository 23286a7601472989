import Tabular

/// One export file: its records, and on the way what could not be read.
struct ExportReader: ~Copyable {
  private var reader: RecordReader
  /// Name of the source or list that the file belongs to, as it stands in `rejects.csv`.
  let source: String
  let folder: InputFolder
  let file: ExportFile
  private(set) var account: Account
  private(set) var rejects: [Reject] = []

  init(folder: InputFolder, file: ExportFile, encoding: String?, source: String) throws(Failure) {
    let location = folder.location(of: file.path)
    do throws(ReadError) {
      reader = try RecordReader(path: location, encoding: encoding.flatMap(TextEncoding.init(rawValue:)))
    } catch {
      throw Failure(error)
    }
    self.folder = folder
    self.file = file
    self.source = source
    account = Account(source: source)
  }

  var columns: ColumnResolver { ColumnResolver(header: reader.header, path: folder.location(of: file.path)) }
  var header: [String] { reader.header }

  /// Gives every readable record to `body`, with the line it starts on; the others are rejected here.
  mutating func forEachRecord(
    _ body: (_ batch: RecordBatch, _ record: Int, _ line: Int) throws(Failure) -> Void
  ) throws(Failure) {
    var batch = RecordBatch()
    while try read(into: &batch) {
      for (position, fault) in batch.faults { reject(fault, at: position.line) }
      account.records += batch.count
      for record in 0..<batch.count { try body(batch, record, batch.position(of: record).line) }
    }
  }

  private mutating func read(into batch: inout RecordBatch) throws(Failure) -> Bool {
    do throws(ReadError) { return try reader.read(into: &batch) } catch { throw Failure(error) }
  }

  private mutating func reject(_ fault: RecordFault, at line: Int) {
    let (code, arguments): (RejectCode, [String]) =
      switch fault {
      case .strayQuote: (.strayQuote, [])
      case .unclosedQuote: (.unclosedQuote, [])
      case .nulByte: (.nulByte, [])
      case .tooLong: (.tooLong, [])
      case .ragged(let found, let expected): (.ragged, ["\(found)", "\(expected)"])
      }
    account.records += 1
    rejects.append(
      Reject(source: source, file: file.label, line: line, what: .record, code: code, arguments: arguments))
  }

  /// The file as provenance, and what is to be said of its encoding.
  func provenance() throws(Failure) -> (record: AuditTrail.InputRecord, finding: Finding?) {
    let (sha256, bytes) = try InputFile.digest(of: folder.location(of: file.path))
    let verdict = reader.verdict
    let record = AuditTrail.InputRecord(
      source: source, path: file.label, sha256: sha256, bytes: bytes, encoding: verdict.encoding.rawValue,
      blankLines: reader.blankLines)
    guard verdict.basis == .guessed else { return (record, nil) }
    return (
      record,
      Finding(
        verdict.isWeak ? .encodingWeak : .encodingGuessed, stage: .ingest, source: source, file: file.label,
        arguments: [verdict.encoding.rawValue.uppercased()])
    )
  }
}

/// What reading one file, or several of one source, has left behind for the audit trail.
struct ReadingTrail: Sendable {
  var files: [AuditTrail.InputRecord] = []
  var findings: [Finding] = []
  var rejects: [Reject] = []
  var account: Account

  init(source: String) { account = Account(source: source) }

  /// Takes over what a reader has found.
  mutating func close(_ reader: borrowing ExportReader) throws(Failure) {
    let (record, finding) = try reader.provenance()
    files.append(record)
    findings += finding.map { [$0] } ?? []
    rejects += reader.rejects
    account.records += reader.account.records
  }

  mutating func merge(_ other: ReadingTrail) {
    files += other.files
    findings += other.findings
    rejects += other.rejects
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
