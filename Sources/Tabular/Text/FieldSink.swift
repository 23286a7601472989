/// The fields of the record that libcsv is reading.
struct FieldSink {
  private var bytes: [UInt8] = []
  /// Where each field ends.
  private var ends: [Int] = []
  /// Fields beyond these are counted, not stored.
  private var storable = Int.max
  /// The fields so far.
  private(set) var found = 0
  private(set) var hasRow = false

  /// Takes records of `width` fields from now on; one more is stored, to see whether it is empty.
  mutating func expect(width: Int) { storable = width + 1 }

  mutating func append(_ field: UnsafeRawBufferPointer) {
    found += 1
    guard found <= storable else { return }
    unsafe bytes.append(contentsOf: field)
    ends.append(bytes.count)
  }

  mutating func endRow() { hasRow = true }

  /// Forgets the record.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    found = 0
    hasRow = false
  }

  /// Whether the record has one field too many, and nothing in it.
  var endsInEmptyExtra: Bool { found == storable && found > 1 && ends[found - 1] == ends[found - 2] }

  private func range(_ field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1])..<ends[field] }

  /// The fields as texts.
  var texts: [String] { ends.indices.map { String(decoding: bytes[range($0)], as: UTF8.self) } }

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
    unsafe bytes.withUnsafeBytes { bytes in
      for index in 0..<batch.width {
        let range = index < found ? range(index) : 0..<0
        unsafe ranges[index] = batch.append(UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
    batch.keepRecord(line: line)
    return nil
  }
}
