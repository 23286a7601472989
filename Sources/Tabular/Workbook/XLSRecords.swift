import Glibc

/// The kinds of records of an .xls that are read ([MS-XLS]).
enum XLSKind: Int {
  case begin = 0x0809
  case end = 0x000A
  case continuation = 0x003C
  // Of the workbook.
  case is1904 = 0x0022
  case password = 0x002F
  case codePage = 0x0042
  case sheet = 0x0085
  case cellStyle = 0x00E0
  case strings = 0x00FC
  case format = 0x041E
  // Cells with content.
  case formula = 0x0006
  case rkRow = 0x00BD
  case richLabel = 0x00D6
  case shared = 0x00FD
  case number = 0x0203
  case label = 0x0204
  case boolean = 0x0205
  case rk = 0x027E
  /// The result of the formula before that is a text.
  case text = 0x0207
}

/// Reads the records of an .xls, one after the other.
///
///     kind (2 bytes) | length (2 bytes) | data (length bytes)        low byte first
@safe final class XLSRecords: @unchecked Sendable {
  private let stream: CompoundStream
  private let chunk: Int
  /// The record that was read last, and what follows it.
  private let window: UnsafeMutableRawPointer
  private let capacity: Int
  /// Start of the next record in the window, and end of what was read.
  private var start = 0
  private var end = 0
  /// Position of the window in the stream.
  private var origin = 0

  /// Kind of the record that was read last; nil for one that is not read.
  private(set) var kind: XLSKind?
  /// Number of its bytes.
  private(set) var count = 0

  /// Begins at a position in the stream.
  init(_ stream: CompoundStream, at position: Int = 0, chunk: Int) {
    self.stream = stream
    self.chunk = min(max(chunk, 1), 1 << 20)
    origin = position
    // Two of the largest records.
    capacity = 2 * (4 + 0xFFFF) + self.chunk
    unsafe window = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { unsafe window.deallocate() }

  /// The data of the record that was read last, until the next is looked at.
  @inline(__always) var data: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: window + start - count, count: count)
  }

  /// Reads the next record.
  ///
  /// - Throws: `damaged` at the end of the stream, which a record that ends the sheet precedes.
  @inline(__always) func next() throws(PartFault) {
    if end - start < 4 { try fill(4) }
    let length = unsafe Int(window.loadUnaligned(fromByteOffset: start + 2, as: UInt16.self).littleEndian)
    if end - start < 4 + length { try fill(4 + length) }
    kind = unsafe XLSKind(rawValue: Int(window.loadUnaligned(fromByteOffset: start, as: UInt16.self).littleEndian))
    start += 4 + length
    count = length
  }

  /// Whether the next record continues the one that was read.
  func isContinued() throws(PartFault) -> Bool {
    guard origin + start + 4 <= stream.size else { return false }
    if end - start < 4 { try fill(4) }
    return unsafe UnsafeRawBufferPointer(start: window + start, count: 2).integer(at: 0, bytes: 2)
      == XLSKind.continuation.rawValue
  }

  /// The number stored at `index` of the data, with the low byte first.
  ///
  /// - Throws: `damaged` if the data ends before.
  @inline(__always) func field(_ index: Int, _ bytes: Int) throws(PartFault) -> Int {
    guard let value = unsafe data.integer(at: index, bytes: bytes) else { throw .broken }
    return value
  }

  /// The Double stored at `index` of the data.
  @inline(__always) func double(_ index: Int) throws(PartFault) -> Double {
    guard index + 8 <= count else { throw .broken }
    return unsafe Double(bitPattern: data.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
  }

  /// Reads until the window has at least `wanted` bytes from `start` on, and keeps the record before.
  private func fill(_ wanted: Int) throws(PartFault) {
    let from = start - count
    unsafe window.copyMemory(from: window + from, byteCount: end - from)
    (start, end, origin) = (count, end - from, origin + from)
    while end - start < wanted {
      let room = unsafe UnsafeMutableRawBufferPointer(start: window + end, count: min(chunk, capacity - end))
      let got: Int
      do throws(ReadError) { got = try unsafe stream.read(into: room, at: origin + end) } catch { throw .unread(error) }
      guard got > 0 else { throw .broken }
      end += got
    }
  }
}

extension PartFault {
  /// The fault of a stream of records that contradicts itself.
  static var broken: PartFault { .damaged(.structure) }

  /// The error for a fault in the records of the workbook at `path`.
  func inRecords(of path: String) -> ReadError { placed(path: path, part: "Workbook", line: nil) }
}
