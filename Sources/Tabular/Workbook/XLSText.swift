/// Reads texts of Excel 97 and later (XLUnicodeRichExtendedString of [MS-XLS]), which can continue in the next records.
///
///     length (1 or 2 bytes) | flags (1) | [runs (2)] | [extra (4)] | characters | 4 × runs + extra bytes
///
///     flags  0x01: characters of two bytes, UTF-16; else of one, Latin-1
///            0x04: there is `extra`, the bytes of phonetic data
///            0x08: there is `runs`, the number of changes of font
struct XLSText {
  private let records: XLSRecords
  /// Index of the next byte in the record.
  private var index: Int
  /// First half of a surrogate pair; nil if the last character was whole.
  private var high: UInt16?

  /// Begins at an index of the record that was read last.
  init(_ records: XLSRecords, at index: Int) {
    self.records = records
    self.index = index
  }

  /// Whether bytes follow the text that was read last.
  func hasMore() throws(PartFault) -> Bool { index < records.count ? true : try records.isContinued() }

  /// Reads a text and appends it in UTF-8.
  ///
  /// - Parameter limit: the most bytes of the text.
  /// - Throws: `PartFault` for a longer text or damaged records.
  mutating func append(lengthBytes: Int = 2, limit: Int, to text: inout [UInt8]) throws(PartFault) {
    let count = try integer(bytes: lengthBytes)
    let flags = try integer(bytes: 1)
    let runs = flags & 0x08 != 0 ? try integer(bytes: 2) : 0
    let extra = flags & 0x04 != 0 ? try integer(bytes: 4) : 0
    // A unit of UTF-16 becomes at most three bytes, a byte of Latin-1 at most two.
    guard count <= limit / 3 else { throw .tooLarge(.cellBytes, limit: limit) }
    try appendCharacters(count, isWide: flags & 0x01 != 0, to: &text)
    try skip(4 * runs + extra)
  }

  /// Appends `count` characters. A text that continues in another record begins there with flags of its own, which give the
  /// width of its characters.
  private mutating func appendCharacters(_ count: Int, isWide: Bool, to text: inout [UInt8]) throws(PartFault) {
    var isWide = isWide
    for _ in 0..<count {
      if index >= records.count { isWide = try integer(bytes: 1) & 0x01 != 0 }
      append(UInt16(truncatingIfNeeded: try integer(bytes: isWide ? 2 : 1)), to: &text)
    }
    if high != nil { text += "\u{FFFD}".utf8 }
    high = nil
  }

  /// Appends a unit of UTF-16, and joins surrogate pairs. A half without the other, and NUL, become U+FFFD.
  @inline(__always) private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    if unit > 0, unit < 0x80, high == nil { return text.append(UInt8(truncatingIfNeeded: unit)) }
    if UTF16.isLeadSurrogate(unit), high == nil { return high = unit }
    let units = high.map { [$0, unit] } ?? [unit == 0 ? 0xFFFD : unit]
    high = nil
    text += String(decoding: units, as: UTF16.self).utf8
  }

  /// Reads a number, which is never split between two records.
  @inline(__always) private mutating func integer(bytes: Int) throws(PartFault) -> Int {
    if index >= records.count { try goOn() }
    let value = try records.field(index, bytes)
    index += bytes
    return value
  }

  private mutating func skip(_ count: Int) throws(PartFault) {
    var left = count
    while left > records.count - index {
      left -= records.count - index
      try goOn()
    }
    index += left
  }

  /// Reads the record that continues this one.
  private mutating func goOn() throws(PartFault) {
    guard try records.isContinued() else { throw .broken }
    try records.next()
    index = 0
  }
}
