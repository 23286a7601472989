import Foundation
import Testing

@testable import Appraisal

/// The page `pipelines/CLAUSES.md`, held against definitions, samples and tests.
@Suite("Each clause is cited, at work in a sample, and tested")
struct ClauseTests {
  /// A line of the page.
  struct Line: CustomStringConvertible, Sendable {
    let clause: String
    let definition: String
    let key: [String]
    /// nil: the school as a whole.
    let appraisee: String?
    let table: String
    let expected: [String: String]
    let suite: String
    let test: String
    var description: String { "\(clause): \(definition) \(key.joined(separator: "."))" }

    /// nil: not a line of that shape.
    init?(_ text: Substring) {
      let cells = text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, let place = cells[2].wholeMatch(of: /([a-z-]+) `([^`]+)`/),
        let evidence = cells[4].wholeMatch(of: /`(\w+) ([^`]+)`/), let test = cells[5].wholeMatch(of: /(\w+)\.(\w+)/)
      else { return nil }
      clause = cells[0]
      definition = String(place.output.1)
      key = place.output.2.split(separator: ".").map(String.init)
      appraisee = cells[3] == "—" ? nil : cells[3]
      table = String(evidence.output.1)
      let pairs = evidence.output.2.split(separator: " ").map {
        $0.split(separator: "=", maxSplits: 1).map(String.init)
      }
      expected = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") })
      (suite, self.test) = (String(test.output.1), String(test.output.2))
    }
  }

  private static let page =
    (try? String(contentsOf: Binary.root.appending(path: "pipelines/CLAUSES.md"), encoding: .utf8)) ?? ""
  static let lines = page.split(separator: "\n").compactMap(Line.init)

  /// The ids of the documents, and of our decisions about them, that are computed or recorded.
  static let computedOrRecorded = [
    "CQ-3.3", "CQ-4.5", "HD-34", "HD-6x1", "HD-9in", "HD-ledger", "IM1-11.6", "IM1-11.month", "IM1-11.quarter",
    "IM1-11.semester", "IM1-11.week", "IM1-11.year", "IM1-15", "IM1-24.1", "IM1-7", "IM2-3", "IM2-5", "IM2-6.1",
    "IM2-6.2", "IM2-6.3", "IM2-6.4", "IM2-6.5", "IM2-7", "IM2-7.1.1", "IM2-7.1.2", "IM2-7.1.3", "IM2-7.2.1",
    "IM2-7.2.2", "IM2-7.2.3", "IM2-7.2.4", "IM2-7.3.1", "IM2-7.3.2", "IM2-7.3.3", "IM2-7.3.4", "IM2-7.3.5",
    "IM2-7.3.6", "IM2-7.3.7", "IM2-8", "IM2-9", "IT-12", "IT-14", "IT-6.10", "LOCAL-calendar", "LOCAL-cuts",
    "LOCAL-few", "LOCAL-gate", "LOCAL-in-post", "LOCAL-ledger", "LOCAL-parts", "LOCAL-published", "LOCAL-rubric",
    "LOCAL-scale", "LOCAL-score", "LOCAL-weights", "US-2.1", "US-2.2", "US-2.3", "US-3.2a", "US-3.2b", "US-T1",
    "US-T2", "US-T3", "YT-5", "YT-6b", "YT-7.1", "YT-A.academy", "YT-A.basic", "YT-A.bonus", "YT-A.main", "YT-A.sat",
    "YT-duty",
  ]

  @Test("the page has one line for every clause, and none of those that are computed or recorded is missing")
  func complete() {
    let clauses = Self.lines.map(\.clause)
    #expect(Set(clauses).count == clauses.count)
    #expect(Set(Self.computedOrRecorded).subtracting(clauses) == [])
    for procedural in ["YT-6a", "LOCAL-final"] { #expect(Self.page.contains(procedural)) }
  }

  @Test("what the definitions cite is on the page, and what is on the page they cite", arguments: Sample.all)
  func cited(_ sample: Sample) throws {
    let definition = try Definition(path: Binary.root.appending(path: sample.pipeline).path())
    let cited = Set(definition.cited.map(\.clause.id))
    #expect(cited.subtracting(Self.lines.map(\.clause)) == [])
    let lines = Self.lines.filter { $0.definition == sample.name }
    #expect(Set(lines.map(\.clause)).subtracting(cited) == [])
  }

  @Test("the key is there and cites the clause", arguments: lines)
  func key(_ line: Line) throws {
    let file = Binary.root.appending(path: "pipelines/\(line.definition).yaml")
    var node = try YAMLReader.read(Array(try Data(contentsOf: file)), file: line.definition)
    for key in line.key { node = try #require(node.child(key), "no '\(key)'") }
    #expect(node.value(of: "clause")?.text == line.clause)
  }

  @Test("the sample's tables say so, and cite the clause", arguments: lines)
  func atWork(_ line: Line) throws {
    let folder = Sample(name: line.definition).folder.appending(path: "expected")
    let rows = try Table(folder.appending(path: "\(line.table).csv").path()).rows
    let found = rows.filter { row in
      (line.appraisee == nil || row["appraisee_id"] == line.appraisee)
        && line.expected.allSatisfy { row[$0.key] == $0.value }
    }
    let row = try #require(found.first)
    guard let appraisee = line.appraisee else { return }
    let appraisal = try Table(folder.appending(path: "appraisal.csv").path()).about(appraisee).first
    let cited = [row["clause"], row["clauses"], appraisal?["clauses"]].compactMap { $0 }
    #expect(cited.contains { $0.split(separator: " ").contains(Substring(line.clause)) } || line.isEverywhere)
  }

  @Test("the test is there", arguments: lines)
  func test(_ line: Line) throws {
    let folders = ["AppraisalTests", "EndToEndTests"].map { Binary.root.appending(path: "Tests/\($0)") }
    let files = folders.map { $0.appending(path: "\(line.suite).swift") }
    let text = files.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
    #expect(text.contains("func \(line.test)("), "no \(line.suite).\(line.test)")
  }

  @Test("what is recorded and moves no grade is a finding with its clause", arguments: ["BT017", "BT018", "BT019"])
  func recorded(_ appraisee: String) throws {
    let folder = Sample(name: "im-class-teacher").folder.appending(path: "expected")
    let findings = try Table(folder.appending(path: "findings.csv").path()).about(appraisee)
    let recorded = findings.filter { $0["code"] == "rule-recorded" }
    #expect(recorded.count == (appraisee == "BT019" ? 2 : 1))
    #expect(recorded.allSatisfy { $0["clause"] == "IT-6.10" })
  }
}

extension ClauseTests.Line {
  /// Rules of the calendar and the rounding stand at no row: a finding of the run names them.
  fileprivate var isEverywhere: Bool { [["rounding"], ["appraisees", "in-post"]].contains(key) }
}

extension YAMLNode {
  /// The value of a key, or the element of a list at a place from 0.
  fileprivate func child(_ key: String) -> YAMLNode? {
    guard case .sequence(let items, _) = self, let place = Int(key) else { return value(of: key) }
    return items.indices.contains(place) ? items[place] : nil
  }
}
