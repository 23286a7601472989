/// A file in a compound document: pieces of the file that belong together.
struct CompoundStream: Sendable {
  private let file: StoredFile
  let size: Int
  /// Where each piece begins, here and in the file. Neighbours are one piece.
  private var pieces: [(start: Int, offset: Int)] = []
  private var length = 0
  private var nextOffset = -1

  init(_ file: StoredFile, size: Int) {
    self.file = file
    self.size = size
  }

  var path: String { file.path }

  /// Whether there are pieces for all of it.
  var isComplete: Bool { length >= size }

  mutating func add(_ offset: Int, count: Int) {
    if offset != nextOffset { pieces.append((length, offset)) }
    length += count
    nextOffset = offset + count
  }

  /// At most `count` bytes from `position` on; fewer at the end of a piece, none at the end of the stream.
  func bytes(at position: Int, count: Int) throws(ReadError) -> [UInt8] {
    guard position >= 0, position < size, let index = piece(at: position) else { return [] }
    let piece = pieces[index]
    let end = min(index + 1 < pieces.count ? pieces[index + 1].start : length, size)
    let bytes = try file.bytes(at: piece.offset + position - piece.start, count: min(count, end - position))
    guard !bytes.isEmpty else { throw file.brokenStructure }
    return bytes
  }

  /// The last piece that does not begin behind a position.
  private func piece(at position: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
