/// Formats tables for terminals, which show Chinese characters two columns wide.
package enum TerminalTable {
  /// - Returns: one line for each row, with the first `leading` columns aligned left and the others right.
  package static func lines(_ rows: [[String]], leading: Int) -> [String] {
    let columns = rows.first?.indices ?? 0..<0
    let widths = columns.map { column in rows.map { TerminalText.width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let line = zip(row, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - TerminalText.width(cell.0))
        return index < leading ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
      return line
    }
  }
}

/// Measures the room that text takes on a terminal.
enum TerminalText {
  /// The width in columns: Chinese characters and full-width forms take two.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
