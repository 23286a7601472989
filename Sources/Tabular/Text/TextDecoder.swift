import Glibc

/// Turns stored bytes into UTF-8.
///
/// Runs of ASCII are copied, in UTF-16 four characters at a time. Two-byte characters of GB18030 are looked up in a table
/// that iconv filled once; its four-byte ones go to iconv.
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
    var text: [UInt8] = []
    /// Bytes that were decoded: fewer than given where a character is wrong or cut off.
    var taken = 0
    /// Whether one of the 3,755 commonest hanzi (B0A1 to D7F9) was among them; told of GB18030 only.
    var hasCommonHanzi = false
  }

  /// Decodes stored bytes of another encoding than UTF-8.
  func decode(_ input: UnsafeRawBufferPointer) -> Outcome {
    // Two bytes become three at most, four stay four.
    let room = input.count + input.count / 2 + 16
    var (taken, hasCommonHanzi) = (0, false)
    let text = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      var output = unsafe Output(UnsafeMutableRawBufferPointer(output))
      if let table {
        unsafe (taken, hasCommonHanzi) = table.decode(input, &output)
      } else {
        taken = unsafe decodeUTF16(input, &output)
      }
      count = output.count
    }
    return Outcome(text: text, taken: taken, hasCommonHanzi: hasCommonHanzi)
  }

  private func decodeUTF16(_ input: UnsafeRawBufferPointer, _ output: inout Output) -> Int {
    var at = 0
    while at + 2 <= input.count {
      if at + 8 <= input.count, let four = unsafe ascii(input.loadUnaligned(fromByteOffset: at, as: UInt64.self)) {
        output.append(four, 4)
        at += 8
        continue
      }
      let first = unsafe encoding.unit(input, at)
      if first & 0xF800 != 0xD800 {
        output.append(UInt32(first))
        at += 2
        continue
      }
      guard first < 0xDC00, at + 4 <= input.count else { break }
      let second = unsafe encoding.unit(input, at + 2)
      guard second & 0xFC00 == 0xDC00 else { break }
      output.append(0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(second & 0x3FF))
      at += 4
    }
    return at
  }

  /// Four units of UTF-16 as one byte each, the first lowest; nil if any is not ASCII.
  @inline(__always) private func ascii(_ stored: UInt64) -> UInt32? {
    let units = encoding == .utf16LE ? UInt64(littleEndian: stored) : UInt64(littleEndian: stored) >> 8
    let others: UInt64 = encoding == .utf16LE ? 0xFF80_FF80_FF80_FF80 : 0x80FF_80FF_80FF_80FF
    guard UInt64(littleEndian: stored) & others == 0 else { return nil }
    let pairs = (units | units >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: pairs | pairs >> 16)
  }
}

/// Memory for decoded text, of which there is enough.
@safe private struct Output {
  private let bytes: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  init(_ bytes: UnsafeMutableRawBufferPointer) { unsafe self.bytes = bytes }

  /// Appends the lowest bytes of a word, the lowest first.
  @inline(__always) mutating func append(_ word: UInt32, _ length: Int) {
    unsafe bytes.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt32.self)
    count += length
  }

  @inline(__always) mutating func append(_ scalar: UInt32) {
    let part = { (shift: UInt32, place: UInt32) in (0x80 | scalar >> shift & 0x3F) << place }
    if scalar < 0x80 {
      append(scalar, 1)
    } else if scalar < 0x800 {
      append(0xC0 | scalar >> 6 | part(0, 8), 2)
    } else if scalar < 0x10000 {
      append(0xE0 | scalar >> 12 | part(6, 8) | part(0, 16), 3)
    } else {
      append(0xF0 | scalar >> 18 | part(12, 8) | part(6, 16) | part(0, 24), 4)
    }
  }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[count...]).copyMemory(from: text)
    count += text.count
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

  /// Appends characters up to one that is wrong or cut off, and returns how many bytes they have, and whether one of the
  /// commonest hanzi is among them.
  func decode(_ input: UnsafeRawBufferPointer, _ output: inout Output) -> (taken: Int, hasCommonHanzi: Bool) {
    var (at, hasCommonHanzi) = (0, false)
    var rare: IconvDecoder?
    while at < input.count {
      let lead = unsafe input[at]
      if lead < 0x80 {
        let end = unsafe asciiEnd(in: input, from: at)
        unsafe output.append(UnsafeRawBufferPointer(rebasing: input[at..<end]))
        at = end
        continue
      }
      guard at + 1 < input.count else { break }
      let trail = unsafe input[at + 1]
      if (0x30...0x39).contains(trail) {
        guard at + 4 <= input.count,
          unsafe appendFour(UnsafeRawBufferPointer(rebasing: input[at..<at + 4]), &output, &rare)
        else { break }
        at += 4
      } else {
        guard let entry = entry(lead, trail) else { break }
        output.append(entry, entry >> 24 > 0 ? 4 : entry >> 16 > 0 ? 3 : entry >> 8 > 0 ? 2 : 1)
        at += 2
        if (0xB0...0xD7).contains(lead), trail >= 0xA1, lead < 0xD7 || trail <= 0xF9 { hasCommonHanzi = true }
      }
    }
    return (at, hasCommonHanzi)
  }

  /// A character of two bytes; nil if there is none.
  @inline(__always) private func entry(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    guard (0x81...0xFE).contains(lead), (0x40...0xFE).contains(trail), trail != 0x7F else { return nil }
    let entry = entries[190 * Int(lead - 0x81) + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)]
    return entry == 0 ? nil : entry
  }

  /// - Parameter rare: what decodes four bytes, once there are some.
  /// - Returns: false if there is no such character.
  private func appendFour(
    _ bytes: UnsafeRawBufferPointer, _ output: inout Output, _ rare: inout IconvDecoder?
  ) -> Bool {
    if rare == nil { rare = try? IconvDecoder.decoder(named: "GB18030", path: "") }
    guard let taken = unsafe rare?.decode(bytes), taken == 4 else { return false }
    if let decoded = unsafe rare?.decoded { unsafe output.append(decoded) }
    return true
  }
}
