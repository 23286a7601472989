import Tabular
import TestSupport
import Testing

/// Quoting, and that what is written reads back.
@Suite struct WriterTests {
  private func written(_ fields: [String]) -> String {
    var writer = RecordWriter()
    writer.write(fields)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func fieldsAreQuotedOnlyWhereTheyMustBe() {
    #expect(written(["a", "好 好", "", "-1.5", "a;b", "'x"]) == "a,好 好,,-1.5,a;b,'x\n")
    #expect(written(["a,b", "say \"x\"", "1\n2", "1\r2"]) == "\"a,b\",\"say \"\"x\"\"\",\"1\n2\",\"1\r2\"\n")
    #expect(written([" a", "b ", "\tc", "d\t", " "]) == "\" a\",\"b \",\"\tc\",\"d\t\",\" \"\n")
    #expect(written(["\u{3000}a\u{A0}"]) == "\u{3000}a\u{A0}\n")
  }

  @Test func aSoleEmptyFieldIsQuotedSoThatItsLineIsNotBlank() {
    #expect(written([""]) == "\"\"\n")
    #expect(written(["", ""]) == ",\n")
  }

  @Test func fieldsMayBeWrittenOneByOneAndTheBufferEmptiedInBetween() {
    var writer = RecordWriter()
    writer.field("a")
    writer.field(Array("b,".utf8))
    #expect(writer.bytes == Array("a,\"b,\"".utf8))
    writer.removeAll()
    writer.field("c")
    writer.endRecord()
    writer.field("d")
    #expect(writer.bytes == Array(",c\nd".utf8))
    writer.removeAll()
    writer.endRecord()
    #expect(writer.bytes == Array("\n".utf8))
  }

  @Test func numbersAreWrittenWithTheirPoint() {
    let numbers = [
      (0, 0, "0"), (7, 0, "7"), (-120, 0, "-120"), (900, 1, "90.0"), (5, 2, "0.05"), (-5, 1, "-0.5"), (0, 3, "0.000"),
      (Int.max, 0, "9223372036854775807"), (Int.min, 0, "-9223372036854775808"),
      (Int.min, 19, "-0.9223372036854775808"),
      (1, 40, "0.0000000000000000000000000000000000000001"),
    ]
    for (number, decimals, text) in numbers {
      var writer = RecordWriter()
      writer.field(number, decimals: decimals)
      #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }
  }

  @Test func fieldsThatWereEncodedBeforeAreThoseWrittenOneByOne() {
    var writer = RecordWriter()
    let two = writer.encode(["a", "b,c"])
    let (none, blank, padded) = (writer.encode([]), writer.encode([""]), writer.encode([" x"]))
    writer.forget(padded)
    let other = writer.encode([" d"])
    writer.fields(two)
    writer.field(1)
    writer.fields(none)
    writer.fields(other)
    writer.endRecord()
    writer.fields(blank)
    writer.endRecord()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,\"b,c\",1,\" d\"\n\"\"\n")
  }

  @Test func whatIsWrittenReadsBack() throws {
    let alphabet = [",", "\"", "\r", "\n", "\r\n", " ", "\t", "a", "好", "😀", "\u{3000}", "'", "="].map {
      Array($0.utf8)
    }
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let width = Int.random(in: 1...5, using: &random)
      let rows = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        (0..<width).map { _ in String(decoding: random.bytes(of: alphabet, upTo: 6), as: UTF8.self) }
      }
      var writer = RecordWriter()
      writer.write((0..<width).map { "c\($0)" })
      for row in rows { writer.write(row) }
      let reading = try read(writer.bytes, chunk: Int.random(in: 1...99, using: &random))
      #expect(reading.rows.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
      #expect(reading.flaws == [] && reading.blankLines == 0, "seed \(seed)")
    }
  }
}
