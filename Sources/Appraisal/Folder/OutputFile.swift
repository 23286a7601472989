import Tabular

/// A file that is to be written.
struct OutputFile: Sendable {
  let name: String
  let content: Content

  /// Takes the next piece of a file.
  typealias Sink = (_ piece: [UInt8]) throws(Failure) -> Void

  enum Content: Sendable {
    case bytes([UInt8])
    /// Made piece by piece while it is written, for it may be larger than memory.
    case streamed(@Sendable (Sink) throws(Failure) -> Void)
    /// The SHA-256 of each file that stands before it.
    case sums
  }
}

/// Files that are made of records.
extension RecordWriter {
  private static let pieceSize = 1 << 18

  /// Hands over what was written once it is worth a piece of a file.
  mutating func drain(into sink: OutputFile.Sink) throws(Failure) {
    if bytes.count >= RecordWriter.pieceSize { try flush(into: sink) }
  }

  mutating func flush(into sink: OutputFile.Sink) throws(Failure) {
    try sink(bytes)
    removeAll()
  }
}
