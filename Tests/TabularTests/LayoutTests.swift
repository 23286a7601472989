import Tabular
import Testing

/// Tables that do not begin with a header in the first line.
@Suite struct LayoutTests {
  private func rows(
    _ text: String, _ layout: TableLayout, delimiter: Character = ","
  ) throws -> (header: [[String]], rows: [[String]], lines: [Int], faults: [Int]) {
    let scratch = try ScratchFile(text)
    let file = try TableFile(path: scratch.path)
    let dialect = Dialect(delimiter: delimiter.asciiValue ?? 0)
    let reader = try RecordReader(file, dialect: dialect, layout: layout)
    var result: (header: [[String]], rows: [[String]], lines: [Int], faults: [Int]) = (reader.headerRecords, [], [], [])
    while let batches = try reader.read() {
      for batch in batches {
        for record in 0..<batch.count {
          result.rows.append((0..<batch.width).map { batch.text(of: $0, in: record) })
          result.lines.append(batch.line(of: record))
        }
        result.faults += batch.faults.map { batch.firstLine + $0.line }
      }
    }
    withExtendedLifetime(scratch) {}
    return result
  }

  @Test func whatStandsAboveTheHeaderIsPassedOver() throws {
    let read = try rows("title\n\nnote,1,2,3\na,b\n1,2\n", TableLayout(headerLine: 4))
    #expect(read.header == [["a", "b"]])
    #expect(read.rows == [["1", "2"]])
    #expect(read.lines == [5])
  }

  @Test func aHeaderOfSeveralRecordsIsAsWideAsTheWidest() throws {
    let read = try rows("a,,b\nx,y,z,w\n1,2,3,4\n1,2,3\n", TableLayout(headerRows: 2))
    #expect(read.header == [["a", "", "b"], ["x", "y", "z", "w"]])
    #expect(read.rows == [["1", "2", "3", "4"]])
    #expect(read.faults == [4])
  }

  @Test func withoutAHeaderTheFirstRecordCounts() throws {
    let read = try rows("1,2\n3,4\n5\n", TableLayout(headerRows: 0))
    #expect(read.header == [])
    #expect(read.rows == [["1", "2"], ["3", "4"]])
    #expect(read.lines == [1, 2])
    #expect(read.faults == [3])
  }

  @Test func aTableEndsWhereItIsSaidTo() throws {
    let read = try rows("a,b\n1,2\n\"3\n\",4\nQuestion 2,x\n5,6\n", TableLayout(endLine: 5))
    #expect(read.rows == [["1", "2"], ["3\n", "4"]])
    #expect(read.faults == [])
  }

  @Test(arguments: [";", "\t", ","] as [Character])
  func anyDelimiterIsTaken(delimiter: Character) throws {
    let read = try rows("a|b\n\"x|y\"|2\n".replacing("|", with: String(delimiter)), TableLayout(), delimiter: delimiter)
    #expect(read.rows == [["x\(delimiter)y", "2"]])
  }

  @Test func theFirstRecordsComeInAnyWidth() throws {
    let scratch = try ScratchFile("a\n\nb, c \n\"x\" y\nd,e,f\n")
    let records = try TableFile(path: scratch.path).firstRecords(2)
    #expect(records == [.init(line: 1, fields: ["a"]), .init(line: 3, fields: ["b", "c"])])
    #expect(try TableFile(path: scratch.path).firstRecords(9).map(\.line) == [1, 3, 5])
  }

  @Test func aFileThatEndsBeforeItsHeaderIsEmpty() throws {
    let scratch = try ScratchFile("a,b\n")
    let file = try TableFile(path: scratch.path)
    #expect(throws: ReadError.empty(path: scratch.path)) {
      _ = try RecordReader(file, layout: TableLayout(headerLine: 2))
    }
    #expect(throws: ReadError.empty(path: scratch.path)) {
      _ = try RecordReader(file, layout: TableLayout(headerRows: 2))
    }
  }
}
