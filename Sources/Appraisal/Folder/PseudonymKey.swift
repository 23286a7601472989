/// Keyed pseudonyms for raters in stage files: the same rater gets the same one within a source, and nobody without
/// the key can tell whose it is (BLAKE2b, 128 bits).
struct PseudonymKey: Sendable {
  private let key: [UInt8]

  /// - Parameter path: a file of 16 to 64 bytes; nil: none was named.
  /// - Throws: `Failure` of kind `usage`.
  init(path: String?) throws(Failure) {
    guard let path, !path.isEmpty else { throw Failure(.usage, .keyMissing) }
    key = try InputFile.contents(of: path, atMost: 4096)
    guard (16...64).contains(key.count) else { throw Failure(.usage, at: path, .keyUnusable) }
  }

  func pseudonyms(of ids: [String], in source: String) throws(Failure) -> [String] {
    let digest = KeyedDigest(key: key)
    var pseudonyms: [String] = []
    for id in ids { pseudonyms.append(try digest.hexadecimal(of: Array("\(source)\u{0}\(id)".utf8))) }
    return pseudonyms
  }
}
