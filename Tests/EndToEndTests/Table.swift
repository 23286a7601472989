import Foundation
import Tabular
import TestSupport

/// A published table, read to be looked into.
struct Table {
  let rows: [[String: String]]

  init(_ path: String) throws {
    let reader = try RecordReader(path: path, encoding: .utf8)
    rows = try reader.rows().map { Dictionary(uniqueKeysWithValues: zip(reader.header, $0)) }
  }

  /// The rows about one appraisee.
  func about(_ appraisee: String) -> [[String: String]] { rows.filter { $0["appraisee_id"] == appraisee } }
}
