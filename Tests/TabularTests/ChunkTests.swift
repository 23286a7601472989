import Foundation
import Tabular
import TestSupport
import Testing

/// Chunks of any size, on any number of threads, give the records that libcsv finds in the whole text.
@Suite struct ChunkTests {
  private static let sizes = Array(1...64) + [97, 1000, 4096, 1 << 16]

  /// Every byte through libcsv, in one chunk.
  private func whole(_ file: ScratchFile, _ dialect: Dialect = Dialect()) throws -> Reading {
    try Reading(path: file.path, dialect: dialect, plan: ReadingPlan(parser: .libcsv))
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n\"3\r\n\",4\r\n", "a,b\n1,\"x\n2,2\n3,3\n", "a,b\n\"x\" y,1\n\"\"\"\",2\n ,",
    "a,b\n1,\"x\ny\"\n2,z\n\n \n3,\"q\"\"q\"", "a,b\n1,2,3\n4\n5,6,\n7,8\n", "a,b\n1,\"甲\n乙\"丙\n2,丁\n",
    "a,b\r1,2\r3,4\r", "a\n1\n\n\"\"\n 2 \n", "a,b\n\"1\" ,2\n \"3\",4\n",
    "a,b\n1,=\"07\"\n2,3\n", "a,b\n1,\"say \"no\"\"\n2,3\n4,5\n", "a,b\n1, 2 \n\t3,4\t\n",
    "a,b,c\n1,2,\"x,y\"\n1,2,\"x\",3\n1,2,\"x\n\",\n", "a,b,c\n1,2,\"x\"y\n3,4,5\n6,7,\"\n8,9,0\n",
  ]) func theSameRecordsWhateverTheChunks(text: String) throws {
    let file = try ScratchFile(text)
    let whole = try whole(file)
    for size in Self.sizes {
      for chunks in [1, 2, 3, 7] {
        for parser in RecordParser.allCases {
          let found = try Reading(path: file.path, plan: ReadingPlan(chunks: chunks, chunkBytes: size, parser: parser))
          #expect(found == whole, "\(chunks) chunks of \(size), \(parser)")
        }
      }
    }
  }

  @Test func theSameRecordsFromRandomBytes() throws {
    let alphabet = [
      ",", "\"", "\n", "\r\n", "\r", " ", "a", "好", "\0", "\"\n", "\"\"", "a,a\n", "b,b\n", "a,\"b\"\n", "1,\"2\n\"\n",
      "=\"0\"", "\t", "\u{B}", ",\"x\"y",
    ].map { Array($0.utf8) }
    for seed in 0..<800 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let file = try ScratchFile(Array("a,b\n".utf8) + random.bytes(of: alphabet, upTo: 90))
      // A small limit makes windows of a few bytes, so that records cross all kinds of borders.
      let limit = seed % 2 == 0 ? 1 << 20 : Int.random(in: 3...40, using: &random)
      let dialect = Dialect(maximumRecordBytes: limit)
      let whole = try whole(file, dialect)
      for _ in 0..<8 {
        let size = Int.random(in: 1...64, using: &random)
        let chunks = Int.random(in: 1...5, using: &random)
        let found = try Reading(
          path: file.path, dialect: dialect, plan: ReadingPlan(threads: 2, chunks: chunks, chunkBytes: size))
        #expect(found == whole, "seed \(seed), \(chunks) chunks of \(size), limit \(limit)")
      }
    }
  }

  @Test(arguments: [TextEncoding.gb18030, .utf16LE, .utf16BE]) func theSameRecordsInEveryEncoding(
    encoding: TextEncoding
  ) throws {
    let alphabet = [",", "\"", "\n", "\r\n", "a", "好", "满意,一般\n", "\"甲\n乙\",丙\n", "㐀,𠀀\n", "é", "€"]
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = "a,b\n" + (0..<40).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
      let plain = try whole(ScratchFile(text))
      let file = try ScratchFile(try encode(text, as: encoding))
      for size in [1, 5, 64, 1 << 16] {
        var found = try Reading(
          path: file.path, encoding: encoding, plan: ReadingPlan(threads: 2, chunks: 3, chunkBytes: size))
        found.verdict = plain.verdict
        #expect(found == plain, "seed \(seed), chunks of \(size)")
      }
    }
  }

  @Test func fakeRecordsInALongQuotedAnswerAreNone() throws {
    // Every chunk but the first begins in the middle of the answer, at what looks like a record.
    let comment = String(repeating: "9,9\n", count: 50_000)
    let file = try ScratchFile("a,b\n1,\"\(comment)\"\n2,3\n")
    let found = try Reading(path: file.path, plan: ReadingPlan(threads: 2, chunks: 8))
    #expect(found.rows.map(\.[0]) == ["1", "2"])
    #expect(found.lines == [2, 50_003])
    #expect(found.flaws.isEmpty)
  }

  @Test func aFileThatIsASCIIAtFirstIsReadOnAsGB18030() throws {
    let ascii = String(repeating: "1,2\n", count: 400_000)
    let file = try ScratchFile(Array("a,b\n\(ascii)".utf8) + (try encode("3,满意\n", as: .gb18030)))
    let found = try Reading(path: file.path, plan: ReadingPlan(threads: 2, chunks: 4))
    #expect(found.rows.last == ["3", "满意"])
    #expect(found.rows.count == 400_001)
    #expect(found.verdict == EncodingVerdict(encoding: .gb18030, basis: .guessed))
  }

  @Test func whatIsNeitherUTF8NorGB18030IsRefusedWhereItIs() throws {
    let lines = String(repeating: "1,甲\n", count: 300_000)
    let file = try ScratchFile(Array("a,b\n\(lines)2,".utf8) + [0xFF] + Array("\n".utf8))
    let expected = ReadError.undecodable(
      path: file.path, encoding: .utf8, position: Position(line: 300_002, byte: 4 + 6 * 300_000 + 2), bytes: [0xFF])
    #expect(throws: expected) { try Reading(path: file.path) }
  }

  @Test(.enabled(if: SpectrumTests.folder != nil, "csv-spectrum is not at hand: set MANYIDU_DATA"))
  func theSpectrumReadsTheSame() throws {
    let folder = try #require(SpectrumTests.folder).appending(path: "csvs")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)) {
      let path = folder.appending(path: name).path(percentEncoded: false)
      let whole = try Reading(path: path, plan: ReadingPlan(parser: .libcsv))
      for size in Self.sizes {
        let found = try Reading(path: path, plan: ReadingPlan(chunks: 3, chunkBytes: size))
        #expect(found == whole, "\(name), chunks of \(size)")
      }
    }
  }
}
