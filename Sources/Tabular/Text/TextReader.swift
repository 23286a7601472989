/// Who splits records into fields.
public enum RecordParser: String, Sendable, CaseIterable {
  /// Records of the usual shapes are split in place, the others by libcsv.
  case fast
  /// libcsv splits all.
  case libcsv
}

/// Reads a text on several threads, a round of chunks at a time.
///
/// The first chunk of a round begins where the last one ended. The others begin at a line that looks like the start of a
/// record; whether it is one is known when the chunk before has been read, and where it is not, the chunk is read again
/// from where it is. So each start is proved, whatever quotes there are.
final class TextReader: @unchecked Sendable {
  private let threads: Int
  let buffer: ChunkBuffer
  private let lanes: [Lane]
  /// Of the next round: the offset in the text and the lines before its first record, and whether nothing was lost before.
  private var start: (offset: Int, lines: Int)
  private var isStartSure = true
  /// Whether the next round begins within a line that is passed over.
  private var isInOverlongLine = false
  /// The offset up to which all is known to be UTF-8.
  private var validEnd = 0
  /// Whether that is ASCII.
  private var isASCII: Bool
  private var isAtEnd = false
  /// Whether the last round held no whole record, so that the next one must be larger.
  private var isStuck = false
  private let roundBytes: Int
  /// Whether the encoding was guessed, and may be another.
  private let isGuess: Bool
  private let text: StoredText

  /// No larger limit of a record is kept to.
  static let largestRecord = 1 << 28

  /// What reads one chunk of a round.
  private final class Lane: @unchecked Sendable {
    var reader: ChunkReader
    var chunk = Chunk(limit: 0)
    /// What this lane checks to be UTF-8.
    var text = 0..<0
    /// Whether that is ASCII.
    var isASCII = true
    /// Where that is not UTF-8.
    var wrong: Int?
    var failure: ReadError?

    init(_ reader: consuming ChunkReader) { self.reader = reader }

