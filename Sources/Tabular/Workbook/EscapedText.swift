extension [UInt8] {
  /// Replaces escapes such as `_x000D_` (ECMA-376 22.9.2.19), from `start` on, by their characters: those that XML cannot
  /// hold, and the underscore of a text that looks like an escape.
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

  /// Reads the character that is escaped at `index`.
  ///
  /// - Returns: its bytes in UTF-8, and the length of the escape, which is always longer; nil if there is no escape.
  private func escapedCharacter(at index: Int) -> (bytes: [UInt8], length: Int)? {
    guard let unit = escapedUnit(at: index) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (Array(String(scalar).utf8), 7) }
    // A surrogate: the other half of the pair must follow.
    guard let low = escapedUnit(at: index + 7), UTF16.isLeadSurrogate(unit), UTF16.isTrailSurrogate(low) else {
      return nil
    }
    return (Array(String(decoding: [unit, low], as: UTF16.self).utf8), 14)
  }

  /// The UTF-16 unit that is escaped at `index`; nil without an escape, and for NUL, which no cell can hold.
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
