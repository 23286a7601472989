/// A text file whose encoding is settled by its beginning, and that beginning in UTF-8.
struct StoredText: Sendable {
  let file: StoredFile
  let verdict: EncodingVerdict
  /// Bytes of the byte-order mark.
  let markLength: Int
  /// The beginning of the text, for whoever looks for its header.
  let head: ChunkBuffer

  /// Stored bytes that are looked at.
  static let headBytes = 1 << 20

  /// Settles the encoding: declared, else by byte-order mark, else UTF-8 if the beginning is, else GB18030 if it is.
  ///
  /// - Throws: `empty`, `undecodable`, and what reading throws.
  init(_ file: StoredFile, declared: TextEncoding?) throws(ReadError) {
    self.file = file
    let first = try file.bytes(at: 0, count: StoredText.headBytes)
    guard !first.isEmpty else { throw .empty(path: file.path) }
    let marked = TextEncoding.allCases.first { first.starts(with: $0.byteOrderMark) }
    if let encoding = declared ?? marked {
      markLength = encoding == marked ? encoding.byteOrderMark.count : 0
      verdict = EncodingVerdict(encoding: encoding, basis: declared == nil ? .byteOrderMark : .declared)
      head = try StoredText.head(file, encoding, from: markLength)
      return
    }
    markLength = 0
    let isUTF8 = unsafe first.withUnsafeBytes { bytes in
      let valid = unsafe validUTF8Prefix(of: bytes)
      return valid == bytes.count || (bytes.count == StoredText.headBytes && bytes.count - valid < 4)
    }
    if isUTF8 {
      verdict = EncodingVerdict(encoding: .utf8, basis: .validUTF8)
      head = try StoredText.head(file, .utf8, from: 0)
      return
    }
    do throws(ReadError) {
      head = try StoredText.head(file, .gb18030, from: 0)
    } catch {
      throw try StoredText.notUTF8(file)
    }
    verdict = EncodingVerdict(encoding: .gb18030, basis: .guessed, isWeak: !head.hasCommonHanzi)
  }

  private static func head(
    _ file: StoredFile, _ encoding: TextEncoding, from start: Int
  ) throws(ReadError) -> ChunkBuffer {
    let head = try ChunkBuffer(file, encoding, from: start, capacity: 2 * headBytes)
    try head.fill(keeping: 0, to: headBytes, threads: 1)
    if encoding == .utf8 {
      let valid = unsafe validUTF8Prefix(of: head.bytes)
      guard valid == head.count || (!head.isFileEnd && head.count - valid < 4) else {
        throw try head.undecodable(at: start + valid)
      }
    }
    return head
  }

  /// The failure for a file that is neither UTF-8 nor GB18030.
  static func notUTF8(_ file: StoredFile) throws(ReadError) -> ReadError {
    let buffer = try ChunkBuffer(file, .utf8, from: 0, capacity: headBytes)
    var offset = 0
    while true {
      try buffer.fill(keeping: offset, to: headBytes, threads: 1)
      let valid = unsafe validUTF8Prefix(of: buffer.bytes)
      if valid < buffer.count, buffer.isFileEnd || buffer.count - valid >= 4 {
        return try buffer.undecodable(at: buffer.origin + valid)
      }
      if buffer.isFileEnd { return .empty(path: file.path) }
      offset = valid
    }
  }
}

/// How a table is read: on how many threads, in pieces of which size, and who splits.
public struct ReadingPlan: Sendable {
  public var threads: Int
  /// Chunks of a round, so that a thread that is done early finds another.
  public var chunks: Int
  public var chunkBytes: Int
  public var parser: RecordParser

  public init(threads: Int = 1, chunks: Int = 1, chunkBytes: Int = 1 << 18, parser: RecordParser = .fast) {
    self.threads = max(1, threads)
    self.chunks = max(1, min(chunks, 1 << 10))
    self.chunkBytes = min(max(chunkBytes, 1), 1 << 26)
    self.parser = parser
  }
}
