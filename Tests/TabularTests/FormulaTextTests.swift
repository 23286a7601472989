import Tabular
import Testing

/// `="0012"`, the way to keep zeros in a spreadsheet, written without quoting its quotes.
@Suite struct FormulaTextTests {
  @Test(arguments: [
    ("=\"0012\",2", ["=\"0012\"", "2"]), ("1,=\"0012\"", ["1", "=\"0012\""]),
    (" =\"0012\" , =\"3\"\t", ["=\"0012\"", "=\"3\""]),
    ("=\"学号\",\"a, \"\"b\"\"\"", ["=\"学号\"", "a, \"b\""]), ("\"=\"\"0012\"\"\",2", ["=\"0012\"", "2"]),
  ])
  func itIsOneFieldWithItsQuotes(line: String, fields: [String]) throws {
    let reading = try read("a,b\n\(line)\n3,3\n")
    #expect(reading.rows == [fields, ["3", "3"]])
    #expect(reading.lines == [2, 3])
    #expect(reading.flaws == [])
  }

  @Test func aRecordThatBeginsWithItMayGoOnInQuotes() throws {
    let reading = try read("a,b\n=\"0012\",\"two\nlines\"\n3,3\n")
    #expect(reading.rows == [["=\"0012\"", "two\nlines"], ["3", "3"]])
    #expect(reading.lines == [2, 4])
  }

  @Test(arguments: ["=\"a,b\",2", "=\"\",2", "=\"a\"b,2", "x=\"a\",2", "\"p,=\"x\",q\",2"])
  func whatCouldBeReadInMoreThanOneWayIsAStrayQuote(line: String) throws {
    let reading = try read("a,b\n\(line)\n3,3\n")
    #expect(reading.rows == [["3", "3"]])
    #expect(reading.flaws == [.init(2, .strayQuote)])
  }

  @Test(arguments: ["\"a,=\",b", "\"a,=\"\"x\"\",c\",b", "\"a,=\"\"\",b"])
  func quotedFieldsThatLookAlikeStayAsTheyAre(line: String) throws {
    let plain = try read("a,b\n\(line)\n")
    #expect(plain.flaws == [])
    #expect(plain.rows.count == 1)
    #expect(plain.rows[0][1] == "b")
  }
}
