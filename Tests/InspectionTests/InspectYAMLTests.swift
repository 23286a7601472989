import Foundation
import TestSupport
import Testing

@testable import Appraisal
@testable import Inspection

@Suite("Texts from files stand in YAML as they are")
struct InspectYAMLTests {
  static let odd = [
    "a: b", "a #b", "#a", "\"", "'", "it's", "[a", "{a}", "a]", "line\nbreak", "tab\there", "\r\n", "😊", "👨‍👩‍👧", "*a",
    "&a", "!a", "%a",
    "@a", "`a", "- a", "-", "?", "? a", ":", ",", "|", ">", "yes", "No", "null", "~", "true", "1", "1.5", "0x1F", "1e3",
    "2026-09-01",
    "=1+1", "\u{0}", "\u{1B}[31m", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{202E}abc", "e\u{301}", "\\n", "a\\", " a ",
    "　", "\u{A0}",
    "\u{10FFFF}", "𠮷", "5、请评价—甲", "q5[SQ001]", "您的学号是？", "---", "...", "<<", "a:", "http://x/y", "",
    String(repeating: "长", count: 2000),
  ]

  private func read(_ text: String) throws -> String? {
    let node = try YAMLReader.read(Array("k: \(text)\nl: [\(text), {m: \(text)}]\n".utf8), file: "t.yaml")
    let values = [node.value(of: "k")?.text]
    guard case .sequence(let items, _)? = node.value(of: "l"), items.count == 2 else { return nil }
    let all = values + [items[0].text, items[1].value(of: "m")?.text]
    return Set(all).count == 1 ? all[0] : nil
  }

  @Test("odd ones", arguments: Self.odd)
  func roundTrip(_ text: String) throws {
    #expect(try read(YAMLText.scalar(text)) == text)
    #expect(try read(YAMLText.quoted(text)) == text)
  }

  @Test("random ones")
  func random() throws {
    let seed: UInt64 = 20_260_901
    var random = SeededRandom(seed: seed)
    let alphabet = Self.odd.filter { $0.utf8.count < 40 }.map { Array($0.utf8) }
    for round in 0..<2000 {
      let text = String(decoding: random.bytes(of: alphabet, upTo: 6), as: UTF8.self)
      #expect(try read(YAMLText.scalar(text)) == text, "seed \(seed), round \(round)")
    }
  }

  @Test("comments have no line break, nothing that moves a cursor, and an end", arguments: Self.odd)
  func comments(_ text: String) {
    let comment = YAMLText.comment(text)
    #expect(comment.unicodeScalars.count <= 61)
    #expect(
      comment.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && !(0x80...0x9F).contains($0.value) })
    #expect(!comment.contains("\u{2028}") && !comment.contains("\u{202E}"))
  }

  @Test(
    "a file under odd headers gives a definition that names its columns",
    arguments: Self.odd.filter { !["\u{0}", "1e3", "2026-09-01"].contains($0) })
  func headers(_ header: String) throws {
    let quoted = "\"" + header.replacing("\"", with: "\"\"") + "\""
    let rows = (0..<30).map { "32600101\(1000 + $0),T001,\(["满意", "一般"][$0 % 2])" }.joined(separator: "\n")
    let table = try InspectedTable("学号,导师工号,\(quoted)\n\(rows)\n")
    #expect(table.problems == [])
    let item = try #require(try table.definition.sources.first?.items.first)
    #expect(item.column == (try table.column(3).reference))
  }

  @Test("patterns take the file that they name", arguments: ["a*b", "a?b", "a[1]", "a\\b", "a[", "a]*", "普通"])
  func patterns(_ name: String) throws {
    let table = try InspectedTable("学号,导师工号,态度\nS10001,T001,满意\nS10002,T001,一般\n", named: "\(name).csv")
    let files = try #require(try table.definition.sources.first?.files)
    #expect(unsafe fnmatch(files, "\(name).csv", 0) == 0 || files == "\(name).csv")
  }
}
