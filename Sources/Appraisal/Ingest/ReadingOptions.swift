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
}
