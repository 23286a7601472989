import Glibc

/// Where libcsv's callbacks put fields: raw memory, since an array's checks would cost as much as the parsing.
///
/// What lies behind `keptBytes` and `keptBounds` belongs to the record being read, which may still be taken back.
@safe struct FieldSink {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity = 1 << 16
  private var byteCount = 0
  private var bounds: UnsafeMutablePointer<Int>
  private var boundCapacity = 1 << 12
  private var boundCount = 1
  private var keptBytes = 0
  private var keptBounds = 1
  /// Fields of a record beyond these are counted, not stored.
  private var storable = Int.max
  /// The fields of the record being read, so far.
  private(set) var found = 0
  private(set) var hasRow = false

  init() {
    unsafe bytes = .allocate(capacity: byteCapacity)
    unsafe bounds = .allocate(capacity: boundCapacity)
    unsafe bounds[0] = 0
  }

  /// The number of bytes of all kept records.
  var size: Int { keptBytes }

  mutating func deallocate() {
    unsafe bytes.deallocate()
    unsafe bounds.deallocate()
  }

  /// Takes records of `width` fields from now on; one more is stored, to see whether it is empty.
  mutating func expect(width: Int) { storable = width + 1 }

  mutating func append(_ field: UnsafeMutableRawPointer?, _ count: Int) {
    found += 1
    guard found <= storable else { return }
    if byteCount + count >= byteCapacity { growBytes(by: count + 1) }
    if boundCount == boundCapacity { growBounds() }
    if let field = unsafe field { unsafe memcpy(bytes + byteCount, field, count) }
    unsafe bytes[byteCount + count] = 0
    byteCount += count + 1
    unsafe bounds[boundCount] = byteCount
    boundCount += 1
  }

  /// Gives the record that was read empty fields up to `width`.
  private mutating func fill(width: Int) {
    while found < width { unsafe append(nil, 0) }
  }

  mutating func endRow() { hasRow = true }

  /// Whether the record has one field too many, and nothing in it.
  var endsInEmptyExtra: Bool {
    unsafe found == storable && bounds[boundCount - 1] == bounds[boundCount - 2] + 1
  }

  /// Keeps the record that was read if it has `width` fields, or one more that is empty.
  ///
  /// - Parameter fills: whether fields that are not there are empty.
  mutating func settle(width: Int, fills: Bool) -> RecordFault? {
    if fills { fill(width: width) }
    let found = found
    guard found == width || endsInEmptyExtra else {
      takeBack()
      return .ragged(found: found, expected: width)
    }
    keep(width: width)
    return nil
  }

  /// Keeps the record with its first `width` fields.
  private mutating func keep(width: Int) {
    keptBounds += width
    keptBytes = unsafe bounds[keptBounds - 1]
    takeBack()
  }

  /// Forgets the record being read.
  mutating func takeBack() {
    byteCount = keptBytes
    boundCount = keptBounds
    found = 0
    hasRow = false
  }

  /// Forgets all records; the memory stays.
  mutating func clear() {
    keptBytes = 0
    keptBounds = 1
    takeBack()
  }

  /// Copies the kept records to a batch, in one go.
  func copy(to batch: inout RecordBatch) {
    unsafe batch.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: keptBytes))
    unsafe batch.bounds.append(contentsOf: UnsafeBufferPointer(start: bounds, count: keptBounds))
  }

  /// The texts of the record being read.
  var texts: [String] {
    (keptBounds..<boundCount).map { index in
      let count = unsafe bounds[index] - bounds[index - 1] - 1
      let field = unsafe UnsafeBufferPointer(start: bytes + bounds[index - 1], count: count)
      return unsafe String(decoding: field, as: UTF8.self)
    }
  }

  @inline(never) private mutating func growBytes(by count: Int) {
    byteCapacity = max(2 * byteCapacity, byteCount + count)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
    unsafe grown.update(from: bytes, count: byteCount)
    unsafe bytes.deallocate()
    unsafe bytes = grown
  }

  @inline(never) private mutating func growBounds() {
    boundCapacity *= 2
    let grown = UnsafeMutablePointer<Int>.allocate(capacity: boundCapacity)
    unsafe grown.update(from: bounds, count: boundCount)
    unsafe bounds.deallocate()
    unsafe bounds = grown
  }
}
