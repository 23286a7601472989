/// Which lines of a window are to be read, and how far reading them went.
struct Chunk: Sendable {
  /// Where its first record begins, if it is known.
  var start: Int?
  /// Records that begin before are of this chunk.
  let limit: Int
  /// Whether nothing has been lost right before.
  var isStartSure = true
  /// After its last record.
  var end = 0
  var isEndSure = true
  /// Line ends passed over.
  var lines = 0
  /// Whether the last line goes on after the window, and is passed over.
  var endsInOverlongLine = false
}

/// Reads the records of a chunk into a batch.
///
/// Records of the usual shapes are split in place: fields without quotes, and fields between quotes in which quotes
/// are doubled, CR only before LF. Any other goes to `RecordScanner`, and so to libcsv, which decides what a record is.
struct ChunkReader: ~Copyable, Sendable {
  private let delimiter: UInt8
  private let limit: Int
  private let fillsShortRecords: Bool
  /// Whether libcsv splits all records.
  private let scansAll: Bool
  private var scanner: RecordScanner
  let batch = RecordBatch()
  private let width: Int

  init(path: String, dialect: Dialect, width: Int, fillsShortRecords: Bool, parser: RecordParser) {
    delimiter = dialect.delimiter
    limit = max(0, dialect.maximumRecordBytes)
    self.width = width
    self.fillsShortRecords = fillsShortRecords
    scansAll = parser == .libcsv
    scanner = RecordScanner(path: path, dialect: dialect)
    scanner.expect(width: width)
  }

  /// Reads from the start of a chunk to the first record that begins at or after its limit, or that the window does not
  /// hold to its end.
  mutating func read(_ chunk: inout Chunk, of buffer: ChunkBuffer) throws(ReadError) {
    unsafe batch.clear(width: width, text: buffer.base)
    guard let start = chunk.start else { return }
    (chunk.end, chunk.isEndSure) = (start, chunk.isStartSure)
    while chunk.end < chunk.limit {
      if !scansAll { split(&chunk, buffer) }
      guard chunk.end < chunk.limit, try scan(&chunk, buffer) else { return }
    }
  }

  // MARK: - Any record

  /// Reads records as libcsv does, until one was sound.
  ///
  /// - Returns: false if the window ends before the record does.
  private mutating func scan(_ chunk: inout Chunk, _ buffer: ChunkBuffer) throws(ReadError) -> Bool {
    scanner.begin(at: chunk.end, of: buffer, line: chunk.lines, isStartSure: chunk.isEndSure)
    var isSound = false
    while !isSound || scansAll, scanner.nextStart.offset < chunk.limit {
      switch try scanner.next() {
      case .end:
        take(&chunk)
        return chunk.end < chunk.limit
      case .starved:
        take(&chunk, upTo: (scanner.start, scanner.line))
        return false
      case .fault(let fault): batch.faults.append((scanner.line, fault))
      case .record:
        if let fault = scanner.parser.sink.add(to: batch, fills: fillsShortRecords, line: scanner.line) {
          batch.faults.append((scanner.line, fault))
        } else if scanner.isRecovered {
          batch.recovered.append(scanner.line)
        }
      }
      isSound = scanner.isStartSure && !scanner.isRecovered
    }
    take(&chunk)
    return true
  }

  /// The chunk has been read as far as the scanner went, or to where it could not go on.
  private mutating func take(_ chunk: inout Chunk, upTo place: (offset: Int, line: Int)? = nil) {
    (chunk.end, chunk.lines) = place ?? scanner.nextStart
    chunk.isEndSure = scanner.isStartSure
    chunk.endsInOverlongLine = scanner.isInOverlongLine
    batch.blankLines += scanner.blankLines
  }

  // MARK: - Records of the usual shapes

  /// The record that is being split.
  private struct Open {
    var start: Int
    var fieldStart: Int
    var fields = 0
    /// Line ends within quoted fields.
    var innerLines = 0
    /// What the batch owned before.
    var owned: Int
    /// Whether it has a field of which the batch holds the text.
    var ownsText = false
    /// Whether the last field stood between quotes.
    var endsQuoted = false

