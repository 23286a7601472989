import Tabular

/// Rows of `rejects.csv`, of which there may be millions: fields that many rows share are encoded once.
struct RejectRows {
  static let schema = TableSchema(
    name: "rejects", key: [],
    columns: [
      .text("source"), .text("file"), .integer("line"), .code("what", Reject.What.self),
      .code("disposition", Reject.Disposition.self), .code("code", RejectCode.self), .text("column"),
      .text("message"),
    ])

  private let definition: Definition
  private let log: RejectLog
  /// Encoded reasons that are kept; with more, all are dropped, so that memory stays bounded.
  private static let keptAtMost = 4096

  init(_ definition: Definition, _ log: RejectLog) {
    self.definition = definition
    self.log = log
  }

  func write(to table: inout TableWriter) throws(Failure) {
    let kept = table.encode([])
    var front: (source: UInt32, file: UInt32, fields: EncodedFields)?
    var backs: [UInt128: EncodedFields] = [:]
    try log.forEachPacked { reject throws(Failure) in
      if backs.count >= RejectRows.keptAtMost {
        table.forget(kept)
        front = nil
        backs.removeAll(keepingCapacity: true)
      }
      let start: EncodedFields
      if let front, front.source == reject.source, front.file == reject.file {
        start = front.fields
      } else {
        start = table.start([log.text(reject.source), log.text(reject.file)])
        front = (reject.source, reject.file, start)
      }
      let end: EncodedFields
      if let known = backs[reject.reason] {
        end = known
      } else {
        end = table.encode(reason(of: reject))
        backs[reject.reason] = end
      }
      try table.begin(start)
      table.number(reject.line)
      table.encoded(end)
      try table.endRow()
    }
  }

  private func reason(of reject: PackedReject) -> [String] {
    [
      reject.what.rawValue, Reject.Disposition(reject.what, reject.code).rawValue, reject.code.rawValue,
      log.text(reject.column), reject.code.wording(log.arguments(of: reject))[definition.language],
    ]
  }
}
