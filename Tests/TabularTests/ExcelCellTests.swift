import Testing

@testable import Tabular

/// What each kind of cell of an .xlsx reads as.
@Suite struct ExcelCellTests {
  @Test(arguments: [
    ("<c r=\"A1\" t=\"s\"><v>1</v></c>", "好"),
    ("<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>a &lt; b</v></c>", "a < b"),
    ("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>", " a "),
    ("<c r=\"A1\" t=\"b\"><v>1</v></c>", "TRUE"),
    ("<c r=\"A1\" t=\"b\"><v>0</v></c>", "FALSE"),
    ("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
    ("<c r=\"A1\" t=\"d\"><v>2026-09-19T00:39:00</v></c>", "2026-09-19T00:39:00"),
    ("<c r=\"A1\" t=\"n\"><v>4.7000000000000002</v></c>", "4.7"),
    ("<c r=\"A1\"><f>SUM(B1:B9)</f><v>12</v></c>", "12"),
    ("<c r=\"A1\"><v> 12 </v></c>", "12"),
    ("<c t=\"x-new\"><v>raw</v></c>", "raw"),
  ])
  func everyKindOfCell(xml: String, text: String) throws {
    #expect(try cell(xml, strings: ["<t>a</t>", "<t>好</t>"]) == text)
  }

  @Test func runsOfRichTextAreJoinedAndPhoneticOnesLeftOut() throws {
    let rich = "<r><rPr><b/></rPr><t>非常</t></r><r><t>满意</t></r><rPh sb=\"0\" eb=\"1\"><t>fēi</t></rPh><phoneticPr/>"
    #expect(try cell("<c r=\"A1\" t=\"s\"><v>0</v></c>", strings: [rich]) == "非常满意")
    #expect(try cell("<c r=\"A1\" t=\"inlineStr\"><is>\(rich)</is></c>") == "非常满意")
  }

  @Test(arguments: [
    ("a_x000D__x000A_b", "a\r\nb"), ("_x005F_x000D_", "_x000D_"), ("_x6EE1_意", "满意"), ("_xD83D__xDE00_", "😀"),
    ("_xD83D_", "_xD83D_"), ("_x0000_", "_x0000_"), ("_x000G_ _x00_ _", "_x000G_ _x00_ _"), ("__x000d_", "_\r"),
  ])
  func escapedCharactersOfTextsAreDecoded(stored: String, text: String) throws {
    #expect(try cell("<c r=\"A1\" t=\"s\"><v>0</v></c>", strings: ["<t>\(stored)</t>"]) == text)
    #expect(try cell("<c r=\"A1\" t=\"inlineStr\"><is><t>\(stored)</t></is></c>") == text)
    #expect(try cell("<c r=\"A1\" t=\"str\"><v>\(stored)</v></c>") == text)
  }

  @Test func blanksBetweenAreEmptyCellsAndThoseBehindAreNone() throws {
    let reading = try ExcelReading(
      ExcelDraft(
        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c><c r=\"E2\" s=\"0\"/><c r=\"F2\" t=\"str\"><v></v></c></row>"
          + "<row r=\"3\"/><row r=\"4\"><c r=\"A4\" s=\"0\"/></row><row r=\"7\"><c r=\"A7\"><v>3</v></c></row>"
      ).file())
    #expect(reading.rows == [["", "1", "", "2"], ["3"]])
    #expect(reading.numbers == [2, 7])
  }

  @Test func rowsAndCellsWithoutNumbersComeBehindTheOnesBefore() throws {
    let reading = try ExcelReading(
      ExcelDraft(
        "<row><c><v>1</v></c><c r=\"C1\"><v>2</v></c><c><v>3</v></c></row><row r=\"5\"><c><v>4</v></c></row>"
          + "<row><c><v>5</v></c></row>"
      ).file())
    #expect(reading.rows == [["1", "", "2", "3"], ["4"], ["5"]])
    #expect(reading.numbers == [1, 5, 6])
  }

  @Test func elementsOfOtherNamespacesAreNoCells() throws {
    let foreign = "<x:row xmlns:x=\"urn:other\" r=\"1\"><c r=\"A1\"><v>9</v></c></x:row>"
    #expect(try rows(ExcelDraft("\(foreign)<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")) == [["1"]])
  }

  @Test func daysAndTimesAreShownByTheirStyle() throws {
    var draft = ExcelDraft(
      "<row r=\"1\"><c s=\"0\"><v>46284</v></c><c s=\"1\"><v>46284</v></c><c s=\"1\"><v>46284.027083333334</v></c>"
        + "<c s=\"2\"><v>0.5</v></c><c s=\"3\"><v>46284</v></c><c s=\"4\"><v>1.5</v></c><c s=\"1\"><v>60</v></c>"
        + "<c s=\"1\"><v>-1</v></c><c s=\"1\"><v>abc</v></c><c s=\"99\"><v>46284</v></c></row>")
    draft.codes = [164: "\"d\"0", 165: "[h]:mm"]
    draft.styles = [0, 31, 20, 164, 165]
    #expect(
      try rows(draft) == [
        [
          "46284", "2026-09-19", "2026-09-19T00:39:00", "12:00:00", "46284", "36:00:00", "60", "-1", "abc", "46284",
        ]
      ])
  }

  @Test func daysCanBeCountedFrom1904() throws {
    var draft = ExcelDraft("<row r=\"1\"><c s=\"1\"><v>44822</v></c><c s=\"1\"><v>44822.25</v></c></row>")
    draft.styles = [0, 14]
    draft.is1904 = true
    #expect(try rows(draft) == [["2026-09-19", "2026-09-19T06:00:00"]])
  }
}
