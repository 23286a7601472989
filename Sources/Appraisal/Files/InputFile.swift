import Glibc
package import Tabular

/// Whole small files.
enum InputFile {
  /// The bytes of a file that has no business being larger than `limit`.
  static func contents(of path: String, atMost limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw openFailure(path) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { unsafe buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw errno == EISDIR ? Failure(.dataUnusable, at: path, .fileIsDirectory) : readFailure(path)
      }
      unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      if bytes.count > limit { throw Failure(.dataUnusable, at: path, .fileTooLarge(limit)) }
    }
  }

  private static func openFailure(_ path: String) -> Failure {
    switch errno {
    case ENOENT, ENOTDIR: Failure(.inputMissing, at: path, .fileMissing)
    case EACCES, EPERM: Failure(.inputOutput, at: path, .fileDenied)
    default: readFailure(path)
    }
  }

  private static func readFailure(_ path: String) -> Failure {
    Failure(.inputOutput, at: path, .readFailed(systemReason()))
  }
}

/// What the system says of its last error.
func systemReason(_ code: CInt = errno) -> String { unsafe String(cString: strerror(code)) }

extension Failure {
  /// A file that cannot be read, in the words of this project.
  package init(_ error: ReadError) {
    switch error {
    case .notFound(let path): self.init(.inputMissing, at: path, .fileMissing)
    case .isDirectory(let path): self.init(.dataUnusable, at: path, .fileIsDirectory)
    case .notRegular(let path): self.init(.dataUnusable, at: path, .fileNotRegular)
    case .denied(let path): self.init(.inputOutput, at: path, .fileDenied)
    case .failed(let path, let code): self.init(.inputOutput, at: path, .readFailed(systemReason(code)))
    case .empty(let path): self.init(.dataUnusable, at: path, .fileEmpty)
    case .undecodable(let path, let encoding, let position, let bytes):
      self.init(
        .dataUnusable, at: "\(path):\(position.line) (byte \(position.byte))",
        .undecodable(encoding.rawValue, bytes: bytes))
    case .unreadableHeader(let path, let position, _):
      self.init(.dataUnusable, at: "\(path):\(position.line)", .headerUnreadable)
    case .workbook(let path, let fault): self.init(.dataUnusable, at: path, .workbook(fault))
    }
  }
}
