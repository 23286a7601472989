import Tabular

/// Turns time stamps of one file into the clock of the policy.
struct TimeReader: Sendable {
  /// What dates such as `9/6/2018` mean here.
  let order: DateOrder
  /// Of stamps that state none; nil: the policy's.
  let zone: UTCOffset?
  /// nil: the policy states none, and stamps may not either.
  let policyZone: UTCOffset?

  /// Why a cell gives no time.
  struct Fault: Error {
    let code: RejectCode
  }

  func time(_ cell: ArraySlice<UInt8>) throws(Fault) -> CivilTime {
    if zone == nil, let time = CivilTime(padded: cell) ?? CivilTime(cell) { return time }
    guard let text = TimeText(AnswerReader.trimmed(String(decoding: cell, as: UTF8.self))), let time = text.time(order)
    else { throw Fault(code: .timeUnreadable) }
    guard let own = text.zone ?? zone else { return time }
    guard let policyZone else { throw Fault(code: .timeZoneMissing) }
    guard let moved = time.ahead(by: policyZone.minutes - own.minutes) else { throw Fault(code: .timeUnreadable) }
    return moved
  }
}

/// Finds out what comes first in the dates of a column, the day or the month.
struct DateOrderSurvey {
  let folder: InputFolder
  let file: ExportFile
  let format: FileFormat
  let wanted: [ColumnReference]
  let source: String

  /// - Parameters:
  ///   - column: index of the column.
  ///   - sample: the first records. Where none of them has such a date, the column is taken to have none.
  /// - Returns: the order, and a finding where nothing in the column settles it.
  func settle(
    column: Int, of platform: Platform?, sample: [[String]]
  ) throws(Failure) -> (order: DateOrder, finding: Finding?) {
    if let declared = format.dateOrder { return (declared, nil) }
    let usual = platform?.dateOrder ?? .monthFirst
    let isOpen = sample.contains { $0.indices.contains(column) && TimeText($0[column])?.isYearFirst == false }
    guard isOpen else { return (usual, nil) }
    var settled: DateOrder?
    var firstOpen: Int?
    let reader = try ExportReader(folder: folder, file: file, format: format, wanted: wanted, source: source)
    try reader.search { batch, record, line in
      let text = TimeText(AnswerReader.trimmed(batch.text(of: column, in: record)))
      if let text, !text.isYearFirst {
        settled = text.order
        firstOpen = firstOpen ?? line
      }
      return settled != nil
    }
    if let settled { return (settled, nil) }
    guard let firstOpen else { return (usual, nil) }
    return (
      usual,
      Finding(
        .dateOrderAmbiguous, stage: .ingest, source: source, file: file.label, line: firstOpen,
        arguments: [usual.rawValue])
    )
  }
}
