/// A moment on a platform's clock, to the second. It has no zone: most exports state none.
package struct CivilTime: Sendable, Hashable, Comparable, LosslessStringConvertible {
  package let date: CivilDate
  /// Seconds since midnight.
  let seconds: Int

  /// - Returns: nil for a time that does not exist; leap seconds do not.
  init?(date: CivilDate, hour: Int, minute: Int, second: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    self.date = date
    seconds = hour * 3600 + minute * 60 + second
  }

  /// Reads `2025-09-01 08:00:00`, `2025-09-01T08:00`, `2025/9/1 8:00:00`.
  ///
  /// - Returns: nil for any other text.
  init?(_ bytes: some Collection<UInt8>) {
    guard let gap = bytes.firstIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }),
      let date = CivilDate(bytes[..<gap]),
      let clock = CivilTime.numbers(
        bytes[bytes.index(after: gap)...], separators: ":", lengths: [1...2, 2...2, 2...2]),
      clock.count >= 2
    else { return nil }
    self.init(date: date, hour: clock[0], minute: clock[1], second: clock.count == 3 ? clock[2] : 0)
  }

  package init?(_ description: String) { self.init(description.utf8) }

  /// Reads whole numbers between separators, each with a number of digits in its range of `lengths`, so that a number that
  /// was cut off is refused. The last numbers may be absent.
  ///
  /// - Returns: nil for any other text.
  static func numbers(
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

  package static func < (a: Self, b: Self) -> Bool { (a.date, a.seconds) < (b.date, b.seconds) }

  /// The time in ISO 8601: `2025-09-01T08:00:00`.
  package var description: String {
    "\(date)T\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  }
}

/// - Returns: the number with a leading zero if it has one digit: `07`.
package func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
