import Tabular

/// The rows of `rejects.csv`, of which there may be millions: what is the same in many is put into words once.
struct RejectRows {
  private let definition: Definition
  private let log: RejectLog
  /// As many reasons are kept in words.
  private static let keptAtMost = 4096

  init(_ definition: Definition, _ log: RejectLog) {
    self.definition = definition
    self.log = log
  }

  func write(into sink: OutputFile.Sink) throws(Failure) {
    var writer = RecordWriter()
    writer.write(Contract.rejects.allColumns.map(\.name))
    var front: (place: PackedReject.Place, cells: RecordWriter.Cells)?
    var backs: [PackedReject.Reason: RecordWriter.Cells] = [:]
    try log.forEachPacked { reject throws(Failure) in
      let start = front.flatMap { $0.place == reject.place ? $0.cells : nil } ?? cells(of: reject.place)
      front = (reject.place, start)
      let end = backs[reject.reason] ?? cells(of: reject.reason)
      if backs.count >= RejectRows.keptAtMost { backs.removeAll(keepingCapacity: true) }
      backs[reject.reason] = end
      writer.cells(start)
      writer.field("\(reject.line)")
      writer.cells(end)
      writer.endRecord()
      try writer.drain(into: sink)
    }
    try writer.flush(into: sink)
  }

  private func cells(of place: PackedReject.Place) -> RecordWriter.Cells {
    RecordWriter.Cells([definition.name, definition.period.name, log.text(place.source), log.text(place.file)])
  }

  private func cells(of reason: PackedReject.Reason) -> RecordWriter.Cells {
    let (what, code) = (reason.kind.what, reason.kind.code)
    return RecordWriter.Cells([
      what.rawValue, Reject.Disposition(what, code).rawValue, code.rawValue, log.text(reason.column),
      code.wording(log.arguments(reason))[definition.language],
    ])
  }
}
