/// The end of a zip file, which says how many parts there are.
///
/// libzip allocates for every part before anything can be asked of it, and the directories of zip64 can have any number.
struct ZipDirectory {
  private let file: StoredFile
  private let size: Int

  init(_ file: StoredFile, size: Int) {
    self.file = file
    self.size = size
  }

  /// Refuses a file of which any directory says that it has more than `limit` parts; libzip may choose among several.
  func check(atMost limit: Int) throws(ReadError) {
    // A comment of up to 65,535 bytes may follow; in front of the record of 22 bytes, 20 lead to the larger one.
    let count = min(size, 65_535 + 22 + 20)
    let tail = try file.bytes(at: size - count, count: count)
    for index in tail.indices where tail[index] == 0x50 {
      guard let parts = try parts(in: tail, at: index), parts > limit else { continue }
      throw .workbook(path: file.path, fault: .tooLarge(.parts, limit: limit))
    }
  }

  private func parts(in tail: [UInt8], at index: Int) throws(ReadError) -> Int? {
    switch tail.integer(at: index, bytes: 4) {
    case 0x0605_4B50:  // the record
      return parts(tail, count: index + 10, 2, size: index + 12, 4)
    case 0x0706_4B50:  // the way to the larger one
      guard let place = tail.integer(at: index + 8, bytes: 8), place < size else { return nil }
      return parts(try file.bytes(at: place, count: 56), count: 32, 8, size: 40, 8)
    default: return nil
    }
  }

  /// The number of parts, or, if that is more, that of parts of a kilobyte each in a directory of such a size.
  private func parts(_ bytes: [UInt8], count: Int, _ countBytes: Int, size: Int, _ sizeBytes: Int) -> Int {
    let count = bytes.integer(at: count, bytes: countBytes) ?? 0
    let size = bytes.integer(at: size, bytes: sizeBytes) ?? 0
    // These two mean that the number stands in the larger directory.
    return max(count == 0xFFFF ? 0 : count, size == 0xFFFF_FFFF ? 0 : size >> 10)
  }
}
