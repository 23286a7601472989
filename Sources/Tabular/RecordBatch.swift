/// Records back to back: all bytes, where each field ends, and where each record stood in the file.
///
/// All records of a batch have as many fields as the header. A batch is reused from read to read,
/// so that a file of any length needs no memory beyond one batch.
public struct RecordBatch: Sendable {
  /// The fields' bytes in UTF-8, without delimiters and quotes, one after the other, and U+0000, which no field of a text
  /// holds, behind each.
  public internal(set) var bytes: [UInt8] = []
  /// The records that could not be read, in file order, between those of this batch.
  public internal(set) var faults: [(position: Position, fault: RecordFault)] = []
  /// Those of this batch's records whose quotes had not been doubled, and which could be read in one way only.
  public internal(set) var recovered: [Position] = []
  /// Blank lines, or rows without text, that were passed over on the way.
  var blankLines = 0
  /// Behind each field and its end mark in `bytes`, and 0 before all of them.
  @usableFromInline internal var bounds: [Int] = [0]
  @usableFromInline internal var positions: [Position] = []
  @usableFromInline internal var width = 0

  /// A batch without records.
  public init() {}

  /// The number of records.
  @inlinable public var count: Int { positions.count }

  /// The number of fields of a record: that of the header.
  @inlinable public func fieldCount(of record: Int) -> Int {
    precondition(positions.indices.contains(record), "no such record in the batch")
    return width
  }

  /// Where in `bytes` a field stands; fields and records count from 0.
  @inlinable public func range(of field: Int, in record: Int) -> Range<Int> {
    precondition(field >= 0 && field < width, "no such field in the record")
    let index = record * width + field
    return bounds[index]..<bounds[index + 1] - 1
  }

  /// Where in `bytes` all fields of a record stand, each with its end mark.
  public func range(of record: Int) -> Range<Int> {
    precondition(positions.indices.contains(record), "no such record in the batch")
    return bounds[record * width]..<bounds[(record + 1) * width]
  }

  /// The text of a field, without quotes and the blanks around an unquoted field.
  public func text(of field: Int, in record: Int) -> String {
    String(decoding: bytes[range(of: field, in: record)], as: UTF8.self)
  }

  /// Where a record begins in the file as stored.
  @inlinable public func position(of record: Int) -> Position { positions[record] }

  /// Empties the batch for records of `width` fields and keeps its memory.
  mutating func clear(width: Int) {
    self.width = width
    bytes.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    recovered.removeAll(keepingCapacity: true)
    blankLines = 0
  }
}
