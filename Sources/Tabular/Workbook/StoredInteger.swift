extension [UInt8] {
  /// The number stored at `index` with the low byte first; nil if the bytes end before, or it does not fit an `Int`.
  func integer(at index: Int, bytes count: Int) -> Int? {
    guard index >= 0, index <= self.count - count else { return nil }
    var value: UInt64 = 0
    for byte in self[index..<index + count].reversed() { value = value << 8 | UInt64(byte) }
    return Int(exactly: value)
  }

  /// The Double stored at `index` with the low byte first; nil if the bytes end before.
  func double(at index: Int) -> Double? {
    guard let low = integer(at: index, bytes: 4), let high = integer(at: index + 4, bytes: 4) else { return nil }
    return Double(bitPattern: UInt64(high) << 32 | UInt64(low))
  }
}
