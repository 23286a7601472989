/// Why a record, or a response of it, cannot count.
struct CellFault: Error {
  let code: RejectCode
  /// The definition's word for the column.
  var column = ""
  /// What an id that is not listed resembles.
  var candidate: Origin?
}

extension Reject {
  /// A record, or a response of it, that cannot count.
  init(_ fault: CellFault, source: String, file: String, line: Int, what: What) {
    self.init(
      source: source, file: file, line: line, what: what, code: fault.code, column: fault.column,
      arguments: fault.candidate.map { [$0.file, "\($0.line)"] } ?? [])
  }
}
