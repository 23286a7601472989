/// The difference between a clock and UTC: `+08:00`.
package struct UTCOffset: Sendable, Hashable {
  /// Minutes ahead of UTC; negative to the west.
  package let minutes: Int

  /// - Returns: nil beyond 14 hours.
  init?(minutes: Int) {
    guard abs(minutes) <= 14 * 60 else { return nil }
    self.minutes = minutes
  }

  /// Reads `+08:00`, `-0330`, `+8`, `Z`, `UTC` or `GMT`.
  ///
  /// - Returns: nil for any other text.
  init?(_ text: some StringProtocol) {
    if ["Z", "UTC", "GMT"].contains(String(text)) {
      self.init(minutes: 0)
      return
    }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = String(text.dropFirst().filter { $0 != ":" })
    guard digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), (1...4).contains(digits.utf8.count) else { return nil }
    let hours = Int(digits.count > 2 ? digits.dropLast(2) : digits[...]) ?? 0
    let rest = digits.count > 2 ? Int(digits.suffix(2)) ?? 0 : 0
    guard rest < 60 else { return nil }
    self.init(minutes: (sign == "-" ? -1 : 1) * (hours * 60 + rest))
  }
}

extension CivilTime {
  /// The same moment on a clock that is ahead by `minutes`; nil beyond the years 1 to 9999.
  func ahead(by minutes: Int) -> CivilTime? {
    let total = date.dayNumber * 86_400 + seconds + minutes * 60
    guard total >= 0, let day = CivilDate(dayNumber: total / 86_400) else { return nil }
    let rest = total % 86_400
    return CivilTime(date: day, hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
  }
}