    init(at start: Int, owned: Int) { (self.start, fieldStart, self.owned) = (start, start, owned) }
  }

  /// Where the content of a record ends, and its line end.
  private typealias Ending = (content: Int, end: Int)

  /// Splits records until one is of another shape, or is not here to its end.
  private func split(_ chunk: inout Chunk, _ buffer: ChunkBuffer) {
    let base = unsafe buffer.base
    var marks = unsafe MarkCursor(base, from: chunk.end, to: buffer.count, delimiter: delimiter)
    var record = Open(at: chunk.end, owned: batch.ownCount)
    var room = batch.room()
    repeat {
      guard let ending = unsafe fields(&record, room.ranges, buffer, &marks),
        unsafe closeRecord(&record, &chunk, &room, base, ending)
      else { break }
      if room.left == 0 {
        batch.commit(room)
        room = batch.room()
      }
    } while chunk.end < chunk.limit
    batch.commit(room)
    if record.ownsText { batch.removeOwned(from: record.owned) }
  }

  /// Puts the fields of a record in their places, but for the last if it has no quotes.
  ///
  /// - Returns: nil if the record is of no usual shape, or not here to its end.
  @inline(__always) private func fields(
    _ record: inout Open, _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ buffer: ChunkBuffer,
    _ marks: inout MarkCursor
  ) -> Ending? {
    let (base, count) = unsafe (buffer.base, buffer.count)
    while true {
      var mark = unsafe marks.putFields(ranges, width, &record.fieldStart, &record.fields)
      if mark == count { return buffer.isFileEnd && record.start < count ? (count, count) : nil }
      var byte = unsafe base.load(fromByteOffset: mark, as: UInt8.self)
      if byte == 0x22 {
        guard mark == record.fieldStart, let after = unsafe quotedField(&record, ranges, buffer, &marks) else {
          return nil
        }
        if after == count { return (count, count) }
        (mark, byte) = unsafe (after, base.load(fromByteOffset: after, as: UInt8.self))
        if byte == delimiter {
          (record.fieldStart, record.endsQuoted) = (after &+ 1, false)
          continue
        }
        if byte != 0x0A, byte != 0x0D { return nil }
      }
      if byte == delimiter {
        unsafe closeField(&record, ranges, base, at: mark)
      } else if byte == 0x0A {
        return (mark, mark &+ 1)
      } else if byte == 0x0D {
        let next = marks.next()
        let isPair = unsafe next == mark &+ 1 && next < count && base.load(fromByteOffset: next, as: UInt8.self) == 0x0A
        return isPair ? (mark, next &+ 1) : nil
      } else if byte == 0 {
        return nil
      }
    }
  }

  /// Ends a field without quotes.
  @inline(__always) private func closeField(
    _ record: inout Open, _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ base: UnsafeRawPointer, at mark: Int
  ) {
    if record.fields <= width {
      unsafe ranges[record.fields] = ChunkReader.trimmed(base, record.fieldStart, mark)
    }
    record.fields &+= 1
    record.fieldStart = mark &+ 1
  }

  /// The field between two places without the blanks around it.
  @inline(__always) private static func trimmed(
    _ base: UnsafeRawPointer, _ start: Int, _ end: Int
  ) -> RecordBatch.FieldRange {
    let first = unsafe base.load(fromByteOffset: start, as: UInt8.self)
    if start == end || first > 32 {
      let last = unsafe start == end ? 33 : base.load(fromByteOffset: end &- 1, as: UInt8.self)
      if last > 32 { return RecordBatch.FieldRange(start, to: end) }
    }
    return unsafe trimmedSlowly(base, start, end)
  }

