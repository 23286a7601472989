/// The length of the longest prefix that is whole, well-formed UTF-8: no overlong forms, no surrogates,
/// nothing above U+10FFFF.
func validUTF8Prefix(of bytes: UnsafeRawBufferPointer) -> Int {
  var index = 0
  while index < bytes.count {
    if unsafe bytes[index] < 0x80 {
      index = unsafe asciiEnd(in: bytes, from: index)
      continue
    }
    let behind = unsafe threesEnd(in: bytes, from: index)
    if behind > index {
      index = behind
      continue
    }
    let length = unsafe sequenceLength(in: bytes, at: index)
    if length == 0 { return index }
    index += length
  }
  return index
}

/// Where the ASCII bytes from `start` on end. Many bytes at a time: exports are mostly ASCII, and the whole file passes here.
func asciiEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  var index = start
  while index + 32 <= bytes.count {
    let words = unsafe bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
    if words & 0x8080_8080_8080_8080 != .zero { break }
    index += 32
  }
  while index + 8 <= bytes.count {
    let word = UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    let others = word & 0x8080_8080_8080_8080
    if others != 0 { return index + others.trailingZeroBitCount / 8 }
    index += 8
  }
  while index < bytes.count, unsafe bytes[index] < 0x80 { index += 1 }
  return index
}

/// Characters of three bytes one after the other, as Chinese has them: each is looked at in one word.
private func threesEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  var index = start
  while index + 4 <= bytes.count {
    let word = UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
    guard word & 0x00C0_C0F0 == 0x0080_80E0 else { break }
    // Without the last six bits: below U+0800 it is overlong, from U+D800 to U+DFFF a surrogate.
    let high = (word & 0x0F) << 6 | (word >> 8 & 0x3F)
    guard high >= 0x20, high &- 0x360 >= 0x20 else { break }
    index += 3
  }
  return index
}

/// The length of any character that begins with a non-ASCII byte; 0 where it is ill-formed or cut off.
private func sequenceLength(in bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
  let lead = unsafe bytes[index]
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard index + length <= bytes.count else { return 0 }
  return unsafe String(validating: bytes[index..<index + length], as: UTF8.self) == nil ? 0 : length
}
