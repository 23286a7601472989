/// A day of the calendar.
struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CivilDate.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  var description: String {
    let digits = "\(year)"
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits + "-\(twoDigits(month))-\(twoDigits(day))"
  }
}

/// A moment as the platform's clock showed it, to the second. No zone: exports carry none.
struct CivilTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  let date: CivilDate
  /// Since midnight.
  let seconds: Int

  init?(date: CivilDate, hour: Int, minute: Int, second: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    self.date = date
    seconds = hour * 3600 + minute * 60 + second
  }

  /// Reads `2025-09-01 08:00:00`, `2025-09-01T08:00`, `2025/9/1 8:00:00`; nil for anything else.
  init?(_ bytes: some Collection<UInt8>) {
    guard let gap = bytes.firstIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }),
      let date = CivilDate(bytes[..<gap]),
      let clock = CivilTime.numbers(
        bytes[bytes.index(after: gap)...], separators: ":", lengths: [1...2, 2...2, 2...2]),
      clock.count >= 2
    else { return nil }
    self.init(date: date, hour: clock[0], minute: clock[1], second: clock.count == 3 ? clock[2] : 0)
  }

  /// Reads `2025-09-01 08:00:00` and the like, in which every number has all its digits: most stamps are, and this is
  /// many times faster than reading any.
  init?(padded bytes: ArraySlice<UInt8>) {
    guard bytes.count == 19 else { return nil }
    let start = bytes.startIndex
    let number = { (range: Range<Int>) -> Int in
      var value = 0
      for byte in bytes[(start + range.lowerBound)..<(start + range.upperBound)] {
        guard byte >= 48, byte <= 57 else { return -1 }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    let (mark, gap) = (bytes[start + 4], bytes[start + 10])
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/"), bytes[start + 7] == mark,
      gap == UInt8(ascii: " ") || gap == UInt8(ascii: "T"), bytes[start + 13] == UInt8(ascii: ":"),
      bytes[start + 16] == UInt8(ascii: ":"),
      let date = CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    else { return nil }
    self.init(date: date, hour: number(11..<13), minute: number(14..<16), second: number(17..<19))
  }

  /// Whole numbers of as many digits as `lengths` says for each, so that nothing cut off passes; nil for anything else.
  fileprivate static func numbers(
    _ bytes: some Collection<UInt8>, separators: String, lengths: [ClosedRange<Int>]
  ) -> [Int]? {
    var numbers: [Int] = []
    let pieces = bytes.split(omittingEmptySubsequences: false, whereSeparator: { separators.utf8.contains($0) })
    guard pieces.count <= lengths.count else { return nil }
    for (piece, length) in zip(pieces, lengths) {
      guard length.contains(piece.count), piece.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
      numbers.append(piece.reduce(0) { $0 * 10 + Int($1 - 48) })
    }
    return numbers
  }

  static func < (a: Self, b: Self) -> Bool { (a.date, a.seconds) < (b.date, b.seconds) }

  var description: String {
    "\(date)T\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  }
}

extension CivilDate {
  /// Reads `2025-09-01` and `2025/9/1`: a year has four digits, so that a cut-off one is no date.
  init?(_ bytes: some Collection<UInt8>) {
    guard let parts = CivilTime.numbers(bytes, separators: "-/", lengths: [4...4, 1...2, 1...2]), parts.count == 3
    else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
