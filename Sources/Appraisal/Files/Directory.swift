import Glibc

/// Operations on folders as a whole.
enum Directory {
  /// - Returns: the names in a folder, in no order; empty if it cannot be read.
  static func names(in path: String) -> [String] {
    guard let directory = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Waits until the names in a folder are on the disk.
  ///
  /// - Throws: `Failure` of kind `inputOutput`.
  static func sync(_ path: String) throws(Failure) {
    let descriptor = unsafe open(path.isEmpty ? "/" : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(.inputOutput, at: path, .writeFailed(systemReason())) }
    defer { close(descriptor) }
    // Some network file systems cannot sync a folder, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw Failure(.inputOutput, at: path, .writeFailed(systemReason()))
    }
  }

  /// Removes a folder of plain files; does nothing if there is none.
  static func remove(_ path: String) {
    for name in names(in: path) { _ = unsafe unlink("\(path)/\(name)") }
    _ = unsafe rmdir(path)
  }
}
