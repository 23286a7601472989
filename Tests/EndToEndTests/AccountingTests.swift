import Foundation
import Tabular
import TestSupport
import Testing

@Suite("Everything read is accounted for")
struct AccountingTests {
  private struct Sums: Decodable {
    let source: String
    let records, parsed, records_rejected, responses, counted, superseded, responses_rejected: Int
    let answers, valid, missing, not_applicable, invalid: Int
  }

  private struct Run: Decodable {
    let sums: [Sums]
  }

  @Test("the sums agree, and every row left out stands in rejects.csv", arguments: Sample.all)
  func sums(_ sample: Sample) throws {
    let scratch = try Scratch()
    let output = try sample.publish(into: scratch, as: "out")
    let run = try JSONDecoder().decode(Run.self, from: try Data(contentsOf: URL(filePath: output + "/run.json")))
    let rejects = try rows(output + "/rejects.csv")
    #expect(run.sums.count >= 2)
    for sums in run.sums {
      let own = rejects.filter { $0["source"] == sums.source }
      let count = { (what: String, disposition: String) in
        own.count { $0["what"] == what && $0["disposition"] == disposition }
      }
      #expect(sums.records == sums.parsed + sums.records_rejected, "\(sums.source)")
      #expect(sums.responses == sums.counted + sums.superseded + sums.responses_rejected, "\(sums.source)")
      #expect(sums.answers == sums.valid + sums.missing + sums.not_applicable + sums.invalid, "\(sums.source)")
      #expect(sums.records_rejected == count("record", "rejected"), "\(sums.source)")
      // The entries of a file of corrections are counted as responses are.
      let rejected = count("response", "rejected") + count("correction", "rejected")
      #expect(sums.responses_rejected == rejected, "\(sums.source)")
      let superseded = count("response", "superseded") + count("correction", "superseded")
      #expect(sums.superseded == superseded, "\(sums.source)")
      #expect(sums.invalid == count("answer", "void"), "\(sums.source)")
    }
  }

  @Test("records are as many as the files hold, counted without manyidu's own accounts")
  func recordsAreThoseOfTheFiles() throws {
    let scratch = try Scratch()
    let output = try Sample.mentor.publish(into: scratch, as: "out")
    let run = try JSONDecoder().decode(Run.self, from: try Data(contentsOf: URL(filePath: output + "/run.json")))
    let reader = try RecordReader(path: Sample.mentor.input + "/书院部评分.csv")
    _ = try reader.rows()
    let records = reader.records
    #expect(run.sums.first { $0.source == "academy-sheet" }?.records == records)
  }

  @Test("every appraisee of the people file has a row, whatever became of them")
  func everybodyHasARow() throws {
    let scratch = try Scratch()
    let rows = try rows(Sample.mentor.publish(into: scratch, as: "out") + "/appraisal.csv")
    #expect(rows.count == 60)
    for row in rows where row["composite"] == "" {
      #expect(["participation", "nobody-assigned", "missing-source"].contains(row["reason"] ?? ""))
    }
  }

  private func rows(_ path: String) throws -> [[String: String]] {
    let reader = try RecordReader(path: path)
    return try reader.rows().map { Dictionary(uniqueKeysWithValues: zip(reader.header, $0)) }
  }
}
