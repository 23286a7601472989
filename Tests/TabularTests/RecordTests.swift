import Tabular
import Testing

/// What counts as a record, a field and a blank line.
@Suite struct RecordTests {
  @Test func recordsCarryLineAndByte() throws {
    let reading = try read("id,name\n1,甲\n2,乙\n")
    #expect(reading.header == ["id", "name"])
    #expect(reading.rows == [["1", "甲"], ["2", "乙"]])
    #expect(reading.lines == [2, 3])
  }

  @Test func theLastLineNeedsNoLineEnd() throws {
    #expect(try read("a,b\n1,2").rows == [["1", "2"]])
    #expect(try read("a,b\n1,").rows == [["1", ""]])
    #expect(try read("a,b\n1,\"2\"").rows == [["1", "2"]])
    #expect(try read("a,b").rows == [])
  }

  @Test func carriageReturnAndBothTogetherEndLinesToo() throws {
    let reading = try read("a,b\r\n1,2\r3,4\n5,6\r\n")
    #expect(reading.rows == [["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(reading.lines == [2, 3, 4])
    #expect(reading.blankLines == 0)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 64]) func aLineEndOfTwoBytesCountsOnceWhereverItIsCut(chunk: Int) throws {
    let reading = try read("a,b\r\n1,2\r\n\r\n3,4\r\n", chunk: chunk)
    #expect(reading.lines == [2, 4])
    #expect(reading.blankLines == 1)
  }

  @Test func blankLinesAreCountedAndAreNoRecords() throws {
    let reading = try read("\n \t\na,b\n\n1,2\n  \n\t\r\n3,4\n\n ")
    #expect(reading.header == ["a", "b"])
    #expect(reading.rows == [["1", "2"], ["3", "4"]])
    #expect(reading.lines == [5, 8])
    #expect(reading.blankLines == 7)
  }

  @Test func lineBreaksInsideQuotesAreKeptAsStored() throws {
    let reading = try read("a,b\n1,\"x\r\n\ny\rz\"\r\n2,w\n")
    #expect(reading.rows == [["1", "x\r\n\ny\rz"], ["2", "w"]])
    #expect(reading.lines == [2, 6])
    #expect(reading.blankLines == 0)
  }

  @Test func doubledQuotesStandForOne() throws {
    #expect(try read("a,b\n\"\"\"x\"\" y\",\"\"\n").rows == [["\"x\" y", ""]])
  }

  @Test func blanksAreDroppedAroundUnquotedFieldsOnly() throws {
    #expect(try read("a,b\n  x y\t,\" z \" \n").rows == [["x y", " z "]])
    #expect(try read("a,b\n\u{3000}x,\u{A0}y\n").rows == [["\u{3000}x", "\u{A0}y"]])
  }

  @Test func headerCellsLoseWhiteSpaceOfAnyKind() throws {
    let reading = try read("\u{FEFF} \u{3000}学号\u{A0},\"\t姓 名 \",\" \"\n1,2,3\n")
    #expect(reading.header == ["学号", "姓 名", ""])
  }

  @Test func anExtraEmptyLastFieldIsTaken() throws {
    let reading = try read("学号,姓名\n1\t,甲\t,\n2,乙,\"\"\n3,丙\n")
    #expect(reading.rows == [["1", "甲"], ["2", "乙"], ["3", "丙"]])
    #expect(reading.flaws == [])
  }

  @Test func tabsAndSemicolonsDelimitToo() throws {
    let tabs = try read("a\tb\tc\n1\t\t3 \n\t\t\n", dialect: Dialect(delimiter: UInt8(ascii: "\t")))
    #expect(tabs.header == ["a", "b", "c"])
    #expect(tabs.rows == [["1", "", "3"], ["", "", ""]])
    #expect(try read("a;b\n1,5;2\n", dialect: Dialect(delimiter: UInt8(ascii: ";"))).rows == [["1,5", "2"]])
  }

  @Test func aQuotedCommentFullOfFakeRecordsIsOneRecord() throws {
    let comment = String(repeating: "2,fake\n3,\"\"fake\"\"\r\n", count: 137_000)
    let text = "id,comment\n1,\"\(comment)\"\n2,real\n"
    #expect(text.utf8.count > 2_600_000)
    let reading = try read(text, dialect: Dialect(maximumRecordBytes: 4 << 20))
    #expect(reading.rows.map(\.[0]) == ["1", "2"])
    #expect(reading.rows[0][1] == comment.replacing("\"\"", with: "\""))
    #expect(reading.lines == [2, 274_003])
    #expect(reading.flaws == [])
  }

  @Test func manyRecordsComeInSeveralBatchesAndInOrder() throws {
    let numbers = (1...20_000).map(String.init)
    let reading = try read("n\n" + numbers.joined(separator: "\n"))
    #expect(reading.rows.map(\.[0]) == numbers)
    #expect(reading.lines == Array(2...20_001))
  }

  @Test func aBatchHasItsFieldsAndLines() throws {
    let file = try ScratchFile("a,b\nxy,z\n\"q\"\"\",\n")
    let reader = try RecordReader(path: file.path)
    let batch = try #require(try reader.read()?.first)
    #expect(batch.count == 2 && batch.width == 2)
    #expect((0...1).map { batch.text(of: $0, in: 0) } == ["xy", "z"])
    #expect((0...1).map { batch.text(of: $0, in: 1) } == ["q\"", ""])
    #expect((0...1).map(batch.line(of:)) == [2, 3])
    #expect(try reader.read() == nil)
    #expect(try reader.read() == nil)
  }
}
