/// How the records of a file are written down.
public struct Dialect: Sendable, Equatable {
  /// The byte between fields: an ASCII character other than a quote, a space or a line end.
  public var delimiter: UInt8
  /// The most bytes, as stored and without the last line end, that a record may have.
  public var maximumRecordBytes: Int

  /// Comma and 1 MiB unless told otherwise.
  public init(delimiter: UInt8 = UInt8(ascii: ","), maximumRecordBytes: Int = 1 << 20) {
    self.delimiter = delimiter
    self.maximumRecordBytes = maximumRecordBytes
  }
}
