extension FileContent {
  /// Number of bytes of a file by which markup is told.
  static let markupBytes = 4096

  /// Detects a web page or a workbook in XML; nil for neither.
  ///
  /// - Parameter stored: the first bytes of the file, in UTF-16 or any encoding that extends ASCII.
  static func markup(_ stored: [UInt8]) -> FileContent? {
    let text = opening(stored)
    if text.hasPrefix("mime-version:"), text.contains("multipart/related") { return .html }
    let start = text.trimmingPrefix(/([ \t-\r]|<!--[\s\S]*?-->)+/.matchingSemantics(.unicodeScalar))
    if start.hasPrefix("<?xml") {
      if text.contains("mso-application") || text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return .xml
      }
      return text.contains("<html") ? .html : nil
    }
    // A name ends with `>`, `/` or a blank. `<table,` is the first header of a CSV file.
    let page = /<!doctype html|<(html|head|body|table|meta|style|title|script|div|link|center|font)[>\/ \t-\r]/
    return start.prefixMatch(of: page.matchingSemantics(.unicodeScalar)) == nil ? nil : .html
  }

  /// The text in small letters without its byte-order mark; of UTF-16, its ASCII.
  private static func opening(_ stored: [UInt8]) -> String {
    // Markup in UTF-16 without a mark has a zero in its first character.
    let isLow = stored.starts(with: [0xFF, 0xFE]) || stored.starts(with: [0x3C, 0x00])
    let isHigh = stored.starts(with: [0xFE, 0xFF]) || stored.starts(with: [0x00, 0x3C])
    guard isLow || isHigh else {
      return String(decoding: stored.dropFirst(stored.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0), as: UTF8.self)
        .lowercased()
    }
    let units = stride(from: 0, to: stored.count - 1, by: 2).map { unit in
      UInt16(stored[isLow ? unit : unit + 1]) | UInt16(stored[isLow ? unit + 1 : unit]) << 8
    }
    return String(decoding: units.drop { $0 == 0xFEFF }, as: UTF16.self).lowercased()
  }
}
