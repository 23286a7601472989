/// The strings that cells share, back to back.
///
///     bytes  学 号 姓 名 …        string i is bytes[ends[i - 1] ..< ends[i]]
///     ends      6   12 …
final class SharedStrings: @unchecked Sendable {
  /// Holds the bytes in its own memory.
  private let memory = RecordBatch()
  private var ends: [UInt32] = []

  /// Number of bytes of all strings.
  var byteCount: Int { memory.ownCount }
  /// The bytes of all strings.
  var start: UnsafeRawPointer { unsafe UnsafeRawPointer(memory.ownStart) }

  /// Where a string is; nil if there is no such string.
  func range(of index: Int) -> RecordBatch.FieldRange? {
    guard index >= 0, index < ends.count else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return RecordBatch.FieldRange(start: start, count: ends[index] - start)
  }

  /// Appends a string.
  ///
  /// - Throws: `PartFault` if there are too many.
  func append(_ string: UnsafeRawBufferPointer, atMost limit: Int) throws(PartFault) {
    _ = unsafe memory.append(string)
    try close(atMost: limit)
  }

  /// Appends a string.
  func append(_ string: [UInt8], atMost limit: Int) throws(PartFault) {
    _ = memory.append(string)
    try close(atMost: limit)
  }

  private func close(atMost limit: Int) throws(PartFault) {
    guard ends.count < limit else { throw .tooLarge(.sharedStrings, limit: limit) }
    ends.append(UInt32(memory.ownCount))
  }
}

/// Reads the part with the shared strings.
final class SharedStringHandler: PartHandler {
  private let strings: SharedStrings

  init(_ strings: SharedStrings, limits: WorkbookLimits) {
    self.strings = strings
    super.init(limits: limits, plain: .strings)
  }

  override func leave(_ place: MarkupPlace) throws(PartFault) {
    guard place == .string else { return }
    try strings.append(string, atMost: limits.sharedStrings)
    string.removeAll(keepingCapacity: true)
  }

  /// Takes strings without runs and phonetics: `<si><t>…</t></si>`.
  override func takePlain(_ text: UnsafeRawPointer, _ rest: Range<Int>) -> Int {
    var scan = unsafe PlainMarkup(text, rest.lowerBound)
    var taken = rest.lowerBound
    while scan.take("<si><t"), scan.takeTextStart(), let string = unsafe scan.takeText(), scan.take("</t></si>"),
      scan.index <= rest.upperBound, string.count <= limits.cellBytes,
      unsafe (try? strings.append(string, atMost: limits.sharedStrings)) != nil
    {
      taken = scan.index
    }
    return taken
  }
}
