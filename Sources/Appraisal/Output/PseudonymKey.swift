/// The key of pseudonyms of raters in stage files (BLAKE2b, 128 bits): a rater has the same pseudonym throughout a source,
/// and only the key leads from a pseudonym to its rater.
struct PseudonymKey: Sendable {
  fileprivate let key: [UInt8]

  /// Reads a key.
  ///
  /// - Parameter path: a file of 16 to 64 bytes; nil if none was named.
  /// - Throws: `Failure` of kind `usage` without a key or for one of another length, and what reading the file throws.
  init(path: String?) throws(Failure) {
    guard let path, !path.isEmpty else { throw Failure(.usage, .keyMissing) }
    key = try InputFile.contents(of: path, atMost: 4096)
    guard (16...64).contains(key.count) else { throw Failure(.usage, at: path, .keyUnusable) }
  }
}

/// The pseudonyms of one list of ids. The same id has another pseudonym in another domain.
final class Pseudonyms {
  private let digest: KeyedDigest
  private let domain: String
  private var known: [String: String] = [:]

  init(_ key: PseudonymKey, domain: String) {
    digest = KeyedDigest(key: key.key)
    self.domain = domain
  }

  /// - Returns: 32 hexadecimal digits.
  /// - Throws: `Failure` of kind `internalFault` if libcrypto has no BLAKE2b.
  func pseudonym(of id: String) throws(Failure) -> String {
    if let known = known[id] { return known }
    let pseudonym = try digest.hexadecimal(of: Array("\(domain)\u{0}\(id)".utf8))
    known[id] = pseudonym
    return pseudonym
  }
}
