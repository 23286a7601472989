import TestSupport
import Testing

@testable import Tabular

/// Markup that is read without expat gives what expat finds.
@Suite struct ExcelPlainTests {
  /// Rows, and the error that they end in.
  private struct Outcome: Equatable {
    var rows: [TableFile.RawRecord] = []
    var error: ReadError?

    /// - Parameter chunk: with 1 expat gets each byte by itself, and everything.
    init(_ file: ScratchFile, chunk: Int) {
      do throws(ReadError) {
        let file = try StoredFile(path: file.path)
        let reader = try Worksheet(file, content: FileContent.of(file), name: nil, chunk: chunk).reader()
        while try reader.read() { rows += reader.rows.texts }
      } catch {
        self.error = error
      }
    }
  }

  private func expectTheSame(_ parts: [(String, [UInt8])], _ what: Comment) throws {
    let file = try zipped(parts)
    let outcome = Outcome(file, chunk: 1)
    for chunk in [64, 1 << 16] { #expect(Outcome(file, chunk: chunk) == outcome, what) }
  }

  private static let cells = [
    "<c r=\"A#\"><v>1</v></c>", "<c r=\"B#\" s=\"1\"><v>46284.5</v></c>", "<c r=\"C#\" t=\"s\"><v>1</v></c>",
    "<c r=\"D#\" t=\"inlineStr\"><is><t>满意</t></is></c>", "<c r=\"E#\" s=\"1\"/>", "<c t=\"b\"><v>1</v></c>",
    "<c r=\"G#\" t=\"str\"><f>A1</f><v>a &amp; b</v></c>", "<c><v>0012</v></c>", "<c r=\"I#\"><v> 4.70 </v></c>",
    "<c r=\"J#\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> _x41_ ]]</t></is></c>", "<c r=\"AA#\"></c>",
    "<!-- > <c r=\"AB#\"><v>1</v></c> -->", "<![CDATA[ > <c r=\"AC#\"><v>1</v></c> ]]>", "\n",
    "<c r=\"AD#\" t=\"inlineStr\"><is><r><t>a\nb</t></r><r><t>c</t></r></is></c>", "<c r=\"AE#\" x=\">\"><v>2</v></c>",
    "<x:c xmlns:x=\"urn:x\" r=\"AF#\"><v>1</v></x:c>", "<c xmlns=\"urn:x\" r=\"AG#\"><v>1</v></c>",
    "<c r=\"AH#\" t=\"inlineStr\"><is><t>\u{FFFD}\u{FFFF}</t></is></c>", "<c r=\"AI1\"><v>1</v></c>",
    "<c r=\"AJ#\" t=\"s\"><v>9</v></c>", "<c r=\"AK#\"><v>]]></v></c>", "<c r=\"AL#\"><v>1</v></c><c r=\"A#\"/>",
    "<extLst> > <c r=\"AM#\"><v>1</v></c></extLst>", "<c r=\"AN#\"><v>1</v><v>2</v></c>",
    "<c r=\"AO#\" s=\"1\" s=\"1\"/>",
  ]
  private static let rowTags = [
    "<row r=\"#\">", "<row>", "<row r=\"#\" spans=\"1:9\">", "<row r=\"#\" xmlns=\"urn:x\">", "<row r=\">\" r2=\"<\">",
    "<x:row xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns=\"urn:x\" r=\"#\">",
  ]

  private func draft(_ random: inout SeededRandom) -> ExcelDraft {
    var rows = ""
    for number in 1...Int.random(in: 1...4, using: &random) {
      let tag = Bool.random(using: &random) ? 0 : Int.random(in: 0..<Self.rowTags.count, using: &random)
      let end = Self.rowTags[tag].hasPrefix("<x:") ? "</x:row>" : "</row>"
      var row = Self.rowTags[tag]
      for cell in Self.cells where Int.random(in: 0..<4, using: &random) == 0 { row += cell }
      rows += (row + end).replacing("#", with: "\(number)")
    }
    var draft = ExcelDraft(rows, strings: ["<t>a</t>", "<t>好 _x0041_</t>", "<r><t>b</t></r>", "<t>&lt;</t>"])
    draft.styles = [0, 22]
    return draft
  }

  @Test func cellsOfEveryShapeAreTheSame() throws {
    for seed in 0..<40 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      try expectTheSame(draft(&random).parts.map { ($0.name, Array($0.text.utf8)) }, "seed \(seed)")
    }
  }

