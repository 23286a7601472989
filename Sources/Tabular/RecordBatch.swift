/// Some records of one file: the range of each field, column by column and record by record.
///
/// All records have as many fields as the header. Fields lie in the text that the reader holds, or in memory of the batch
/// where they had to be written out (a doubled quote, a cell of a worksheet); both hold until the reader reads on.
@safe public final class RecordBatch: @unchecked Sendable {
  /// Bytes that may be read after the end of any field, so that a reader may load whole words.
  public static let padding = 64

  /// Records that cannot be read, by line from the start of the batch.
  public internal(set) var faults: [(line: Int, fault: RecordFault)] = []
  /// Lines of records whose quotes had not been doubled, and which can be read in one way only.
  public internal(set) var recovered: [Int] = []
  /// Blank lines, or rows without text, that were passed over.
  var blankLines = 0

  /// The range of a field.
  ///
  ///     bits of start  31     30 … 0
  ///                    owned  offset in the text, or in the batch's own memory if owned
  @frozen @usableFromInline struct FieldRange: BitwiseCopyable {
    @usableFromInline var start: UInt32
    @usableFromInline var count: UInt32
    @usableFromInline static let owned: UInt32 = 1 << 31
    @inlinable init(start: UInt32, count: UInt32) { (self.start, self.count) = (start, count) }
    /// A field in the text.
    @inline(__always) init(_ start: Int, to end: Int) {
      self.init(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: end &- start))
    }
  }

  /// What is looked at once a field: outside the reach of checks for exclusive access, which would cost as much as splitting.
  @unsafe @usableFromInline struct State {
    @usableFromInline var width = 0
    @usableFromInline var count = 0
    @usableFromInline var ranges: UnsafeMutablePointer<FieldRange>
    @usableFromInline var text: UnsafeRawPointer
    @usableFromInline var own: UnsafeMutableRawPointer
    var lines: UnsafeMutablePointer<UInt32>
    var firstLine = 0
    var ownCount = 0
    var rangeCapacity = 1 << 10
    var lineCapacity = 1 << 8
    var ownCapacity = 1 << 10

    @inlinable @inline(__always) func start(of range: FieldRange) -> UnsafeRawPointer {
      unsafe (range.start & FieldRange.owned == 0 ? text : UnsafeRawPointer(own))
        + Int(range.start & ~FieldRange.owned)
    }
  }

  @usableFromInline let state: UnsafeMutablePointer<State>

  /// Fields of each record: those of the header.
  @inlinable public var width: Int { unsafe state.pointee.width }
  /// Number of records.
  @inlinable public var count: Int { unsafe state.pointee.count }
  /// The physical line that line 0 of the batch is.
  public internal(set) var firstLine: Int {
    get { unsafe state.pointee.firstLine }
    set { unsafe state.pointee.firstLine = newValue }
  }
  /// Bytes of the batch's own memory that are in use.
  var ownCount: Int { unsafe state.pointee.ownCount }

  init() {
    let own = UnsafeMutableRawPointer.allocate(byteCount: 1 << 10 + RecordBatch.padding, alignment: 16)
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(
      to: State(ranges: .allocate(capacity: 1 << 10), text: own, own: own, lines: .allocate(capacity: 1 << 8)))
  }

  deinit {
    unsafe state.pointee.ranges.deallocate()
    unsafe state.pointee.lines.deallocate()
    unsafe state.pointee.own.deallocate()
    unsafe state.deallocate()
  }

  // MARK: - Reading

  /// The bytes of a field in UTF-8, without quotes and the blanks around an unquoted field. Fields and records count from 0.
  ///
  /// `RecordBatch.padding` bytes after its end may be read.
  @inlinable @inline(__always) public func field(_ field: Int, in record: Int) -> UnsafeRawBufferPointer {
    let state = unsafe self.state.pointee
    unsafe precondition(
      field >= 0 && field < state.width && record >= 0 && record < state.count, "no such field in the batch")
    let range = unsafe state.ranges[record &* state.width &+ field]
    return unsafe UnsafeRawBufferPointer(start: state.start(of: range), count: Int(range.count))
  }

  /// Four fields of one digit each that are side by side, as in `5,4,5,3`.
  ///
  /// - Returns: the seven bytes from the first digit on, the first of them lowest; nil for any other fields.
  @inlinable @inline(__always) public func fourDigits(from field: Int, in record: Int) -> UInt64? {
    let state = unsafe self.state.pointee
    unsafe precondition(
      field >= 0 && field &+ 4 <= state.width && record >= 0 && record < state.count, "no such fields in the batch")
    let ranges = unsafe state.ranges + (record &* state.width &+ field)
    let (first, last) = unsafe (ranges[0], ranges[3])
    guard last.start == first.start &+ 6, last.count == 1 else { return nil }
    if first.start & FieldRange.owned != 0 {
      // Other fields may lie between those of the batch's own memory.
      let (second, third) = unsafe (ranges[1], ranges[2])
      guard second.start == first.start &+ 2, third.start == first.start &+ 4,
        first.count == 1, second.count == 1, third.count == 1
      else { return nil }
    }
    let word = UInt64(littleEndian: unsafe state.start(of: first).loadUnaligned(as: UInt64.self))
    // In a text with digits in every other place, the three delimiters can only be between them.
    let digits = word & 0x00FF_00FF_00FF_00FF
    let isDigits = (digits & 0x00F0_00F0_00F0_00F0) | ((digits &+ 0x0006_0006_0006_0006) & 0x00F0_00F0_00F0_00F0) >> 4
    return isDigits == 0x0033_0033_0033_0033 ? word : nil
  }

  /// The text of a field.
  public func text(of field: Int, in record: Int) -> String {
    unsafe String(decoding: self.field(field, in: record), as: UTF8.self)
  }

  /// The physical line, or row of a worksheet, on which a record begins.
  public func line(of record: Int) -> Int { firstLine + relativeLine(of: record) }

  /// The line on which a record begins, counted from the start of the batch, whose own line may not be known yet.
  public func relativeLine(of record: Int) -> Int {
    precondition(record >= 0 && record < count, "no such record in the batch")
    return unsafe Int(state.pointee.lines[record])
  }

  // MARK: - Filling

  /// Empties the batch for records of `width` fields, in a text or in its own memory.
  func clear(width: Int, text: UnsafeRawPointer? = nil) {
    unsafe state.pointee.width = width
    unsafe (state.pointee.count, state.pointee.ownCount, state.pointee.firstLine, blankLines) = (0, 0, 0, 0)
    faults.removeAll(keepingCapacity: true)
    recovered.removeAll(keepingCapacity: true)
    unsafe state.pointee.text = text ?? UnsafeRawPointer(state.pointee.own)
  }

  /// Room for one record of `width` fields and two more, after those that are kept.
  @inline(__always) func nextRanges() -> UnsafeMutablePointer<FieldRange> {
    let needed = (count &+ 1) &* max(1, width) &+ 2
    if unsafe needed > state.pointee.rangeCapacity { growRanges(to: needed) }
    return unsafe state.pointee.ranges + count &* width
  }

  /// Keeps the record whose ranges were put where `nextRanges` said.
  func keepRecord(line: Int) {
    if unsafe count == state.pointee.lineCapacity { growLines() }
    unsafe state.pointee.lines[count] = UInt32(truncatingIfNeeded: line)
    unsafe state.pointee.count += 1
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
    if unsafe count == state.pointee.lineCapacity { growLines() }
    let left = unsafe min(
      state.pointee.lineCapacity - count, (state.pointee.rangeCapacity - count * width - 2) / max(1, width))
    return unsafe Room(
      ranges: state.pointee.ranges + count * width, lines: state.pointee.lines + count, left: left, width: width)
  }

  /// Takes over the records that were kept in a room.
  func commit(_ room: Room) { unsafe state.pointee.count += room.kept }

  /// The beginning of the batch's own memory.
  var ownStart: UnsafeMutableRawPointer { unsafe state.pointee.own }

  /// The bytes of a place.
  @inline(__always) func bytes(_ range: FieldRange) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: state.pointee.start(of: range), count: Int(range.count))
  }

  /// Memory for `count` bytes after those that are the batch's own.
  @inline(__always) func ownRoom(_ count: Int) -> UnsafeMutableRawPointer {
    reserve(count)
    return unsafe state.pointee.own + state.pointee.ownCount
  }

  /// Takes over the bytes that were written where `ownRoom` said.
  ///
  /// - Returns: where they are.
  @inline(__always) @discardableResult func keepOwned(_ count: Int) -> FieldRange {
    let start = unsafe state.pointee.ownCount
    unsafe state.pointee.ownCount += count
    return FieldRange(start: UInt32(truncatingIfNeeded: start) | FieldRange.owned, count: UInt32(count))
  }

  /// Copies bytes into the batch's own memory.
  ///
  /// - Returns: their range.
  func append(_ bytes: UnsafeRawBufferPointer) -> FieldRange {
    if let base = bytes.baseAddress { unsafe ownRoom(bytes.count).copyMemory(from: base, byteCount: bytes.count) }
    return keepOwned(bytes.count)
  }

  /// Copies bytes into the batch's own memory.
  func append(_ bytes: [UInt8]) -> FieldRange { unsafe bytes.withUnsafeBytes { unsafe append($0) } }

  /// Copies the content of a quoted field, each doubled quote as one.
  func append(unescaping bytes: UnsafeRawBufferPointer) -> FieldRange {
    let room = unsafe ownRoom(bytes.count)
    var (index, written) = (0, 0)
    while index < bytes.count {
      let byte = unsafe bytes[index]
      unsafe room.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
      written += 1
      index += byte == UInt8(ascii: "\"") ? 2 : 1
    }
    return keepOwned(written)
  }

  /// Forgets what was copied after a place.
  func removeOwned(from place: Int) { unsafe state.pointee.ownCount = unsafe min(state.pointee.ownCount, place) }

  /// No batch holds more of its own than an offset can say.
  private func reserve(_ count: Int) {
    let needed = unsafe state.pointee.ownCount + count
    precondition(needed < Int(FieldRange.owned), "a batch of more than 2 GiB")
    guard unsafe needed > state.pointee.ownCapacity else { return }
    unsafe state.pointee.ownCapacity = unsafe max(2 * state.pointee.ownCapacity, needed)
    let grown = unsafe UnsafeMutableRawPointer.allocate(
      byteCount: state.pointee.ownCapacity + RecordBatch.padding, alignment: 16)
    unsafe grown.copyMemory(from: state.pointee.own, byteCount: state.pointee.ownCount)
    if unsafe state.pointee.text == UnsafeRawPointer(state.pointee.own) {
      unsafe state.pointee.text = UnsafeRawPointer(grown)
    }
    unsafe state.pointee.own.deallocate()
    unsafe state.pointee.own = grown
  }

  @inline(never) private func growRanges(to needed: Int) {
    let capacity = unsafe max(2 * state.pointee.rangeCapacity, needed)
    unsafe state.pointee.ranges = RecordBatch.grown(state.pointee.ranges, count * width, capacity)
    unsafe state.pointee.rangeCapacity = capacity
  }

  @inline(never) private func growLines() {
    unsafe state.pointee.lineCapacity *= 2
    unsafe state.pointee.lines = RecordBatch.grown(state.pointee.lines, count, state.pointee.lineCapacity)
  }

  private static func grown<Element: BitwiseCopyable>(
    _ memory: UnsafeMutablePointer<Element>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let grown = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    unsafe grown.update(from: memory, count: count)
    unsafe memory.deallocate()
    return unsafe grown
  }

  /// Leaves out records and faults from a physical line on.
  func truncate(from line: Int) {
    while count > 0, self.line(of: count - 1) >= line { unsafe state.pointee.count -= 1 }
    faults.removeAll { $0.line + firstLine >= line }
    recovered.removeAll { $0 + firstLine >= line }
  }
}
