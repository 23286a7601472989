import Glibc

/// Files that are on the disk when the call returns.
enum SyncedFile {
  /// - Returns: the SHA-256 of what was written.
  /// - Throws: `Failure` of kind `inputOutput`: a full disk, a limit, a device that fails; or what `content` throws.
  static func write(to path: String, _ content: (OutputFile.Sink) throws(Failure) -> Void) throws(Failure) -> String {
    let descriptor = unsafe open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var digest = SHA256()
    try content { piece throws(Failure) in
      unsafe piece.withUnsafeBytes { unsafe digest.update($0) }
      try write(piece, to: descriptor, path)
    }
    guard fsync(descriptor) == 0 else { throw failure(path) }
    return try digest.hexadecimal()
  }

  private static func write(_ bytes: [UInt8], to descriptor: CInt, _ path: String) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]).baseAddress, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      written += count
    }
  }

  static func syncFolder(_ path: String) throws(Failure) {
    let descriptor = unsafe open(path.isEmpty ? "/" : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    // Some network file systems cannot sync a folder, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(.inputOutput, at: path, .writeFailed(systemReason()))
  }
}
