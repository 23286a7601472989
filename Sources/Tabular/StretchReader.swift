/// Reads parts of a UTF-8 file that lie in one buffer.
///
/// Lines with neither quote, CR nor U+0000 are offered to whoever wants them as they stand. Everything else goes to libcsv,
/// line by line until it has a record; and a record that is at fault, with some behind it, to `RecordScanner`.
struct StretchReader: ~Copyable, Sendable {
  private let file: StoredFile
  private let settled: EncodingCheck.Settled
  private let dialect: Dialect
  private let width: Int
  private let fillsShortRecords: Bool
  /// Whether lines are offered; else libcsv reads all of them.
  private let offersLines: Bool
  private var parser: LineParser
  private var batch = RecordBatch()

  init(_ table: TextTable, parser: RecordParser) {
    file = table.file
    settled = table.settled
    dialect = Dialect(
      delimiter: table.dialect.delimiter,
      maximumRecordBytes: min(max(0, table.dialect.maximumRecordBytes), TextStretches.largestRecord))
    width = table.width
    fillsShortRecords = table.fillsShortRecords
    offersLines = parser == .fast
    self.parser = LineParser(delimiter: dialect.delimiter)
    self.parser.sink.expect(width: width)
    batch.clear(width: width)
  }

  /// Reads from the start of a part to the first record that begins at or behind its limit, or that the buffer does not
  /// hold to its end.
  mutating func read(
    _ stretch: inout Stretch, of buffer: StretchBuffer, to reader: some PlainLineReader
  ) throws(ReadError) {
    guard let start = stretch.start else { return }
    stretch.isEndSure = stretch.isStartSure
    stretch.end = start
    var marks = LineMarks(searchEnd: buffer.lineEnd(behind: stretch.limit))
    while stretch.end < stretch.limit {
      // No line among those that are offered together can be too long.
      let plainEnd = min(
        unsafe marks.plainEnd(in: buffer.bytes, from: stretch.end), stretch.limit,
        stretch.end + dialect.maximumRecordBytes)
      if offersLines { offer(stretch.end..<plainEnd, endsHere: false, &stretch, buffer, reader) }
      let at = stretch.end
      guard at < stretch.limit else { break }
      guard let line = unsafe marks.next(in: buffer.bytes, from: at, isFileEnd: buffer.isFileEnd) else {
        if fits(buffer.count - at) { break }
        try scan(&stretch, buffer, reader)
        continue
      }
      guard line.isSound, fits(line.contentEnd - at) else {
        try scan(&stretch, buffer, reader)
        continue
      }
      if offersLines, offer(line, isNew: line.end > plainEnd, &stretch, buffer, reader) { continue }
      switch feed(at, from: at, line, buffer) {
      case .record(let end, let lines):
        keep(at: at, &stretch, buffer)
        stretch.end = end
        stretch.lines += lines
      case .blank(let end):
        stretch.end = end
        stretch.lines += 1
        stretch.blankLines += 1
      case .unfinished: return deliver(reader)
      case .fault: try scan(&stretch, buffer, reader)
      }
    }
    deliver(reader)
  }

