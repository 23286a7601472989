import CPlatform
import Glibc
import Synchronization

/// A folder that is being built: its files may be written side by side.
///
/// They are on their way to the disk while they are written, and are certain to be there once `sync()` has returned.
final class FolderDraft: Sendable {
  private let path: String
  private let files = Mutex<[FileDraft]>([])

  /// Makes the folder anew, which nobody else knows of, to stand at `target` later.
  init(path: String, for target: String) throws(Failure) {
    self.path = path
    Directory.remove(path)
    guard unsafe mkdir(path, 0o777) == 0 else { throw Failure(.outputRefused, at: target, .outputParentMissing) }
  }

  deinit { files.withLock { for file in $0 { file.close() } } }

  /// Begins a file.
  func create(_ name: String) throws(Failure) -> FileDraft {
    let file = try FileDraft(path: "\(path)/\(name)")
    files.withLock { $0.append(file) }
    return file
  }

  /// Writes a whole file.
  func write(_ bytes: [UInt8], to name: String) throws(Failure) {
    var file = try create(name)
    try file.write(bytes)
    file.startSync()
  }

  /// Returns when every file and its name are on the disk.
  func sync() throws(Failure) {
    for file in files.withLock({ $0 }) { try file.sync() }
    try Directory.sync(path)
  }
}

/// A file of a folder that is being built, open for as long as the folder is a draft.
struct FileDraft {
  private let path: String
  private let descriptor: CInt
  private var size = 0
  /// Up to where the disk was asked to begin.
  private var started = 0
  private static let stride = 1 << 20

  fileprivate init(path: String) throws(Failure) {
    self.path = path
    descriptor = unsafe open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure() }
  }

  fileprivate func close() { _ = Glibc.close(descriptor) }
  fileprivate func sync() throws(Failure) { if fsync(descriptor) != 0 { throw failure() } }
  private func failure() -> Failure { Failure(.inputOutput, at: path, .writeFailed(systemReason())) }

  /// Adds bytes at the end.
  ///
  /// - Throws: `Failure` of kind `inputOutput`: a full disk, a limit, a device that fails.
  mutating func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]).baseAddress, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      written += count
    }
    size += bytes.count
    if size - started >= FileDraft.stride { startSync() }
  }

  /// Has the disk begin with what was written, so that the wait at the end is short. It is a hint: where it fails, the
  /// sync at the end says so.
  mutating func startSync() {
    cplatform_begin_sync(descriptor, started, size - started)
    started = size
  }
}
