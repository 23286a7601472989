/// Reads the records of an .xls ([MS-XLS]), one after the other.
///
///     kind (2 bytes) | length (2 bytes) | data (length bytes)        low byte first
struct XLSRecords: Sendable {
  /// Numbers of the kinds of records that are no cells.
  enum Kind {
    static let begin = 0x0809
    static let end = 0x000A
    static let continuation = 0x003C
    /// The result of a formula that is a text.
    static let text = 0x0207
  }

  private let stream: CompoundStream
  private let chunk: Int
  private var buffer: [UInt8] = []
  /// Start of the next record in the buffer.
  private var start = 0
  /// Position of the buffer in the stream.
  private var origin = 0

  /// Kind and data of the record that was read last.
  private(set) var kind = 0
  private(set) var data: [UInt8] = []

  init(_ stream: CompoundStream, chunk: Int) {
    self.stream = stream
    self.chunk = chunk
  }

  var path: String { stream.path }

  /// The error for a stream that contradicts itself.
  var broken: ReadError {
    .workbook(path: path, fault: .damaged(part: "Workbook", line: nil, damage: .structure))
  }

  /// Moves to a position in the stream.
  mutating func move(to position: Int) {
    buffer.removeAll(keepingCapacity: true)
    start = 0
    origin = position
  }

  /// Reads the next record.
  ///
  /// - Throws: `broken` at the end of the stream, which a record that ends the sheet precedes.
  mutating func next() throws(ReadError) {
    try fill(4)
    guard let kind = buffer.integer(at: start, bytes: 2), let count = buffer.integer(at: start + 2, bytes: 2) else {
      throw broken
    }
    try fill(4 + count)
    self.kind = kind
    data.removeAll(keepingCapacity: true)
    data += buffer[start + 4..<start + 4 + count]
    start += 4 + count
  }

  /// Whether the next record continues the one that was read.
  mutating func isContinued() throws(ReadError) -> Bool {
    guard origin + start + 4 <= stream.size else { return false }
    try fill(4)
    return buffer.integer(at: start, bytes: 2) == Kind.continuation
  }

  /// Reads until the buffer has at least `count` bytes from `start` on.
  private mutating func fill(_ count: Int) throws(ReadError) {
    guard buffer.count - start < count else { return }
    buffer.removeFirst(start)
    origin += start
    start = 0
    while buffer.count < count {
      let more = try stream.bytes(at: origin + buffer.count, count: max(chunk, 1))
      guard !more.isEmpty else { throw broken }
      buffer += more
    }
  }
}
