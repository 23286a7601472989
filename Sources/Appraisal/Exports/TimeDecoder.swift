import Tabular

/// Decodes the time stamps of a column. Of each date the midnight is remembered, so that of most stamps only the clock is
/// read.
struct TimeDecoder: ~Copyable {
  private let reader: TimeReader
  /// By a date and the gap after it; nil for one that says nothing without its clock.
  private var midnights = CellTable<Int64?>()

  init(_ reader: TimeReader) { self.reader = reader }

  /// Seconds since 1970 on the policy's clock.
  @inline(__always) mutating func time(_ cell: UnsafeRawBufferPointer) throws(CellFault) -> Int64 {
    if reader.zone == nil, let clock = unsafe TimeDecoder.clock(cell) {
      let date = unsafe UnsafeRawBufferPointer(rebasing: cell[..<clock.start])
      let midnight = unsafe midnights.value(of: date) { [reader] date in
        unsafe TimeDecoder.midnight(before: clock.seconds, date, reader, cell)
      }
      if let midnight { return midnight &+ clock.seconds }
    }
    return try unsafe reader.time(Array(cell)[...]).secondsSince1970
  }

  /// The midnight of a date, from a whole stamp.
  private static func midnight(
    before clock: Int64, _ date: UnsafeRawBufferPointer, _ reader: TimeReader, _ cell: UnsafeRawBufferPointer
  ) -> Int64? {
    // Behind anything but numbers, such as `AM`, a clock may mean something else.
    let isPlain = unsafe date.dropLast().allSatisfy { $0 >= 45 && $0 <= 57 }
    guard isPlain, let time = unsafe try? reader.time(Array(cell)[...]), time.seconds == clock else { return nil }
    return time.secondsSince1970 - clock
  }

  /// The clock at the end of `2026-06-01T08:05:00`, `2026/6/1 8:05:00` and the like: where it begins, and its seconds; nil
  /// for anything else.
  @inline(__always) private static func clock(_ cell: UnsafeRawBufferPointer) -> (start: Int, seconds: Int64)? {
    guard cell.count >= 16, cell.count <= 19 else { return nil }
    let word = unsafe Bytes.word(cell, cell.count &- 8)
    let (isShort, gap) = unsafe (word & 0xFF == 32, cell[cell.count &- 9])
    guard isShort || gap == 84 || gap == 32, word & 0x0000_FF00_00FF_0000 == 0x0000_3A00_003A_0000 else { return nil }
    // The colons count as zeros, and so does the blank before an hour of one digit.
    let digits = word & ~0x0000_FF00_00FF_0000 | 0x0000_3000_0030_0000 | (isShort ? 16 : 0)
    guard Bytes.areDigits(digits) else { return nil }
    let pair = { (shift: UInt64) -> Int64 in
      Int64(truncatingIfNeeded: (digits >> shift & 15) &* 10 &+ (digits >> (shift &+ 8) & 15))
    }
    let (hour, minute, second) = (pair(0), pair(24), pair(48))
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return (cell.count &- (isShort ? 7 : 8), hour &* 3600 &+ minute &* 60 &+ second)
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
