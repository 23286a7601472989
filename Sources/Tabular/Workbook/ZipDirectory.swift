/// The records at the end of a zip file (APPNOTE 4.3.14 to 4.3.16), which state the number of parts.
///
///     … | [zip64 record (56)] | [zip64 locator (20)] | record (22) | comment (up to 65,535)
///
/// They are read before libzip, which allocates memory for every part when it opens a file.
struct ZipDirectory {
  private let file: StoredFile
  private let size: Int

  init(_ file: StoredFile, size: Int) {
    self.file = file
    self.size = size
  }

  /// Refuses a file if any record at its end states more than `limit` parts: libzip may choose among several records.
  ///
  /// - Throws: `ReadError.workbook`.
  func check(atMost limit: Int) throws(ReadError) {
    let count = min(size, 65_535 + 22 + 20)
    let tail = try file.bytes(at: size - count, count: count)
    for index in tail.indices where tail[index] == 0x50 {
      guard let parts = try parts(in: tail, at: index), parts > limit else { continue }
      throw .workbook(path: file.path, fault: .tooLarge(.parts, limit: limit))
    }
  }

  private func parts(in tail: [UInt8], at index: Int) throws(ReadError) -> Int? {
    switch tail.integer(at: index, bytes: 4) {
    case 0x0605_4B50:  // record
      return parts(tail, count: index + 10, 2, size: index + 12, 4)
    case 0x0706_4B50:  // zip64 locator
      guard let place = tail.integer(at: index + 8, bytes: 8), place < size else { return nil }
      return parts(try file.bytes(at: place, count: 56), count: 32, 8, size: 40, 8)
    default: return nil
    }
  }

  /// The number of parts that a record states, or the size of the directory in KiB if that is more.
  private func parts(_ bytes: [UInt8], count: Int, _ countBytes: Int, size: Int, _ sizeBytes: Int) -> Int {
    let count = bytes.integer(at: count, bytes: countBytes) ?? 0
    let size = bytes.integer(at: size, bytes: sizeBytes) ?? 0
    // These two values mean that the zip64 record has the number.
    return max(count == 0xFFFF ? 0 : count, size == 0xFFFF_FFFF ? 0 : size >> 10)
  }
}
