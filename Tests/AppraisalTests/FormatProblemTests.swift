import Foundation
import Tabular
import TestSupport
import Testing

@testable import Appraisal

@Suite("How files are written: what a definition may say of it")
struct FormatProblemTests {
  static let cases: [BrokenDefinition] = [
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {platform: wenjuanxin}\n", at: "wenjuanxin}",
      "sources.satisfaction.format.platform: unknown value 'wenjuanxin'; did you mean 'wenjuanxing'?"),
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {encoding: gbk}\n", at: "gbk}",
      "sources.satisfaction.format.encoding: unknown value 'gbk'; one of: utf-8, gb18030, utf-16le, utf-16be"),
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {delimiter: pipe}\n", at: "pipe}",
      "sources.satisfaction.format.delimiter: unknown value 'pipe'; one of: comma, semicolon, tab"),
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {header-row: 0}\n", at: "header-row",
      "sources.satisfaction.format.header-row: expected a whole number from 1 to 1048576"),
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {dates: us}\n", at: "us}",
      "sources.satisfaction.format.dates: unknown value 'us'; one of: day-first, month-first"),
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {zone: Beijing}\n", at: "zone: Beijing",
      "sources.satisfaction.format.zone: expected an offset such as +08:00, found 'Beijing'"),
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {zone: \"+08:00\"}\n", at: "sources:",
      "sources.satisfaction.format: there is no clock to convert to; state 'zone' at the top of the definition, such as +08:00"
    ),
    BrokenDefinition(
      "    files: 满意度/*.csv\n", "    files: 满意度/*.csv\n    format: {header-rows: 0}\n", at: "sources:",
      "sources.satisfaction.format: without a header (header-rows: 0) column '4、您对活动内容的满意程度' must be named by its place, such as {position: 1}"
    ),
    BrokenDefinition(
      "      submitted: 提交答卷时间\n", "      submitted: {metadata: submited}\n", at: "submited}",
      "sources.satisfaction.columns.submitted.metadata: unknown value 'submited'; did you mean 'submitted'?"),
    BrokenDefinition(
      "      submitted: 提交答卷时间\n", "      submitted: []\n", at: "[]",
      "sources.satisfaction.columns.submitted: expected at least one column"),
    BrokenDefinition(
      "      rater: 1、您的学号\n", "      rater: 1、您的学号\n      rater-in: 1、您的学号\n", at: "rater: 1、",
      "sources.satisfaction.columns.rater: 'rater' and 'rater-in' exclude each other; keep one"),
    BrokenDefinition(
      "    not-applicable: [未参加]\n", "    not-applicable: [未参加]\n    written-as: {满意: [\"4\"], 一般: [\"4\"]}\n",
      at: "\"4\"], ", "scales.satisfaction.written-as.满意: '4' means something else already; keep one"),
    BrokenDefinition(
      "    not-applicable: [未参加]\n", "    not-applicable: [未参加]\n    written-as: {满意: [未参加]}\n",
      at: "未参加]}", "scales.satisfaction.written-as.满意: '未参加' means something else already; keep one"),
    BrokenDefinition(
      "    not-applicable: [未参加]\n", "    not-applicable: [未参加]\n    written-as: {满: [\"4\"]}\n", at: "满: [",
      "scales.satisfaction.written-as: unknown key '满'; did you mean '满意'?"),
    BrokenDefinition(
      "authority:", "zone: CST\nauthority:", at: "zone: CST", "zone: expected an offset such as +08:00, found 'CST'"),
  ]

  @Test("what is wrong is told where it stands", arguments: cases)
  func problems(_ definition: BrokenDefinition) throws { try definition.expectMessage() }

  @Test("any first rows end in a layout or in one message")
  func anyRows() throws {
    let words = [
      "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "Question 1", "Team", "Giver's Full Name", "StartDate", "V1",
      "Timestamp",
      "{\"\"ImportId\"\":\"\"a\"\"}", "\"", "", "学号", "1", "x\"y", "\u{301}", "submitdate", "lastpage", "seed",
    ]
    let formats = [FileFormat.found, FileFormat(headerRow: 3), FileFormat(headerRows: 0), FileFormat(table: 2)]
    for seed in 0..<150 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        (0..<Int.random(in: 1...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
          .joined(separator: [",", ";", "\t"].randomElement(using: &random) ?? ",")
      }.joined(separator: "\n")
      let path = FileManager.default.temporaryDirectory.appending(path: "layout-\(seed)-\(UUID().uuidString)").path()
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(text.utf8).write(to: URL(filePath: path))
      let wanted: [ColumnReference] = [.header("学号"), .pattern("*Q*"), .metadata(.submitted), .position(2)]
      do throws(Failure) {
        let folder = try InputFolder(path: FileManager.default.temporaryDirectory.path())
        let name = String(path.split(separator: "/").last ?? "")
        let reader = try ExportReader(
          folder: folder, file: ExportFile(name), format: formats[Int(seed) % formats.count], wanted: wanted,
          source: "s")
        _ = wanted.map { try? reader.columns.index(of: $0) as Int }
        var records = 0
        try reader.forEachRecord { _, _, _ in records += 1 }
        #expect(reader.records == records + reader.rejects.count, "seed \(seed)")
      } catch {
        #expect(error.kind == .dataUnusable, "seed \(seed): \(error)")
      }
    }
  }
}
