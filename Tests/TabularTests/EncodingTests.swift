import Tabular
import TestSupport
import Testing

/// How an encoding is settled, and that all read alike.
@Suite struct EncodingTests {
  private static let table = "学号,姓名,评语\r\n3260000099,示例同学,\"很好，\r\n下次再来\"\n3260000100,𠮷田,😀\n"
  private static let rows = [["3260000099", "示例同学", "很好，\r\n下次再来"], ["3260000100", "𠮷田", "😀"]]

  private static func stored(_ text: String, as encoding: TextEncoding, mark: Bool = false) throws -> [UInt8] {
    try encode((mark ? "\u{FEFF}" : "") + text, as: encoding)
  }

  @Test(arguments: TextEncoding.allCases, [1, 3, 5, 64, 1 << 18])
  func allEncodingsOfATableReadAlike(encoding: TextEncoding, chunk: Int) throws {
    for mark in [false, true] {
      let reading = try read(Self.stored(Self.table, as: encoding, mark: mark), encoding: encoding, chunk: chunk)
      #expect(reading.header == ["学号", "姓名", "评语"])
      #expect(reading.rows == Self.rows)
      #expect(reading.lines == [2, 4])
      #expect(reading.verdict == EncodingVerdict(encoding: encoding, basis: .declared))
    }
  }

