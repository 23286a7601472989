import CPlatform
import Glibc
import Synchronization

/// A file without a name, which vanishes with the last reference to it, however the process ends.
package final class TemporaryFile: Sendable {
  private let descriptor: CInt
  private let folder: String
  /// Bytes in the file.
  private let end = Mutex(0)

  /// Creates a file in the folder that `TMPDIR` names, else in `/var/tmp`, which is for large files, else in `/tmp`.
  ///
  /// - Throws: `Failure` of kind `inputOutput`.
  init() throws(Failure) {
    folder = TemporaryFile.folder
    descriptor = TemporaryFile.open(in: folder)
    guard descriptor >= 0 else { throw Failure(.inputOutput, at: folder, .writeFailed(systemReason())) }
  }

  deinit { close(descriptor) }

  private static var folder: String {
    if let named = unsafe getenv("TMPDIR"), let path = unsafe String(validatingCString: named), !path.isEmpty {
      return path
    }
    return unsafe access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp"
  }

  private static func open(in folder: String) -> CInt {
    let descriptor = unsafe Glibc.open(folder, CInt(CPLATFORM_UNNAMED) | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 { return descriptor }
    // Not every file system has files without a name.
    var name = Array("\(folder)/manyidu-XXXXXX".utf8CString)
    let named = unsafe mkstemp(&name)
    if named >= 0 { _ = unsafe unlink(name) }
    return named
  }

  /// The path by which this process can open the file again.
  package var path: String { "/proc/self/fd/\(descriptor)" }

  /// Appends bytes. Several threads may append at the same time.
  ///
  /// - Returns: the offset of the first byte.
  /// - Throws: `Failure` of kind `inputOutput`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> Int {
    let start = end.withLock { end in
      defer { end += bytes.count }
      return end
    }
    guard unsafe writeAll(bytes, to: descriptor, at: start) else {
      throw Failure(.inputOutput, at: folder, .writeFailed(systemReason()))
    }
    return start
  }

  /// Fills `buffer` from offset `start` on.
  ///
  /// - Throws: `Failure` of kind `inputOutput`, also if the file ends before the buffer is full.
  func read(into buffer: UnsafeMutableRawBufferPointer, at start: Int) throws(Failure) {
    var read = 0
    while read < buffer.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[read...])
      let count = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(start + read))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(.inputOutput, at: folder, .readFailed(systemReason())) }
      read += count
    }
  }
}

/// Writes all bytes at an offset of a file.
///
/// - Returns: false where the system refuses; `errno` says why.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt, at start: Int) -> Bool {
  var written = 0
  while written < bytes.count {
    let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
    let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + written))
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}
