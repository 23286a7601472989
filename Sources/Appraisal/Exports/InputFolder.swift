import Glibc

/// The folder of exports: finds the files of a source, always in the same order.
package struct InputFolder: Sendable {
  let path: String
  /// Is told what is read.
  let monitor: RunMonitor
  /// Where files are that are taken from elsewhere, by name.
  private var elsewhere: [String: String] = [:]
  /// Which holds standard input.
  private var spool: (name: String, file: TemporaryFile)?

  /// - Throws: `Failure` of kind `inputMissing` where the folder is not there, `inputOutput` where standard input cannot
  ///   be read.
  package init(path: String, given: [GivenFile] = [], monitor: RunMonitor = RunMonitor()) throws(Failure) {
    self.path = path
    self.monitor = monitor
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw Failure(.inputMissing, at: path, .folderMissing) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw Failure(.inputMissing, at: path, .folderIsFile) }
    for file in given {
      elsewhere[file.name] = file.path
      if file.path != GivenFile.standardInput { continue }
      let spooled = try StandardInput.spooled(monitor)
      spool = (file.name, spooled)
      elsewhere[file.name] = spooled.path
    }
  }

  /// Absolute or relative path of a file below the folder, or of the one that is taken instead.
  func location(of relative: String) -> String {
    elsewhere[relative] ?? (path.hasSuffix("/") ? path + relative : "\(path)/\(relative)")
  }

  func has(_ relative: String) -> Bool { unsafe access(location(of: relative), F_OK) == 0 }

  /// A failure about standard input, by the name that was given to it.
  func named(_ failure: Failure) -> Failure {
    guard let spool else { return failure }
    return failure.naming(spool.name, at: spool.file.path)
  }

  /// The files that match `pattern` (`*`, `?`, `[…]` in any part of the path), in bytewise order.
  ///
  /// - Throws: `Failure` of kind `inputMissing` where none matches.
  package func files(matching pattern: String, for source: String) throws(Failure) -> [String] {
    var matches = [""]
    let parts = pattern.split(separator: "/").map(String.init)
    for part in parts {
      matches = matches.flatMap { base in names(in: base, matching: part).map { base.isEmpty ? $0 : "\(base)/\($0)" } }
    }
    matches += elsewhere.keys.filter { InputFolder.matches($0, pattern: pattern) && !matches.contains($0) }
    guard !matches.isEmpty, !parts.isEmpty else {
      throw Failure(.inputMissing, at: path, .noFileMatches(pattern, source: source))
    }
    return matches.sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }
  }

  private static func isPattern(_ part: String) -> Bool { part.contains { "*?[".contains($0) } }

  /// Whether a file of that name would be found.
  static func matches(_ name: String, pattern: String) -> Bool {
    let (names, parts) = (name.split(separator: "/"), pattern.split(separator: "/").map(String.init))
    return names.count == parts.count && !name.isEmpty
      && zip(names, parts).allSatisfy { name, part in
        isPattern(part) ? unsafe fnmatch(part, String(name), FNM_PERIOD) == 0 : name == part
      }
  }

  /// The size of all files that match; what cannot be read is told by who reads it.
  func bytes(matching pattern: String) -> Int {
    ((try? files(matching: pattern, for: "")) ?? []).reduce(0) { bytes, file in
      var status = stat()
      return unsafe stat(location(of: file), &status) == 0 ? bytes + Int(status.st_size) : bytes
    }
  }

  private func names(in base: String, matching part: String) -> [String] {
    guard InputFolder.isPattern(part) else {
      let name = base.isEmpty ? part : "\(base)/\(part)"
      return unsafe access(location(of: name), F_OK) == 0 ? [part] : []
    }
    return Directory.names(in: location(of: base)).filter { unsafe fnmatch(part, $0, FNM_PERIOD) == 0 }
  }
}
