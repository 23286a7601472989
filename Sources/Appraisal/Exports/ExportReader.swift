package import Tabular

/// One export file: its records, and on the way what could not be read.
final class ExportReader {
  private let table: TableFile
  private let reader: RecordReader
  private let layout: ExportLayout
  /// Name of the source or list that the file belongs to, as written in `rejects.csv`.
  let source: String
  let folder: InputFolder
  let file: ExportFile
  private let format: FileFormat
  private let wanted: [ColumnReference]
  private(set) var rejects = RejectLog()
  /// Lines of records whose quotes had not been doubled.
  private var recovered: [Int] = []
  private let digest = Exclusive(SHA256())

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
    self.format = format
    self.wanted = wanted
  }

  /// Whose export it is; nil for one that is like no platform's that is known.
  var platform: Platform? { layout.platform }
  /// Number of columns.
  var width: Int { reader.width }
  /// Records that were read, and those that cannot be.
  var records: Int { reader.records }
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
    let before = digest.value.bytes
    let batches: [RecordBatch]?
    do throws(ReadError) {
      batches = unsafe try reader.readRound(digest: { [digest] in unsafe digest.value.update($0) }, take: take)
    } catch {
      throw Failure(error)
    }
    guard let batches else { return nil }
    for batch in batches {
      for (line, fault) in batch.faults {
        rejects.append(Reject(fault, source: source, file: file.label, line: batch.firstLine + line))
      }
      recovered += batch.recovered.map { batch.firstLine + $0 }
    }
    folder.monitor.read(bytes: digest.value.bytes - before, records: batches.reduce(0) { $0 + $1.count })
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

  /// The file as provenance, when all of it has been read.
  ///
  /// - Throws: `Failure` where a workbook cannot be read to its end for its hash.
  func provenance() throws(Failure) -> AuditTrail.InputRecord {
    if table.isWorkbook {
      do throws(ReadError) {
        unsafe try table.forEachStoredPiece { unsafe digest.value.update($0) }
      } catch {
        throw Failure(error)
      }
      folder.monitor.read(bytes: digest.value.bytes)
    }
    return AuditTrail.InputRecord(
      source: source, path: file.label, sha256: try digest.value.hexadecimal(), bytes: digest.value.bytes,
      platform: (platform?.name ?? .plain).rawValue,
      encoding: reader.verdict?.encoding.rawValue ?? table.content.rawValue, blankLines: reader.blankLines)
  }

  /// What was found out about how the file is written, and is worth a look.
  var findings: [Finding] {
    var findings: [Finding] = []
    if let verdict = reader.verdict, verdict.basis == .guessed {
      let encoding = verdict.encoding.rawValue.uppercased()
      findings.append(finding(verdict.isWeak ? .encodingWeak : .encodingGuessed, [encoding]))
    }
    if layout.recordsAbove > 0 {
      findings.append(finding(.headerBelow, ["\(layout.recordsAbove)"], line: layout.table.headerLine))
    }
    if reader.sheetNames.count > 1, format.sheet == nil {
      findings.append(finding(.sheetChosen, ["\(reader.sheetNames.count)"]))
    }
    if table.content == .text, ExportReader.isNamedAsWorkbook(file.path) {
      findings.append(finding(.namedOtherwise, []))
    }
    if let first = recovered.first {
      findings.append(finding(.quotesRecovered, ["\(recovered.count)"], line: first))
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

/// Times of a column.
extension ExportReader {
  /// What reads the time stamps of a column, if there is one, and a finding where nothing in it settles which of day and
  /// month comes first.
  func times(
    of column: Int?, policyZone: UTCOffset?
  ) throws(Failure) -> (reader: TimeReader, finding: Finding?) {
    let usual = format.dateOrder ?? platform?.dateOrder ?? .monthFirst
    let reader = { TimeReader(order: $0, zone: self.format.zone, policyZone: policyZone) }
    // Where none of the first records has such a date, the column is taken to have none.
    let isOpen = layout.sample.contains { record in
      column.flatMap { record.indices.contains($0) ? TimeText(record[$0]) : nil }?.isYearFirst == false
    }
    guard let column, format.dateOrder == nil, isOpen else { return (reader(usual), nil) }
    let (order, line) = try dateOrder(of: column)
    let finding = order == nil ? line.map { self.finding(.dateOrderAmbiguous, [usual.rawValue], line: $0) } : nil
    return (reader(order ?? usual), finding)
  }

  /// Reads the file from its start up to a date that says what comes first.
  ///
  /// - Returns: nil for the order if none does, and the line of the first that leaves it open.
  private func dateOrder(of column: Int) throws(Failure) -> (order: DateOrder?, open: Int?) {
    let again = try ExportReader(folder: folder, file: file, format: format, wanted: wanted, source: source)
    var open: Int?
    do throws(ReadError) {
      while let batches = try again.reader.read() {
        for batch in batches {
          for record in 0..<batch.count {
            let text = TimeText(AnswerReader.trimmed(batch.text(of: column, in: record)))
            guard let text, !text.isYearFirst else { continue }
            if let order = text.order { return (order, open) }
            open = open ?? batch.line(of: record)
          }
        }
      }
    } catch {
      throw Failure(error)
    }
    return (nil, open)
  }
}

extension Reject {
  /// A record that cannot be read.
  init(_ fault: RecordFault, source: String, file: String, line: Int) {
    var arguments: [String] = []
    if case .ragged(let found, let expected) = fault { arguments = ["\(found)", "\(expected)"] }
    self.init(source: source, file: file, line: line, what: .record, code: RejectCode(fault), arguments: arguments)
  }
}

extension RejectCode {
  package init(_ fault: RecordFault) {
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
  package init(opening path: String, _ format: FileFormat = .found) throws(Failure) {
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
    files.append(try reader.provenance())
    findings += reader.findings
    rejects.append(contentsOf: reader.rejects)
    account.records += reader.records
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
