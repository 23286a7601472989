import Glibc

/// A regular file open for reading; closed when the last reference goes.
final class StoredFile: Sendable {
  let path: String
  private let descriptor: CInt

  /// Opens `path`. A pipe does not block and is refused.
  init(path: String) throws(ReadError) {
    // A NUL would cut the path short and open another file.
    guard !path.utf8.contains(0) else { throw .notFound(path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw Self.error(errno, path: path) }
    self.path = path
    self.descriptor = descriptor
    try requireRegular()
  }

  deinit { close(descriptor) }

  /// A path that leads to this very file, whatever has become of `path` meanwhile.
  var ownPath: String {
    let own = "/proc/self/fd/\(descriptor)"
    return unsafe access(own, R_OK) == 0 ? own : path
  }

  /// Fills `buffer` from `offset` on and returns the number of bytes read: less than asked only at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(ReadError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var total = 0
    while total < buffer.count {
      let got = unsafe pread(descriptor, base + total, buffer.count - total, offset + total)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw Self.error(errno, path: path)
      }
      total += got
    }
    return total
  }

  /// At most `count` bytes from `offset` on.
  func bytes(at offset: Int, count: Int) throws(ReadError) -> [UInt8] {
    var failure: ReadError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(ReadError) {
        filled = try unsafe read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// How many bytes the file has now.
  func size() throws(ReadError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Self.error(errno, path: path) }
    return Int(status.st_size)
  }

  private func requireRegular() throws(ReadError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Self.error(errno, path: path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .isDirectory(path: path)
    default: throw .notRegular(path: path)
    }
  }

  private static func error(_ code: CInt, path: String) -> ReadError {
    switch code {
    case ENOENT, ENOTDIR: .notFound(path: path)
    case EACCES, EPERM: .denied(path: path)
    case EISDIR: .isDirectory(path: path)
    case ENXIO: .notRegular(path: path)  // a socket, or a device that is not there
    default: .failed(path: path, errno: code)
    }
  }
}
