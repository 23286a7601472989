import Foundation
import Testing

@testable import Appraisal

@Suite("Every message is there in Chinese and in English")
struct MessageTests {
  private func isTranslated(_ wording: LocalizedText) -> Bool {
    let hasHan = { (text: String) in text.unicodeScalars.contains { $0.properties.isIdeographic } }
    return hasHan(wording.zh) && !wording.en.isEmpty && !hasHan(wording.en)
  }

  @Test("findings and rejects")
  func codes() {
    for code in FindingCode.allCases { #expect(isTranslated(code.wording(["1", "2", "3", "4"])), "\(code.rawValue)") }
    for code in RejectCode.allCases {
      #expect(isTranslated(code.wording([])), "\(code.rawValue)")
      #expect(isTranslated(code.wording(["a.csv", "2"])), "\(code.rawValue)")
    }
  }

  @Test("tables, columns and every code that a column can hold")
  func contract() {
    for table in Contract.tables {
      #expect(isTranslated(.table(table.name)), "\(table.name)")
      for column in table.allColumns {
        #expect(isTranslated(.column(column.name)), "\(table.name).\(column.name)")
        for (code, meaning) in column.codes { #expect(isTranslated(meaning), "\(table.name).\(column.name): \(code)") }
      }
      let names = table.columns.map(\.name)
      #expect(Set(names).count == names.count, "\(table.name)")
      #expect(table.key.allSatisfy(names.contains), "\(table.name)")
    }
  }

  @Test("each zh literal of the word files holds Chinese, each en literal none")
  func literals() throws {
    var count = 0
    for (name, text) in try sources("") where name.contains("/Messages/") {
      for literal in text.matches(of: /\b(zh|en):\s*"((?:[^"\\]|\\.)*)"/) {
        let words = String(literal.output.2).replacing(/\\\([^)]*\)/, with: "")
        let hasHan = words.unicodeScalars.contains { $0.properties.isIdeographic }
        if words.contains(/\w/) { #expect(hasHan == (literal.output.1 == "zh"), "\(name): \(literal.output.0)") }
        count += 1
      }
    }
    #expect(count > 200)
  }

  @Test("no other source file words a message")
  func wordsStandInOnePlace() throws {
    // What platforms and spreadsheets write, and what answers and headers are known, is described where it is.
    let exempt = ["/Messages/", "/Exports/Platforms/", "/Inspection/Known/", "/Tabular/Workbook/"]
    for (name, text) in try sources("") where !exempt.contains(where: name.contains) {
      // What is left are titles from definitions and joints between words, such as "\(zh)（\(other.zh)）".
      #expect(!text.contains(#/\b(zh|en): "[\p{Han}A-Za-z]/#), "\(name) words a message")
      let code = text.replacing(#/\/\/[^\n]*/#, with: "")
      #expect(!code.contains(#/"[^"\n]*\p{Han}[^"\n]*"/#), "\(name) holds Chinese text")
    }
  }

  private func sources(_ folder: String) throws -> [(name: String, text: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/\(folder)")
    return try FileManager.default.subpathsOfDirectory(atPath: root.path()).filter { $0.hasSuffix(".swift") }.map {
      ("/\(folder)/\($0)", try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }
}
