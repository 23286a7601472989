import TestSupport
import Testing

@testable import Tabular

/// Workbooks that are broken, by accident or on purpose: a fault that says where, and never a trap.
@Suite struct ExcelDamageTests {
  private func sheetFault(_ rows: String, strings: [String]? = nil) throws -> WorkbookDamage? {
    guard case .damaged(let part, let line, let damage) = try fault(ExcelDraft(rows, strings: strings).file()) else {
      return nil
    }
    #expect(part == "xl/worksheets/sheet1.xml")
    #expect(line != nil)
    return damage
  }

  @Test(arguments: [
    "<row r=\"3\"/><row r=\"2\"/>", "<row r=\"3\"/><row r=\"2\"><c><v>1</v></c></row>", "<row r=\"2\"/><row r=\"2\"/>",
    "<row/><row/><row r=\"2\"/>",
  ])
  func rowsOutOfOrderAreDamage(rows: String) throws {
    #expect(try sheetFault(rows) == .rowOrder(row: 2))
  }

  @Test(arguments: [
    "<c r=\"B1\"/><c r=\"A1\"/>", "<c r=\"A1\"/><c r=\"A1\"/>", "<c/><c/><c r=\"B1\"/>", "<c r=\"A2\"/>",
    "<c r=\"1\"/>",
    "<c r=\"A\"/>", "<c r=\"\"/>", "<c r=\"A-1\"/>", "<c r=\"a1\"/>",
  ])
  func cellsOutOfOrderAreDamage(cells: String) throws {
    #expect(try sheetFault("<row r=\"1\">\(cells)</row>") == .cellOrder(row: 1))
  }

  @Test(arguments: ["r=\"0\"", "r=\"x\"", "r=\"\"", "r=\"-1\""]) func aRowIsNumberedFromOne(number: String) throws {
    #expect(try sheetFault("<row \(number)/>") == .rowOrder(row: 0))
  }

  @Test(arguments: ["1", "-1", "x", "99999999999999999999"]) func aSharedStringMustBeThere(index: String) throws {
    let rows = "<row r=\"7\"><c t=\"s\"><v>\(index)</v></c></row>"
    #expect(try sheetFault(rows, strings: ["<t>a</t>"]) == .sharedString(row: 7))
    #expect(try sheetFault(rows) == .sharedString(row: 7))
  }

  @Test func theLineOfWhatIsNoXMLIsNamed() throws {
    let file = try ExcelDraft("<row r=\"1\">\n\n<c></row>").file()
    #expect(
      try fault(file)
        == .damaged(part: "xl/worksheets/sheet1.xml", line: 5, damage: .markup("mismatched tag")))
  }

  @Test func rowsInFrontOfTheDamageAreReadFirst() throws {
    let file = try ExcelDraft("<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c>").file()
    let reader = try Worksheet(StoredFile(path: file.path), content: .xlsx, name: nil).reader()
    #expect(try reader.read())
    #expect(reader.rows.texts == [.init(line: 1, fields: ["1"])])
    #expect(throws: ReadError.self) { try reader.read() }
    #expect(throws: ReadError.self) { try reader.read() }
  }

  /// The last sector of an .xls may lack what nothing stands in.
  @Test func aFileCutOffAnywhereIsDamagedOrHasLostNothing() throws {
    let draft = ExcelDraft(
      String(repeating: "<row><c t=\"s\"><v>0</v></c><c><v>1.5</v></c></row>", count: 20), strings: ["<t>甲</t>"])
    for bytes in try [stored(draft.file()), stored(oldWorkbook("kinds"))] {
      let whole = try ExcelReading(ScratchFile(bytes))
      for count in stride(from: 97, to: bytes.count, by: 97) {
        let file = try ScratchFile(Array(bytes.prefix(count)))
        guard try fault(file) == nil else { continue }
        #expect(count > bytes.count - 512, "\(count) bytes of \(bytes.count)")
        #expect(try ExcelReading(file) == whole, "\(count) bytes of \(bytes.count)")
      }
    }
  }

  @Test func anyChangeOfBytesEndsInRowsOrAFault() throws {
    let draft = ExcelDraft(
      String(repeating: "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>1.5</v></c></row>", count: 5), strings: ["<t>甲</t>"])
    let parts = draft.parts
    let whole = try stored(draft.file())
    let old = try stored(oldWorkbook("kinds"))
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let chosen = Int.random(in: 0..<parts.count, using: &random)
      let changed = parts.enumerated().map { index, part in
        (part.name, index == chosen ? Self.changed(Array(part.text.utf8), &random) : Array(part.text.utf8))
      }
      try readWithin(.seconds(5), zipped(changed), "part, seed \(seed)")
      try readWithin(.seconds(5), ScratchFile(Self.changed(whole, &random)), "zip, seed \(seed)")
      try readWithin(.seconds(5), ScratchFile(Self.changed(old, &random)), "xls, seed \(seed)")
    }
  }

  private func readWithin(_ limit: Duration, _ file: ScratchFile, _ what: Comment) {
    let time = ContinuousClock().measure { _ = try? fault(file) }
    #expect(time < limit, what)
  }

  /// A few bytes replaced, by any or by those at the limits.
  private static func changed(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      let edges: [UInt8] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF]
      bytes[index] =
        Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : edges[Int(random.next() % 6)]
    }
    return bytes
  }
}