  @inline(never) private static func trimmedSlowly(
    _ base: UnsafeRawPointer, _ start: Int, _ end: Int
  ) -> RecordBatch.FieldRange {
    let isBlank = { (at: Int) in
      let byte = unsafe base.load(fromByteOffset: at, as: UInt8.self)
      return byte == 32 || byte == 9
    }
    var (start, end) = (start, end)
    while start < end, isBlank(start) { start += 1 }
    while end > start, isBlank(end - 1) { end -= 1 }
    return RecordBatch.FieldRange(start, to: end)
  }

  /// Reads a field between quotes.
  ///
  /// - Returns: what follows its last quote; nil if it is of no usual shape, or not here to its end.
  private func quotedField(
    _ record: inout Open, _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ buffer: ChunkBuffer,
    _ marks: inout MarkCursor
  ) -> Int? {
    let (base, count) = unsafe (buffer.base, buffer.count)
    let byte = { (at: Int) in unsafe base.load(fromByteOffset: at, as: UInt8.self) }
    var isEscaped = false
    while true {
      let mark = marks.next()
      if mark == count || byte(mark) == 0 { return nil }
      // CR with a line feed is one line end.
      let isLineEnd = byte(mark) == 0x0A || (byte(mark) == 0x0D && (mark + 1 == count || byte(mark + 1) != 0x0A))
      record.innerLines += isLineEnd ? 1 : 0
      guard byte(mark) == 0x22 else { continue }
      let after = marks.next()
      guard after == mark + 1, after < count || buffer.isFileEnd else { return nil }
      if after < count, byte(after) == 0x22 {
        isEscaped = true
        continue
      }
      unsafe store(&record, ranges, base, record.fieldStart + 1..<mark, isEscaped)
      return after
    }
  }

  private func store(
    _ record: inout Open, _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ base: UnsafeRawPointer,
    _ content: Range<Int>, _ isEscaped: Bool
  ) {
    if record.fields <= width {
      unsafe ranges[record.fields] =
        isEscaped
        ? batch.append(unescaping: UnsafeRawBufferPointer(start: base + content.lowerBound, count: content.count))
        : RecordBatch.FieldRange(content.lowerBound, to: content.upperBound)
    }
    record.fields += 1
    record.ownsText = record.ownsText || isEscaped
    record.endsQuoted = true
  }

  /// Ends the record: keeps it, or says what is wrong with it.
  ///
  /// - Returns: false if it is longer than a record may be.
  @inline(__always) private func closeRecord(
    _ record: inout Open, _ chunk: inout Chunk, _ room: inout RecordBatch.Room, _ base: UnsafeRawPointer,
    _ ending: Ending
  ) -> Bool {
    if ending.content &- record.start > limit { return false }
    if !record.endsQuoted { unsafe closeField(&record, room.ranges, base, at: ending.content) }
    if record.fields == width, width > 1 {
      room.keepRecord(line: chunk.lines)
      chunk.isEndSure = true
    } else {
      closeOdd(record, &chunk, &room)
    }
    chunk.lines &+= 1 &+ record.innerLines
    chunk.end = ending.end
    record = Open(at: ending.end, owned: record.ownsText ? batch.ownCount : record.owned)
    return true
  }

  /// Ends a record with another number of fields than the header, a blank line, or a record of one field.
  @inline(never) private func closeOdd(
    _ record: Open, _ chunk: inout Chunk, _ room: inout RecordBatch.Room
  ) {
    let ranges = unsafe room.ranges
    let found = record.fields
    if found == 1, !record.endsQuoted, unsafe ranges[0].count == 0 {
      batch.blankLines += 1
      return
    }
    let isWhole = unsafe found == width || (found == width + 1 && ranges[width].count == 0)
    chunk.isEndSure = isWhole
    guard isWhole || (fillsShortRecords && found < width) else {
      return batch.faults.append((chunk.lines, .ragged(found: found, expected: width)))
    }
    for missing in min(found, width)..<width {
      unsafe ranges[missing] = RecordBatch.FieldRange(record.start, to: record.start)
    }
    room.keepRecord(line: chunk.lines)
  }
}
