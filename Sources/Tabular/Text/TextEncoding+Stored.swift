import Glibc

/// What can be told of bytes as they are stored.
extension TextEncoding {
  /// Bytes of the longest character of any of them.
  static let longestCharacter = 4

  /// The first place at or after `offset` where a line begins, none if there is no line feed after it.
  func lineStart(in bytes: UnsafeRawBufferPointer, after offset: Int) -> Int? {
    switch self {
    case .utf8, .gb18030: return unsafe index(ofLineFeedIn: bytes, from: offset).map { $0 + 1 }
    case .utf16LE, .utf16BE:
      var at = offset & ~1
      while at + 1 < bytes.count {
        if unsafe unit(bytes, at) == 0x0A { return at + 2 }
        at += 2
      }
      return nil
    }
  }

  /// The unit of UTF-16 at an offset.
  func unit(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt16 {
    let unit = unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt16.self)
    return self == .utf16LE ? UInt16(littleEndian: unit) : UInt16(bigEndian: unit)
  }

  /// The physical line of a stored offset, from 1. Read from the start of the file, since it is needed for errors only.
  func line(at offset: Int, in file: StoredFile) throws(ReadError) -> Int {
    var (line, at, isAfterReturn) = (1, 0, false)
    let size = self == .utf16LE || self == .utf16BE ? 2 : 1
    while at < offset {
      let bytes = try file.bytes(at: at, count: min(1 << 16, offset - at))
      if bytes.count < size { break }
      for index in stride(from: 0, to: bytes.count - size + 1, by: size) {
        let unit = size == 1 ? UInt16(bytes[index]) : unsafe bytes.withUnsafeBytes { unsafe self.unit($0, index) }
        if unit == 0x0D || (unit == 0x0A && !isAfterReturn) { line += 1 }
        isAfterReturn = unit == 0x0D
      }
      at += bytes.count
    }
    return line
  }

  /// Those of the bytes at a wrong character that make it up, as far as that can be told.
  func wrongBytes(of stored: [UInt8]) -> [UInt8] { Array(stored.prefix(wrongLength(of: stored))) }

  private func wrongLength(of stored: [UInt8]) -> Int {
    guard let lead = stored.first else { return 0 }
    let second = stored.dropFirst().first ?? 0
    switch self {
    case .utf16LE, .utf16BE: return 2
    case .gb18030 where lead == 0x80 || lead == 0xFF: return 1
    case .gb18030: return (0x30...0x39).contains(second) ? 4 : 2
    case .utf8:
      let expected = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 1
      return 1 + stored.prefix(expected).dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    }
  }
}

/// The first line feed at or after an offset.
func index(ofLineFeedIn bytes: UnsafeRawBufferPointer, from offset: Int) -> Int? {
  unsafe index(of: 0x0A, in: bytes, from: offset, to: bytes.count)
}

/// The first of some byte in a range; found by memchr.
func index(of byte: CInt, in bytes: UnsafeRawBufferPointer, from: Int, to: Int) -> Int? {
  guard from < to, let base = bytes.baseAddress, let found = unsafe memchr(base + from, byte, to - from) else {
    return nil
  }
  return unsafe UnsafeRawPointer(found) - base
}
