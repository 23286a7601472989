/// Uncompresses a part chunk by chunk, and enforces limits by counted bytes, whatever sizes the file states.
struct PartSource: ~Copyable, Sendable {
  private let part: ZipPart
  private let limit: Int
  private let limits: WorkbookLimits
  /// Bytes uncompressed so far.
  private var count = 0

  init(_ part: consuming ZipPart, limit: Int, limits: WorkbookLimits) {
    self.part = part
    self.limit = limit
    self.limits = limits
  }

  var path: String { part.path }
  var name: String { part.name }

  /// Uncompresses up to `wanted` bytes into `buffer`.
  ///
  /// - Returns: the number of bytes; 0 at the end of the part.
  /// - Throws: `ReadError.workbook` beyond the limits.
  mutating func read(into buffer: UnsafeMutableRawPointer, count wanted: Int) throws(ReadError) -> Int {
    let got = try unsafe part.read(into: buffer, count: wanted)
    count += got
    if count > limit { throw .workbook(path: path, fault: .tooLarge(.partBytes, limit: limit)) }
    if count > limits.ratioCountsFrom, count / limits.ratio > part.stored {
      throw .workbook(path: path, fault: .tooLarge(.ratio, limit: limits.ratio))
    }
    return got
  }
}
