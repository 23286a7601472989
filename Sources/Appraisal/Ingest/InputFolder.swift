import Glibc

/// The folder of exports: finds the files of a source, always in the same order.
struct InputFolder: Sendable {
  let path: String
  /// Is told what is read.
  let watch: RunWatch

  /// - Throws: `Failure` of kind `inputMissing` where the folder is not there.
  init(path: String, watch: RunWatch = RunWatch()) throws(Failure) {
    self.path = path
    self.watch = watch
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw Failure(.inputMissing, at: path, .folderMissing) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw Failure(.inputMissing, at: path, .folderIsFile) }
  }

  /// Absolute or relative path of a file below the folder.
  func location(of relative: String) -> String { path.hasSuffix("/") ? path + relative : "\(path)/\(relative)" }

  func has(_ relative: String) -> Bool { unsafe access(location(of: relative), F_OK) == 0 }

  /// The files that match `pattern` (`*`, `?`, `[…]` in any part of the path), in bytewise order.
  ///
  /// - Throws: `Failure` of kind `inputMissing` where none matches.
  func files(matching pattern: String, for source: String) throws(Failure) -> [String] {
    var matches = [""]
    let parts = pattern.split(separator: "/").map(String.init)
    for part in parts {
      matches = matches.flatMap { base in names(in: base, matching: part).map { base.isEmpty ? $0 : "\(base)/\($0)" } }
    }
    guard !matches.isEmpty, !parts.isEmpty else {
      throw Failure(.inputMissing, at: path, .noFileMatches(pattern, source: source))
    }
    return matches.sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }
  }

  /// The size of all files that match; what cannot be read is told by who reads it.
  func bytes(matching pattern: String) -> Int {
    ((try? files(matching: pattern, for: "")) ?? []).reduce(0) { bytes, file in
      var status = stat()
      return unsafe stat(location(of: file), &status) == 0 ? bytes + Int(status.st_size) : bytes
    }
  }

  private func names(in base: String, matching part: String) -> [String] {
    guard part.contains(where: { "*?[".contains($0) }) else {
      let name = base.isEmpty ? part : "\(base)/\(part)"
      return unsafe access(location(of: name), F_OK) == 0 ? [part] : []
    }
    return Directory.names(in: location(of: base)).filter { unsafe fnmatch(part, $0, FNM_PERIOD) == 0 }
  }
}
