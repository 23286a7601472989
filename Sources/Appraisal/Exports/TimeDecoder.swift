/// Decodes the time stamps of a column, of which many have the date of the one before.
struct TimeDecoder {
  let reader: TimeReader
  /// The year and month, and the day, of the stamp that was met last, and its midnight.
  private var month: UInt64 = 0
  private var day: UInt64 = 0
  private var midnight: Int64 = 0

  init(_ reader: TimeReader) { self.reader = reader }

  /// Seconds since 1970 on the policy's clock.
  @inline(__always) mutating func time(_ cell: UnsafeRawBufferPointer) throws(TimeReader.Fault) -> Int64 {
    if cell.count == 19, reader.zone == nil, let time = unsafe quick(cell) { return time }
    return try unsafe reader.time(Array(cell)[...]).secondsSince1970
  }

  /// Reads `2026-06-01T08:05:00` and the like of a known day; nil for anything else.
  @inline(__always) private mutating func quick(_ cell: UnsafeRawBufferPointer) -> Int64? {
    // YYYY-MM- and DD, hh:mm:ss
    let (head, clock) = unsafe (Bytes.word(cell), Bytes.word(cell, 11))
    let second = unsafe Bytes.word(cell, 8)
    let (day, gap) = (second & 0xFFFF, second >> 16 & 0xFF)
    guard gap == 84 || gap == 32, clock & 0x0000_FF00_00FF_0000 == 0x0000_3A00_003A_0000 else { return nil }
    let digits = clock & ~0x0000_FF00_00FF_0000 | 0x0000_3000_0030_0000
    guard Bytes.areDigits(digits) else { return nil }
    let pair = { (shift: UInt64) -> Int64 in
      Int64(truncatingIfNeeded: (digits >> shift & 15) &* 10 &+ (digits >> (shift &+ 8) & 15))
    }
    let (hour, minute, seconds) = (pair(0), pair(24), pair(48))
    guard hour < 24, minute < 60, seconds < 60 else { return nil }
    if head != month || day != self.day {
      guard let found = unsafe TimeDecoder.midnight(cell) else { return nil }
      (month, self.day, midnight) = (head, day, found)
    }
    return midnight &+ hour &* 3600 &+ minute &* 60 &+ seconds
  }

  @inline(never) private static func midnight(_ cell: UnsafeRawBufferPointer) -> Int64? {
    guard let time = unsafe CivilTime(padded: Array(cell)[...]) else { return nil }
    return time.secondsSince1970 - Int64(time.seconds)
  }
}

extension CivilTime {
  private static let origin = CivilDate(year: 1970, month: 1, day: 1)?.dayNumber ?? 0

  /// As the platform's clock showed it.
  var secondsSince1970: Int64 { Int64(date.dayNumber - CivilTime.origin) * 86_400 + Int64(seconds) }

  init?(secondsSince1970 total: Int64) {
    let days = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
    guard let date = CivilDate(dayNumber: Int(days) + CivilTime.origin) else { return nil }
    let clock = Int(total - days * 86_400)
    self.init(date: date, hour: clock / 3600, minute: clock / 60 % 60, second: clock % 60)
  }
}

extension Definition.Period {
  /// From the first to the last second.
  var seconds: ClosedRange<Int64> {
    let first = CivilTime(date: from, hour: 0, minute: 0, second: 0)?.secondsSince1970 ?? 0
    let last = CivilTime(date: to, hour: 23, minute: 59, second: 59)?.secondsSince1970 ?? 0
    return first...max(first, last)
  }
}
