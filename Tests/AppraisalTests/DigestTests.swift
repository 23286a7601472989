import Testing

@testable import Appraisal

/// The expected values are those of Python's hashlib.
@Suite("Hashes")
struct DigestTests {
  @Test("SHA-256 is that of the standard, in one piece or in several")
  func standard() throws {
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(try SHA256.hexadecimal(of: Array("abc".utf8)) == expected)
    var digest = SHA256()
    for piece in [[UInt8](), Array("a".utf8), Array("bc".utf8)] {
      unsafe piece.withUnsafeBytes { unsafe digest.update($0) }
    }
    #expect(try digest.hexadecimal() == expected)
  }

  @Test("BLAKE2b under a key of 32 or 64 bytes, again and again")
  func keyed() throws {
    let digest = KeyedDigest(key: Array(0..<32))
    for _ in 0..<2 {
      #expect(try digest.hexadecimal(of: Array("satisfaction/rater\u{0}S1".utf8)) == "3a6c781b64119ab88bd789df314d3e25")
    }
    #expect(try KeyedDigest(key: Array(0..<64)).hexadecimal(of: [0]) == "c06a03cf64b4bf5b16081e8fb36d3762")
  }
}