  @Test func storedOffsetsAreThoseOfTheFile() throws {
    let gb18030: [UInt8] = [0xD1, 0xA7, 0xBA, 0xC5, 0x0A, 0x31, 0x0A, 0xBA, 0xC3, 0x0D, 0x0A, 0x32]
    let reading = try read(gb18030)
    #expect(reading.verdict == EncodingVerdict(encoding: .gb18030, basis: .guessed))
    #expect(reading.header == ["学号"])
    #expect(reading.rows == [["1"], ["好"], ["2"]])
    let utf16: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x0D, 0, 0x0A, 0, 0x7D, 0x59, 0x0D, 0, 0x32, 0]
    #expect(try read(utf16).rows == [["好"], ["2"]])
  }

  @Test func aByteOrderMarkDecides() throws {
    for encoding in TextEncoding.allCases {
      let reading = try read(Self.stored(Self.table, as: encoding, mark: true))
      #expect(reading.verdict == EncodingVerdict(encoding: encoding, basis: .byteOrderMark))
      #expect(reading.rows == Self.rows)
    }
    // A quote behind the mark is no stray one.
    #expect(try read("\u{FEFF}\"a\",b\n1,2\n").header == ["a", "b"])
  }

  @Test func withoutOneUTF8IsTriedFirstAndThenGB18030() throws {
    #expect(try read(Self.table).verdict == EncodingVerdict(encoding: .utf8, basis: .validUTF8))
    let guessed = try read(Self.stored(Self.table, as: .gb18030))
    #expect(guessed.verdict == EncodingVerdict(encoding: .gb18030, basis: .guessed))
    #expect(guessed.rows == Self.rows)
  }

  @Test func aGuessWithoutACommonCharacterIsWeak() throws {
    // E9 E8 is 殍 of level 2 in GBK, and "éè" in Latin-1.
    let latin: [UInt8] = [0x61, 0x0A, 0xE9, 0xE8, 0x0A]
    #expect(try read(latin).verdict == EncodingVerdict(encoding: .gb18030, basis: .guessed, isWeak: true))
    #expect(try !read(latin + [0xB0, 0xA1, 0x0A]).verdict.isWeak)
    #expect(try !read(latin + [0xD7, 0xF9, 0x0A]).verdict.isWeak)
    #expect(try read(latin + [0xD7, 0xFA, 0x0A]).verdict.isWeak)
    // B0A1 across two characters is none: 81 B0, then A1 A1.
    #expect(try read([0x61, 0x0A, 0x81, 0xB0, 0xA1, 0xA1]).verdict.isWeak)
  }

  @Test func whatIsNeitherIsNamedByTheByteThatIsWrongAsUTF8() throws {
    let bytes = Array("a,b\r\n好,\r".utf8) + [0x78, 0xFF, 0x0A]
    let expected = ReadError.undecodable(
      path: "", encoding: .utf8, position: Position(line: 3, byte: 11), bytes: [0xFF])
    #expect(try failure(bytes) == expected)
    #expect(try failure(bytes, encoding: .utf8) == expected)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],  // overlong
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],  // surrogates
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],  // above U+10FFFF
      [0x80], [0xBF], [0xFE], [0xE5, 0xA5], [0xC3], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]]) func wrongUTF8IsRefused(wrong: [UInt8]) throws
  {
    let expected = ReadError.undecodable(
      path: "", encoding: .utf8, position: Position(line: 2, byte: 5), bytes: wrong)
    #expect(try failure(Array("好\na".utf8) + wrong, encoding: .utf8) == expected)
    #expect(try failure(Array("好\na".utf8) + wrong + [0x0A, 0x62], encoding: .utf8) == expected)
  }

  @Test func theOutermostCharactersOfUTF8AreTaken() throws {
    let text = "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{D7FF}\u{E000}\u{10000}\u{10FFFF}"
    #expect(try read("a\n\(text)\n").rows == [[text]])
  }

  @Test func aWrongByteInADeclaredEncodingIsNamedByLineAndByte() throws {
    func wrong(_ encoding: TextEncoding, _ bytes: [UInt8], line: Int, byte: Int, _ expected: [UInt8]) throws {
      let position = Position(line: line, byte: byte)
      let error = ReadError.undecodable(path: "", encoding: encoding, position: position, bytes: expected)
      #expect(try failure(bytes, encoding: encoding) == error)
    }
    try wrong(.gb18030, [0x61, 0x0A, 0xBA, 0xC3, 0x0D, 0x0A, 0x62, 0xFF], line: 3, byte: 7, [0xFF])
    try wrong(.gb18030, [0x61, 0x0A, 0xBA, 0xC3, 0xBA], line: 2, byte: 4, [0xBA])
    try wrong(.gb18030, [0x61, 0x0A, 0xBA, 0x0A, 0x62], line: 2, byte: 2, [0xBA, 0x0A])
    try wrong(.utf16LE, [0x61, 0, 0x0A, 0, 0x62, 0, 0x63], line: 2, byte: 6, [0x63])
    try wrong(.utf16LE, [0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x0A, 0], line: 2, byte: 4, [0x00, 0xD8])
    try wrong(.utf16LE, [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8], line: 2, byte: 6, [0x00, 0xD8])
    try wrong(.utf16BE, [0, 0x61, 0, 0x0D, 0, 0x0A, 0xDC, 0x00, 0, 0x62], line: 2, byte: 6, [0xDC, 0x00])
  }

  @Test func codeUnitsThatHoldALineFeedsByteEndNoLine() throws {
    // U+0A0A and U+0D0A by their bytes; U+010A in between.
    let reading = try read(Self.stored("a\n\u{0A0A}\u{0D0A}\u{010A}\n", as: .utf16LE, mark: true))
    #expect(reading.rows == [["\u{0A0A}\u{0D0A}\u{010A}"]])
  }

  @Test func aNulCharacterInUTF16IsANulByte() throws {
    let reading = try read(Self.stored("a\nx\0\ny\n", as: .utf16BE, mark: true))
    #expect(reading.rows == [["y"]])
    #expect(reading.flaws == [.init(2, .nulByte)])
  }

  @Test func goingBackWorksInEveryEncoding() throws {
    for encoding in TextEncoding.allCases {
      let reading = try read(Self.stored("甲\n\"乙\n丙\n丁\n", as: encoding, mark: true), chunk: 3)
      #expect(reading.rows == [["丙"], ["丁"]])
      #expect(reading.lines == [3, 4])
      #expect(reading.flaws.map(\.fault) == [.unclosedQuote])
    }
  }
}