  @Test func changedBytesAreTheSame() throws {
    for seed in 0..<80 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      var parts = draft(&random).parts.map { ($0.name, Array($0.text.utf8)) }
      let isStrings = seed % 3 == 0
      guard let index = parts.firstIndex(where: { $0.0.contains(isStrings ? "sharedStrings" : "sheet1.xml") }) else {
        continue
      }
      let place = Int.random(in: 0..<parts[index].1.count, using: &random)
      let bytes = Array("<>\"/&]:=_ \n\r#1Az\u{0}\u{7F}é\u{FFFE}".utf8)
      parts[index].1[place] = bytes[Int.random(in: 0..<bytes.count, using: &random)]
      try expectTheSame(parts, "seed \(seed)")
    }
  }

  @Test(arguments: ["UTF-8", "utf-8", "ISO-8859-1", "US-ASCII", "UTF-16"])
  func textInAnotherEncodingIsNotPlain(encoding: String) throws {
    let parts = ExcelDraft("<row><c t=\"inlineStr\"><is><t>é</t></is></c></row>", strings: ["<t>é</t>"]).parts
    let declared = parts.map { part in
      let text = part.text.replacing("encoding=\"UTF-8\"", with: "")
      let body = text.hasPrefix("<?xml") ? text[(text.firstIndex(of: "\n") ?? text.startIndex)...] : text[...]
      return (part.name, Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\(body)".utf8))
    }
    try expectTheSame(declared, "\(encoding)")
  }

  @Test func aLongTagTakesNoTime() throws {
    let file = try ExcelDraft("<row a=\"\(String(repeating: ">", count: 1_000_000))\"><c><v>1</v></c></row>").file()
    #expect(try ContinuousClock().measure { _ = try ExcelReading(file) } < .seconds(5))
  }

  /// Batches end between the cells of a row.
  @Test func rowsOfManyBatchesAreWhole() throws {
    let numbers = 1...9000
    let rows = numbers.map { row in
      "<row r=\"\(row)\"><c r=\"A\(row)\"><v>\(row)</v></c><c r=\"B\(row)\" t=\"s\"><v>\(row % 2)</v></c>"
        + "<c r=\"C\(row)\" t=\"inlineStr\"><is><t> \(row * 7)</t></is></c></row>"
    }.joined()
    let file = try ExcelDraft(rows, strings: ["<t>a </t>", "<t>b</t>"]).file()
    #expect(try records(file) == numbers.map { ["\($0)", $0 % 2 == 0 ? "a" : "b", "\($0 * 7)"] })
  }

  @Test func rowsLargerThanABatchAreWhole() throws {
    let cell = { (letter: String) in
      "<c t=\"inlineStr\"><is><t>\(String(repeating: letter, count: 300_000))</t></is></c>"
    }
    let file = try ExcelDraft((1...3).map { "<row>\(cell("\($0)"))\(cell("b"))</row>" }.joined()).file()
    #expect(
      try records(file).map { $0.map { "\($0.prefix(1))\($0.count)" } } == (1...3).map { ["\($0)300000", "b300000"] })
  }

  private func records(_ file: ScratchFile) throws -> [[String]] {
    let reader = try RecordReader(TableFile(path: file.path), layout: TableLayout(headerRows: 0))
    var records: [[String]] = []
    while let batches = try reader.read() {
      for batch in batches {
        for record in 0..<batch.count { records.append((0..<batch.width).map { batch.text(of: $0, in: record) }) }
      }
    }
    return records
  }
}
