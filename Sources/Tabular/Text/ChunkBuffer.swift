/// A window of a text in UTF-8: some whole lines, and perhaps the beginning of one more.
///
/// Several threads may read it at a time; none may while it is filled. `RecordBatch.padding` bytes after its end may be
/// read, too.
@safe final class ChunkBuffer: @unchecked Sendable {
  private let file: StoredFile
  private var decoder: TextDecoder
  private var memory: UnsafeMutableRawBufferPointer
  /// The offset of the first byte in the decoded text.
  private(set) var origin = 0
  private(set) var count = 0
  /// The stored offset from which on is read next.
  private(set) var storedEnd: Int
  private(set) var isFileEnd = false
  /// The stored bytes of the last filling, for whoever hashes them.
  private var stored: UnsafeMutableRawBufferPointer
  private var storedRange = 0..<0
  /// Stored bytes at the end of the last filling that are the beginning of a character.
  private var cut: [UInt8] = []
  /// Whether a common hanzi was met; told of GB18030 only.
  private(set) var hasCommonHanzi = false
  /// The most bytes that are held at a time.
  private let capacity: Int

  /// - Parameters:
  ///   - start: the stored offset after the byte-order mark.
  ///   - capacity: the most bytes of text that are held at a time.
  init(_ file: StoredFile, _ encoding: TextEncoding, from start: Int, capacity: Int) throws(ReadError) {
    self.file = file
    self.capacity = capacity
    decoder = try TextDecoder(encoding, path: file.path)
    storedEnd = start
    unsafe memory = .allocate(byteCount: min(capacity, 1 << 16) + RecordBatch.padding, alignment: 64)
    unsafe stored = .allocate(byteCount: 0, alignment: 64)
  }

  deinit {
    unsafe memory.deallocate()
    unsafe stored.deallocate()
  }

