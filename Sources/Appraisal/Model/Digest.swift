import CSodium

/// SHA-256 through libsodium, for provenance.
struct SHA256: ~Copyable {
  private var state = crypto_hash_sha256_state()

  init() { unsafe crypto_hash_sha256_init(&state) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    unsafe crypto_hash_sha256_update(&state, start.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
  }

  mutating func hexadecimal() -> String {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    unsafe crypto_hash_sha256_final(&state, &hash)
    return Appraisal.hexadecimal(hash)
  }

  static func hexadecimal(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
    return digest.hexadecimal()
  }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
