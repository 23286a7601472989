import Testing

@testable import Tabular

/// Which sheet is read, and how its parts are found.
@Suite struct ExcelSheetTests {
  private func row(_ value: Int) -> String { "<row r=\"1\"><c r=\"A1\"><v>\(value)</v></c></row>" }

  private var draft: ExcelDraft {
    var draft = ExcelDraft("")
    draft.sheets = [
      .init(name: "说明", rows: row(1), state: "hidden"), .init(name: "图", rows: "", kind: "chartsheet"),
      .init(name: "评价 &amp; 打分", rows: row(3)), .init(name: "备用", rows: row(4), state: "veryHidden"),
    ]
    return draft
  }

  @Test func theFirstSheetThatCanBeSeenIsRead() throws {
    let reading = try ExcelReading(draft.file())
    #expect(reading.names == ["说明", "评价 & 打分", "备用"])
    #expect(reading.name == "评价 & 打分")
    #expect(reading.rows == [["3"]])
  }

  @Test(arguments: [("说明", "1"), ("评价 & 打分", "3"), ("备用", "4")])
  func aSheetIsReadByItsName(name: String, value: String) throws {
    #expect(try ExcelReading(draft.file(), sheet: name).rows == [[value]])
  }

  @Test(arguments: ["图", "评价", "", "s"]) func anUnknownSheetNamesThoseThatAreThere(name: String) throws {
    #expect(try fault(draft.file(), sheet: name) == .noSheet(name, known: ["说明", "评价 & 打分", "备用"]))
  }

  @Test func aWorkbookOfChartsHasNoWorksheets() throws {
    var draft = draft
    draft.sheets = [.init(name: "图", rows: "", kind: "chartsheet")]
    #expect(try fault(draft.file()) == .noWorksheets)
  }

  @Test(arguments: ["", "x:", "very-long.prefix:"], [false, true])
  func prefixesTargetsAndNamespacesMayBeAnyOfThoseAllowed(prefix: String, isStrict: Bool) throws {
    let p = prefix
    var draft = ExcelDraft(
      "<\(p)row r=\"1\"><\(p)c r=\"A1\" t=\"s\"><\(p)v>0</\(p)v></\(p)c><\(p)c r=\"B1\" s=\"1\"><\(p)v>46284</\(p)v></\(p)c></\(p)row>",
      strings: ["<\(p)t>a</\(p)t>"])
    draft.styles = [0, 14]
    draft.prefix = prefix
    draft.isStrict = isStrict
    for isAbsolute in [false, true] {
      draft.hasAbsoluteTargets = isAbsolute
      #expect(try rows(draft) == [["a", "2026-09-19"]])
    }
  }

  @Test func partsMayStandAnywhere() throws {
    let moved = draft.parts.map { name, text in
      (name.replacing("xl/", with: "some/where/"), Array(text.replacing("xl/", with: "some/where/").utf8))
    }
    let types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/x\" ContentType="
      + "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
    #expect(try ExcelReading(zipped(moved + [("[Content_Types].xml", Array(types.utf8))])).rows == [["3"]])
  }

  @Test func partsAreFoundWhateverTheCaseOfTheirNames() throws {
    let parts = draft.parts.map { name, text in (name.uppercased(), Array(text.utf8)) }
    #expect(try ExcelReading(zipped(parts)).rows == [["3"]])
  }

  @Test(arguments: [
    ("_rels/.rels", "_rels/.rels"), ("xl/_rels/workbook.xml.rels", "xl/_rels/workbook.xml.rels"),
    ("xl/styles.xml", "xl/styles.xml"), ("xl/worksheets/sheet3.xml", "xl/worksheets/sheet3.xml"),
  ])
  func aPartThatIsMissingIsNamed(left: String, named: String) throws {
    let parts = draft.parts.filter { $0.name != left }.map { ($0.name, Array($0.text.utf8)) }
    #expect(try fault(zipped(parts)) == .damaged(part: named, line: nil, damage: .missing))
  }

  @Test(arguments: [1, 2, 3, 7, 64, 4096]) func anySizeOfChunkGivesTheSameRows(chunk: Int) throws {
    var draft = ExcelDraft(
      (1...30).map { row in
        "<row r=\"\(row)\"><c t=\"s\"><v>\(row % 3)</v></c><c s=\"1\"><v>\(46284 + row).5</v></c>"
          + "<c t=\"inlineStr\"><is><t>满意 &amp; \(row)</t></is></c></row>\n"
      }.joined(),
      strings: ["<t>甲_x000D_</t>", "<r><t>乙</t></r>", "<t/>"])
    draft.styles = [0, 22]
    let file = try draft.file()
    let whole = try ExcelReading(file)
    #expect(whole.rows.count == 30)
    #expect(whole.rows[0] == ["乙", "2026-09-20T12:00:00", "满意 & 1"])
    #expect(try ExcelReading(file, chunk: chunk) == whole)
    let old = try oldWorkbook("kinds")
    #expect(try ExcelReading(old, chunk: chunk) == ExcelReading(old))
  }
}
