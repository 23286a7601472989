import CPlatform

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
/// Records of the usual shapes are split where they stand: fields without quotes, and fields between quotes in which quotes
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
  }

  /// Splits records until one is of another shape, or is not here to its end.
  private func split(_ chunk: inout Chunk, _ buffer: ChunkBuffer) {
    let (base, count) = unsafe (buffer.base, buffer.count)
    var marks = unsafe MarkCursor(base, from: chunk.end, to: count, delimiter: delimiter)
    var record = Open(start: chunk.end, fieldStart: chunk.end, owned: batch.ownCount)
    var room = batch.room()
    var (fieldStart, fields) = (record.start, 0)
    while true {
      let mark = unsafe marks.putFields(room.ranges, width, &fieldStart, &fields)
      let byte = unsafe base.load(fromByteOffset: mark, as: UInt8.self)
      if byte == delimiter, mark < count {
        if fields <= width { unsafe room.ranges[fields] = ChunkReader.trimmed(base, fieldStart, mark) }
        fields &+= 1
        fieldStart = mark &+ 1
        continue
      }
      (record.fieldStart, record.fields) = (fieldStart, fields)
      defer { (fieldStart, fields) = (record.fieldStart, record.fields) }
      if mark == count {
        guard buffer.isFileEnd, record.start < count else { break }
        _ = unsafe closeRecord(&record, &chunk, &room, base, content: mark, end: mark)
        break
      }
      if byte == 0x0A {
        guard unsafe closeRecord(&record, &chunk, &room, base, content: mark, end: mark + 1) else { break }
        if chunk.end >= chunk.limit { return batch.commit(room) }
        if room.left == 0 { room = refilled(room) }
        continue
      }
      if byte == 0x22 {
        guard mark == record.fieldStart, let end = unsafe quotedField(&record, room.ranges, buffer, &marks) else {
          break
        }
        let isOpen = end.byte == delimiter
        if isOpen { continue }
        guard end.isSound,
          unsafe closeRecord(&record, &chunk, &room, base, content: end.content, end: end.next)
        else { break }
        if chunk.end >= chunk.limit { return batch.commit(room) }
        if room.left == 0 { room = refilled(room) }
        continue
      }
      if byte == 0x0D {
        let next = marks.next()
        guard next == mark + 1, next < count, unsafe base.load(fromByteOffset: next, as: UInt8.self) == 0x0A,
          unsafe closeRecord(&record, &chunk, &room, base, content: mark, end: next + 1)
        else { break }
        if chunk.end >= chunk.limit { return batch.commit(room) }
        if room.left == 0 { room = refilled(room) }
        continue
      }
      if byte == 0 { break }
    }
    batch.commit(room)
    if record.ownsText { batch.removeOwned(from: record.owned) }
  }

  private func refilled(_ room: RecordBatch.Room) -> RecordBatch.Room {
    batch.commit(room)
    return batch.room()
  }

  /// Ends a field without quotes, or whose quotes were just closed.
  @inline(__always) private func closeField(
    _ record: inout Open, _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ base: UnsafeRawPointer, at mark: Int
  ) {
    if record.fields <= width {
      unsafe ranges[record.fields] = ChunkReader.trimmed(base, record.fieldStart, mark)
    }
    record.fields &+= 1
    record.fieldStart = mark &+ 1
    record.endsQuoted = false
  }

  /// The field between two places without the blanks around it.
  @inline(__always) private static func trimmed(
    _ base: UnsafeRawPointer, _ start: Int, _ end: Int
  ) -> RecordBatch.FieldRange {
    let first = unsafe base.load(fromByteOffset: start, as: UInt8.self)
    if start == end || first > 32 {
      let last = unsafe start == end ? 33 : base.load(fromByteOffset: end &- 1, as: UInt8.self)
      if last > 32 {
        return RecordBatch.FieldRange(
          start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: end &- start))
      }
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
    return RecordBatch.FieldRange(start: UInt32(start), count: UInt32(end - start))
  }

  /// What follows a quoted field.
  private struct QuotedEnd {
    /// The delimiter, or something else if the record ends.
    let byte: UInt8
    /// Where the content of the record ends, and the next one begins.
    var content = 0
    var next = 0
    var isSound = true
  }

  /// Reads a field between quotes to what follows it.
  ///
  /// - Returns: nil if it is of no usual shape, or not here to its end.
  private func quotedField(
    _ record: inout Open, _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ buffer: ChunkBuffer,
    _ marks: inout MarkCursor
  ) -> QuotedEnd? {
    let (base, count) = unsafe (buffer.base, buffer.count)
    let start = record.fieldStart + 1
    var isEscaped = false
    while true {
      let mark = marks.next()
      if mark == count { return nil }
      let byte = unsafe base.load(fromByteOffset: mark, as: UInt8.self)
      if byte == 0 { return nil }
      if byte == 0x0A {
        record.innerLines += 1
      } else if byte == 0x0D {
        // With a line feed it is one line end.
        if unsafe mark + 1 == count || base.load(fromByteOffset: mark + 1, as: UInt8.self) != 0x0A {
          record.innerLines += 1
        }
      }
      guard byte == 0x22 else { continue }
      let after = marks.next()
      guard after == mark + 1, after < count || buffer.isFileEnd else { return nil }
      let next: UInt8 = unsafe after == count ? 0x0A : base.load(fromByteOffset: after, as: UInt8.self)
      if after < count, next == 0x22 {
        isEscaped = true
        continue
      }
      unsafe store(&record, ranges, base, start..<mark, isEscaped)
      return unsafe end(after: after, next, base, &marks, count, &record)
    }
  }

  @inline(__always) private func store(
    _ record: inout Open, _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ base: UnsafeRawPointer,
    _ content: Range<Int>, _ isEscaped: Bool
  ) {
    if record.fields <= width {
      unsafe ranges[record.fields] =
        isEscaped
        ? batch.append(unescaping: UnsafeRawBufferPointer(start: base + content.lowerBound, count: content.count))
        : RecordBatch.FieldRange(start: UInt32(content.lowerBound), count: UInt32(content.count))
    }
    record.fields += 1
    record.ownsText = record.ownsText || isEscaped
    record.endsQuoted = true
  }

  private func end(
    after mark: Int, _ byte: UInt8, _ base: UnsafeRawPointer, _ marks: inout MarkCursor, _ count: Int,
    _ record: inout Open
  ) -> QuotedEnd? {
    if byte == delimiter {
      record.fieldStart = mark + 1
      record.endsQuoted = false
      return QuotedEnd(byte: byte)
    }
    if byte == 0x0A { return QuotedEnd(byte: byte, content: mark, next: mark == count ? count : mark + 1) }
    guard byte == 0x0D else { return nil }
    let next = marks.next()
    guard next == mark + 1, next < count, unsafe base.load(fromByteOffset: next, as: UInt8.self) == 0x0A else {
      return nil
    }
    return QuotedEnd(byte: byte, content: mark, next: next + 1)
  }

  /// Ends the record: keeps it, or says what is wrong with it.
  ///
  /// - Parameters:
  ///   - content: where it ends without its line end; `end` with it.
  /// - Returns: false if it is longer than a record may be.
  @inline(__always) private func closeRecord(
    _ record: inout Open, _ chunk: inout Chunk, _ room: inout RecordBatch.Room, _ base: UnsafeRawPointer, content: Int,
    end: Int
  ) -> Bool {
    if content &- record.start > limit { return false }
    if !record.endsQuoted { unsafe closeField(&record, room.ranges, base, at: content) }
    if record.fields == width, width > 1 {
      room.keepRecord(line: chunk.lines)
      chunk.isEndSure = true
    } else {
      closeOdd(record, &chunk, &room)
    }
    chunk.lines &+= 1 &+ record.innerLines
    chunk.end = end
    if record.ownsText { record.owned = batch.ownCount }
    record = Open(start: end, fieldStart: end, owned: record.owned)
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
      unsafe ranges[missing] = RecordBatch.FieldRange(start: UInt32(record.start), count: 0)
    }
    room.keepRecord(line: chunk.lines)
  }
}

