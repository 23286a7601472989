/// The content of a file within a compound file: sectors of the compound file, in order.
struct CompoundStream: Sendable {
  private let file: StoredFile
  /// Bytes of the content.
  let size: Int
  private let sectorBytes: Int
  /// Offset of each sector in the compound file.
  private let sectors: [Int]

  /// - Throws: `ReadError.workbook` if the sectors do not cover the content.
  init(_ file: StoredFile, size: Int, sectors: [Int], of sectorBytes: Int) throws(ReadError) {
    guard sectors.count * sectorBytes >= size else { throw file.brokenStructure }
    (self.file, self.size, self.sectors, self.sectorBytes) = (file, size, sectors, sectorBytes)
  }

  var path: String { file.path }

  /// Fills `buffer` from `position` on and returns the number of bytes read: fewer at the end of adjacent sectors, none at
  /// the end of the content.
  ///
  /// - Throws: `ReadError` if the file ends before.
  func read(into buffer: UnsafeMutableRawBufferPointer, at position: Int) throws(ReadError) -> Int {
    guard position >= 0, position < size else { return 0 }
    let first = position / sectorBytes
    var next = first + 1
    while next < sectors.count, sectors[next] == sectors[next - 1] + sectorBytes,
      next * sectorBytes - position < buffer.count
    { next += 1 }
    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(min(next * sectorBytes, size) - position))
    let got = try unsafe file.read(into: room, at: sectors[first] + position % sectorBytes)
    guard got > 0 else { throw file.brokenStructure }
    return got
  }
}
