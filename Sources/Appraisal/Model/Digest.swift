import CCrypto

/// SHA-256 by OpenSSL's libcrypto, which uses the instructions of the processor for it. For provenance.
@safe struct SHA256: ~Copyable, @unchecked Sendable {
  private let context: OpaquePointer?
  /// Whether every call of libcrypto has succeeded.
  private var isSound = false
  /// Bytes so far.
  private(set) var bytes = 0

  init() {
    unsafe context = EVP_MD_CTX_new()
    if let context = unsafe context { isSound = unsafe EVP_DigestInit_ex2(context, Algorithm.sha256, nil) == 1 }
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds bytes to the digest.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    self.bytes += bytes.count
    guard isSound else { return }
    isSound = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1
  }

  /// Ends the digest; no bytes may be added afterwards.
  ///
  /// - Returns: 64 hexadecimal digits.
  /// - Throws: `Failure` of kind `internalFault` if libcrypto has no SHA-256 or no memory.
  mutating func hexadecimal() throws(Failure) -> String {
    var hash = [UInt8](repeating: 0, count: 32)
    guard isSound, unsafe EVP_DigestFinal_ex(context, &hash, nil) == 1 else { throw .noDigest }
    isSound = false
    return Appraisal.hexadecimal(hash)
  }

  /// The digest of `bytes` in 64 hexadecimal digits.
  static func hexadecimal(of bytes: [UInt8]) throws(Failure) -> String {
    var digest = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
    return try digest.hexadecimal()
  }
}

/// Keyed BLAKE2b of 128 bits (RFC 7693) by libcrypto.
@safe struct KeyedDigest: ~Copyable {
  private let context: OpaquePointer?
  private let key: [UInt8]

  init(key: [UInt8]) {
    unsafe context = Algorithm.keyedBLAKE2b.flatMap { unsafe EVP_MAC_CTX_new($0) }
    self.key = key
  }

  deinit { unsafe EVP_MAC_CTX_free(context) }

  /// - Returns: the digest of `bytes` in 32 hexadecimal digits.
  /// - Throws: `Failure` of kind `internalFault` if libcrypto has no BLAKE2b or no memory.
  func hexadecimal(of bytes: [UInt8]) throws(Failure) -> String {
    var hash = [UInt8](repeating: 0, count: 16)
    guard begin(hash.count), unsafe EVP_MAC_update(context, bytes, bytes.count) == 1,
      unsafe EVP_MAC_final(context, &hash, nil, hash.count) == 1
    else { throw .noDigest }
    return Appraisal.hexadecimal(hash)
  }

  private func begin(_ size: Int) -> Bool {
    guard let context = unsafe context else { return false }
    var size = size
    return unsafe withUnsafeMutablePointer(to: &size) { size in
      let settings = unsafe [OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, size), OSSL_PARAM_construct_end()]
      return unsafe EVP_MAC_init(context, key, key.count, settings) == 1
    }
  }
}

/// Algorithms of libcrypto, looked up once in the life of the process.
private enum Algorithm {
  nonisolated(unsafe) static let sha256 = unsafe lookUp { unsafe EVP_MD_fetch(nil, "SHA256", nil) }
  nonisolated(unsafe) static let keyedBLAKE2b = unsafe lookUp { unsafe EVP_MAC_fetch(nil, "BLAKE2BMAC", nil) }

  /// Fetches an algorithm without the machine's configuration of OpenSSL: that is about connections, and takes longer to
  /// read than a small input.
  private static func lookUp(_ fetch: () -> OpaquePointer?) -> OpaquePointer? {
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
    return unsafe fetch()
  }
}

extension Failure {
  fileprivate static let noDigest = Failure(.internalFault, .noDigest)
}

/// - Returns: two lowercase hexadecimal digits for each byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
