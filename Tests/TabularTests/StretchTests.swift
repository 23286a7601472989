import Foundation
import Tabular
import TestSupport
import Testing

/// The fast road and the plain one must find the same: `TextStretches` against `RecordReader`.
@Suite struct StretchTests {
  private static let sizes = Array(1...64) + [97, 1000, 4096, 1 << 16]

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n\"3\r\n\",4\r\n", "a,b\n1,\"x\n2,2\n3,3\n", "a,b\n\"x\" y,1\n\"\"\"\",2\n ,",
    "a,b\n1,\"x\ny\"\n2,z\n\n \n3,\"q\"\"q\"", "a,b\n1,2,3\n4\n5,6,\n7,8\n", "a,b\n1,\"甲\n乙\"丙\n2,丁\n",
    "a,b\r1,2\r3,4\r",
    "a,b\n1,=\"07\"\n2,3\n", "a,b\n1,\"say \"no\"\"\n2,3\n4,5\n", "a,b\n1, 2 \n\t3,4\t\n",
    "a,b,c\n1,2,\"x,y\"\n1,2,\"x\",3\n1,2,\"x\n\",\n", "a,b,c\n1,2,\"x\"y\n3,4,5\n6,7,\"\n8,9,0\n",
  ]) func theSameRecordsWhateverTheParts(text: String) throws {
    let file = try ScratchFile(text)
    let whole = try Reading(path: file.path)
    for size in Self.sizes {
      for parts in [1, 2, 3, 7] {
        for wanted in 1...whole.header.count {
          let found = try Stretched(file.path, parts: parts, partBytes: size, wanted: wanted)
          #expect(found == Stretched(whole, found, wanted), "\(parts) parts of \(size), \(wanted) wanted")
        }
      }
    }
  }

  @Test func theSameRecordsFromRandomBytes() throws {
    let alphabet = [
      ",", "\"", "\n", "\r\n", "\r", " ", "a", "好", "\0", "\"\n", "\"\"", "a,a\n", "b,b\n", "a,\"b\"\n", "1,\"2\n\"\n",
      "=\"0\"",
      ",\"x\"y",
    ].map { Array($0.utf8) }
    for seed in 0..<600 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let file = try ScratchFile(Array("a,b\n".utf8) + random.bytes(of: alphabet, upTo: 90))
      // A small limit makes rounds of a few bytes, so that records cross all kinds of borders.
      let limit = seed % 2 == 0 ? 1 << 20 : Int.random(in: 3...40, using: &random)
      let dialect = Dialect(maximumRecordBytes: limit)
      let whole = try Reading(path: file.path, dialect: dialect)
      for _ in 0..<8 {
        let size = Int.random(in: 1...64, using: &random)
        let parts = Int.random(in: 1...5, using: &random)
        let wanted = Int.random(in: 1...2, using: &random)
        let found = try Stretched(file.path, dialect, parts: parts, partBytes: size, wanted: wanted)
        if found.isIrregular { continue }
        #expect(found == Stretched(whole, found, wanted), "seed \(seed), \(parts) parts of \(size), limit \(limit)")
      }
    }
  }

  @Test func everyByteThroughLibcsvGivesTheSame() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let alphabet = [",", "\"", "\n", "a", "a,a\n", "\"b\nb\",c\n", "\"\""].map { Array($0.utf8) }
      let file = try ScratchFile(Array("a,b\n".utf8) + random.bytes(of: alphabet, upTo: 60))
      let whole = try Reading(path: file.path)
      let found = try Stretched(file.path, parts: 3, partBytes: Int(seed % 40) + 1, wanted: 2, parser: .libcsv)
      #expect(found == Stretched(whole, found, 2), "seed \(seed)")
      #expect(found.counts.plain + found.counts.quoted == 0)
    }
  }

  @Test func fakeRecordsInALongQuotedAnswerAreNone() throws {
    // Every part but the first begins in the middle of the answer, at what looks like a record.
    let comment = String(repeating: "9,9\n", count: 50_000)
    let file = try ScratchFile("a,b\n1,\"\(comment)\"\n2,3\n")
    let found = try Stretched(file.path, parts: 8, partBytes: 1 << 16, wanted: 1, threads: 2)
    #expect(found.records.map(\.fields) == [["1"], ["2"]])
    #expect(found.records.map(\.line) == [2, 50_003])
    #expect(found.flaws.isEmpty)
  }

  @Test func moreThreadsFindTheSame() throws {
    var text = "a,b\n"
    for number in 0..<5000 { text += number % 7 == 0 ? "\(number),\"x\n,\(number)\"\n" : "\(number),y\n" }
    let file = try ScratchFile(text)
    let whole = try Reading(path: file.path)
    for threads in 1...4 {
      let found = try Stretched(file.path, parts: 4 * threads, partBytes: 1000, wanted: 1, threads: threads)
      #expect(found == Stretched(whole, found, 1), "\(threads) threads")
      // 714 of 5000 records have a quote, and no record needs more of libcsv than its last field.
      #expect(found.counts.plain == 4285 && found.counts.quoted == 715 && found.counts.parsed == 0)
    }
  }

  @Test func whatIsNotUTF8IsRefused() throws {
    for text in [[0xFF], [0xC0, 0x80], [0xE4, 0xBD]] as [[UInt8]] {
      let file = try ScratchFile(Array("a,b\n1,".utf8) + text + Array("\n2,3\n".utf8))
      let found = try Stretched(file.path, parts: 2, partBytes: 4, wanted: 1)
      #expect(found.isIrregular)
    }
  }

  @Test(.enabled(if: SpectrumTests.folder != nil, "csv-spectrum is not at hand: set MANYIDU_DATA"))
  func theSpectrumReadsTheSame() throws {
    let folder = try #require(SpectrumTests.folder).appending(path: "csvs")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)) {
      let path = folder.appending(path: name).path(percentEncoded: false)
      let whole = try Reading(path: path)
      for size in Self.sizes {
        let found = try Stretched(path, parts: 3, partBytes: size, wanted: 1)
        #expect(found == Stretched(whole, found, 1), "\(name), parts of \(size)")
      }
    }
  }
}

