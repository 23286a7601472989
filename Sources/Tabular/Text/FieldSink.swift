import Glibc

/// The fields of the record that libcsv is reading: raw memory, since an array's checks would cost as much as the parsing.
@safe struct FieldSink {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity = 1 << 12
  private var byteCount = 0
  private var ends: UnsafeMutablePointer<Int>
  private var endCapacity = 1 << 6
  /// Fields beyond these are counted, not stored.
  private var storable = Int.max
  /// The fields so far.
  private(set) var found = 0
  private(set) var hasRow = false

  init() {
    unsafe bytes = .allocate(capacity: byteCapacity)
    unsafe ends = .allocate(capacity: endCapacity)
  }

  mutating func deallocate() {
    unsafe bytes.deallocate()
    unsafe ends.deallocate()
  }

  private var stored: Int { min(found, storable) }

  /// Takes records of `width` fields from now on; one more is stored, to see whether it is empty.
  mutating func expect(width: Int) { storable = width + 1 }

  mutating func append(_ field: UnsafeMutableRawPointer?, _ count: Int) {
    found += 1
    guard found <= storable else { return }
    if byteCount + count > byteCapacity { growBytes(by: count) }
    if found > endCapacity { growEnds() }
    if let field = unsafe field { unsafe memcpy(bytes + byteCount, field, count) }
    byteCount += count
    unsafe ends[found - 1] = byteCount
  }

  mutating func endRow() { hasRow = true }

  /// Forgets the record.
  mutating func clear() {
    byteCount = 0
    found = 0
    hasRow = false
  }

  /// Whether the record has one field too many, and nothing in it.
  var endsInEmptyExtra: Bool {
    guard found == storable, found > 1 else { return false }
    return unsafe ends[found - 1] == ends[found - 2]
  }

  private func field(_ index: Int) -> UnsafeRawBufferPointer {
    let start = index == 0 ? 0 : unsafe ends[index - 1]
    return unsafe UnsafeRawBufferPointer(start: bytes + start, count: ends[index] - start)
  }

  /// The fields as texts.
  var texts: [String] { (0..<stored).map { unsafe String(decoding: field($0), as: UTF8.self) } }

  /// Adds the record to a batch, whose width it must have, or one empty field more.
  ///
  /// - Parameters:
  ///   - fills: whether fields that are not there are empty.
  ///   - line: where it begins.
  /// - Returns: the fault if it has another number of fields.
  func add(to batch: RecordBatch, fills: Bool, line: Int) -> RecordFault? {
    guard found == batch.width || endsInEmptyExtra || (fills && found < batch.width) else {
      return .ragged(found: found, expected: batch.width)
    }
    let ranges = unsafe batch.nextRanges()
    for index in 0..<batch.width {
      let empty = unsafe UnsafeRawBufferPointer(start: bytes, count: 0)
      unsafe ranges[index] = batch.append(index < found ? field(index) : empty)
    }
    batch.keepRecord(line: line)
    return nil
  }

  @inline(never) private mutating func growBytes(by count: Int) {
    byteCapacity = max(2 * byteCapacity, byteCount + count)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
    unsafe grown.update(from: bytes, count: byteCount)
    unsafe bytes.deallocate()
    unsafe bytes = grown
  }

  @inline(never) private mutating func growEnds() {
    let grown = UnsafeMutablePointer<Int>.allocate(capacity: 2 * endCapacity)
    unsafe grown.update(from: ends, count: endCapacity)
    endCapacity *= 2
    unsafe ends.deallocate()
    unsafe ends = grown
  }
}
