/// Some records of one file: where each field stands, column by column and record by record.
///
/// All records have as many fields as the header. Fields lie in the text that the reader holds, or in memory of the batch
/// where they had to be written out (a doubled quote, a cell of a worksheet); both hold until the reader reads on.
@safe public final class RecordBatch: @unchecked Sendable {
  /// Bytes that may be read after the end of any field, so that a reader may load whole words.
  public static let padding = 64

  /// Fields of each record: those of the header.
  public internal(set) var width = 0
  /// Number of records.
  public internal(set) var count = 0
  /// The physical line that line 0 of the batch is.
  public internal(set) var firstLine = 0
  /// Records that cannot be read, by line from the start of the batch.
  public internal(set) var faults: [(line: Int, fault: RecordFault)] = []
  /// Lines of records whose quotes had not been doubled, and which can be read in one way only.
  public internal(set) var recovered: [Int] = []
  /// Blank lines, or rows without text, that were passed over.
  var blankLines = 0

  /// Where a field stands.
  ///
  ///     bits of start  31     30 … 0
  ///                    owned  offset in the text, or in the batch's own memory if owned
  @frozen @usableFromInline struct FieldRange: BitwiseCopyable {
    @usableFromInline var start: UInt32
    @usableFromInline var count: UInt32
    @usableFromInline static let owned: UInt32 = 1 << 31
    @inlinable init(start: UInt32, count: UInt32) { (self.start, self.count) = (start, count) }
  }

  @usableFromInline private(set) var ranges: UnsafeMutablePointer<FieldRange>
  private var rangeCapacity = 1 << 10
  private var lines: UnsafeMutablePointer<UInt32>
  private var lineCapacity = 1 << 8
  @usableFromInline private(set) var text: UnsafeRawPointer
  @usableFromInline private(set) var own: UnsafeMutableRawPointer
  private(set) var ownCount = 0
  private var ownCapacity = 1 << 10

  init() {
    unsafe ranges = .allocate(capacity: rangeCapacity)
    unsafe lines = .allocate(capacity: lineCapacity)
    unsafe own = .allocate(byteCount: ownCapacity + RecordBatch.padding, alignment: 16)
    unsafe text = UnsafeRawPointer(own)
  }

  deinit {
    unsafe ranges.deallocate()
    unsafe lines.deallocate()
    unsafe own.deallocate()
  }

  // MARK: - Reading

  /// The bytes of a field in UTF-8, without quotes and the blanks around an unquoted field. Fields and records count from 0.
  ///
  /// `RecordBatch.padding` bytes after its end may be read.
  @inlinable @inline(__always) public func field(_ field: Int, in record: Int) -> UnsafeRawBufferPointer {
    precondition(field >= 0 && field < width && record >= 0 && record < count, "no such field in the batch")
    let range = unsafe ranges[record &* width &+ field]
    let base = unsafe range.start & FieldRange.owned == 0 ? text : UnsafeRawPointer(own)
    return unsafe UnsafeRawBufferPointer(
      start: base + Int(range.start & ~FieldRange.owned), count: Int(range.count))
  }

  /// The text of a field.
  public func text(of field: Int, in record: Int) -> String {
    unsafe String(decoding: self.field(field, in: record), as: UTF8.self)
  }

  /// The physical line, or row of a worksheet, on which a record begins.
  public func line(of record: Int) -> Int { firstLine + relativeLine(of: record) }

  /// The same from the start of the batch, for as long as it is not known where that stands.
  public func relativeLine(of record: Int) -> Int {
    precondition(record >= 0 && record < count, "no such record in the batch")
    return Int(unsafe lines[record])
  }

  // MARK: - Filling

  /// Empties the batch for records of `width` fields, in a text or in its own memory.
  func clear(width: Int, text: UnsafeRawPointer? = nil) {
    self.width = width
    (count, ownCount, firstLine, blankLines) = (0, 0, 0, 0)
    faults.removeAll(keepingCapacity: true)
    recovered.removeAll(keepingCapacity: true)
    unsafe self.text = text ?? UnsafeRawPointer(own)
  }

  /// Room for one record of `width` fields and two more, after those that are kept.
  @inline(__always) func nextRanges() -> UnsafeMutablePointer<FieldRange> {
    let needed = (count &+ 1) &* max(1, width) &+ 2
    if needed > rangeCapacity { growRanges(to: needed) }
    return unsafe ranges + count &* width
  }

