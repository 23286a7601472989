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

/// Eight bytes at a time: exports are mostly ASCII, and the whole file passes here.
private func asciiEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
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

/// The length of the character that begins with a non-ASCII byte; 0 where it is ill-formed or cut off.
private func sequenceLength(in bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
  let left = bytes.count - index
  switch unsafe bytes[index] {
  case 0xE0...0xEF:
    guard left >= 3, unsafe isThree(bytes[index], bytes[index + 1], bytes[index + 2]) else { return 0 }
    return 3
  case 0xC2...0xDF:
    return unsafe left >= 2 && isContinuation(bytes[index + 1]) ? 2 : 0
  case 0xF0...0xF4:
    guard left >= 4, unsafe isFourStart(bytes[index], bytes[index + 1]) else { return 0 }
    return unsafe isContinuation(bytes[index + 2]) && isContinuation(bytes[index + 3]) ? 4 : 0
  default:
    return 0
  }
}

private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

private func isThree(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
  guard isContinuation(second), isContinuation(third) else { return false }
  if lead == 0xE0 { return second >= 0xA0 }  // else overlong
  return lead != 0xED || second < 0xA0  // else a surrogate
}

private func isFourStart(_ lead: UInt8, _ second: UInt8) -> Bool {
  guard isContinuation(second) else { return false }
  if lead == 0xF0 { return second >= 0x90 }  // else overlong
  return lead != 0xF4 || second < 0x90  // else above U+10FFFF
}

/// The length of the longest prefix of ASCII.
func asciiPrefix(of bytes: UnsafeRawBufferPointer) -> Int { unsafe asciiEnd(in: bytes, from: 0) }
