import Tabular
import Testing

@testable import Appraisal
@testable import Inspection

@Suite("Where the header stands, without a definition")
struct InspectHeaderTests {
  private static let rows = (0..<30).map { "32600101\(1000 + $0),2026-09-\(10 + $0 % 20) 08:00:00,满意" }.joined(
    separator: "\n")

  @Test(
    "by delimiter, titles above, and rows",
    arguments: [
      ("学号,时间,态度\n", ",", FileFormat.Delimiter.comma, 1, 1, 0), ("学号;时间;态度\n", ";", .semicolon, 1, 1, 0),
      ("学号\t时间\t态度\n", "\t", .tab, 1, 1, 0), ("2026年结果,,\n,,\n说明：略,,\n学号,时间,态度\n", ",", .comma, 4, 1, 3),
      ("\n\n学号,时间,态度\n", ",", .comma, 3, 1, 0), ("学号,时间,评价\n,,态度\n", ",", .comma, 1, 1, 0),
      ("学号,时间,\n,,态度\n", ",", .comma, 1, 2, 0), ("", ",", .comma, 1, 0, 0),
    ])
  func layout(
    _ head: String, _ mark: String, _ delimiter: FileFormat.Delimiter, _ line: Int, _ rows: Int, _ above: Int
  ) throws {
    let file = try InspectedTable(head + Self.rows.replacing(",", with: mark) + "\n").file
    #expect(file.layout.delimiter == delimiter)
    #expect(file.layout.table.headerLine == line)
    #expect(file.layout.table.headerRows == rows)
    #expect(file.layout.recordsAbove == above)
  }

  @Test("a header of two rows names columns by both")
  func twoRows() throws {
    let rows = (0..<30).map { "32600101\(1000 + $0),满意,一般" }.joined(separator: "\n")
    let file = try InspectedTable("学号,满意度,\n,指导,关心\n\(rows)\n").file
    #expect(file.layout.table.headerRows == 2)
    #expect(file.columns.map { $0.names.first ?? "" } == ["学号", "满意度—指导", "满意度—关心"])
    #expect(file.records == 30)
  }

  @Test("a tab behind every field and a comma behind every row are no columns")
  func tabsAppended() throws {
    let rows = (0..<30).map { "32600101\(1000 + $0)\t,满意\t," }.joined(separator: "\n")
    let file = try InspectedTable("学号\t,态度\t\n\(rows)\n").file
    #expect(file.layout.delimiter == .comma)
    #expect(file.columns.map { $0.names.first ?? "" } == ["学号", "态度"])
  }

  @Test(
    "a first row that is a record shows nothing of itself",
    arguments: ["326001011234,甲,满意", "T001,甲,满意", "甲,2026-09-01 08:00,满意", "甲,127.0.0.1,满意", "2.02E+11,乙,满意"])
  func noHeader(_ row: String) throws {
    let parts = row.split(separator: ",").map(String.init)
    let below = (1..<30).map { number in
      parts.enumerated().map { index, part in
        index == 2 ? "满意" : part.replacing("1", with: "\(number % 8 + 1)").replacing("甲", with: "丙\(number)")
      }.joined(separator: ",")
    }
    let table = try InspectedTable(([row] + below).joined(separator: "\n") + "\n")
    #expect(try table.file.layout.table.headerRows == 0)
    #expect(try table.file.records == 30)
    let text = table.inspection.text(in: .english, isQuiet: false)
    #expect(!text.contains(parts[0]) && !text.contains("甲") && !text.contains("乙"), "\(text)")
  }

  @Test("a header twice, a blank one, and one as long as a page are taken by position or as they are")
  func oddHeaders() throws {
    let long = String(repeating: "很长", count: 300)
    let file = try InspectedTable("a,a,,\(long)\n1x,2x,3x,4x\n5x,6x,7x,8x\n").file
    #expect(
      file.columns.map(\.reference) == [.position(1), .position(2), .position(3), .header(long)])
  }

  @Test("records that cannot be read are counted, with the first line")
  func rejected() throws {
    let file = try InspectedTable("学号,态度\nS10001,满意\nS10002\nS10003,一般,x\nS10004,满意\n").file
    #expect(file.records == 4)
    #expect(file.rejected == 2)
    #expect(file.firstRejected?.line == 3)
  }
}

@Suite("Values counted in bounded memory")
struct InspectProfileTests {
  @Test("few values are all kept, with counts and first lines")
  func complete() {
    var profile = ColumnProfile(limit: 10)
    for (line, text) in ["a", "b", "a", " ", "a "].enumerated() {
      _ = profile.add(Array(text.utf8)[...], line: line + 1, missing: [])
    }
    profile.finish()
    #expect(profile.values == 4)
    #expect(profile.blanks == 1)
    #expect(profile.byCount.map(\.text) == ["a", "b"])
    #expect(profile.byCount.map(\.count) == [3, 1])
    #expect(profile.byCount.map(\.line) == [1, 2])
    #expect(profile.isDistinctComplete)
  }

  @Test("of many values a sample is kept, the same ones in every column, each counted exactly")
  func sampled() {
    var one = ColumnProfile(limit: 100)
    var other = ColumnProfile(limit: 100)
    for number in 0..<30_000 { _ = one.add(Array("S\(number % 10_000)".utf8)[...], line: 1, missing: []) }
    for number in (0..<20_000).reversed() { _ = other.add(Array("S\(number)".utf8)[...], line: 1, missing: []) }
    one.finish()
    other.finish()
    #expect(one.distinct == 100 && other.distinct == 100)
    #expect(!one.isDistinctComplete)
    #expect(one.entries.values.allSatisfy { $0.count == 3 })
    #expect(one.shareOfIds(in: other) == 1)
    #expect(other.shareOfIds(in: one) > 0.3 && other.shareOfIds(in: one) < 0.7)
  }

  @Test("what a platform writes where nothing was answered is blank")
  func missing() {
    var profile = ColumnProfile(limit: 10)
    let missing: Set = [ColumnProfile.hash("(跳过)".utf8)]
    _ = profile.add(Array("(跳过)".utf8)[...], line: 1, missing: missing)
    #expect(profile.blanks == 1)
  }

  @Test("merged columns are as if they were one")
  func merged() {
    var parts = [ColumnProfile(limit: 50), ColumnProfile(limit: 50), ColumnProfile(limit: 50)]
    for number in 0..<1000 {
      let cell = Array("\(number % 300)".utf8)[...]
      _ = parts[number % 2].add(cell, line: 1, missing: [])
      _ = parts[2].add(cell, line: 1, missing: [])
    }
    for index in parts.indices { parts[index].finish() }
    parts[0].merge(parts[1])
    #expect(parts[0].values == parts[2].values)
    #expect(parts[0].entries.mapValues(\.count) == parts[2].entries.mapValues(\.count))
  }
}
