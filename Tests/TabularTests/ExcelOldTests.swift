import Testing

@testable import Tabular

/// Workbooks of Excel 97 to 2003, and of 95.
@Suite struct ExcelOldTests {
  private typealias Draft = ExcelOldDraft

  private func rows(_ cells: [UInt8]..., globals: [UInt8] = []) throws -> [[String]] {
    try ExcelReading(Draft(globals: globals, cells: cells.flatMap(\.self)).file()).rows
  }

  @Test func whatXlwtWritesIsRead() throws {
    let reading = try ExcelReading(oldWorkbook("kinds"))
    #expect(reading.names == ["封面", "评价"])
    #expect(reading.name == "评价")
    #expect(reading.numbers == [1, 2, 4, 5, 6])
    #expect(
      reading.rows == [
        ["学号", "得分", "时间", "备注"],
        ["202100000001", "4.7", "2026-09-19T00:39:00", "非常满意\n😀"],
        ["", "TRUE", "FALSE", "#N/A"],
        ["5", "-12", "0.01", "0.0000001"],
        ["2026-09-19T00:39:00", "2026-09-19", "12:00:00", "36:00:00", "60", "46284", "46284", "-1"],
      ])
  }

  @Test func aHiddenSheetIsReadByItsName() throws {
    #expect(try ExcelReading(oldWorkbook("kinds"), sheet: "封面").rows == [["hidden"]])
    #expect(try fault(oldWorkbook("kinds"), sheet: "图") == .noSheet("图", known: ["封面", "评价"]))
  }

  @Test func daysCanBeCountedFrom1904() throws {
    #expect(try ExcelReading(oldWorkbook("mac")).rows == [["2026-09-19", "2026-09-19T06:00:00"]])
  }

  @Test func whatFormulasHaveComeToIsRead() throws {
    let formula = { (column: Int, result: [UInt8]) in
      Draft.record(0x0006, Draft.place(0, column), result, Draft.low(0, 8))
    }
    #expect(
      try rows(
        formula(0, Draft.low(4.7)), formula(1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), Draft.record(0x04BC, [1, 2, 3]),
        Draft.record(0x0207, Draft.text("满意")), formula(2, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        formula(3, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]), formula(4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        formula(5, [2, 0, 0x63, 0, 0, 0, 0xFF, 0xFF]), formula(6, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        Draft.record(0x0203, Draft.place(0, 7), Draft.low(-0.5)), Draft.record(0x0207, Draft.text("nobody's")))
        == [["4.7", "满意", "TRUE", "#N/A", "", "#ERR99", "", "-0.5"]])
  }

  @Test func numbersInFourBytesAreRead() throws {
    let rk = { (value: Int) in Draft.low(0, 2) + Draft.low(value, 4) }
    // 3 as a Double and as a whole number, 470 hundredths, -1, 1.5 hundredths of a Double.
    #expect(
      try rows(
        Draft.record(
          0x00BD, Draft.low(0, 2), Draft.low(1, 2), rk(0x4008_0000), rk(3 << 2 | 2), rk(470 << 2 | 3), rk(-1 << 2 | 2),
          rk(0x3FF8_0001), Draft.low(5, 2)),
        Draft.record(0x027E, Draft.low(0, 2), Draft.low(9, 2), rk(7 << 2 | 2)))
        == [["", "3", "3", "4.7", "-1", "0.015", "", "", "", "7"]])
  }

  @Test func aTextGoesOnInTheNextRecordsInOtherWidths() throws {
    let strings =
      Draft.record(0x00FC, Draft.low(3, 4), Draft.low(9, 4), Draft.low(4, 2), [0], Array("ab".utf8))
      + Draft.record(0x003C, [1], Draft.low(0x6EE1, 2), Draft.low(0xD83D, 2))
      + Draft.record(
        0x003C, Draft.text("", isWide: false), Draft.low(1, 2), [0x0C], Draft.low(1, 2), Draft.low(6, 4), [0xE9, 9])
      + Draft.record(0x003C, Array(repeating: 9, count: 9))
      + Draft.record(0x003C, Draft.text("z"))
    let shared = { (column: Int) in Draft.record(0x00FD, Draft.place(0, column), Draft.low(column, 4)) }
    // Nine strings are announced and four are there. Half a character becomes U+FFFD.
    #expect(
      try rows(shared(0), shared(1), shared(2), shared(3), globals: strings) == [["ab满\u{FFFD}", "", "é", "z"]])
    #expect(
      try fault(Draft(globals: strings, cells: shared(4)).file())
        == .damaged(part: "Workbook", line: nil, damage: .sharedString(row: 1)))
  }

  @Test func recordsOfChartsBetweenThoseOfASheetAreNoCells() throws {
    let one = Draft.record(0x0203, Draft.place(0, 0), Draft.low(1))
    let two = Draft.record(0x0203, Draft.place(1, 0), Draft.low(2))
    let chart = Draft.record(0x0809, Draft.low(0x0600, 2), Draft.low(0x20, 2)) + one + two + Draft.record(0x000A)
    #expect(try rows(one, chart, two) == [["1"], ["2"]])
  }

  @Test func textsOfExcel95AreInTheEncodingOfTheirCodePage() throws {
    var draft = ExcelOldDraft()
    draft.isUnicode = false
    let hanzi: [UInt8] = [0xC2, 0xFA, 0xD2, 0xE2]  // 满意
    draft.globals =
      Draft.record(0x0042, Draft.low(936, 2)) + Draft.record(0x041E, Draft.low(164, 2), [2], Array("yy".utf8))
      + Draft.record(0x00E0, Draft.low(0, 2), Draft.low(164, 2))
    draft.name = [4] + hanzi
    draft.cells =
      Draft.record(0x0204, Draft.place(0, 0), Draft.low(4, 2), hanzi)
      + Draft.record(0x00D6, Draft.place(0, 1), Draft.low(3, 2), [0x61, 0xFF, 0x62], [0])
      + Draft.record(0x0203, Draft.place(0, 2), Draft.low(46284))
    let reading = try ExcelReading(draft.file())
    #expect(reading.name == "满意")
    #expect(reading.rows == [["满意", "a\u{FFFD}b", "2026-09-19"]])
  }

  @Test func aSmallWorkbookStandsInSmallSectors() throws {
    let cells = (0..<40).flatMap { Draft.record(0x0203, Draft.place($0, 0), Draft.low(Double($0))) }
    let file = try Draft(cells: cells).file(isSmall: true)
    #expect(try ExcelReading(file).rows == (0..<40).map { ["\($0)"] })
  }

  @Test func aWorkbookWithAPasswordIsEncrypted() throws {
    #expect(try fault(Draft(globals: Draft.record(0x002F, [0, 0])).file()) == .encrypted)
  }

  @Test func rowsAndCellsOutOfOrderAreDamage() throws {
    let cell = { (row: Int, column: Int) in Draft.record(0x0203, Draft.place(row, column), Draft.low(1)) }
    let damage = { (cells: [UInt8]) in try fault(Draft(cells: cells).file()) }
    #expect(
      try damage(cell(1, 0) + cell(0, 0)) == .damaged(part: "Workbook", line: nil, damage: .rowOrder(row: 1)))
    #expect(
      try damage(cell(1, 1) + cell(1, 0)) == .damaged(part: "Workbook", line: nil, damage: .cellOrder(row: 2)))
    #expect(
      try damage(cell(1, 1) + cell(1, 1)) == .damaged(part: "Workbook", line: nil, damage: .cellOrder(row: 2)))
  }

  @Test(arguments: [
    Draft.record(0x0203, Draft.place(0, 0), [1, 2, 3]), Draft.record(0x0204, Draft.place(0, 0), [9, 0, 0, 1]),
    Draft.record(0x00FD, [0, 0]), [0x03, 0x02, 0xFF, 0xFF], Draft.record(0x0205, [0]),
    Draft.record(0x0204, Draft.place(0, 0), [1, 0, 8, 0xFF, 0xFF, 0x61]),
  ])
  func aRecordThatIsTooShortIsDamage(cells: [UInt8]) throws {
    #expect(
      try fault(Draft(cells: cells).file()) == .damaged(part: "Workbook", line: nil, damage: .structure))
  }

  @Test func aCircleOfSectorsIsDamage() throws {
    var bytes = compound(Draft().stream + Array(repeating: 0, count: 4096), named: "Workbook")
    // The second sector of the workbook leads to itself.
    bytes.replaceSubrange(512 + 16..<512 + 20, with: [4, 0, 0, 0])
    #expect(try fault(ScratchFile(bytes)) == .damaged(part: "", line: nil, damage: .structure))
  }
}
