public import Tabular

/// How records are read.
public struct ReadingOptions: Sendable {
  /// The result is the same for any number.
  public var threads: Int
  public var parser: RecordParser

  public init(threads: Int, parser: RecordParser = .fast) {
    self.threads = threads
    self.parser = parser
  }

  /// For files that may be large: a part for each thread and more, so that one that is done early finds another.
  var plan: ReadingPlan {
    ReadingPlan(threads: threads, chunks: 4 * threads, chunkBytes: 1 << 16, parser: parser)
  }
}
