/// Takes the records of a part of a file: plain lines as they stand, everything else as libcsv reads it.
///
/// Lines count from 0 within the part.
public protocol PlainLineReader: AnyObject, Sendable {
  /// Forgets everything: a part begins.
  func begin()
  /// Reads lines from the start of `bytes` on, in which there is neither quote, CR nor U+0000, as long as each is a
  /// record that has all that is asked for, and as many fields as the header.
  ///
  /// - Parameter endsHere: whether the last line ends where the bytes do; else only LF ends a line.
  func read(lines bytes: UnsafeRawBufferPointer, endsHere: Bool, line: Int) -> PlainLines
  /// Reads the beginning of a record up to a quote.
  ///
  /// - Returns: nil: not all that is asked for stands there.
  func read(opening bytes: UnsafeRawBufferPointer, line: Int) -> PlainOpening?
  /// Forgets the record of which the beginning was read last: libcsv finds none in the rest of it.
  func takeBack()
  /// Takes the records that libcsv read, and those that nobody can.
  func read(_ batch: RecordBatch)
  /// The part has been read.
  func end()
}

/// Lines that were read where they stood.
public struct PlainLines: Sendable {
  public var bytes: Int
  public var lines: Int

  public static let none = PlainLines(bytes: 0, lines: 0)
}

/// The beginning of a record, of which libcsv reads the rest: from `offset` on, behind `fields` fields.
public struct PlainOpening: Sendable {
  let offset: Int
  let fields: Int

  public init(offset: Int, fields: Int) {
    self.offset = offset
    self.fields = fields
  }
}