/// What the fast road finds, of every record only the first fields: those that somebody wants.
private struct Stretched: Equatable {
  struct Record: Equatable {
    let line: Int
    let fields: [String]
  }
  struct Flaw: Equatable {
    let line: Int
    let fault: RecordFault
  }

  var records: [Record] = []
  var flaws: [Flaw] = []
  var blankLines = 0
  var recovered: [Int] = []
  var counts: RecordCounts
  /// The file is one for the plain road.
  var isIrregular = false

  init(
    _ path: String, _ dialect: Dialect = Dialect(), parts: Int, partBytes: Int, wanted: Int, threads: Int = 1,
    parser: RecordParser = .fast
  ) throws {
    let opened = try #require(try TableFile(presumingUTF8: path, isDeclared: false))
    let reader = try RecordReader(opened, dialect: dialect)
    let start = reader.textTable
    let table = try #require(start)
    let stretches = TextStretches(table, parser: parser, threads: threads, parts: parts, partBytes: partBytes)
    let lanes = (0..<parts).map { _ in Lane(wanted: wanted, width: reader.width) }
    counts = stretches.counts
    do throws(ReadError) {
      while let round = try unsafe stretches.next(into: lanes, digest: { _ in }) {
        for (lane, first) in zip(lanes, round.firstLines) { add(lane, behind: first) }
      }
    } catch {
      isIrregular = true
    }
    records.sort { $0.line < $1.line }
    blankLines = stretches.blankLines
    counts = stretches.counts
  }

  /// The plain road's reading in the same form; which road a record took is taken from the other.
  init(_ reading: Reading, _ other: Stretched, _ wanted: Int) {
    records = reading.records.map { Record(line: $0.position.line, fields: Array($0.fields.prefix(wanted))) }
    flaws = reading.flaws.map { Flaw(line: $0.position.line, fault: $0.fault) }
    blankLines = reading.blankLines
    recovered = reading.recovered
    counts = other.counts
  }

  private mutating func add(_ lane: Lane, behind first: Int) {
    records += lane.records.map { Record(line: first + $0.line, fields: $0.fields) }
    flaws += lane.flaws.map { Flaw(line: first + $0.line, fault: $0.fault) }
    recovered += lane.recovered.map { first + $0 }
  }
}

/// Takes plain lines that have as many fields as the header, blanks around them left out.
private final class Lane: PlainLineReader, @unchecked Sendable {
  private let wanted: Int
  private let width: Int
  private(set) var records: [Stretched.Record] = []
  private(set) var flaws: [Stretched.Flaw] = []
  private(set) var recovered: [Int] = []

  init(wanted: Int, width: Int) {
    self.wanted = wanted
    self.width = width
  }

  func begin() { (records, flaws, recovered) = ([], [], []) }
  func end() {}
  func takeBack() { records.removeLast() }

  func read(lines bytes: UnsafeRawBufferPointer, endsHere: Bool, line: Int) -> PlainLines {
    var taken = PlainLines.none
    while taken.bytes < bytes.count {
      let rest = unsafe bytes[taken.bytes...]
      let feed = unsafe rest.firstIndex(of: 10)
      guard feed != nil || endsHere else { break }
      let content = unsafe rest[..<(feed ?? rest.endIndex)]
      let fields = unsafe split(content)
      guard fields.count == width, fields != [""] else { break }
      records.append(Stretched.Record(line: line + taken.lines, fields: Array(fields.prefix(wanted))))
      taken.lines += 1
      taken.bytes = (feed ?? bytes.count - 1) + 1
    }
    return taken
  }

  func read(opening bytes: UnsafeRawBufferPointer, line: Int) -> PlainOpening? {
    let fields = unsafe split(bytes[...])
    guard fields.count > wanted, wanted < width else { return nil }
    var offset = 0
    for _ in 0..<wanted { offset = (unsafe bytes[offset...].firstIndex(of: 44) ?? 0) + 1 }
    records.append(Stretched.Record(line: line, fields: Array(fields.prefix(wanted))))
    return PlainOpening(offset: offset, fields: wanted)
  }

  func read(_ batch: RecordBatch) {
    for record in 0..<batch.count {
      let fields = (0..<wanted).map { batch.text(of: $0, in: record) }
      records.append(Stretched.Record(line: batch.position(of: record).line, fields: fields))
    }
    flaws += batch.faults.map { Stretched.Flaw(line: $0.position.line, fault: $0.fault) }
    recovered += batch.recovered.map(\.line)
  }

  private func split(_ bytes: Slice<UnsafeRawBufferPointer>) -> [String] {
    unsafe bytes.split(separator: 44, omittingEmptySubsequences: false).map { field in
      unsafe String(decoding: field, as: UTF8.self).trimmingCharacters(in: CharacterSet(charactersIn: " \t"))
    }
  }
}