  /// Keeps the record whose ranges were put where `nextRanges` said.
  func keepRecord(line: Int) {
    if count == lineCapacity { growLines() }
    unsafe lines[count] = UInt32(truncatingIfNeeded: line)
    count += 1
  }

  /// Memory for the next records, filled without the batch: checks of exclusive access would cost as much as splitting.
  @safe struct Room {
    /// For the ranges of the next record, of which two more than there are fields may be written.
    fileprivate(set) var ranges: UnsafeMutablePointer<FieldRange>
    fileprivate var lines: UnsafeMutablePointer<UInt32>
    fileprivate(set) var left: Int
    fileprivate(set) var kept = 0
    fileprivate let width: Int

    /// Keeps the record whose ranges were written.
    @inline(__always) mutating func keepRecord(line: Int) {
      unsafe lines.pointee = UInt32(truncatingIfNeeded: line)
      unsafe lines += 1
      unsafe ranges += width
      left &-= 1
      kept &+= 1
    }
  }

  /// Room for one record at least.
  func room() -> Room {
    _ = unsafe nextRanges()
    if count == lineCapacity { growLines() }
    let left = min(lineCapacity - count, (rangeCapacity - count * width - 2) / max(1, width))
    return unsafe Room(ranges: ranges + count * width, lines: lines + count, left: left, width: width)
  }

  /// Takes over the records that were kept in a room.
  func commit(_ room: Room) { count += room.kept }

  /// Copies bytes into the batch's own memory.
  ///
  /// - Returns: where they stand.
  func append(_ bytes: UnsafeRawBufferPointer) -> FieldRange {
    reserve(bytes.count)
    let start = ownCount
    if let base = bytes.baseAddress { unsafe (own + start).copyMemory(from: base, byteCount: bytes.count) }
    ownCount += bytes.count
    return FieldRange(start: UInt32(truncatingIfNeeded: start) | FieldRange.owned, count: UInt32(bytes.count))
  }

  /// Copies the content of a quoted field, each doubled quote as one.
  func append(unescaping bytes: UnsafeRawBufferPointer) -> FieldRange {
    reserve(bytes.count)
    let start = ownCount
    var index = 0
    while index < bytes.count {
      let byte = unsafe bytes[index]
      unsafe own.storeBytes(of: byte, toByteOffset: ownCount, as: UInt8.self)
      ownCount += 1
      index += byte == UInt8(ascii: "\"") ? 2 : 1
    }
    return FieldRange(start: UInt32(truncatingIfNeeded: start) | FieldRange.owned, count: UInt32(ownCount - start))
  }

  /// Forgets what was copied after a place.
  func removeOwned(from place: Int) { ownCount = min(ownCount, place) }

  /// No batch holds more of its own than an offset can say.
  private func reserve(_ count: Int) {
    let needed = ownCount + count
    precondition(needed < Int(FieldRange.owned), "a batch of more than 2 GiB")
    guard needed > ownCapacity else { return }
    ownCapacity = max(2 * ownCapacity, needed)
    let grown = UnsafeMutableRawPointer.allocate(byteCount: ownCapacity + RecordBatch.padding, alignment: 16)
    unsafe grown.copyMemory(from: own, byteCount: ownCount)
    if unsafe text == UnsafeRawPointer(own) { unsafe text = UnsafeRawPointer(grown) }
    unsafe own.deallocate()
    unsafe own = grown
  }

  @inline(never) private func growRanges(to needed: Int) {
    let grown = UnsafeMutablePointer<FieldRange>.allocate(capacity: max(2 * rangeCapacity, needed))
    unsafe grown.update(from: ranges, count: count * width)
    rangeCapacity = max(2 * rangeCapacity, needed)
    unsafe ranges.deallocate()
    unsafe ranges = grown
  }

  @inline(never) private func growLines() {
    let grown = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * lineCapacity)
    unsafe grown.update(from: lines, count: count)
    lineCapacity *= 2
    unsafe lines.deallocate()
    unsafe lines = grown
  }

  /// Leaves out records and faults from a physical line on.
  func truncate(from line: Int) {
    while count > 0, self.line(of: count - 1) >= line { count -= 1 }
    faults.removeAll { $0.line + firstLine >= line }
    recovered.removeAll { $0 + firstLine >= line }
  }
}
