/// How many records were read on which road.
public struct RecordCounts: Sendable, Equatable {
  /// Lines that were read where they stood.
  public var plain = 0
  /// Those of which libcsv read the end.
  public var quoted = 0
  /// Records that libcsv read, and those that cannot be read.
  public var parsed = 0

  /// None, or some that were read in the plain way.
  public init(parsed: Int = 0) { self.parsed = parsed }

  public var all: Int { plain + quoted + parsed }

  public static func += (a: inout Self, b: Self) {
    a.plain += b.plain
    a.quoted += b.quoted
    a.parsed += b.parsed
  }

  public static func - (a: Self, b: Self) -> Self {
    var left = a
    left.plain -= b.plain
    left.quoted -= b.quoted
    left.parsed -= b.parsed
    return left
  }
}
