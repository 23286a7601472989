/// The key of pseudonyms of raters in stage files (BLAKE2b, 128 bits): a rater has the same pseudonym throughout a source,
/// and only the key leads from a pseudonym to its rater.
struct PseudonymKey: Sendable {
  private let key: [UInt8]

  /// Reads a key.
  ///
  /// - Parameter path: a file of 16 to 64 bytes; nil if none was named.
  /// - Throws: `Failure` of kind `usage` without a key or for one of another length, and what reading the file throws.
  init(path: String?) throws(Failure) {
    guard let path, !path.isEmpty else { throw Failure(.usage, .keyMissing) }
    key = try InputFile.contents(of: path, atMost: 4096)
    guard (16...64).contains(key.count) else { throw Failure(.usage, at: path, .keyUnusable) }
  }

  /// - Returns: 32 hexadecimal digits for each id, in the order given. The same id has another pseudonym in another source.
  /// - Throws: `Failure` of kind `internalFault` if libcrypto has no BLAKE2b.
  func pseudonyms(of ids: [String], in source: String) throws(Failure) -> [String] {
    let digest = KeyedDigest(key: key)
    var pseudonyms: [String] = []
    for id in ids { pseudonyms.append(try digest.hexadecimal(of: Array("\(source)\u{0}\(id)".utf8))) }
    return pseudonyms
  }
}
