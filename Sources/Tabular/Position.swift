/// A place in a file as it is stored.
public struct Position: Sendable, Equatable, Hashable, Comparable {
  /// The physical line, from 1. LF, CRLF and a lone CR end lines, also inside quoted fields.
  public var line: Int
  /// The offset in bytes from the start of the file, from 0; a byte-order mark counts.
  public var byte: Int

  /// A place by line (from 1) and stored byte (from 0).
  public init(line: Int, byte: Int) {
    self.line = line
    self.byte = byte
  }

  /// In file order.
  public static func < (one: Position, other: Position) -> Bool {
    (one.byte, one.line) < (other.byte, other.line)
  }
}

/// Why a record could not be read.
public enum RecordFault: Sendable, Equatable {
  /// A quote inside an unquoted field, or text after a closing quote.
  case strayQuote
  /// A quote that was not closed before the end of the file or the largest size of a record.
  case unclosedQuote
  /// U+0000 in a field.
  case nulByte
  /// A single line of more than `limit` bytes as stored.
  case tooLong(limit: Int)
  /// Another number of fields than the header has.
  case ragged(found: Int, expected: Int)
}
