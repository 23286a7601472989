/// A piece of a file in memory, which ends with the file or anywhere. Several may read it at a time; nobody, while it is
/// filled.
@safe final class StretchBuffer: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer
  /// The stored offset of the first byte.
  private(set) var origin = 0
  private(set) var count = 0
  private(set) var isFileEnd = false
  /// Whoever looks at a line may look at so many bytes behind it.
  private static let slack = 64

  init(capacity: Int) { unsafe memory = .allocate(byteCount: capacity + StretchBuffer.slack, alignment: 64) }

  deinit { unsafe memory.deallocate() }

  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  /// Keeps what begins at `offset` and fills the room behind it.
  ///
  /// - Parameter most: no more than so many bytes are held then.
  /// - Returns: where the new bytes begin.
  func fill(keeping offset: Int, to most: Int, from file: StoredFile, threads: Int) throws(ReadError) -> Int {
    let offset = min(offset, count)
    let kept = unsafe UnsafeRawBufferPointer(rebasing: memory[offset..<count])
    unsafe memory.copyMemory(from: kept)
    origin += offset
    count = kept.count
    let first = count
    let room = unsafe max(0, min(most, memory.count - StretchBuffer.slack) - first)
    let piece = max(1 << 16, (room + threads - 1) / threads)
    var results = [Result<Int, ReadError>](repeating: .success(0), count: (room + piece - 1) / piece)
    inParallel(&results, threads: threads) { index, result in
      let from = first + index * piece
      result = Result { () throws(ReadError) in
        let part = unsafe UnsafeMutableRawBufferPointer(rebasing: self.memory[from..<min(from + piece, first + room)])
        return try unsafe file.read(into: part, at: self.origin + from)
      }
    }
    for result in results { count += try result.get() }
    isFileEnd = count < first + room
    return first
  }

  /// Behind the first line feed at or behind an offset; the end of the buffer where there is none.
  func lineEnd(behind offset: Int) -> Int { lineStart(behind: offset) ?? count }

  /// Where a line begins behind the first line feed at or behind an offset.
  func lineStart(behind offset: Int) -> Int? {
    unsafe LineMarks.index(of: 0x0A, in: bytes, max(0, offset), count).map { $0 + 1 }
  }

  /// Behind the last line that is here to its end; nil: none is.
  var lastLineEnd: Int? {
    if isFileEnd { return count }
    var at = count
    while at > 0, unsafe memory[at - 1] != 0x0A { at -= 1 }
    return at > 0 ? at : nil
  }
}
