import Glibc

extension UnsafeRawBufferPointer {
  /// The number stored at `index` with the low byte first; nil if the bytes end before, or it does not fit an `Int`.
  @inline(__always) func integer(at index: Int, bytes count: Int) -> Int? {
    guard index >= 0, index <= self.count - count, let base = baseAddress else { return nil }
    var value: UInt64 = 0
    unsafe memcpy(&value, base + index, count)
    return Int(exactly: UInt64(littleEndian: value))
  }
}

extension [UInt8] {
  /// The number stored at `index` with the low byte first; nil if the bytes end before, or it does not fit an `Int`.
  func integer(at index: Int, bytes count: Int) -> Int? {
    unsafe withUnsafeBytes { unsafe $0.integer(at: index, bytes: count) }
  }
}
