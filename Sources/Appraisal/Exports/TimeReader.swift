import Tabular

/// Turns time stamps of one file into the clock of the policy.
struct TimeReader: Sendable {
  /// What dates such as `9/6/2018` mean here.
  let order: DateOrder
  /// Of stamps that state none; nil: the policy's.
  let zone: UTCOffset?
  /// nil: the policy states none, and stamps may not either.
  let policyZone: UTCOffset?

  func time(_ cell: ArraySlice<UInt8>) throws(CellFault) -> CivilTime {
    if zone == nil, let time = CivilTime(cell) { return time }
    guard let text = TimeText(AnswerReader.trimmed(String(decoding: cell, as: UTF8.self))), let time = text.time(order)
    else { throw CellFault(code: .timeUnreadable) }
    guard let own = text.zone ?? zone else { return time }
    guard let policyZone else { throw CellFault(code: .timeZoneMissing) }
    guard let moved = time.ahead(by: policyZone.minutes - own.minutes) else { throw CellFault(code: .timeUnreadable) }
    return moved
  }
}
