import CZip
import Glibc

/// A zip file that is open for reading through libzip, until its last reference goes.
@safe final class ZipArchive: @unchecked Sendable {
  let path: String
  private let archive: OpaquePointer
  private let storedBytes: Int

  /// Opens a zip file.
  ///
  /// - Throws: `ReadError.workbook` if libzip cannot open it, or it has more parts than `limits` allows.
  init(_ file: StoredFile, limits: WorkbookLimits) throws(ReadError) {
    path = file.path
    storedBytes = try file.size()
    try ZipDirectory(file, size: storedBytes).check(atMost: limits.parts)
    var code: CInt = 0
    guard let archive = unsafe zip_open(file.ownPath, CInt(ZIP_RDONLY), &code) else {
      throw Self.error(code: code, path: file.path)
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

  /// Opens a part for reading.
  ///
  /// - Throws: `ReadError.workbook` if it is missing or encrypted.
  func open(_ part: String) throws(ReadError) -> ZipPart {
    guard let index = index(of: part) else {
      throw .workbook(path: path, fault: .damaged(part: part, line: nil, damage: .missing))
    }
    var status = unsafe zip_stat_t()
    let known = unsafe zip_stat_index(archive, index, 0, &status)
    guard let file = unsafe zip_fopen_index(archive, index, 0) else {
      throw unsafe Self.error(zip_get_error(archive), path: path, part: part)
    }
    let stored = unsafe known == 0 ? Int(clamping: status.comp_size) : storedBytes
    let claimed = unsafe known == 0 ? Int(clamping: status.size) : 0
    return unsafe ZipPart(self, part, file, stored: min(stored, storedBytes), claimed: claimed)
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

  private static func error(code: CInt, path: String) -> ReadError {
    var error = unsafe zip_error_t()
    unsafe zip_error_init_with_code(&error, code)
    defer { unsafe zip_error_fini(&error) }
    return unsafe self.error(&error, path: path, part: "")
  }
}

/// A part of a zip file that is being read.
@safe struct ZipPart: ~Copyable, @unchecked Sendable {
  let name: String
  /// Most compressed bytes of the part in the file.
  let stored: Int
  /// Uncompressed bytes of the part as the file states them, which may be wrong.
  let claimed: Int
  private let archive: ZipArchive
  private let file: OpaquePointer

  fileprivate init(_ archive: ZipArchive, _ name: String, _ file: OpaquePointer, stored: Int, claimed: Int) {
    self.archive = archive
    self.name = name
    self.stored = stored
    self.claimed = claimed
    unsafe self.file = file
  }

  deinit { _ = unsafe zip_fclose(file) }

  var path: String { archive.path }

  /// Uncompresses up to `count` bytes into `buffer`. The checksum is compared at the end.
  ///
  /// - Returns: the number of bytes; 0 at the end.
  /// - Throws: `ReadError.workbook` for a damaged part.
  func read(into buffer: UnsafeMutableRawPointer, count: Int) throws(ReadError) -> Int {
    let got = unsafe zip_fread(file, buffer, UInt64(clamping: count))
    guard got >= 0 else { throw unsafe ZipArchive.error(zip_file_get_error(file), path: path, part: name) }
    return Int(got)
  }
}
