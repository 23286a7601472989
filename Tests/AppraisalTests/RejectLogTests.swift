import TestSupport
import Testing

@testable import Appraisal

@Suite("What was not counted, in bounded memory")
struct RejectLogTests {
  /// The order of `rejects.csv`, the plain way.
  private func sorted(_ rejects: [Reject]) -> [Reject] {
    let keyed = rejects.enumerated().map { index, reject in
      let line = BytewiseKey.padded(reject.line)
      return (
        key: BytewiseKey([
          reject.source, reject.file, line, reject.what.rawValue, reject.column, reject.code.rawValue,
          BytewiseKey.padded(index),
        ]), reject
      )
    }
    return keyed.sorted { $0.key < $1.key }.map(\.1)
  }

  private func all(of log: RejectLog) throws(Failure) -> [Reject] {
    var rejects: [Reject] = []
    try log.forEach { rejects.append($0) }
    return rejects
  }

  /// Two spellings of é are two texts.
  private func random(_ count: Int, _ random: inout SeededRandom) -> [Reject] {
    let files = ["b.csv", "é.csv", "e\u{301}.csv", "评价.csv", "a.csv"]
    let arguments = [[], ["3", "2"], ["", "x"], ["007"], ["999999999", "1000000000"], ["名单.csv", "0"]]
    return (0..<count).map { _ in
      Reject(
        source: ["s", "s.roster", "corrections"].randomElement(using: &random) ?? "",
        file: files.randomElement(using: &random) ?? "", line: Int.random(in: 0...40, using: &random),
        what: Reject.What.allCases.randomElement(using: &random) ?? .record,
        code: RejectCode.allCases.randomElement(using: &random) ?? .ragged,
        column: ["", "q1", "题2"].randomElement(using: &random) ?? "",
        arguments: arguments.randomElement(using: &random) ?? [])
    }
  }

  @Test("what goes in comes out in order, whether it is held or was written out")
  func sortedAsThePlainWay() throws {
    for seed in UInt64(1)...60 {
      var random = SeededRandom(seed: seed)
      let limit = [1, 7, 100, 1000].randomElement(using: &random) ?? 1
      var log = RejectLog(holding: limit)
      var plain: [Reject] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let rejects = self.random(Int.random(in: 0...300, using: &random), &random)
        var part = RejectLog(holding: [limit, 5].randomElement(using: &random) ?? 5)
        for reject in rejects {
          if seed.isMultiple(of: 2) { part.append(reject) } else { log.append(reject) }
        }
        log.append(contentsOf: part)
        plain += rejects
      }
      #expect(try all(of: log).elementsEqual(sorted(plain), by: areSame), "seed \(seed)")
      #expect(log.count == plain.count, "seed \(seed)")
      for entry in log.countsByKind {
        let same = plain.count { $0.source == entry.source && $0.what == entry.what && $0.code == entry.code }
        #expect(same == entry.count, "seed \(seed)")
      }
      #expect(log.countsByKind.reduce(0) { $0 + $1.count } == plain.count, "seed \(seed)")
    }
  }

  /// Byte by byte.
  private func areSame(_ a: Reject, _ b: Reject) -> Bool {
    func texts(_ reject: Reject) -> BytewiseKey {
      BytewiseKey([reject.source, reject.file, reject.column] + reject.arguments)
    }
    return texts(a) == texts(b) && a.line == b.line && a.what == b.what && a.code == b.code
  }

  @Test("a copy goes its own way")
  func copies() throws {
    var log = RejectLog(holding: 2)
    for line in 1...5 { log.append(reject(line)) }
    var copy = log
    copy.append(reject(6))
    log.append(reject(7))
    #expect(try all(of: log).map(\.line) == [1, 2, 3, 4, 5, 7])
    #expect(try all(of: copy).map(\.line) == [1, 2, 3, 4, 5, 6])
  }

  @Test("300,000 from the last line to the first")
  func many() throws {
    var log = RejectLog(holding: 4096)
    for line in stride(from: 300_000, to: 0, by: -1) { log.append(reject(line)) }
    var expected = 0
    try log.forEachPacked { reject in
      expected += 1
      if reject.line != expected { Issue.record("line \(reject.line) instead of \(expected)") }
    }
    #expect(expected == 300_000)
  }

  private func reject(_ line: Int) -> Reject {
    Reject(source: "s", file: "r.csv", line: line, what: .record, code: .ragged)
  }
}
