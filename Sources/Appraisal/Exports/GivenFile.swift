import Glibc

/// An input file that is taken from elsewhere than the folder of exports, and goes by its name there.
public struct GivenFile: Sendable {
  let name: String
  /// `-`: standard input.
  let path: String
  package static let standardInput = "-"

  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}

extension Definition {
  /// - Throws: `Failure` of kind `usage` where a file is given that nothing asks for.
  func check(_ given: [GivenFile]) throws(Failure) {
    for file in given where !inputPatterns.contains(where: { InputFolder.matches(file.name, pattern: $0) }) {
      throw Failure(.usage, at: self.file, .givenForNothing(file.name, asked: inputPatterns))
    }
  }
}

/// Standard input as a file, for most files are read more than once.
package enum StandardInput {
  /// All of it, in a temporary file.
  ///
  /// - Throws: `Failure` of kind `inputOutput`.
  package static func spooled(_ monitor: RunMonitor) throws(Failure) -> TemporaryFile {
    monitor.begin(.input)
    let file = try TemporaryFile()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      if count == 0 { return file }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.inputOutput, at: GivenFile.standardInput, .readFailed(systemReason()))
      }
      _ = try unsafe file.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      monitor.expect(bytes: count)
      monitor.read(bytes: count)
    }
  }
}
