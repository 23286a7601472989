/// The records of an .xls, one after the other: two bytes for the kind, two for the length, and the data.
struct XLSRecords: Sendable {
  /// The kinds that matter here, by their numbers.
  enum Kind {
    static let begin = 0x0809
    static let end = 0x000A
    static let continuation = 0x003C
    /// What a formula has come to, where that is a text.
    static let text = 0x0207
  }

  private let stream: CompoundStream
  private let chunk: Int
  private var buffer: [UInt8] = []
  private var start = 0
  /// Where the buffer begins in the stream.
  private var origin = 0

  /// The record that was read last.
  private(set) var kind = 0
  private(set) var data: [UInt8] = []

  init(_ stream: CompoundStream, chunk: Int) {
    self.stream = stream
    self.chunk = chunk
  }

  var path: String { stream.path }

  /// The stream contradicts itself.
  var broken: ReadError {
    .workbook(path: path, fault: .damaged(part: "Workbook", line: nil, damage: .structure))
  }

  /// Goes to a place in the stream.
  mutating func move(to position: Int) {
    buffer.removeAll(keepingCapacity: true)
    start = 0
    origin = position
  }

  /// Reads a record. The end of the stream never comes here: that of a sheet comes first.
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

  /// Whether the record that follows belongs to the one that was read.
  mutating func isContinued() throws(ReadError) -> Bool {
    guard origin + start + 4 <= stream.size else { return false }
    try fill(4)
    return buffer.integer(at: start, bytes: 2) == Kind.continuation
  }

  /// Holds at least so many bytes, from `start` on.
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
