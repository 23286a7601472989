/// A part that is uncompressed piece by piece, and counted: whatever the file says of itself, no more than this comes out.
struct PartSource: ~Copyable, Sendable {
  private let part: ZipPart
  private let limit: Int
  private let limits: WorkbookLimits
  private var count = 0

  init(_ part: consuming ZipPart, limit: Int, limits: WorkbookLimits) {
    self.part = part
    self.limit = limit
    self.limits = limits
  }

  var path: String { part.path }
  var name: String { part.name }

  /// The next bytes; 0 at the end.
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
