/// A text whose header was read: where its records begin, and how they are written.
public struct TextTable: Sendable {
  let file: StoredFile
  let settled: EncodingCheck.Settled
  let dialect: Dialect
  let width: Int
  let fillsShortRecords: Bool
  /// Of the first record behind the header.
  let start: Position

  /// Between fields.
  public var delimiter: UInt8 { dialect.delimiter }
}

/// Who splits records into fields.
public enum RecordParser: String, Sendable, CaseIterable {
  /// Lines without quotes are split where they stand, the others by libcsv.
  case fast
  /// libcsv splits all.
  case libcsv
}

/// Reads a UTF-8 file on several threads, a round of parts at a time.
///
/// The first part of a round begins where the last one ended. The others begin at a line that looks like the start of a
/// record; whether it is one is known when the part before has been read, and where it is not, the part is read again
/// from where it is. So each start is proved, whatever quotes stand where.
public final class TextStretches {
  private let threads: Int
  private let file: StoredFile
  private let buffer: StretchBuffer
  private let lanes: [Lane]
  /// Of the next round: the stored offset and the line of its first record, and whether nothing was lost before.
  private var start: Position
  private var isStartSure = true
  /// The stored offset up to which all is UTF-8.
  private var validEnd = 0
  private var isAtEnd = false
  /// Whether the last round held no whole record, so that the next one must be larger.
  private var isStuck = false
  private let roundBytes: Int
  public private(set) var blankLines = 0
  public private(set) var counts = RecordCounts()

  /// What was read in one round.
  public struct Round: Sendable {
    /// By part: the physical line that its line 0 is.
    public var firstLines: [Int] = []
    /// Bytes read.
    public var bytes = 0
  }

  /// What reads one part of a round.
  private final class Lane: @unchecked Sendable {
    var reader: StretchReader
    var stretch = Stretch(limit: 0)
    /// What this lane checks to be UTF-8.
    var text = 0..<0
    var failure: ReadError?

    init(_ reader: consuming StretchReader) { self.reader = reader }

    func read(_ buffer: StretchBuffer, into target: some PlainLineReader) {
      target.begin()
      do throws(ReadError) {
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[text])
        let valid = unsafe validUTF8Prefix(of: bytes)
        guard valid == bytes.count else {
          throw .undecodable(
            path: "", encoding: .utf8, position: Position(line: 0, byte: buffer.origin + text.lowerBound + valid),
            bytes: [])
        }
        try reader.read(&stretch, of: buffer, to: target)
        target.end()
      } catch {
        failure = error
      }
    }
  }

  /// No larger limit is kept to.
  static let largestRecord = 1 << 28

  /// - Parameters:
  ///   - parts: into how many a round is cut.
  ///   - partBytes: about how many bytes a part has.
  public init(_ table: TextTable, parser: RecordParser, threads: Int, parts: Int, partBytes: Int) {
    self.threads = threads
    file = table.file
    roundBytes = parts * partBytes
    // A record of the largest size fits in and leaves room for another.
    let record = min(max(0, table.dialect.maximumRecordBytes), TextStretches.largestRecord)
    buffer = StretchBuffer(capacity: max(parts * partBytes, 2 * record + 4))
    lanes = (0..<max(1, parts)).map { _ in Lane(StretchReader(table, parser: parser)) }
    start = table.start
  }

  /// Lines that were read.
  public var lines: Int { start.line - 1 }

  /// Reads on, each part with its own reader.
  ///
  /// - Parameter digest: is given all bytes of the file in their order, a piece at a time.
  /// - Returns: nil: the file has ended.
  /// - Throws: `undecodable` where it is not UTF-8 or has a line that does not fit into a round.
  public func next(
    into readers: [some PlainLineReader], digest: @Sendable (UnsafeRawBufferPointer) -> Void
  ) throws(ReadError) -> Round? {
    if isAtEnd { return nil }
    let kept = min(start.byte, validEnd) - buffer.origin
    let new = try buffer.fill(keeping: kept, to: isStuck ? .max : roundBytes, from: file, threads: threads)
    if buffer.lastLineEnd == nil { _ = try buffer.fill(keeping: 0, to: .max, from: file, threads: threads) }
    let before = start
    try cut()
    inParallel(lanes.count + 1, threads: threads) { [lanes, buffer] task in
      if task == 0 { return unsafe digest(UnsafeRawBufferPointer(rebasing: buffer.bytes[new...])) }
      lanes[task - 1].read(buffer, into: readers[task - 1])
    }
    isAtEnd = buffer.isFileEnd
    let round = try settle(readers, bytes: buffer.count - new)
    isStuck = start == before
    return round
  }

  /// Gives each lane its part.
  private func cut() throws(ReadError) {
    let first = start.byte - buffer.origin
    guard let end = buffer.lastLineEnd else { throw irregular(at: buffer.origin) }
    let size = max(1, (buffer.count - first + lanes.count - 1) / lanes.count)
    var (from, valid): (Int?, Int) = (first, validEnd - buffer.origin)
    for (index, lane) in lanes.enumerated() {
      let isLast = index == lanes.count - 1
      let next = isLast ? nil : buffer.lineStart(behind: first + (index + 1) * size - 1)
      lane.stretch = Stretch(start: from, limit: isLast ? buffer.count : next ?? buffer.count)
      lane.stretch.isStartSure = index > 0 || isStartSure
      let validTo = max(valid, isLast ? end : next ?? valid)
      lane.text = valid..<validTo
      (from, valid) = (next, validTo)
    }
    validEnd = buffer.origin + valid
  }

  /// Reads those parts again that began at the wrong place, and puts the parts together.
  private func settle(_ readers: [some PlainLineReader], bytes: Int) throws(ReadError) -> Round {
    var round = Round(bytes: bytes)
    var at = start.byte - buffer.origin
    for (lane, reader) in zip(lanes, readers) {
      if let failure = lane.failure { throw failure }
      if lane.stretch.start != at || lane.stretch.isStartSure != isStartSure {
        lane.stretch = Stretch(start: at, limit: lane.stretch.limit, isStartSure: isStartSure)
        lane.text = 0..<0
        lane.read(buffer, into: reader)
        if let failure = lane.failure { throw failure }
      }
      round.firstLines.append(start.line)
      (at, isStartSure) = (lane.stretch.end, lane.stretch.isEndSure)
      start = Position(line: start.line + lane.stretch.lines, byte: buffer.origin + at)
      blankLines += lane.stretch.blankLines
      counts += lane.stretch.counts
    }
    return round
  }

  private func irregular(at offset: Int) -> ReadError {
    .undecodable(path: file.path, encoding: .utf8, position: Position(line: start.line, byte: offset), bytes: [])
  }
}
