import Tabular

/// One export file: its records, and on the way what could not be read.
final class ExportReader {
  private let table: TableFile
  private let reader: RecordReader
  private let layout: ExportLayout
  /// Name of the source or list that the file belongs to, as written in `rejects.csv`.
  let source: String
  let folder: InputFolder
  let file: ExportFile
  private(set) var account: Account
  private(set) var rejects = RejectLog()
  private var recovered: [Int] = []
  private let isSheetDeclared: Bool
  private let digest = RunningDigest()

  /// - Parameters:
  ///   - wanted: the columns that will be asked for; they tell the header from the records above it.
  ///   - plan: on how many threads, and in which pieces.
  init(
    folder: InputFolder, file: ExportFile, format: FileFormat, wanted: [ColumnReference], source: String,
    plan: ReadingPlan = ReadingPlan()
  ) throws(Failure) {
    table = try TableFile(opening: folder.location(of: file.path), format)
    layout = try ExportLayout(table, format, wanted: wanted)
    do throws(ReadError) {
      reader = try RecordReader(table, dialect: layout.dialect, layout: layout.table, plan: plan)
    } catch {
      throw Failure(error)
    }
    self.folder = folder
    self.file = file
    self.source = source
    isSheetDeclared = format.sheet != nil
    account = Account(source: source)
  }

  /// Whose export it is; nil for one that is like no platform's that is known.
  var platform: Platform? { layout.platform }
  /// The first records after the header.
  var sample: [[String]] { layout.sample }
  /// Number of columns.
  var width: Int { reader.width }
  /// The batches that a round fills at most.
  var batchCount: Int { reader.batchCount }

  var columns: ColumnResolver {
    let naming = platform?.naming ?? .asWritten
    return ColumnResolver(
      names: naming.names(reader.headerRecords, width: width), width: width, path: folder.location(of: file.path),
      line: layout.table.headerLine, platform: platform)
  }

  /// Reads a round: `take` is given each batch on the thread that has read it, and once more if it had begun at the wrong
  /// place. Records that cannot be read are rejected here.
  ///
  /// - Returns: the batches in the order of the file; nil at its end.
  func readRound(
    _ take: @Sendable (_ index: Int, _ batch: RecordBatch) -> Void
  ) throws(Failure) -> [RecordBatch]? {
    let before = digest.bytes
    let batches: [RecordBatch]?
    do throws(ReadError) {
      batches = unsafe try reader.readRound(digest: { [digest] in unsafe digest.update($0) }, take: take)
    } catch {
      throw Failure(error)
    }
    guard let batches else { return nil }
    for batch in batches {
      for (line, fault) in batch.faults {
        rejects.append(Reject(fault, source: source, file: file.label, line: batch.firstLine + line))
      }
      recovered += batch.recovered.map { batch.firstLine + $0 }
      account.records += batch.count + batch.faults.count
    }
    folder.watch.read(bytes: digest.bytes - before, records: batches.reduce(0) { $0 + $1.count })
    return batches
  }

  /// Gives every readable record to `body`, with the line it starts on; the others are rejected here.
  func forEachRecord(
    _ body: (_ batch: RecordBatch, _ record: Int, _ line: Int) throws(Failure) -> Void
  ) throws(Failure) {
    while let batches = try readRound({ _, _ in }) {
      for batch in batches {
        for record in 0..<batch.count { try body(batch, record, batch.line(of: record)) }
      }
    }
  }

  /// Goes through the readable records, of which nothing is booked, until `body` says that it has seen enough.
  func search(_ body: (_ batch: RecordBatch, _ record: Int, _ line: Int) -> Bool) throws(Failure) {
    do throws(ReadError) {
      while let batches = try reader.read() {
        for batch in batches {
          for record in 0..<batch.count where body(batch, record, batch.line(of: record)) { return }
        }
      }
    } catch {
      throw Failure(error)
    }
  }

  /// What is left to say of a file when it has been read.
  struct Closing {
    let sha256: String
    let bytes: Int
    let blankLines: Int
    /// Lines of records whose quotes had not been doubled, the first one first.
    let recovered: [Int]
  }

  /// What is left to say of the file when it has been read.
  ///
  /// - Throws: `Failure` where a workbook cannot be read to its end for its hash.
  func closing() throws(Failure) -> Closing {
    if table.isWorkbook {
      do throws(ReadError) {
        unsafe try table.forEachStoredPiece { unsafe digest.update($0) }
      } catch {
        throw Failure(error)
      }
      folder.watch.read(bytes: digest.bytes)
    }
    return Closing(
      sha256: try digest.hexadecimal(), bytes: digest.bytes, blankLines: reader.blankLines, recovered: recovered)
  }

  /// The file as provenance.
  func provenance(_ closing: Closing) -> AuditTrail.InputRecord {
    AuditTrail.InputRecord(
      source: source, path: file.label, sha256: closing.sha256, bytes: closing.bytes,
      platform: (platform?.name ?? .plain).rawValue,
      encoding: reader.verdict?.encoding.rawValue ?? table.content.rawValue, blankLines: closing.blankLines)
  }

  /// What was found out about how the file is written, and is worth a look.
  func findings(_ closing: Closing) -> [Finding] {
    var findings: [Finding] = []
    if let verdict = reader.verdict, verdict.basis == .guessed {
      let encoding = verdict.encoding.rawValue.uppercased()
      findings.append(finding(verdict.isWeak ? .encodingWeak : .encodingGuessed, [encoding]))
    }
    if layout.recordsAbove > 0 {
      findings.append(finding(.headerBelow, ["\(layout.recordsAbove)"], line: layout.table.headerLine))
    }
    if reader.sheetNames.count > 1, !isSheetDeclared {
      findings.append(finding(.sheetChosen, ["\(reader.sheetNames.count)"]))
    }
    if table.content == .text, ExportReader.isNamedAsWorkbook(file.path) {
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
  mutating func close(_ reader: ExportReader) throws(Failure) {
    book(reader, try reader.closing())
    rejects.append(contentsOf: reader.rejects)
    account.records += reader.account.records
  }

  /// Takes over what is known of a file.
  mutating func book(_ reader: ExportReader, _ closing: ExportReader.Closing) {
    files.append(reader.provenance(closing))
    findings += reader.findings(closing)
  }

  mutating func merge(_ other: ReadingTrail) {
    files += other.files
    findings += other.findings
    rejects.append(contentsOf: other.rejects)
    account.merge(other.account)
  }
}

/// The hash of a file, taken while it is read.
private final class RunningDigest: @unchecked Sendable {
  private var sha256 = SHA256()
  private(set) var bytes = 0

  func update(_ piece: UnsafeRawBufferPointer) {
    unsafe sha256.update(piece)
    bytes += piece.count
  }

  func hexadecimal() throws(Failure) -> String { try sha256.hexadecimal() }
}

extension AuditTrail {
  /// Books what was read: rejects are counted here, parsed records and responses by the reader.
  mutating func book(_ reading: ReadingTrail) {
    files += reading.files
    findings += reading.findings
    open(reading.account, rejects: reading.rejects)
  }
}