    func read(_ buffer: ChunkBuffer) {
      let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[text])
      let ascii = unsafe asciiEnd(in: bytes, from: 0)
      isASCII = ascii == bytes.count
      let valid = unsafe ascii + (isASCII ? 0 : validUTF8Prefix(of: UnsafeRawBufferPointer(rebasing: bytes[ascii...])))
      wrong = valid < text.count ? text.lowerBound + valid : nil
      guard wrong == nil else { return }
      do throws(ReadError) { try reader.read(&chunk, of: buffer) } catch { failure = error }
    }
  }

  /// - Parameters:
  ///   - start: where the first record begins in the text, and the lines before it.
  ///   - chunks: into how many a round is cut; of about `chunkBytes` each.
  init(
    _ text: StoredText, dialect: Dialect, width: Int, fillsShortRecords: Bool, start: (offset: Int, lines: Int),
    options: ReadingPlan
  ) throws(ReadError) {
    self.text = text
    threads = max(1, options.threads)
    let record = min(max(0, dialect.maximumRecordBytes), TextReader.largestRecord)
    let dialect = Dialect(delimiter: dialect.delimiter, maximumRecordBytes: record)
    roundBytes = options.chunks * options.chunkBytes
    // A record of the largest size fits in, and another after it.
    buffer = try ChunkBuffer(
      text.file, text.verdict.encoding, from: text.markLength, capacity: max(roundBytes, 3 * record + (1 << 12)))
    lanes = (0..<max(1, options.chunks)).map { _ in
      Lane(
        ChunkReader(
          path: text.file.path, dialect: dialect, width: width, fillsShortRecords: fillsShortRecords,
          parser: options.parser))
    }
    self.start = start
    isGuess = text.verdict.basis == .validUTF8
    isASCII = true
  }

  /// The batches of the last round, in the order of the file.
  var batches: [RecordBatch] { lanes.map { $0.reader.batch } }

  /// Gives the byte-order mark, which is no part of the text.
  func digestMark(_ digest: (UnsafeRawBufferPointer) -> Void) {
    let mark = text.verdict.encoding.byteOrderMark.prefix(text.markLength)
    unsafe Array(mark).withUnsafeBytes { unsafe digest($0) }
  }

  /// Reads a round: every chunk's records go to `take` on the thread that has read them, and again if its start was not
  /// the right one.
  ///
  /// - Parameter digest: is given all stored bytes in their order, a piece at a time.
  /// - Returns: false at the end of the file.
  /// - Throws: `undecodable`, and what reading throws.
  func next(
    digest: @Sendable (UnsafeRawBufferPointer) -> Void, take: @Sendable (_ chunk: Int, _ batch: RecordBatch) -> Void
  ) throws(ReadError) -> Bool {
    if isAtEnd { return false }
    unsafe try fill(digest)
    cut()
    inParallel(lanes.count + 1, threads: threads) { [lanes, buffer] task in
      if task == 0 { return unsafe digest(buffer.newlyStored) }
      lanes[task - 1].read(buffer)
      if lanes[task - 1].wrong == nil { take(task - 1, lanes[task - 1].reader.batch) }
    }
    if try reinterprets() { readAgain(take) }
    let before = start
    try settle(take)
    isAtEnd = buffer.isFileEnd
    isStuck = start == before
    return true
  }

  private func fill(_ digest: (UnsafeRawBufferPointer) -> Void) throws(ReadError) {
    let kept = max(0, min(start.offset, validEnd) - buffer.origin)
    do throws(ReadError) {
      try buffer.fill(keeping: kept, to: isStuck ? .max : roundBytes, threads: threads)
      if buffer.lastLineEnd == nil {
        unsafe digest(buffer.newlyStored)
        try buffer.fill(keeping: 0, to: .max, threads: threads)
      }
    } catch {
      guard case .undecodable = error, text.verdict.basis == .guessed else { throw error }
      throw try StoredText.notUTF8(text.file)
    }
    skipOverlongLine()
  }

  /// What is known of the encoding by now.
  var verdict: EncodingVerdict {
    let isGuessed = text.verdict.basis == .guessed || buffer.encoding != text.verdict.encoding
    guard isGuessed else { return text.verdict }
    let isWeak = !text.head.hasCommonHanzi && !buffer.hasCommonHanzi
    return EncodingVerdict(encoding: buffer.encoding, basis: .guessed, isWeak: isWeak)
  }

  /// Goes to the end of a line that is longer than a record may be.
  private func skipOverlongLine() {
    guard isInOverlongLine else { return }
    var walker = LineWalker(buffer, from: max(0, start.offset - buffer.origin), line: start.lines, limit: .max)
    isInOverlongLine = !walker.passLine()
    start = (buffer.origin + walker.end, walker.lines)
  }

  /// Gives each lane its chunk, and its share of what is not known to be UTF-8.
  private func cut() {
    let first = min(start.offset - buffer.origin, buffer.count)
    let isChecked = buffer.encoding == .utf8
    // A character that the window cuts off is looked at in the next round.
    let end = isChecked ? buffer.lastLineEnd ?? buffer.lastCharacterEnd : 0
    let size = max(1, (buffer.count - first + lanes.count - 1) / lanes.count)
    var (from, valid): (Int?, Int) = (first, isChecked ? validEnd - buffer.origin : 0)
    for (index, lane) in lanes.enumerated() {
      let isLast = index == lanes.count - 1
      let next = isLast ? nil : buffer.lineStart(after: first + (index + 1) * size - 1)
      lane.chunk = Chunk(start: from, limit: isLast ? buffer.count : next ?? buffer.count)
      lane.chunk.isStartSure = index > 0 || isStartSure
      let validTo = isChecked ? max(valid, isLast ? end : min(end, next ?? valid)) : 0
      lane.text = valid..<validTo
      (from, valid) = (next, validTo)
    }
    validEnd = isChecked ? buffer.origin + valid : buffer.origin + buffer.count
  }

  /// Reads those chunks again that began at the wrong place, and puts the chunks together.
  private func settle(_ take: (Int, RecordBatch) -> Void) throws(ReadError) {
    var at = start.offset - buffer.origin
    for (index, lane) in lanes.enumerated() {
      if let failure = lane.failure { throw failure }
      if lane.chunk.start != at || lane.chunk.isStartSure != isStartSure {
        lane.chunk = Chunk(start: at, limit: lane.chunk.limit, isStartSure: isStartSure)
        lane.text = 0..<0
        lane.read(buffer)
        if let failure = lane.failure { throw failure }
        take(index, lane.reader.batch)
      }
      lane.reader.batch.firstLine = start.lines + 1
      (at, isStartSure) = (lane.chunk.end, lane.chunk.isEndSure)
      start = (buffer.origin + at, start.lines + lane.chunk.lines)
      isInOverlongLine = isInOverlongLine || lane.chunk.endsInOverlongLine
    }
  }

  // MARK: - UTF-8 that turns out to be none

  /// Whether the window is read again as GB18030: all before it was ASCII, and so the same in both.
  private func reinterprets() throws(ReadError) -> Bool {
    guard let wrong = lanes.compactMap(\.wrong).min() else {
      if isASCII, isGuess { isASCII = buffer.encoding == .utf8 && lanes.allSatisfy(\.isASCII) && isRestASCII }
      return false
    }
    let failure = try buffer.undecodable(at: buffer.storedEnd - buffer.count + wrong)
    guard isGuess, isASCII else { throw failure }
    do throws(ReadError) {
      try buffer.reinterpretAsGB18030(threads: threads)
    } catch {
      throw failure
    }
    return true
  }

  /// Whether what the lanes have not checked yet is ASCII.
  private var isRestASCII: Bool {
    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[(validEnd - buffer.origin)...])
    return unsafe asciiEnd(in: rest, from: 0) == rest.count
  }

  /// Reads the round once more after the window has changed.
  private func readAgain(_ take: @Sendable (Int, RecordBatch) -> Void) {
    isASCII = false
    cut()
    inParallel(lanes.count, threads: threads) { [lanes, buffer] task in
      lanes[task].read(buffer)
      take(task, lanes[task].reader.batch)
    }
  }
}
