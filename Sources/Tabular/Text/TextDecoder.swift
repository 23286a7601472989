import Glibc

/// Turns stored bytes into UTF-8.
///
/// Runs of ASCII are copied. Two-byte characters of GB18030 are looked up in a table that iconv filled once; its four-byte
/// ones go to iconv. UTF-16 needs no table.
struct TextDecoder: Sendable {
  let encoding: TextEncoding
  private let table: GB18030Table?

  /// - Throws: `failed` where the C library does not know GB18030.
  init(_ encoding: TextEncoding, path: String) throws(ReadError) {
    self.encoding = encoding
    table = encoding == .gb18030 ? try GB18030Table.shared(path: path) : nil
  }

  /// What came of decoding.
  struct Outcome {
    /// Bytes that were decoded: fewer than given where a character is wrong or cut off.
    var taken = 0
    /// Whether one of the 3,755 commonest hanzi (B0A1 to D7F9) was among them; told of GB18030 only.
    var hasCommonHanzi = false
  }

  /// Appends the decoded text to `output`.
  func decode(_ input: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Outcome {
    switch encoding {
    case .utf8:
      let valid = unsafe validUTF8Prefix(of: input)
      unsafe output.append(contentsOf: input[..<valid])
      return Outcome(taken: valid)
    case .gb18030: return unsafe decodeGB18030(input, into: &output)
    case .utf16LE, .utf16BE: return unsafe decodeUTF16(input, into: &output)
    }
  }

  // MARK: - GB18030

  private func decodeGB18030(_ input: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Outcome {
    var outcome = Outcome()
    var rare: IconvDecoder?
    guard let table else { return outcome }
    // Two bytes become three at most, four stay four.
    output.reserveCapacity(output.count + input.count + input.count / 2 + 16)
    while outcome.taken < input.count {
      let at = outcome.taken
      let lead = unsafe input[at]
      if lead < 0x80 {
        let end = unsafe TextDecoder.asciiEnd(in: input, from: at)
        unsafe output.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[at..<end]))
        outcome.taken = end
        continue
      }
      guard at + 1 < input.count else { break }
      let trail = unsafe input[at + 1]
      let length = (0x30...0x39).contains(trail) ? 4 : 2
      guard at + length <= input.count,
        unsafe table.append(UnsafeRawBufferPointer(rebasing: input[at..<at + length]), to: &output, &rare)
      else { break }
      if length == 2, (0xB0...0xD7).contains(lead), trail >= 0xA1, lead < 0xD7 || trail <= 0xF9 {
        outcome.hasCommonHanzi = true
      }
      outcome.taken = at + length
    }
    return outcome
  }

  /// Where the ASCII bytes from `start` on end.
  private static func asciiEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let high = word & 0x8080_8080_8080_8080
      if high != 0 { return index + high.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count, unsafe bytes[index] < 0x80 { index += 1 }
    return index
  }

  // MARK: - UTF-16

  private func decodeUTF16(_ input: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Outcome {
    let low = encoding == .utf16LE ? 0 : 1
    output.reserveCapacity(output.count + input.count + input.count / 2 + 16)
    var at = 0
    while at + 2 <= input.count {
      let first = unsafe UInt32(input[at + low]) | UInt32(input[at + 1 - low]) << 8
      if first < 0x80 {
        output.append(UInt8(truncatingIfNeeded: first))
        at += 2
        continue
      }
      guard first & 0xF800 == 0xD800 else {
        TextDecoder.append(first, to: &output)
        at += 2
        continue
      }
      guard first < 0xDC00, at + 4 <= input.count else { break }
      let second = unsafe UInt32(input[at + 2 + low]) | UInt32(input[at + 3 - low]) << 8
      guard second & 0xFC00 == 0xDC00 else { break }
      TextDecoder.append(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, to: &output)
      at += 4
    }
    return Outcome(taken: at)
  }

  /// Writes a character above U+007F in UTF-8.
  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    let part = { (shift: UInt32) in UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F) }
    if scalar < 0x800 {
      output.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else if scalar < 0x10000 {
      output.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      output.append(part(6))
    } else {
      output.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      output.append(part(12))
      output.append(part(6))
    }
    output.append(part(0))
  }
}

/// The two-byte characters of GB18030 in UTF-8, as the C library's iconv gives them.
///
/// Index of a character: 190 × (lead - 0x81) + (trail - 0x40, one less from 0x80 on). An entry holds up to four bytes, the
/// first the lowest; 0 is no character.
private final class GB18030Table: Sendable {
  private let entries: [UInt32]

  private static let made: Result<GB18030Table, ReadError> = Result { () throws(ReadError) in try GB18030Table() }

  static func shared(path: String) throws(ReadError) -> GB18030Table {
    do throws(ReadError) { return try made.get() } catch {
      guard case .failed(_, let code) = error else { throw error }
      throw .failed(path: path, errno: code)
    }
  }

  private init() throws(ReadError) {
    var decoder = try IconvDecoder.decoder(named: "GB18030", path: "")
    var entries: [UInt32] = []
    entries.reserveCapacity(126 * 190)
    for lead in 0x81...0xFE as ClosedRange<UInt8> {
      for trail in 0x40...0xFE as ClosedRange<UInt8> where trail != 0x7F {
        entries.append(GB18030Table.entry([lead, trail], &decoder))
      }
    }
    self.entries = entries
  }

  private static func entry(_ bytes: [UInt8], _ decoder: inout IconvDecoder) -> UInt32 {
    let taken = unsafe bytes.withUnsafeBytes { unsafe decoder.decode($0) }
    guard taken == 2 else { return 0 }
    return unsafe decoder.decoded.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Appends a character of two or four bytes.
  ///
  /// - Parameter rare: what decodes four bytes, once there are some.
  /// - Returns: false if there is no such character.
  func append(
    _ bytes: UnsafeRawBufferPointer, to output: inout [UInt8], _ rare: inout IconvDecoder?
  ) -> Bool {
    guard bytes.count == 2 else { return unsafe appendFour(bytes, to: &output, &rare) }
    let (lead, trail) = unsafe (bytes[0], bytes[1])
    guard (0x81...0xFE).contains(lead), (0x40...0xFE).contains(trail), trail != 0x7F else { return false }
    var entry = entries[190 * Int(lead - 0x81) + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)]
    guard entry != 0 else { return false }
    while entry != 0 {
      output.append(UInt8(truncatingIfNeeded: entry))
      entry >>= 8
    }
    return true
  }

  private func appendFour(
    _ bytes: UnsafeRawBufferPointer, to output: inout [UInt8], _ rare: inout IconvDecoder?
  ) -> Bool {
    if rare == nil { rare = try? IconvDecoder.decoder(named: "GB18030", path: "") }
    guard let taken = unsafe rare?.decode(bytes), taken == 4 else { return false }
    if let decoded = unsafe rare?.decoded { unsafe output.append(contentsOf: decoded) }
    return true
  }
}
