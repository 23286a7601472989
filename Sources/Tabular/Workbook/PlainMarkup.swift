/// Scans markup that needs no parser: tags as nearly every program writes them, and text without escapes.
///
/// Whatever is not exactly as expected is left to expat, which decides what it is. The text must be followed by
/// `RecordBatch.padding` bytes that are 0.
@safe struct PlainMarkup {
  private let text: UnsafeRawPointer
  /// The next byte. Past the end of the text if more was taken than there is.
  private(set) var index: Int

  @inline(__always) init(_ text: UnsafeRawPointer, _ index: Int) {
    unsafe self.text = text
    self.index = index
  }

  @inline(__always) var byte: UInt8 { unsafe text.load(fromByteOffset: index, as: UInt8.self) }

  @inline(__always) private var word: UInt64 {
    UInt64(littleEndian: unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Passes over `wanted`, of at most 32 bytes.
  ///
  /// - Returns: false, and stays, for anything else.
  @inline(__always) mutating func take(_ wanted: StaticString) -> Bool {
    let count = wanted.utf8CodeUnitCount
    for place in 0..<count
    where unsafe text.load(fromByteOffset: index &+ place, as: UInt8.self) != wanted.utf8Start[place] {
      return false
    }
    index &+= count
    return true
  }

  /// Passes over capital letters.
  ///
  /// - Returns: the column that they name, from 1; 0 without any, and more than there are columns for more than three.
  @inline(__always) mutating func takeColumn() -> Int {
    var column = 0
    while byte &- 0x41 < 26, column < 1 << 20 {
      column = 26 &* column &+ Int(byte &- 0x40)
      index &+= 1
    }
    return column
  }

  /// Passes over a number of at most nine digits and the quote after it; nil for any other value.
  @inline(__always) mutating func takeNumber() -> Int? {
    var (number, start) = (0, index)
    while byte &- 0x30 < 10 {
      number = 10 &* number &+ Int(byte &- 0x30)
      index &+= 1
    }
    let count = index &- start
    start = index
    return count > 0 && count < 10 && take("\"") ? number : nil
  }

  /// Passes over the rest of a tag of text.
  @inline(__always) mutating func takeTextStart() -> Bool { take(">") || take(" xml:space=\"preserve\">") }

  /// Passes over text up to the next tag.
  ///
  /// - Returns: nil where the text holds an escape, or anything that XML does not allow.
  @inline(__always) mutating func takeText() -> UnsafeRawBufferPointer? {
    let start = index
    var high: UInt64 = 0
    while true {
      let word = self.word
      let special = PlainMarkup.specials(in: word)
      if special == 0 {
        high |= word
        index &+= 8
        continue
      }
      let count = special.trailingZeroBitCount / 8
      high |= word & ((1 << UInt64(8 &* count)) &- 1)
      index &+= count
      break
    }
    guard byte == UInt8(ascii: "<") else { return nil }
    let found = unsafe UnsafeRawBufferPointer(start: text + start, count: index &- start)
    if high & PlainMarkup.highBits != 0, unsafe !PlainMarkup.isAllowed(found) { return nil }
    return unsafe found
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of the first byte that is `<`, `&`, part of `]]>` or of an escape (`_`), or a control character. Bytes
  /// after that one may be marked, too.
  @inline(__always) private static func specials(in word: UInt64) -> UInt64 {
    let controls = word &- 0x20 &* ones
    let tags = (word ^ 0x3C &* ones) &- ones
    let entities = (word ^ 0x26 &* ones) &- ones
    let brackets = (word ^ 0x5D &* ones) &- ones
    let escapes = (word ^ 0x5F &* ones) &- ones
    return (controls | tags | entities | brackets | escapes) & ~word & highBits
  }

  /// Whether a text is UTF-8 without U+FFFE and U+FFFF, which XML does not allow.
  @inline(never) private static func isAllowed(_ text: UnsafeRawBufferPointer) -> Bool {
    guard unsafe validUTF8Prefix(of: text) == text.count else { return false }
    return !text.indices.dropLast(2).contains {
      unsafe text[$0] == 0xEF && text[$0 + 1] == 0xBF && text[$0 + 2] >= 0xBE
    }
  }
}
