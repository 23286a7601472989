import Tabular
import Testing

@testable import Appraisal

@Suite("A workbook that cannot be read is a failure that says what to do")
struct WorkbookMessageTests {
  private func message(_ fault: WorkbookFault) throws -> LocalizedText {
    let failure = Failure(.workbook(path: "a.xlsx", fault: fault))
    #expect(failure.kind == .dataUnusable)
    let message = try #require(failure.messages.first)
    #expect(message.place == "a.xlsx")
    return message.wording
  }

  @Test("what was found, what was expected, what to do")
  func wholeMessages() throws {
    let page = try message(.noWorkbook(.html))
    #expect(page.zh == "这是网页（许多平台把网页存为 .xls），应为 .xlsx 或 .xls 工作簿；请在 Excel 中打开并另存为 .xlsx 或 CSV UTF-8")
    #expect(
      page.en == "this is a web page (many platforms name these .xls), expected a workbook (.xlsx or .xls); "
        + "open it in Excel and save it as .xlsx or CSV UTF-8")
    #expect(
      try message(.noSheet("打分", known: ["说明", "评价"])).en
        == "the workbook has no worksheet '打分', only '说明', '评价'; check the name in the definition")
    #expect(
      try message(.tooLarge(.cellBytes, limit: 1_048_576)).zh
        == "工作簿超出上限：一个单元格的字节数最多 1048576；请只保留需要的行列，另存为 .xlsx 或 CSV UTF-8")
  }

  @Test("damage names the part and the line")
  func damage() throws {
    let markup = WorkbookFault.damaged(part: "xl/workbook.xml", line: 2, damage: .markup("syntax error"))
    #expect(try message(markup).zh == "工作簿已损坏：xl/workbook.xml:2：XML 有误（syntax error）；请在 Excel 中打开并另存为 .xlsx，或重新导出")
    let structure = WorkbookFault.damaged(part: "", line: nil, damage: .structure)
    #expect(
      try message(structure).en
        == "the workbook is damaged: the structure of the file contradicts itself; "
        + "open it in Excel and save it anew, or export it again")
  }

  @Test("no two kinds of damage read the same")
  func allKinds() throws {
    let damages: [WorkbookDamage] = [
      .container("x"), .structure, .missing, .markup("y"), .documentType, .rowOrder(row: 1), .cellOrder(row: 1),
      .sharedString(row: 1),
    ]
    let faults: [WorkbookFault] =
      damages.map { .damaged(part: "p", line: 1, damage: $0) } + [.encrypted, .noWorksheets]
    let wordings = try faults.map { try message($0) }
    #expect(Set(wordings.map(\.zh)).count == faults.count)
    #expect(Set(wordings.map(\.en)).count == faults.count)
  }
}
