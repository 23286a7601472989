extension [UInt8] {
  /// Replaces `_x000D_` and the like, from `start` on, by the characters that they stand for: those that XML cannot
  /// hold, and the underscore of a text that looks like one of these.
  mutating func decodeEscapes(from start: Int) {
    guard start < count, let first = self[start...].firstIndex(of: underscore) else { return }
    var read = first
    var written = first
    while read < count {
      let escape = escapedCharacter(at: read)
      for byte in escape?.bytes ?? [self[read]] {
        self[written] = byte
        written += 1
      }
      read += escape?.length ?? 1
    }
    removeLast(count - written)
  }

  /// The character escaped at `index`, and how many bytes stand for it: always more than it has.
  private func escapedCharacter(at index: Int) -> (bytes: [UInt8], length: Int)? {
    guard let unit = escapedUnit(at: index) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (Array(String(scalar).utf8), 7) }
    // Half a character of two units: the other half must follow.
    guard let low = escapedUnit(at: index + 7), UTF16.isLeadSurrogate(unit), UTF16.isTrailSurrogate(low) else {
      return nil
    }
    return (Array(String(decoding: [unit, low], as: UTF16.self).utf8), 14)
  }

  /// NUL stays as it is written: no cell can hold it.
  private func escapedUnit(at index: Int) -> UInt16? {
    guard index + 7 <= count, self[index] == underscore, self[index + 1] == UInt8(ascii: "x"),
      self[index + 6] == underscore
    else { return nil }
    var unit: UInt16 = 0
    for digit in self[index + 2..<index + 6] {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(truncatingIfNeeded: value)
    }
    return unit == 0 ? nil : unit
  }
}

private let underscore = UInt8(ascii: "_")
