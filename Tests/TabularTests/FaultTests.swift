import Tabular
import Testing

/// What happens to records that cannot be read: each is reported where it began, and reading goes on.
@Suite struct FaultTests {
  @Test(arguments: ["x\"y,2", "\"x\"y,2", "=\"2022\"3,2", "\"x\" \"y\",2"])
  func aStrayQuoteCostsItsRecordOnly(line: String) throws {
    let reading = try read("a,b\n1,1\n\(line)\n3,3\n")
    #expect(reading.rows == [["1", "1"], ["3", "3"]])
    #expect(reading.lines == [2, 4])
    #expect(reading.flaws == [.init(3, .strayQuote)])
  }

  @Test func aStrayQuoteLaterInARecordOfSeveralLinesGoesBackToItsSecondLine() throws {
    let reading = try read("a,b\n1,\"open\n2,2\n3,\"3\"\n\n4,4\n")
    #expect(reading.flaws == [.init(2, .strayQuote)])
    #expect(reading.rows == [["2", "2"], ["3", "3"], ["4", "4"]])
    #expect(reading.lines == [3, 4, 6])
    #expect(reading.blankLines == 1)
  }

  @Test func anUnclosedQuoteInLineThreeOfTenLosesLineThreeOnly() throws {
    let lines = ["a,b"] + (2...10).map { $0 == 3 ? "3,\"open" : "\($0),x" }
    let reading = try read(lines.joined(separator: "\r\n"))
    #expect(reading.rows.map(\.[0]) == ["2", "4", "5", "6", "7", "8", "9", "10"])
    #expect(reading.lines == [2, 4, 5, 6, 7, 8, 9, 10])
    #expect(reading.flaws == [.init(3, .unclosedQuote)])
  }

  @Test func aQuoteThatOpensTheLastLineIsUnclosed() throws {
    #expect(try read("a,b\n1,2\n3,\"").flaws == [.init(3, .unclosedQuote)])
    #expect(try read("a,b\n1,2\n\"\n").flaws == [.init(3, .unclosedQuote)])
  }

  @Test func anOpenQuoteBeyondTheLimitIsUnclosed() throws {
    let filler = (3...12).map { "\($0),x\n" }.joined()
    let text = "a,b\n2,\"open\n\(filler)13,\"closed\"\n"
    let short = try read(text, dialect: Dialect(maximumRecordBytes: 20))
    #expect(short.flaws == [.init(2, .unclosedQuote)])
    #expect(short.lines == Array(3...13))
    // With room enough, the quote in line 13 is one too many.
    #expect(try read(text).flaws == [.init(2, .strayQuote)])
  }

  @Test(arguments: [1, 7, 1 << 18]) func aLineBeyondTheLimitIsPassedOver(chunk: Int) throws {
    let long = String(repeating: "x", count: 1000)
    let text = "a,b\r\n1,1\r\n2,\(long)\r\n3,3\r\n4,\"\(long)"
    let reading = try read(text, dialect: Dialect(maximumRecordBytes: 100), chunk: chunk)
    #expect(reading.rows == [["1", "1"], ["3", "3"]])
    #expect(reading.lines == [2, 4])
    #expect(reading.flaws == [.init(3, .tooLong(limit: 100)), .init(5, .tooLong(limit: 100))])
  }

  @Test func theLimitIsTheLongestRecordThatIsRead() throws {
    let reading = try read("a,b\n12,45\r\n12,456\n1,\"\n5\"\n1,\"\n56\"", dialect: Dialect(maximumRecordBytes: 6))
    #expect(reading.rows == [["12", "45"], ["12", "456"], ["1", "\n5"]])
    #expect(reading.flaws == [.init(6, .unclosedQuote), .init(7, .strayQuote)])
  }

  @Test func aLongLineInsideAnOpenQuoteIsReportedForItself() throws {
    let text = "a,b\n2,\"open\n\(String(repeating: "y", count: 60))\n4,4\n"
    let reading = try read(text, dialect: Dialect(maximumRecordBytes: 50))
    #expect(reading.flaws == [.init(2, .unclosedQuote), .init(3, .tooLong(limit: 50))])
    #expect(reading.rows == [["4", "4"]])
  }

  @Test func aNulByteCostsItsRecordOnly() throws {
    let reading = try read("a,b\n1,x\0y\n2,\"p\n\0\"\n\0\n3,z\n")
    #expect(reading.rows == [["3", "z"]])
    #expect(reading.flaws == [.init(2, .nulByte), .init(3, .nulByte), .init(5, .nulByte)])
  }

  @Test func anotherNumberOfFieldsThanTheHeaderIsRagged() throws {
    let reading = try read("a,b\n1\n2,2\n3,3,3\n4,4,,\n,,\n5,5,\" \"\n")
    #expect(reading.rows == [["2", "2"], ["", ""]])
    #expect(
      reading.flaws == [
        .init(2, .ragged(found: 1, expected: 2)),
        .init(4, .ragged(found: 3, expected: 2)),
        .init(5, .ragged(found: 4, expected: 2)),
        .init(7, .ragged(found: 3, expected: 2)),
      ])
  }

  @Test func faultsOfAllKindsStandInFileOrder() throws {
    let reading = try read("a,b\n1\n2,\0\n3,x\"\n4,4\n5,\"")
    #expect(reading.rows == [["4", "4"]])
    #expect(
      reading.flaws.map(\.fault) == [.ragged(found: 1, expected: 2), .nulByte, .strayQuote, .unclosedQuote])
  }

  @Test func aFaultInTheHeaderEndsTheReading() throws {
    func header(_ text: String) throws -> ReadError? {
      try failure(Array(text.utf8), dialect: Dialect(maximumRecordBytes: 9))
    }
    let start = Position(line: 2, byte: 1)
    #expect(try header("\na\"b,c\n1,2\n") == .unreadableHeader(path: "", position: start, fault: .strayQuote))
    #expect(try header("\n\"a,b\n1,2") == .unreadableHeader(path: "", position: start, fault: .unclosedQuote))
    #expect(try header("\na\0,b\n1,2\n") == .unreadableHeader(path: "", position: start, fault: .nulByte))
    #expect(
      try header("\n0123456789\n1\n")
        == .unreadableHeader(path: "", position: start, fault: .tooLong(limit: 9)))
  }
}
