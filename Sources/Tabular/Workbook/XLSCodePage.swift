/// Decodes texts of Excel 5.0 and 95, which are in the encoding of the computer that wrote them.
final class XLSCodePage: @unchecked Sendable {
  private var decoder: IconvDecoder

  /// - Parameter number: the number of the code page in Windows.
  /// - Throws: `PartFault` if iconv does not know the code page.
  init(_ number: Int, path: String) throws(PartFault) {
    do throws(ReadError) {
      decoder = try IconvDecoder.decoder(named: Self.name(number), path: path)
    } catch {
      throw .unread(error)
    }
  }

  /// Appends a text as UTF-8; a wrong byte becomes U+FFFD.
  func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    var start = 0
    while start < bytes.count {
      start += unsafe decoder.decode(UnsafeRawBufferPointer(rebasing: bytes[start...]))
      unsafe text.append(contentsOf: decoder.decoded)
      guard start < bytes.count else { return }
      text += "\u{FFFD}".utf8
      start += 1
    }
  }

  /// The name of a code page in iconv.
  private static func name(_ number: Int) -> String {
    switch number {
    case 936: "GB18030"
    case 1200: "UTF-16LE"
    case 10_000, 0x8000: "MACINTOSH"
    case 0x8001: "CP1252"
    case 65_001: "UTF-8"
    default: "CP\(number)"
    }
  }
}
