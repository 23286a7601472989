/// An encoding that a table may be stored in. GBK and GB2312 are read as GB18030, which holds both.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// Strict: no overlong forms, no surrogates.
  case utf8 = "utf-8"
  /// GB 18030 as the C library's iconv knows it.
  case gb18030 = "gb18030"
  /// UTF-16, low byte first.
  case utf16LE = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BE = "utf-16be"

  /// U+FEFF as this encoding stores it.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    }
  }
}

/// How an encoding was settled.
public struct EncodingVerdict: Sendable, Equatable {
  /// What the choice of an encoding rests on.
  public enum Basis: String, Sendable {
    /// The file begins with U+FEFF.
    case byteOrderMark = "byte-order-mark"
    /// The caller said so.
    case declared
    /// All of the file is UTF-8.
    case validUTF8 = "valid-utf-8"
    /// The file is not UTF-8, and all of it can be read as GB18030.
    case guessed
  }

  /// The encoding that the file is read in.
  public var encoding: TextEncoding
  /// Why that one.
  public var basis: Basis
  /// A guess without a single common Chinese character (level 1 of GB 2312, B0A1 to D7F9 as bytes):
  /// the file may be in another encoding altogether.
  public var isWeak: Bool

  /// Creates a verdict from its parts.
  public init(encoding: TextEncoding, basis: Basis, isWeak: Bool = false) {
    self.encoding = encoding
    self.basis = basis
    self.isWeak = isWeak
  }
}