/// Finds the bytes that may end a field or need a closer look, one after the other.
@safe private struct MarkCursor {
  private let base: UnsafeRawPointer
  private let end: Int
  private let delimiter: UInt8
  /// Of the 64 bytes that are looked at.
  private var block: Int
  private var marks: UInt64

  init(_ base: UnsafeRawPointer, from start: Int, to end: Int, delimiter: UInt8) {
    unsafe self.base = base
    self.end = end
    self.delimiter = delimiter
    block = start
    marks = 0
    if start < end { marks = unsafe MarkCursor.marks(base, start, end, delimiter) }
  }

  /// The marks of the block at an offset before the end.
  @inline(__always) private static func marks(
    _ base: UnsafeRawPointer, _ block: Int, _ end: Int, _ delimiter: UInt8
  ) -> UInt64 {
    let marks = unsafe cplatform_marks(base + block, delimiter)
    let left = end &- block
    return left >= 64 ? marks : marks & ((1 &<< UInt64(truncatingIfNeeded: left)) &- 1)
  }

  /// Puts fields in their places up to the next mark that needs a closer look: any but a delimiter after an empty
  /// field, or after one without blanks around it. Small, so that all it needs is at hand.
  ///
  /// - Returns: that mark; the end if there is none.
  @inline(never) mutating func putFields(
    _ ranges: UnsafeMutablePointer<RecordBatch.FieldRange>, _ width: Int, _ start: inout Int, _ fields: inout Int
  ) -> Int {
    let (base, end, delimiter) = unsafe (self.base, self.end, self.delimiter)
    var (block, marks) = (block, self.marks)
    var (from, field) = (start, fields)
    defer { (self.block, self.marks, start, fields) = (block, marks, from, field) }
    while true {
      while marks == 0 {
        block &+= 64
        if block >= end { return end }
        marks = unsafe MarkCursor.marks(base, block, end, delimiter)
      }
      let mark = block &+ marks.trailingZeroBitCount
      marks &= marks &- 1
      if unsafe base.load(fromByteOffset: mark, as: UInt8.self) != delimiter || field > width { return mark }
      if from < mark {
        let first = unsafe base.load(fromByteOffset: from, as: UInt8.self)
        let last = unsafe base.load(fromByteOffset: mark &- 1, as: UInt8.self)
        if min(first, last) <= 32 { return mark }
      }
      unsafe ranges[field] = RecordBatch.FieldRange(
        start: UInt32(truncatingIfNeeded: from), count: UInt32(truncatingIfNeeded: mark &- from))
      field &+= 1
      from = mark &+ 1
    }
  }

  /// The next such byte; the end if there is none.
  @inline(__always) mutating func next() -> Int {
    while marks == 0 {
      block &+= 64
      if block >= end { return end }
      marks = unsafe MarkCursor.marks(base, block, end, delimiter)
    }
    let found = block &+ marks.trailingZeroBitCount
    marks &= marks &- 1
    return found
  }
}
