/// Opens and reads the parts of a workbook.
struct PartFolder: Sendable {
  let archive: ZipArchive
  let limits: WorkbookLimits
  /// Number of bytes that are uncompressed at once.
  let chunk: Int

  /// Opens a part of at most `limit` bytes, uncompressed.
  func reader(_ part: String, atMost limit: Int, _ handler: PartHandler) throws(ReadError) -> PartReader {
    try PartReader(try archive.open(part), atMost: limit, handler: handler, limits: limits, chunk: chunk)
  }

  /// Reads a small part to its end.
  func read(_ part: String, _ handler: PartHandler) throws(ReadError) {
    let reader = try reader(part, atMost: limits.otherPartBytes, handler)
    while try reader.advance() {}
  }
}