  /// Lets lines be read as they stand.
  private func offer(
    _ part: Range<Int>, endsHere: Bool, _ stretch: inout Stretch, _ buffer: StretchBuffer,
    _ reader: some PlainLineReader
  ) {
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[part])
    let taken = unsafe reader.read(lines: bytes, endsHere: endsHere, line: stretch.lines)
    guard taken.lines > 0 else { return }
    stretch.counts.plain += taken.lines
    stretch.lines += taken.lines
    stretch.isEndSure = true
    stretch.end = part.lowerBound + taken.bytes
  }

  /// Lets a line be read as it stands, up to its end or its first quote.
  ///
  /// - Parameter isNew: whether it was not offered among others.
  /// - Returns: false: it is libcsv's.
  private mutating func offer(
    _ line: LineMarks.Line, isNew: Bool, _ stretch: inout Stretch, _ buffer: StretchBuffer,
    _ reader: some PlainLineReader
  ) -> Bool {
    let at = stretch.end
    guard line.isQuoted else {
      if isNew { offer(at..<line.contentEnd, endsHere: true, &stretch, buffer, reader) }
      if stretch.end > at { stretch.end = line.end }
      return stretch.end > at
    }
    let content = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[at..<line.plainEnd])
    guard let opening = unsafe reader.read(opening: content, line: stretch.lines) else { return false }
    if let end = tail(from: at + opening.offset, behind: opening.fields, line, &stretch, buffer) {
      stretch.end = end
      return true
    }
    reader.takeBack()
    return false
  }

  /// What libcsv made of one or more lines.
  private enum Fed {
    /// - Parameters:
    ///   - end: behind the record.
    ///   - lines: over how many it goes.
    case record(end: Int, lines: Int)
    case blank(end: Int)
    /// The buffer ends before the record does.
    case unfinished
    case fault
  }

  /// Feeds line after line until there is a record.
  ///
  /// - Parameters:
  ///   - start: of the record.
  ///   - from: of what of it libcsv is given.
  private mutating func feed(
    _ start: Int, from: Int, _ first: LineMarks.Line, _ buffer: StretchBuffer
  ) -> Fed {
    var (from, line, lines) = (from, first, 1)
    while true {
      var outcome = unsafe parser.feed(UnsafeRawBufferPointer(rebasing: buffer.bytes[from..<line.end]))
      if outcome == .open, line.end == buffer.count, buffer.isFileEnd { outcome = parser.finish() }
      switch outcome {
      case .record: return .record(end: line.end, lines: lines)
      case .blank: return .blank(end: line.end)
      case .open: break
      case .strayQuote, .unclosedQuote, .outOfMemory: return giveUp(.fault)
      }
      from = line.end
      guard let next = unsafe LineMarks.lone(in: buffer.bytes, from: from, isFileEnd: buffer.isFileEnd) else {
        return giveUp(fits(buffer.count - start) ? .unfinished : .fault)
      }
      guard next.isSound, fits(next.contentEnd - start) else { return giveUp(.fault) }
      (line, lines) = (next, lines + 1)
    }
  }

  private mutating func giveUp(_ fed: Fed) -> Fed {
    parser.reset()
    return fed
  }

  private func fits(_ bytes: Int) -> Bool { bytes <= dialect.maximumRecordBytes }

  /// Gives the last fields of a record to libcsv.
  ///
  /// - Returns: the end of the record; nil: it is not a record with as many fields as the header.
  private mutating func tail(
    from start: Int, behind fields: Int, _ line: LineMarks.Line, _ stretch: inout Stretch,
    _ buffer: StretchBuffer
  ) -> Int? {
    let fed = feed(stretch.end, from: start, line, buffer)
    defer { parser.sink.takeBack() }
    guard case .record(let end, let lines) = fed, parser.sink.found + fields == width else { return nil }
    stretch.counts.quoted += 1
    stretch.lines += lines
    stretch.isEndSure = true
    return end
  }

  /// Keeps a record, whose fields are the sink's.
  private mutating func keep(at start: Int, _ stretch: inout Stretch, _ buffer: StretchBuffer) {
    let position = Position(line: stretch.lines, byte: buffer.origin + start)
    stretch.isEndSure = parser.sink.found == width || parser.sink.endsInEmptyExtra
    stretch.counts.parsed += 1
    if let fault = parser.sink.settle(width: width, fills: fillsShortRecords) {
      batch.faults.append((position, fault))
    } else {
      batch.positions.append(position)
    }
  }

  /// Reads on as any file is read, until some records in a row were sound: what is at fault in one may reach into others.
  private mutating func scan(
    _ stretch: inout Stretch, _ buffer: StretchBuffer, _ reader: some PlainLineReader
  ) throws(ReadError) {
    deliver(reader)
    var scanner = try RecordScanner(
      file, settled: settled, dialect: dialect, chunk: StretchReader.scanBytes, from: buffer.origin + stretch.end,
      isStartSure: stretch.isEndSure)
    scanner.expect(width: width)
    let firstLine = stretch.lines - 1
    var sound = 0
    reading: while sound < StretchReader.soundEnough, scanner.nextStart.byte < buffer.origin + stretch.limit {
      let event = try scanner.next()
      let position = Position(line: firstLine + scanner.position.line, byte: scanner.position.byte)
      switch event {
      case .end: break reading
      case .fault(let fault): batch.faults.append((position, fault))
      case .record: keep(at: position, &scanner)
      }
      sound = scanner.isStartSure && !scanner.isRecovered ? sound + 1 : 0
      stretch.counts.parsed += 1
    }
    scanner.parser.sink.copy(to: &batch)
    stretch.end = scanner.nextStart.byte - buffer.origin
    stretch.isEndSure = scanner.isStartSure
    stretch.lines = firstLine + scanner.nextStart.line
    stretch.blankLines += scanner.blankLines
    hand(to: reader)
  }

  private mutating func keep(at position: Position, _ scanner: inout RecordScanner) {
    if let fault = scanner.parser.sink.settle(width: width, fills: fillsShortRecords) {
      batch.faults.append((position, fault))
    } else {
      batch.positions.append(position)
      if scanner.isRecovered { batch.recovered.append(position) }
    }
  }

  private static let soundEnough = 8
  private static let scanBytes = 1 << 14

  /// Hands over what libcsv has read so far.
  private mutating func deliver(_ reader: some PlainLineReader) {
    parser.sink.copy(to: &batch)
    parser.sink.clear()
    hand(to: reader)
  }

  private mutating func hand(to reader: some PlainLineReader) {
    if batch.count + batch.faults.count > 0 { reader.read(batch) }
    batch.clear(width: width)
  }
}
