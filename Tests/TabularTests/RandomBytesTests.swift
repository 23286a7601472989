import Tabular
import TestSupport
import Testing

/// What must hold for any bytes at all.
@Suite struct RandomBytesTests {
  private static let alphabet: [[UInt8]] = [",", "\"", "\r", "\n", " ", "\t", "a", "好", "\0", "\"\n", "\"\"", "a,a\n"]
    .map { Array($0.utf8) }
  private static let chunks = Array(1...64) + [4096]

  /// What reading ends in, an error included.
  private func outcome(
    _ file: ScratchFile, encoding: TextEncoding? = nil, dialect: Dialect = Dialect(), chunk: Int = 4096
  ) -> Result<Reading, ReadError> {
    do throws(ReadError) {
      return .success(try Reading(path: file.path, encoding: encoding, dialect: dialect, chunk: chunk))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [
    "a,b\r\n1,2\r\n\"3\r\n\",4\r\n", "a,b\n1,\"x\n2,2\n3,3\n", "a\r\r\n\n\rb\r", "a,b\n\"x\" y,1\n\"\"\"\",2\n ,",
    "\u{FEFF}学号,姓名\n1,\"甲\n乙\"丙\n2,丁\n",
  ]) func theSameRecordsWhateverTheChunk(text: String) throws {
    let file = try ScratchFile(text)
    let whole = outcome(file)
    for chunk in Self.chunks { #expect(outcome(file, chunk: chunk) == whole, "chunk \(chunk)") }
  }

  @Test func theSameRecordsFromRandomBytesWhateverTheChunk() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let file = try ScratchFile(Array("a,b\n".utf8) + random.bytes(of: Self.alphabet, upTo: 60))
      let dialect = Dialect(maximumRecordBytes: seed % 2 == 0 ? 1 << 20 : Int.random(in: 3...40, using: &random))
      let whole = outcome(file, dialect: dialect)
      for chunk in Self.chunks {
        #expect(outcome(file, dialect: dialect, chunk: chunk) == whole, "seed \(seed), chunk \(chunk)")
      }
    }
  }

  @Test func recordsBeginOnDifferentLinesInFileOrder() throws {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let bytes = Array("a,b\n".utf8) + random.bytes(of: Self.alphabet, upTo: 80)
      let reading = try read(bytes, dialect: Dialect(maximumRecordBytes: seed % 2 == 0 ? 1 << 20 : 12))
      let lines = lineStarts(of: bytes).count
      let found = (reading.lines + reading.flaws.map(\.line)).sorted()
      #expect(found.allSatisfy { (2...lines).contains($0) }, "seed \(seed)")
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
      #expect(reading.flaws.map(\.line) == reading.flaws.map(\.line).sorted(), "seed \(seed)")
    }
  }

  @Test func everyLineIsPartOfARecordAFaultOrBlank() throws {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      // Without quotes every line stands for itself.
      let plain = Self.alphabet.filter { !$0.contains(UInt8(ascii: "\"")) }
      let bytes = Array("a,b\n".utf8) + random.bytes(of: plain, upTo: 80)
      let reading = try read(bytes)
      let lines = lineStarts(of: bytes).count - 1
      #expect(reading.records.count + reading.flaws.count + reading.blankLines == lines, "seed \(seed)")
    }
  }

  @Test func anyBytesEndInRecordsOrAnError() throws {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let file = try ScratchFile(bytes)
      for encoding in [nil] + TextEncoding.allCases {
        let whole = outcome(file, encoding: encoding)
        #expect(outcome(file, encoding: encoding, chunk: 1) == whole, "seed \(seed)")
        #expect(outcome(file, encoding: encoding, chunk: 5) == whole, "seed \(seed)")
      }
    }
  }

  @Test func randomTextReadsAlikeInAllEncodings() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let bytes = Array("a,b\n".utf8) + random.bytes(of: Self.alphabet, upTo: 60)
      let text = String(decoding: bytes, as: UTF8.self)
      let plain = try read(bytes)
      for encoding in TextEncoding.allCases {
        let reading = try read(try encode(text, as: encoding), encoding: encoding, chunk: Int(seed % 7) + 1)
        #expect(reading.rows == plain.rows, "seed \(seed)")
        #expect(reading.lines == plain.lines, "seed \(seed)")
        #expect(reading.flaws.map(\.fault) == plain.flaws.map(\.fault), "seed \(seed)")
        #expect(reading.blankLines == plain.blankLines, "seed \(seed)")
      }
    }
  }

  /// Where the physical lines of UTF-8 begin, counted plainly.
  private func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() where index + 1 < bytes.count {
      let isPair = byte == 0x0D && bytes[index + 1] == 0x0A
      if byte == 0x0A || byte == 0x0D && !isPair { starts.append(index + 1) }
    }
    return starts
  }
}
