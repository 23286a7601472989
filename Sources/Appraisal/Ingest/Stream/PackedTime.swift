/// A moment in seconds since 1970, as the platform's clock showed it, so that times compare as numbers.
enum PackedTime {
  private static let origin = CivilDate(year: 1970, month: 1, day: 1)?.dayNumber ?? 0

  /// nil: before 1970 or behind 2105.
  static func packed(_ time: CivilTime) -> UInt32? { packed(time.date, time.seconds) }

  static func packed(_ date: CivilDate, _ seconds: Int) -> UInt32? {
    UInt32(exactly: (date.dayNumber - origin) * 86_400 + seconds)
  }

  /// The first and the last second of a period; nil: it does not lie within those years.
  static func range(_ period: Definition.Period) -> ClosedRange<UInt32>? {
    guard let from = packed(period.from, 0), let to = packed(period.to, 86_399), from <= to else { return nil }
    return from...to
  }
}

/// Reads the time stamps of a column in which many have the date of the one before.
struct StampReader {
  private var month: UInt64 = 0
  private var day: UInt64 = 0
  /// Midnight of the date that was met last.
  private var midnight: UInt32 = 0

  /// nil: not a stamp such as `2026-06-01T08:05:00` or `2026/6/1 8:05`.
  @inline(__always) mutating func time(_ cursor: inout LineCursor) -> UInt32? {
    guard let stamp = cursor.stamp() else { return StampReader.other(&cursor) }
    if stamp.month != month || stamp.day != day {
      guard let found = StampReader.midnight(stamp.month, stamp.day) else { return nil }
      (month, day, midnight) = (stamp.month, stamp.day, found)
    }
    return midnight &+ UInt32(truncatingIfNeeded: stamp.seconds)
  }

  /// `2026/6/1 8:05:00` and the like.
  @inline(never) private static func other(_ cursor: inout LineCursor) -> UInt32? {
    unsafe CivilTime(cursor.cell()).flatMap { PackedTime.packed($0) }
  }

  @inline(never) private static func midnight(_ month: UInt64, _ day: UInt64) -> UInt32? {
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: month >> UInt64(8 * $0)) }
    bytes += [UInt8(truncatingIfNeeded: day), UInt8(truncatingIfNeeded: day >> 8)]
    bytes += Array(" 00:00:00".utf8)
    guard let time = CivilTime(padded: bytes[...]) else { return nil }
    return PackedTime.packed(time).flatMap { $0 <= UInt32.max - 86_400 ? $0 : nil }
  }
}
