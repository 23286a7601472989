/// Ids are text: taken out of what spreadsheets wrap around them, never repaired.
package enum Identifier {
  /// Strips BOM, tabs, `\x1F`, no-break spaces and blanks, unwraps `="…"`, drops one leading `'` and turns full-width
  /// forms into ASCII. `="0012"` becomes `0012`, `３２６` becomes `326`.
  package static func cleaned(_ text: String) -> String {
    // Nearly all ids are letters and digits already.
    if text.utf8.allSatisfy(isPlain) { return text }
    var scalars = text.unicodeScalars.map(narrowed)[...]
    trim(&scalars)
    if scalars.starts(with: ["=", "\""]), scalars.last == "\"", scalars.count >= 3 {
      scalars = scalars.dropFirst(2).dropLast()
      trim(&scalars)
    }
    if scalars.first == "'" {
      scalars.removeFirst()
      trim(&scalars)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  static func isPlain(_ byte: UInt8) -> Bool {
    (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
  }

  private static func trim(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    while let first = scalars.first, isWrapping(first) { scalars.removeFirst() }
    while let last = scalars.last, isWrapping(last) { scalars.removeLast() }
  }

  private static func isWrapping(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{FEFF}", "\t", "\u{1F}", "\u{A0}", " ", "\u{3000}": true
    default: false
    }
  }

  /// NFKC of the full-width forms, the only ones that input methods put into ids.
  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard ("\u{FF01}"..."\u{FF5E}").contains(scalar) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// What Excel did to an id that is on no list; nil if nothing can be told.
  package static func damage(_ id: String) -> RejectCode? {
    // Only `Mar-04` begins with anything but a digit.
    guard let first = id.utf8.first, first >= 48 && first <= 57 || id.utf8.count <= 6 else { return nil }
    if isScientific(id) { return .idScientific }
    if SpreadsheetDate.isOne(id) { return .idTurnedIntoDate }
    let digits = id.utf8
    if digits.count >= 16, isDigits(id), digits.dropFirst(15).allSatisfy({ $0 == UInt8(ascii: "0") }) {
      return .idPrecisionLost
    }
    return nil
  }

  /// `2.02E+11`: a digit, perhaps a fraction, an exponent.
  private static func isScientific(_ id: String) -> Bool {
    // Nearly all ids have no such letter.
    guard id.utf8.contains(where: { $0 | 32 == UInt8(ascii: "e") }) else { return false }
    let parts = id.split(omittingEmptySubsequences: false) { $0 == "E" || $0 == "e" }
    guard parts.count == 2 else { return false }
    let exponent = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard isDigits(exponent), mantissa.count <= 2, let whole = mantissa.first, whole.utf8.count == 1 else {
      return false
    }
    return mantissa.allSatisfy { isDigits($0) }
  }

  package static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
  }
}
