/// What a spreadsheet makes of a text that it takes for a day.
enum SpreadsheetDate {
  /// `3月4日`, `2026年3月`, `4-Mar`, `Mar-04`, `2026-03-04`, `2026/3/4`, with or without a time.
  static func isOne(_ text: String) -> Bool {
    // Nearly all answers and ids fail here.
    let hasMark = text.utf8.contains {
      $0 >= 128 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".")
    }
    guard hasMark, text.utf8.count <= 40, text.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) else { return false }
    if let stamp = TimeText(text) { return stamp.isYearFirst && !Identifier.isDigits(text.filter { $0 != "." }) }
    return isMonthAndDay(text) || isMonthName(text)
  }

  private static func isMonthAndDay(_ text: String) -> Bool {
    for (first, last) in [("月", "日"), ("年", "月")] as [(Unicode.Scalar, String)] {
      let parts = text.unicodeScalars.split(separator: first, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, text.hasSuffix(last) else { continue }
      if Identifier.isDigits(parts[0]), Identifier.isDigits(parts[1].dropLast()), text.utf8.count <= 16 { return true }
    }
    return false
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func isMonthName(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.contains(where: { months.contains(String($0)) }) else { return false }
    return parts.contains { Identifier.isDigits($0) && $0.utf8.count <= 2 }
  }
}
