/// Reads a file through once to see whether all of it is of one encoding.
struct EncodingScan: ~Copyable {
  private let encoding: TextEncoding
  private var decoder: IconvDecoder?
  /// Whether a hanzi of GB 2312's level 1 was met; only looked for in GB18030.
  private(set) var hasCommonHanzi = false

  init(_ encoding: TextEncoding, path: String) throws(ReadError) {
    self.encoding = encoding
    decoder = try IconvDecoder.decoder(for: encoding, path: path)
  }

  /// The stored offset of the first character that is wrong or cut off by the end of the file.
  mutating func firstWrong(in file: StoredFile, from start: Int, chunk: Int) throws(ReadError) -> Int? {
    // Room for the longest character at least.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(chunk, 4), alignment: 16)
    defer { unsafe buffer.deallocate() }
    var offset = start
    while true {
      let got = try unsafe file.read(into: buffer, at: offset)
      if got == 0 { return nil }
      let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<got])
      let valid = unsafe validPrefix(of: bytes)
      // A character cut off by the end of the buffer is read again from its start; a wrong one then comes first.
      if valid == 0 { return offset }
      offset += valid
    }
  }

  private mutating func validPrefix(of bytes: UnsafeRawBufferPointer) -> Int {
    guard let valid = unsafe decoder?.decode(bytes) else { return unsafe validUTF8Prefix(of: bytes) }
    if encoding == .gb18030, !hasCommonHanzi {
      hasCommonHanzi = unsafe holdsCommonHanzi(UnsafeRawBufferPointer(rebasing: bytes[..<valid]))
    }
    return valid
  }
}

/// Whether whole, valid GB18030 characters include one of B0A1 to D7F9, the 3755 commonest hanzi.
private func holdsCommonHanzi(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var index = 0
  while index + 1 < bytes.count {
    let lead = unsafe bytes[index]
    let trail = unsafe bytes[index + 1]
    if lead < 0x80 {
      index += 1
    } else if (0x30...0x39).contains(trail) {
      index += 4
    } else {
      if (0xB0...0xD7).contains(lead), trail >= 0xA1, lead < 0xD7 || trail <= 0xF9 { return true }
      index += 2
    }
  }
  return false
}
