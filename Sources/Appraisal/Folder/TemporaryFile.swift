import CPlatform
import Glibc
import Synchronization

/// A file without a name, which goes with the last reference to it, however the process ends.
final class TemporaryFile: Sendable {
  private let descriptor: CInt
  private let folder: String
  private let end = Mutex(0)

  /// In the folder that `TMPDIR` names, else in that for large temporary files.
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
    // Not every file system knows files without a name.
    var name = Array("\(folder)/manyidu-XXXXXX".utf8CString)
    let named = unsafe mkstemp(&name)
    if named >= 0 { _ = unsafe unlink(name) }
    return named
  }

  /// Under which the file can be opened anew by this process.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// Writes `bytes` behind what is there.
  ///
  /// - Returns: the byte at which they start.
  func append(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> Int {
    let start = end.withLock { end in
      defer { end += bytes.count }
      return end
    }
    var written = 0
    while written < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + written))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(.inputOutput, at: folder, .writeFailed(systemReason())) }
      written += count
    }
    return start
  }

  /// Fills `buffer` from byte `start`, where as much was written.
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
