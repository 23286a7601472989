import CSodium

/// Keyed pseudonyms for raters in stage files: the same rater gets the same one within a source, and nobody without
/// the key can tell whose it is (BLAKE2b, 128 bits).
struct PseudonymKey: Sendable {
  private let key: [UInt8]

  /// - Parameter path: a file of 16 to 64 bytes; nil: none was named.
  /// - Throws: `Failure` of kind `usage`.
  init(path: String?) throws(Failure) {
    guard let path, !path.isEmpty else { throw Failure(.usage, .keyMissing) }
    key = try InputFile.contents(of: path, atMost: 4096)
    guard (Int(crypto_generichash_KEYBYTES_MIN)...Int(crypto_generichash_KEYBYTES_MAX)).contains(key.count) else {
      throw Failure(.usage, at: path, .keyUnusable)
    }
  }

  func pseudonym(of id: String, in source: String) -> String {
    var hash = [UInt8](repeating: 0, count: 16)
    let text = Array("\(source)\u{0}\(id)".utf8)
    unsafe crypto_generichash(&hash, hash.count, text, UInt64(text.count), key, key.count)
    return hexadecimal(hash)
  }
}
