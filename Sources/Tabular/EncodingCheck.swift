/// Settles the encoding of a file by reading all of it, so that no wrong byte turns up half-way through a run.
struct EncodingCheck {
  /// A verdict and the length of the byte-order mark that it leaves aside.
  struct Settled {
    var verdict: EncodingVerdict
    var markLength: Int
  }

  let file: StoredFile
  let chunk: Int

  /// Declared, else by byte-order mark, else UTF-8 if all of the file is, else GB18030 if all of the file is.
  func settle(declared: TextEncoding?) throws(ReadError) -> Settled {
    let first = try file.bytes(at: 0, count: 4)
    guard !first.isEmpty else { throw .empty(path: file.path) }
    if let declared {
      return try require(declared, basis: .declared, first: first)
    }
    if let marked = TextEncoding.allCases.first(where: { first.starts(with: $0.byteOrderMark) }) {
      return try require(marked, basis: .byteOrderMark, first: first)
    }
    return try guess()
  }

  /// The verdict on a file of UTF-8, told by its first bytes; nil: a mark says that it is something else, or there are none.
  static func presumedUTF8(_ first: [UInt8], isDeclared: Bool) -> Settled? {
    guard !first.isEmpty else { return nil }
    let marked = TextEncoding.allCases.first { first.starts(with: $0.byteOrderMark) }
    guard isDeclared || marked == nil || marked == .utf8 else { return nil }
    let length = marked == .utf8 ? TextEncoding.utf8.byteOrderMark.count : 0
    let basis: EncodingVerdict.Basis = isDeclared ? .declared : length > 0 ? .byteOrderMark : .validUTF8
    return Settled(verdict: EncodingVerdict(encoding: .utf8, basis: basis), markLength: length)
  }

  private func require(
    _ encoding: TextEncoding, basis: EncodingVerdict.Basis, first: [UInt8]
  ) throws(ReadError) -> Settled {
    let mark = encoding.byteOrderMark
    let length = first.starts(with: mark) ? mark.count : 0
    var scan = try EncodingScan(encoding, path: file.path)
    if let wrong = try scan.firstWrong(in: file, from: length, chunk: chunk) {
      throw try undecodable(encoding, at: wrong, origin: length)
    }
    return Settled(verdict: EncodingVerdict(encoding: encoding, basis: basis), markLength: length)
  }

  private func guess() throws(ReadError) -> Settled {
    var utf8 = try EncodingScan(.utf8, path: file.path)
    guard let wrong = try utf8.firstWrong(in: file, from: 0, chunk: chunk) else {
      return Settled(verdict: EncodingVerdict(encoding: .utf8, basis: .validUTF8), markLength: 0)
    }
    var gb18030 = try EncodingScan(.gb18030, path: file.path)
    // All before the first byte that is wrong as UTF-8 may still be read differently as GB18030.
    guard try gb18030.firstWrong(in: file, from: 0, chunk: chunk) == nil else {
      throw try undecodable(.utf8, at: wrong, origin: 0)
    }
    let isWeak = !gb18030.hasCommonHanzi
    return Settled(
      verdict: EncodingVerdict(encoding: .gb18030, basis: .guessed, isWeak: isWeak), markLength: 0)
  }

  private func undecodable(_ encoding: TextEncoding, at offset: Int, origin: Int) throws(ReadError) -> ReadError {
    let stored = try file.bytes(at: offset, count: 4)
    return .undecodable(
      path: file.path, encoding: encoding, position: try position(of: offset, encoding, origin: origin),
      bytes: encoding.wrongBytes(of: stored))
  }

  /// The line is counted only now that it is needed.
  private func position(of offset: Int, _ encoding: TextEncoding, origin: Int) throws(ReadError) -> Position {
    var lines = LineSource(file, encoding: encoding, origin: origin, chunk: chunk, limit: chunk)
    while try lines.next() != .end {
      if lines.endOffset > offset { break }
    }
    return Position(line: lines.position.line, byte: offset)
  }
}

extension TextEncoding {
  /// Those of the bytes at a wrong character that make it up, as far as that can be told.
  func wrongBytes(of stored: [UInt8]) -> [UInt8] { Array(stored.prefix(wrongLength(of: stored))) }

  private func wrongLength(of stored: [UInt8]) -> Int {
    guard let lead = stored.first else { return 0 }
    let second = stored.dropFirst().first ?? 0
    switch self {
    case .utf16LE, .utf16BE: return 2
    case .gb18030 where lead == 0x80 || lead == 0xFF: return 1
    case .gb18030: return (0x30...0x39).contains(second) ? 4 : 2
    case .utf8:
      let expected = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 1
      return 1 + stored.prefix(expected).dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    }
  }
}
