import Tabular
import TestSupport
import Testing

/// Quotes that were never doubled are read where there is one way to read them.
@Suite struct QuoteRecoveryTests {
  @Test func aRecordThatCanBeReadInOneWayIsRead() throws {
    let reading = try read("\"a\",\"b\"\n\"1\",\"<b class=\"x\">2</b>\"\n\"3\",\"4\"\n")
    #expect(reading.rows == [["1", "<b class=\"x\">2</b>"], ["3", "4"]])
    #expect(reading.lines == [2, 3])
    #expect(reading.recovered == [2])
    #expect(reading.flaws == [])
  }

  @Test func aHeaderIsReadAndReported() throws {
    let reading = try read("\"a\",\"<i id=\"n\">b</i>\"\n\"1\",\"2\"\n")
    #expect(reading.header == ["a", "<i id=\"n\">b</i>"])
    #expect(reading.recovered == [1])
  }

  @Test func aRecordOfSeveralLinesIsRead() throws {
    let reading = try read("\"a\",\"b\"\n\"1\",\"x \"y\nz\" w\"\n\"3\",\"4\"\n")
    #expect(reading.rows == [["1", "x \"y\nz\" w"], ["3", "4"]])
    #expect(reading.recovered == [2])
  }

  @Test(
    "what could be read in another way is rejected",
    arguments: [
      // An answer that holds the end of a field.
      "\"1\",\"he \"said\",\"so\"",
      // Too few fields.
      "\"1\" \"2\"",
      // Not every field stands between quotes.
      "1,\"a \"b\" c\"",
      // Where a field might end as well.
      "\"1\"x,\"2\",\"3\"", "\"1\",\"<a b=\"c\", d>\"",
      // Two quotes, or one that was doubled.
      "\"1\",\"a \"b\" c \"\"d\"\" e\"",
    ])
  func ambiguous(line: String) throws {
    let reading = try read("\"a\",\"b\"\n\(line)\n\"3\",\"4\"\n")
    #expect(reading.rows == [["3", "4"]])
    #expect(reading.flaws == [.init(2, .strayQuote)])
    #expect(reading.recovered == [])
  }

  @Test func anAnswerMayGoOnBehindIt() throws {
    for rest in ["\"", "\"so\"", "so \"there\""] {
      let reading = try read("\"a\",\"b\"\n\"1\",\"x \"y\"\n\(rest)\n\"3\",\"4\"\n")
      #expect(reading.recovered == [], "\(rest)")
    }
  }

  @Test func whatGoesOnBehindTheRecordMakesItAmbiguous() throws {
    let reading = try read("\"a\",\"b\"\n\"1\",\"x \"y\"\nrest of it\"\n\"3\",\"4\"\n")
    #expect(reading.rows == [["3", "4"]])
    #expect(reading.flaws.map(\.line) == [2, 3])
  }

  @Test func aCommaBehindEveryRecordIsNoField() throws {
    let reading = try read("\"a\",\"b\",\n\"1\",\"x \"y\" z\",\n")
    #expect(reading.rows == [] || reading.rows == [["1", "x \"y\" z", ""]])
  }

  @Test func theSameWhateverTheChunk() throws {
    let text = "\"a\",\"b\"\r\n\"1\",\"x \"y\r\nz\" w\"\r\n\"2\",\"p\"q\r\n\"3\",\"4\"\r\n"
    let whole = try read(text)
    #expect(whole.recovered == [2])
    for chunk in 1...64 { #expect(try read(text, chunk: chunk) == whole, "chunk \(chunk)") }
  }

  @Test func whatIsWrittenWithoutDoublingIsReadBackOrRejected() throws {
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      // Behind a quote at the end of a line libcsv itself may take a record for another.
      let pieces = ["\"", ",", "a", "好", " ", "z\nz", "<b>"]
      let rows = (0..<5).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      let text = (["\"a\",\"b\",\"c\""] + rows.map { "\"" + $0.joined(separator: "\",\"") + "\"" }).joined(
        separator: "\n")
      let reading = try read(text)
      // Nothing is read that was not written; what libcsv takes itself may mean something else, as ever.
      for (record, line) in zip(reading.rows, reading.lines) where reading.recovered.contains(line) {
        #expect(rows.contains(record), "seed \(seed): \(record)")
      }
    }
  }
}