  var encoding: TextEncoding { decoder.encoding }
  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: memory[..<count]) }
  /// The first byte; there is always memory, if only padding.
  var base: UnsafeRawPointer {
    guard let base = unsafe memory.baseAddress else { preconditionFailure("a buffer without memory") }
    return UnsafeRawPointer(base)
  }
  /// The stored bytes of the last filling.
  var newlyStored: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: (decoder.encoding == .utf8 ? memory : stored)[storedRange])
  }

  /// Keeps what begins at `offset` and fills the room after it.
  ///
  /// - Parameter most: how many bytes of text are held then at most.
  /// - Throws: what reading throws, and `undecodable` in another encoding than UTF-8, which the caller checks.
  func fill(keeping offset: Int, to most: Int, threads: Int) throws(ReadError) {
    let most = min(most, capacity)
    let offset = min(offset, count)
    ensureRoom(for: max(most, count - offset), keeping: offset)
    origin += offset
    count -= offset
    if decoder.encoding == .utf8 {
      try fillPlain(to: most, threads)
    } else {
      try fillDecoded(to: most, threads)
    }
  }

  private func ensureRoom(for size: Int, keeping offset: Int) {
    let kept = unsafe UnsafeRawBufferPointer(rebasing: memory[offset..<count])
    if unsafe size + RecordBatch.padding <= memory.count { return unsafe memory.copyMemory(from: kept) }
    let grown = UnsafeMutableRawBufferPointer.allocate(byteCount: size + RecordBatch.padding, alignment: 64)
    unsafe grown.copyMemory(from: kept)
    unsafe memory.deallocate()
    unsafe memory = grown
  }

  private func fillPlain(to most: Int, _ threads: Int) throws(ReadError) {
    let first = count
    let room = max(0, most - first)
    let got = try unsafe read(
      room, into: UnsafeMutableRawBufferPointer(rebasing: memory[first..<first + room]), threads)
    count += got
    storedRange = first..<count
  }

  /// Reads stored bytes in pieces, side by side.
  private func read(
    _ room: Int, into target: UnsafeMutableRawBufferPointer, _ threads: Int
  ) throws(ReadError) -> Int {
    let piece = max(1 << 16, (room + threads - 1) / max(1, threads))
    nonisolated(unsafe) let target = unsafe target
    var results = [Result<Int, ReadError>](repeating: .success(0), count: (room + piece - 1) / piece)
    inParallel(&results, threads: threads) { index, result in
      let range = index * piece..<min((index + 1) * piece, room)
      result = Result { () throws(ReadError) in
        try unsafe self.file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: target[range]), at: self.storedEnd + range.lowerBound)
      }
    }
    var got = 0
    for result in results { got += try result.get() }
    storedEnd += got
    isFileEnd = got < room
    return got
  }

  // MARK: - Other encodings

  private func fillDecoded(to most: Int, _ threads: Int) throws(ReadError) {
    // Two stored bytes become three at most.
    let room = max(0, (most - count) / 3 * 2 - cut.count)
    let before = storedEnd
    makeStored(cut.count + room)
    for (index, byte) in cut.enumerated() { unsafe stored[index] = byte }
    let first = cut.count
    let got = try unsafe read(
      room, into: UnsafeMutableRawBufferPointer(rebasing: stored[first..<first + room]), threads)
    storedRange = first..<first + got
    try decode(first + got, startingAt: before - first, threads)
  }

  private func makeStored(_ size: Int) {
    guard unsafe stored.count < size else { return }
    unsafe stored.deallocate()
    unsafe stored = .allocate(byteCount: size, alignment: 64)
  }

  /// Decodes the first `size` stored bytes in pieces that end with lines, side by side.
  private func decode(_ size: Int, startingAt offset: Int, _ threads: Int) throws(ReadError) {
    nonisolated(unsafe) let all = unsafe UnsafeRawBufferPointer(rebasing: stored[..<size])
    let pieces = unsafe pieces(of: all, threads)
    var outcomes = [TextDecoder.Outcome](repeating: TextDecoder.Outcome(), count: pieces.count)
    inParallel(&outcomes, threads: threads) { [decoder] index, outcome in
      outcome = unsafe decoder.decode(UnsafeRawBufferPointer(rebasing: all[pieces[index]]))
    }
    for (piece, outcome) in zip(pieces, outcomes) {
      let wrong = piece.lowerBound + outcome.taken
      unsafe outcome.text.withUnsafeBytes { text in
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[count..<count + text.count]).copyMemory(from: text)
      }
      count += outcome.text.count
      hasCommonHanzi = hasCommonHanzi || outcome.hasCommonHanzi
      if wrong == piece.upperBound { continue }
      // Only what the end of the window cuts off may go on in the next.
      guard piece.upperBound == size, size - wrong < TextEncoding.longestCharacter, !isFileEnd else {
        throw try undecodable(at: offset + wrong)
      }
      cut = unsafe Array(all[wrong...])
      return
    }
    cut = []
  }

  private func pieces(of all: UnsafeRawBufferPointer, _ threads: Int) -> [Range<Int>] {
    let size = max(1 << 15, (all.count + threads - 1) / max(1, threads))
    var pieces: [Range<Int>] = []
    var start = 0
    while start < all.count {
      let wanted = min(start + size, all.count)
      let end = unsafe encoding.lineStart(in: all, after: wanted) ?? all.count
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }

  /// The failure for a wrong character at a stored offset.
  func undecodable(at offset: Int) throws(ReadError) -> ReadError {
    .undecodable(
      path: file.path, encoding: encoding,
      position: Position(line: try encoding.line(at: offset, in: file), byte: offset),
      bytes: encoding.wrongBytes(of: try file.bytes(at: offset, count: 4)))
  }

  // MARK: - UTF-8 that turns out to be none

  /// Reads the whole window as GB18030, of which all before the newly stored bytes must be ASCII.
  func reinterpretAsGB18030(threads: Int) throws(ReadError) {
    let (size, offset) = (count, storedEnd - count)
    makeStored(size)
    unsafe stored.copyMemory(from: bytes)
    decoder = try TextDecoder(.gb18030, path: file.path)
    ensureRoom(for: size + size / 2 + 4, keeping: 0)
    count = 0
    try decode(size, startingAt: offset, threads)
  }

  // MARK: - Lines

  /// Where a line begins after the first line feed at or after an offset.
  func lineStart(after offset: Int) -> Int? {
    unsafe index(ofLineFeedIn: bytes, from: max(0, offset)).map { $0 + 1 }
  }

  /// The end of the last line that is here to its end; nil if none is.
  var lastLineEnd: Int? {
    if isFileEnd { return count }
    var at = count
    while at > 0, unsafe memory[at - 1] != 0x0A { at -= 1 }
    return at > 0 ? at : nil
  }

  /// The end of the last character that is surely here to its end.
  var lastCharacterEnd: Int {
    var end = count
    while end > max(0, count - 4), unsafe memory[end - 1] >= 0x80 { end -= 1 }
    return end
  }
}
