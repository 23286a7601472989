import CZip
import Glibc

/// A zip file that is open for reading through libzip, until its last reference goes.
@safe final class ZipArchive: @unchecked Sendable {
  let path: String
  let limits: WorkbookLimits
  private let archive: OpaquePointer
  private let storedBytes: Int
  /// Number of bytes that are uncompressed at once.
  private let chunk: Int

  /// Opens a zip file.
  ///
  /// - Throws: `ReadError.workbook` if libzip cannot open it, or it has more parts than `limits` allows.
  init(_ file: StoredFile, limits: WorkbookLimits, chunk: Int = 1 << 16) throws(ReadError) {
    (path, self.limits, self.chunk) = (file.path, limits, chunk)
    storedBytes = try file.size()
    try file.requireZipParts(atMost: limits.parts)
    var code: CInt = 0
    guard let archive = unsafe zip_open(file.ownPath, CInt(ZIP_RDONLY), &code) else {
      var error = unsafe zip_error_t()
      unsafe zip_error_init_with_code(&error, code)
      defer { unsafe zip_error_fini(&error) }
      throw unsafe Self.error(&error, path: file.path, part: "")
    }
    unsafe self.archive = archive
  }

  // zip_close would write changes, of which there are none.
  deinit { unsafe zip_discard(archive) }

  /// The index of a part in the archive, by its name in any case; nil if there is none.
  func index(of part: String) -> UInt64? {
    guard !part.utf8.contains(0) else { return nil }
    for flags in [0, ZIP_FL_NOCASE] {
      let index = unsafe zip_name_locate(archive, part, zip_flags_t(flags))
      if index >= 0 { return UInt64(index) }
    }
    return nil
  }

  /// Opens a part of at most `limit` bytes, uncompressed.
  ///
  /// - Throws: `ReadError.workbook` if it is missing or encrypted.
  func reader(
    of part: String, _ place: MarkupPlace, atMost limit: Int, _ handler: PartHandler
  ) throws(ReadError) -> PartReader {
    guard let index = index(of: part) else {
      throw .workbook(path: path, fault: .damaged(part: part, line: nil, damage: .missing))
    }
    var status = unsafe zip_stat_t()
    let isKnown = unsafe zip_stat_index(archive, index, 0, &status) == 0
    guard let file = unsafe zip_fopen_index(archive, index, 0) else {
      throw unsafe Self.error(zip_get_error(archive), path: path, part: part)
    }
    let stored = unsafe isKnown ? min(Int(clamping: status.comp_size), storedBytes) : storedBytes
    return try PartReader(
      unsafe ZipPart(self, part, file, stored: stored, limit: limit), place, handler, chunk: chunk)
  }

  /// Reads a small part to its end.
  func read(
    _ part: String, _ place: MarkupPlace,
    _ body: @escaping (MarkupPlace, MarkupAttributes) throws(PartFault) -> Void
  ) throws(ReadError) {
    let handler = ElementHandler(limits: limits, body)
    let reader = try reader(of: part, place, atMost: limits.otherPartBytes, handler)
    while try reader.advance() {}
  }

  /// The error for a part that libzip could not read.
  fileprivate static func error(
    _ error: UnsafeMutablePointer<zip_error_t>?, path: String, part: String
  ) -> ReadError {
    guard let error = unsafe error else { return .failed(path: path, errno: ENOMEM) }
    switch unsafe zip_error_code_zip(error) {
    case ZIP_ER_MEMORY: return .failed(path: path, errno: ENOMEM)
    case ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP: return .workbook(path: path, fault: .encrypted)
    default:
      let words = unsafe String(cString: zip_error_strerror(error))
      return .workbook(path: path, fault: .damaged(part: part, line: nil, damage: .container(words)))
    }
  }
}

/// A part of a zip file that is being read. Limits are enforced by counted bytes, whatever sizes the file states.
@safe final class ZipPart: @unchecked Sendable {
  let name: String
  private let archive: ZipArchive
  private let file: OpaquePointer
  /// Most compressed bytes of the part in the file.
  private let stored: Int
  /// Most bytes of the part, uncompressed.
  private let limit: Int
  /// Bytes uncompressed so far.
  private var count = 0

  fileprivate init(_ archive: ZipArchive, _ name: String, _ file: OpaquePointer, stored: Int, limit: Int) {
    (self.archive, self.name, self.stored, self.limit) = (archive, name, stored, limit)
    unsafe self.file = file
  }

  deinit { _ = unsafe zip_fclose(file) }

  var path: String { archive.path }

  /// Uncompresses up to `wanted` bytes into `buffer`. The checksum is compared at the end.
  ///
  /// - Returns: the number of bytes; 0 at the end.
  /// - Throws: `ReadError.workbook` for a damaged part, or one beyond the limits.
  func read(into buffer: UnsafeMutableRawPointer, count wanted: Int) throws(ReadError) -> Int {
    let got = Int(unsafe zip_fread(file, buffer, UInt64(clamping: wanted)))
    guard got >= 0 else { throw unsafe ZipArchive.error(zip_file_get_error(file), path: path, part: name) }
    count += got
    if count > limit { throw .workbook(path: path, fault: .tooLarge(.partBytes, limit: limit)) }
    let limits = archive.limits
    if count > limits.ratioCountsFrom, count / limits.ratio > stored {
      throw .workbook(path: path, fault: .tooLarge(.ratio, limit: limits.ratio))
    }
    return got
  }
}

// The records at the end of a zip file (APPNOTE 4.3.14 to 4.3.16), which state the number of parts.
//
//     … | [zip64 record (56)] | [zip64 locator (20)] | record (22) | comment (up to 65,535)
//
// They are read before libzip, which allocates memory for every part when it opens a file.
extension StoredFile {
  /// Refuses a zip file if any record at its end states more than `limit` parts: libzip may choose among several records.
  ///
  /// - Throws: `ReadError.workbook`.
  fileprivate func requireZipParts(atMost limit: Int) throws(ReadError) {
    let size = try size()
    let count = min(size, 65_535 + 22 + 20)
    let tail = try bytes(at: size - count, count: count)
    for index in tail.indices where tail[index] == 0x50 {
      guard let parts = try zipParts(in: tail, at: index, size), parts > limit else { continue }
      throw .workbook(path: path, fault: .tooLarge(.parts, limit: limit))
    }
  }

  private func zipParts(in tail: [UInt8], at index: Int, _ size: Int) throws(ReadError) -> Int? {
    switch tail.integer(at: index, bytes: 4) {
    case 0x0605_4B50:  // record
      return tail.zipParts(count: index + 10, 2, size: index + 12, 4)
    case 0x0706_4B50:  // zip64 locator
      guard let place = tail.integer(at: index + 8, bytes: 8), place < size else { return nil }
      return try bytes(at: place, count: 56).zipParts(count: 32, 8, size: 40, 8)
    default: return nil
    }
  }
}

extension [UInt8] {
  /// The number of parts that a record states, or the size of the directory in KiB if that is more.
  fileprivate func zipParts(count: Int, _ countBytes: Int, size: Int, _ sizeBytes: Int) -> Int {
    let count = integer(at: count, bytes: countBytes) ?? 0
    let size = integer(at: size, bytes: sizeBytes) ?? 0
    // These two values mean that the zip64 record has the number.
    return Swift.max(count == 0xFFFF ? 0 : count, size == 0xFFFF_FFFF ? 0 : size >> 10)
  }
}
