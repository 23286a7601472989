import Testing

@testable import Tabular

/// Workbooks that would take too much, each refused as soon as that shows.
@Suite struct ExcelLimitTests {
  private func limits(_ change: (inout WorkbookLimits) -> Void) -> WorkbookLimits {
    var limits = WorkbookLimits.standard
    change(&limits)
    return limits
  }

  @Test func aDocumentTypeIsRefusedInAnyPart() throws {
    let bomb =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
    let draft = ExcelDraft("<row><c t=\"str\"><v>&c;</v></c></row>", strings: ["<t>a</t>"])
    for name in draft.parts.map(\.name) {
      let parts = draft.parts.map { part in
        let start = part.text.firstIndex(of: "\n") ?? part.text.startIndex
        let text = part.name == name ? part.text[..<start] + bomb + part.text[start...] : part.text[...]
        return (part.name, Array(text.utf8))
      }
      guard case .damaged(name, .some, .documentType) = try fault(zipped(parts)) else {
        Issue.record("\(name) was read")
        continue
      }
    }
  }

  @Test func moreThanTheRatioAllowsIsRefused() throws {
    let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 20_000)
    let parts = ExcelDraft(rows).parts.map { ($0.name, Array($0.text.utf8)) }
    let file = try zipped(parts, isCompressed: true)
    let strict = limits {
      $0.ratio = 20
      $0.ratioCountsFrom = 1 << 16
    }
    #expect(try fault(file, limits: strict) == .tooLarge(.ratio, limit: 20))
    #expect(try fault(file) == nil)
    #expect(try fault(zipped(parts), limits: strict) == nil)
  }

  @Test func aPartIsCountedAsItComesOut() throws {
    let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 1000)
    let file = try ExcelDraft(rows, strings: Array(repeating: "<t>ab</t>", count: 200)).file()
    #expect(
      try fault(file, limits: limits { $0.sheetBytes = 20_000 }) == .tooLarge(.partBytes, limit: 20_000))
    #expect(
      try fault(file, limits: limits { $0.sharedStringsBytes = 2000 }) == .tooLarge(.partBytes, limit: 2000))
    #expect(try fault(file, limits: limits { $0.otherPartBytes = 100 }) == .tooLarge(.partBytes, limit: 100))
  }

  @Test func sharedStringsAreCounted() throws {
    let file = try ExcelDraft("", strings: Array(repeating: "<t>a</t>", count: 11)).file()
    #expect(try fault(file, limits: limits { $0.sharedStrings = 10 }) == .tooLarge(.sharedStrings, limit: 10))
    #expect(try fault(file, limits: limits { $0.sharedStrings = 11 }) == nil)
  }

  @Test(arguments: [
    "<c t=\"inlineStr\"><is><t>#</t></is></c>", "<c t=\"inlineStr\"><is><r><t>#</t></r><r><t>#</t></r></is></c>",
    "<c><v>#</v></c>", "<c t=\"e\"><v>#</v></c>",
  ])
  func aGiantCellIsRefused(cell: String) throws {
    let long = cell.replacing("#", with: String(repeating: "x", count: 600))
    let file = try ExcelDraft("<row>\(long)</row>").file()
    #expect(try fault(file, limits: limits { $0.cellBytes = 599 }) == .tooLarge(.cellBytes, limit: 599))
    #expect(try fault(file, limits: limits { $0.cellBytes = 1200 }) == nil)
  }

  @Test func aGiantSharedStringIsRefused() throws {
    let file = try ExcelDraft("", strings: ["<r><t>\(String(repeating: "x", count: 600))</t></r><r><t>y</t></r>"])
      .file()
    #expect(try fault(file, limits: limits { $0.cellBytes = 600 }) == .tooLarge(.cellBytes, limit: 600))
    #expect(try fault(file, limits: limits { $0.cellBytes = 601 }) == nil)
  }

  @Test func oneStringSharedByAllCellsOfARowIsRefused() throws {
    let rows = "<row>\(String(repeating: "<c t=\"s\"><v>0</v></c>", count: 100))</row>"
    let file = try ExcelDraft(rows, strings: ["<t>\(String(repeating: "x", count: 100))</t>"]).file()
    #expect(try fault(file, limits: limits { $0.rowBytes = 9999 }) == .tooLarge(.rowBytes, limit: 9999))
    #expect(try fault(file, limits: limits { $0.rowBytes = 10_000 }) == nil)
  }

  @Test func columnsAndRowsBeyondThoseOfExcelAreRefused() throws {
    let columns = { (name: String) in try fault(ExcelDraft("<row><c r=\"\(name)1\"><v>1</v></c></row>").file()) }
    #expect(try columns("XFD") == nil)
    #expect(try columns("XFE") == .tooLarge(.columns, limit: 16_384))
    #expect(try columns("ZZZZZZZZZZZZZZZZZZZZ") == .tooLarge(.columns, limit: 16_384))
    let rows = { (number: Int) in try fault(ExcelDraft("<row r=\"\(number)\"><c><v>1</v></c></row>").file()) }
    #expect(try rows(1_048_576) == nil)
    #expect(try rows(1_048_577) == .tooLarge(.rows, limit: 1_048_576))
  }

  @Test func deepNestingIsRefused() throws {
    let nested = String(repeating: "<x>", count: 300) + String(repeating: "</x>", count: 300)
    #expect(try fault(ExcelDraft(nested).file()) == .tooLarge(.depth, limit: 256))
  }

  @Test(arguments: ["<row a=\"#\"/>", "<!--#-->", "<?p #?>", "<#/>"]) func aTagWithoutEndIsRefused(tag: String) throws {
    let file = try ExcelDraft(tag.replacing("#", with: String(repeating: "x", count: 100_000))).file()
    let strict = limits { $0.tagBytes = 50_000 }
    let reading = Result { try ExcelReading(file, limits: strict, chunk: 1000) }
    #expect(throws: ReadError.workbook(path: file.path, fault: .tooLarge(.tagBytes, limit: 50_000))) {
      try reading.get()
    }
  }

  @Test func stylesAndPartsAreCounted() throws {
    var draft = ExcelDraft("")
    draft.styles = Array(repeating: 0, count: 11)
    #expect(try fault(draft.file(), limits: limits { $0.styles = 10 }) == .tooLarge(.styles, limit: 10))
    #expect(try fault(draft.file(), limits: limits { $0.parts = 4 }) == .tooLarge(.parts, limit: 4))
    #expect(try fault(draft.file(), limits: limits { $0.parts = 5 }) == nil)
  }

  /// A directory of zip64 can claim any number of parts; libzip would make room for all of them at once.
  @Test func falseNumbersOfPartsAreRefusedBeforeTheFileIsOpened() throws {
    var bytes = try stored(ExcelDraft("").file())
    let end = bytes.count - 22
    let directory: [UInt8] = [0x50, 0x4B, 0x06, 0x06] + Array(repeating: 0, count: 28) + [0, 0, 0, 0x7F, 0, 0, 0, 0]
    let locator: [UInt8] =
      [0x50, 0x4B, 0x06, 0x07, 0, 0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: end >> (8 * $0)) } + [1, 0, 0, 0]
    bytes.insert(contentsOf: directory + Array(repeating: 0, count: 16) + locator, at: end)
    #expect(try fault(ScratchFile(bytes)) == .tooLarge(.parts, limit: 16_384))
  }

  @Test func anOldWorkbookIsMeasuredBeforeItIsOpened() throws {
    let file = try oldWorkbook("kinds")
    #expect(try fault(file, limits: limits { $0.storedXLSBytes = 5000 }) == .tooLarge(.storedBytes, limit: 5000))
    #expect(try fault(file, limits: limits { $0.sharedStrings = 3 }) == .tooLarge(.sharedStrings, limit: 3))
    #expect(try fault(file, limits: limits { $0.rowBytes = 20 }) == .tooLarge(.rowBytes, limit: 20))
    #expect(try fault(file, limits: limits { $0.columns = 3 }) == .tooLarge(.columns, limit: 3))
  }
}
