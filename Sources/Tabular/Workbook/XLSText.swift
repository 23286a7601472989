/// Reads texts of Excel 97 and later (XLUnicodeRichExtendedString of [MS-XLS]), which can continue in the next records.
///
///     length (1 or 2 bytes) | flags (1) | [runs (2)] | [extra (4)] | characters | 4 × runs + extra bytes
///
///     flags  0x01: characters of two bytes, UTF-16; else of one, Latin-1
///            0x04: there is `extra`, the bytes of phonetic data
///            0x08: there is `runs`, the number of changes of font
struct XLSText {
  /// Index of the next byte in the record.
  private var index: Int
  /// First half of a surrogate pair; nil if the last character was whole.
  private var high: UInt16?

  /// Begins at an index of the record that was read last.
  init(at index: Int) { self.index = index }

  /// Whether bytes follow the text that was read last.
  func hasMore(in records: inout XLSRecords) throws(ReadError) -> Bool {
    if index < records.data.count { return true }
    return try records.isContinued()
  }

  /// Reads a text and appends it in UTF-8.
  ///
  /// - Parameter limit: the most bytes of the text.
  /// - Throws: `ReadError.workbook` for a longer text or damaged records.
  mutating func append(
    from records: inout XLSRecords, lengthBytes: Int = 2, limit: Int, to text: inout [UInt8]
  ) throws(ReadError) {
    let count = try integer(from: &records, bytes: lengthBytes)
    let flags = try integer(from: &records, bytes: 1)
    let runs = flags & 0x08 != 0 ? try integer(from: &records, bytes: 2) : 0
    let extra = flags & 0x04 != 0 ? try integer(from: &records, bytes: 4) : 0
    // A unit of UTF-16 becomes at most three bytes, a byte of Latin-1 at most two.
    guard count <= limit / 3 else { throw .workbook(path: records.path, fault: .tooLarge(.cellBytes, limit: limit)) }
    try appendCharacters(count, isWide: flags & 0x01 != 0, from: &records, to: &text)
    try skip(4 * runs + extra, in: &records)
  }

  /// Appends `count` characters. A text that continues in another record begins there with flags of its own, which give the
  /// width of its characters.
  private mutating func appendCharacters(
    _ count: Int, isWide: Bool, from records: inout XLSRecords, to text: inout [UInt8]
  ) throws(ReadError) {
    var isWide = isWide
    for _ in 0..<count {
      if index >= records.data.count {
        isWide = try integer(from: &records, bytes: 1) & 0x01 != 0
      }
      append(UInt16(truncatingIfNeeded: try integer(from: &records, bytes: isWide ? 2 : 1)), to: &text)
    }
    if high != nil { text += "\u{FFFD}".utf8 }
    high = nil
  }

  /// Appends a unit of UTF-16, and joins surrogate pairs. A half without the other, and NUL, become U+FFFD.
  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    if unit > 0, unit < 0x80, high == nil { return text.append(UInt8(truncatingIfNeeded: unit)) }
    if UTF16.isLeadSurrogate(unit), high == nil { return high = unit }
    let units = high.map { [$0, unit] } ?? [unit == 0 ? 0xFFFD : unit]
    high = nil
    text += String(decoding: units, as: UTF16.self).utf8
  }

  /// Reads a number, which is never split between two records.
  private mutating func integer(from records: inout XLSRecords, bytes: Int) throws(ReadError) -> Int {
    if index >= records.data.count { try goOn(in: &records) }
    guard let value = records.data.integer(at: index, bytes: bytes) else { throw records.broken }
    index += bytes
    return value
  }

  private mutating func skip(_ count: Int, in records: inout XLSRecords) throws(ReadError) {
    var left = count
    while left > records.data.count - index {
      left -= records.data.count - index
      try goOn(in: &records)
    }
    index += left
  }

  /// Reads the record that continues this one.
  private mutating func goOn(in records: inout XLSRecords) throws(ReadError) {
    guard try records.isContinued() else { throw records.broken }
    try records.next()
    index = 0
  }
}
