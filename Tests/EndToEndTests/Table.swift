import Foundation
import Tabular

/// A published table, read to be looked into.
struct Table {
  let rows: [[String: String]]

  init(_ path: String) throws {
    var reader = try RecordReader(path: path, encoding: .utf8)
    var batch = RecordBatch()
    var rows: [[String: String]] = []
    while try reader.read(into: &batch) {
      for record in 0..<batch.count {
        let cells = reader.header.indices.map { batch.text(of: $0, in: record) }
        rows.append(Dictionary(uniqueKeysWithValues: zip(reader.header, cells)))
      }
    }
    self.rows = rows
  }

  /// The rows about one appraisee.
  func about(_ appraisee: String) -> [[String: String]] { rows.filter { $0["appraisee_id"] == appraisee } }
}
