/// The content of a file within a compound file: extents of the compound file, in order.
struct CompoundStream: Sendable {
  private let file: StoredFile
  /// Bytes of the content.
  let size: Int
  /// Start of each extent in the content, and its offset in the compound file. Adjacent sectors are one extent.
  private var extents: [(start: Int, offset: Int)] = []
  /// Bytes of all extents, which end at a whole sector.
  private var length = 0
  /// Offset after the last extent; nil without any.
  private var nextOffset: Int?

  init(_ file: StoredFile, size: Int) {
    self.file = file
    self.size = size
  }

  var path: String { file.path }

  /// Whether the extents cover the whole content.
  var isComplete: Bool { length >= size }

  /// Adds a sector.
  ///
  /// - Parameter offset: its offset in the compound file.
  mutating func add(_ offset: Int, count: Int) {
    if offset != nextOffset { extents.append((length, offset)) }
    length += count
    nextOffset = offset + count
  }

  /// Reads at most `count` bytes from `position` on.
  ///
  /// - Returns: fewer bytes at the end of an extent, none at the end of the content.
  /// - Throws: `ReadError` if the file ends before.
  func bytes(at position: Int, count: Int) throws(ReadError) -> [UInt8] {
    guard position >= 0, position < size, let index = extent(at: position) else { return [] }
    let extent = extents[index]
    let end = min(index + 1 < extents.count ? extents[index + 1].start : length, size)
    let bytes = try file.bytes(at: extent.offset + position - extent.start, count: min(count, end - position))
    guard !bytes.isEmpty else { throw file.brokenStructure }
    return bytes
  }

  /// Index of the extent that holds a position, by binary search; nil without extents.
  private func extent(at position: Int) -> Int? {
    var low = 0
    var high = extents.count
    while low < high {
      let middle = (low + high) / 2
      if extents[middle].start <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
