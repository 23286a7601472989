import CPlatform
import Glibc
import Synchronization

/// A folder that is being built. Its files may be written in parallel.
///
/// The kernel begins to write files to the disk while they are built; `sync()` waits until all of them are there.
final class FolderDraft: Sendable {
  private let path: String
  private let files = Mutex<[FileDraft]>([])

  /// Creates the folder at `path`, which is hidden, in place of one that an earlier run left.
  ///
  /// - Parameter target: the path that the folder will get, for messages.
  /// - Throws: `Failure` of kind `outputRefused`.
  init(path: String, for target: String) throws(Failure) {
    self.path = path
    Directory.remove(path)
    guard unsafe mkdir(path, 0o777) == 0 else { throw Failure(.outputRefused, at: target, .outputParentMissing) }
  }

  deinit { files.withLock { for file in $0 { file.close() } } }

  /// Creates a file.
  ///
  /// - Throws: `Failure` of kind `inputOutput`, as do all methods.
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

  /// Waits until every file and its name are on the disk.
  func sync() throws(Failure) {
    for file in files.withLock({ $0 }) { try file.sync() }
    try Directory.sync(path)
  }
}

/// A file of a folder that is being built, open for as long as the folder is a draft.
struct FileDraft {
  private let path: String
  private let descriptor: CInt
  /// Bytes written to the file.
  private var size = 0
  /// Bytes that the kernel was asked to write to the disk.
  private var started = 0
  /// Bytes after which the kernel is asked again: 1 MiB.
  private static let stride = 1 << 20

  fileprivate init(path: String) throws(Failure) {
    self.path = path
    descriptor = unsafe open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure() }
  }

  fileprivate func close() { _ = Glibc.close(descriptor) }
  fileprivate func sync() throws(Failure) { if fsync(descriptor) != 0 { throw failure() } }
  private func failure() -> Failure { Failure(.inputOutput, at: path, .writeFailed(systemReason())) }

  /// Appends bytes.
  ///
  /// - Throws: `Failure` of kind `inputOutput`: a full disk, a size limit, a failing device.
  mutating func write(_ bytes: [UInt8]) throws(Failure) {
    guard unsafe bytes.withUnsafeBytes({ unsafe writeAll($0, to: descriptor, at: size) }) else { throw failure() }
    size += bytes.count
    if size - started >= FileDraft.stride { startSync() }
  }

  /// Asks the kernel to begin writing to the disk, so that the wait in `sync()` is short. A fault shows there, too.
  mutating func startSync() {
    cplatform_begin_sync(descriptor, started, size - started)
    started = size
  }
}
