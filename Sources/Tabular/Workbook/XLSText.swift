/// Reads texts of an .xls, which may go on in the records that follow.
struct XLSText {
  private var index: Int
  private var high: UInt16?

  /// Begins at a place in the record that was read last.
  init(at index: Int) { self.index = index }

  /// Whether anything comes behind the text that was read last.
  func hasMore(in records: inout XLSRecords) throws(ReadError) -> Bool {
    if index < records.data.count { return true }
    return try records.isContinued()
  }

  /// Reads the texts of Excel 97 and later, their length first: in two bytes or one.
  mutating func append(
    from records: inout XLSRecords, lengthBytes: Int = 2, limit: Int, to text: inout [UInt8]
  ) throws(ReadError) {
    let count = try integer(from: &records, bytes: lengthBytes)
    let flags = try integer(from: &records, bytes: 1)
    let runs = flags & 0x08 != 0 ? try integer(from: &records, bytes: 2) : 0
    let extra = flags & 0x04 != 0 ? try integer(from: &records, bytes: 4) : 0
    // No more than two bytes of UTF-16 or one of Latin-1 become three, or two.
    guard count <= limit / 3 else { throw .workbook(path: records.path, fault: .tooLarge(.cellBytes, limit: limit)) }
    try appendCharacters(count, isWide: flags & 0x01 != 0, from: &records, to: &text)
    try skip(4 * runs + extra, in: &records)
  }

  /// A text that is cut in two says anew, at the start of its second half, how wide its characters are.
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

  /// Joins the two halves of characters beyond U+FFFF. A half without the other, and NUL, become U+FFFD.
  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    if unit > 0, unit < 0x80, high == nil { return text.append(UInt8(truncatingIfNeeded: unit)) }
    if UTF16.isLeadSurrogate(unit), high == nil { return high = unit }
    let units = high.map { [$0, unit] } ?? [unit == 0 ? 0xFFFD : unit]
    high = nil
    text += String(decoding: units, as: UTF16.self).utf8
  }

  /// Reads a number, which never stands across two records except where one ends in front of it.
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

  private mutating func goOn(in records: inout XLSRecords) throws(ReadError) {
    guard try records.isContinued() else { throw records.broken }
    try records.next()
    index = 0
  }
}
