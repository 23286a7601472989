import Tabular

/// A text of UTF-8 whose header was read and whose records are read in parts.
struct StreamedFile: ~Copyable {
  let export: ExportReader
  let delimiter: UInt8
  private let stretches: TextStretches
  private let digest = StreamedDigest()
  private var recovered: [Int] = []
  private let watch: RunWatch
  /// What the watch was told.
  private var told = (bytes: 0, records: RecordCounts())

  /// Parts of a round for each thread, so that one that is done early finds another.
  private static let partsPerThread = 8
  private static let partBytes = 1 << 16

  static func parts(_ options: ReadingOptions) -> Int { options.threads * partsPerThread }

  /// nil: it is something else, or cannot be read at all.
  init?(
    folder: InputFolder, file: ExportFile, format: FileFormat, wanted: [ColumnReference], source: String,
    options: ReadingOptions
  ) {
    guard format.encoding == nil || format.encoding == .utf8 else { return nil }
    do {
      let isDeclared = format.encoding != nil
      let path = folder.location(of: file.path)
      guard let opened = try TableFile(presumingUTF8: path, isDeclared: isDeclared) else { return nil }
      let export = try ExportReader(
        folder: folder, file: file, format: format, wanted: wanted, source: source, opened: opened)
      guard let table = export.textTable else { return nil }
      stretches = TextStretches(
        table, parser: options.parser, threads: options.threads, parts: StreamedFile.parts(options),
        partBytes: StreamedFile.partBytes)
      delimiter = table.delimiter
      watch = folder.watch
      self.export = export
    } catch {
      return nil
    }
  }

  /// What came of reading on.
  enum Round {
    /// By lane, the line that its line 0 is.
    case read(firstLines: [Int])
    case end
    /// The file is not what it was taken for.
    case otherwise
  }

  /// Reads a round of parts, each with its own lane.
  mutating func next(_ lanes: [some StreamLane]) -> Round {
    do throws(ReadError) {
      let round = unsafe try stretches.next(into: lanes) { [digest] in unsafe digest.update($0) }
      guard let round else { return .end }
      tell(bytes: told.bytes + round.bytes, records: stretches.counts)
      for (lane, first) in zip(lanes, round.firstLines) {
        if lane.givesWay { return giveWay() }
        recovered += lane.recovered.map { $0 + first }
      }
      return .read(firstLines: round.firstLines)
    } catch {
      return giveWay()
    }
  }

  /// All of it will be read again.
  private mutating func giveWay() -> Round {
    tell(bytes: 0, records: RecordCounts())
    return .otherwise
  }

  private mutating func tell(bytes: Int, records: RecordCounts) {
    watch.read(bytes: bytes - told.bytes, records: records - told.records)
    told = (bytes, records)
  }

  /// What there is to say of the file when all was read.
  func closing() throws(Failure) -> ExportReader.Closing {
    let (sha256, bytes) = try digest.finish()
    return ExportReader.Closing(sha256: sha256, bytes: bytes, blankLines: stretches.blankLines, recovered: recovered)
  }

  /// Lines that were read.
  var lines: Int { stretches.lines }
  var counts: RecordCounts { stretches.counts }
}

/// What reads a part of a file, and says what it met there.
protocol StreamLane: PlainLineReader {
  var givesWay: Bool { get }
  /// Lines of records whose quotes had not been doubled, from the start of the part.
  var recovered: [Int] { get }
}

extension RecordBatch {
  /// Lets a record be read where it stands, if it is not so near the end that a look behind it would leave the memory.
  ///
  /// - Parameter body: is given the fields, each with its end mark, and the line.
  func readsInPlace(_ record: Int, _ body: (UnsafeRawBufferPointer, Int) -> Bool) -> Bool {
    let range = range(of: record)
    guard range.upperBound + LineCursor.slack <= bytes.count else { return false }
    return unsafe bytes.withUnsafeBytes { all in
      unsafe body(UnsafeRawBufferPointer(rebasing: all[range]), position(of: record).line)
    }
  }
}

/// The hash of a file, taken while it is read.
private final class StreamedDigest: @unchecked Sendable {
  private var sha256 = SHA256()
  private var bytes = 0

  func update(_ piece: UnsafeRawBufferPointer) {
    unsafe sha256.update(piece)
    bytes += piece.count
  }

  func finish() throws(Failure) -> (sha256: String, bytes: Int) { (try sha256.hexadecimal(), bytes) }
}
