import CPlatform

/// Finds the bytes that may end a field or need a closer look, one after the other.
@safe struct MarkCursor {
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
  /// field, after one without blanks around it, or after one between quotes that is short and has no mark within. Small,
  /// so that all it needs is at hand.
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
      var mark = block &+ marks.trailingZeroBitCount
      marks &= marks &- 1
      let byte = unsafe base.load(fromByteOffset: mark, as: UInt8.self)
      if field > width { return mark }
      if byte == delimiter {
        if from < mark {
          let first = unsafe base.load(fromByteOffset: from, as: UInt8.self)
          let last = unsafe base.load(fromByteOffset: mark &- 1, as: UInt8.self)
          if min(first, last) <= 32 { return mark }
        }
        unsafe ranges[field] = RecordBatch.FieldRange(from, to: mark)
      } else {
        // The marks of the closing quote and of the delimiter, if both are here.
        let behind = marks & (marks &- 1)
        let (last, next) = (block &+ marks.trailingZeroBitCount, block &+ behind.trailingZeroBitCount)
        guard byte == 0x22, from == mark, behind > 0, next == last &+ 1,
          unsafe base.loadUnaligned(fromByteOffset: last, as: UInt16.self)
            == UInt16(littleEndian: 0x22 | UInt16(delimiter) << 8)
        else { return mark }
        unsafe ranges[field] = RecordBatch.FieldRange(from &+ 1, to: last)
        (mark, marks) = (next, behind & (behind &- 1))
      }
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
