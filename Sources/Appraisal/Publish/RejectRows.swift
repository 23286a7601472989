import Tabular

/// Rows of `rejects.csv`, of which there may be millions: fields that many rows share are encoded once.
struct RejectRows {
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
    var front: (place: PackedReject.Place, fields: EncodedFields)?
    var backs: [PackedReject.Reason: EncodedFields] = [:]
    try log.forEachPacked { reject throws(Failure) in
      if backs.count >= RejectRows.keptAtMost {
        table.forget(kept)
        front = nil
        backs.removeAll(keepingCapacity: true)
      }
      let start: EncodedFields
      if let front, front.place == reject.place {
        start = front.fields
      } else {
        start = table.start(texts(of: reject.place))
        front = (reject.place, start)
      }
      let end: EncodedFields
      if let known = backs[reject.reason] {
        end = known
      } else {
        end = table.encode(texts(of: reject.reason))
        backs[reject.reason] = end
      }
      try table.begin(start)
      table.number(reject.line)
      table.encoded(end)
      try table.endRow()
    }
  }

  private func texts(of place: PackedReject.Place) -> [String] { [log.text(place.source), log.text(place.file)] }

  private func texts(of reason: PackedReject.Reason) -> [String] {
    let (what, code) = (reason.kind.what, reason.kind.code)
    return [
      what.rawValue, Reject.Disposition(what, code).rawValue, code.rawValue, log.text(reason.column),
      code.wording(log.arguments(reason))[definition.language],
    ]
  }
}
