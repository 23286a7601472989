/// How the names of a column come out of the header: a definition may use any of them.
package enum HeaderNaming: Sendable {
  /// One row as it is; of several rows the lower cell under the upper, which may span columns.
  case asWritten
  /// Questions under numbers, and matrices whose later columns drop the stem: 问卷星.
  case numbered
  /// `G01Q01. Question text`.
  case codeAndText
  /// Each row names the column: id, text, import id.
  case stacked
  /// The stem once, then blanks; below it the options, or `Response`.
  case stemAndOption
  /// `group/question`.
  case lastOfPath

  /// Between the stem of a matrix and one of its rows.
  package static let dash = "—"

  /// The names of each column, the one that users know first; blank cells give none.
  ///
  /// - Parameter rows: the header's records, at least one.
  package func names(_ rows: [[String]], width: Int) -> [[String]] {
    let cells = rows.map { $0 + [String](repeating: "", count: max(0, width - $0.count)) }
    guard let first = cells.first else { return [[String]](repeating: [], count: width) }
    let names: [[String]] =
      switch self {
      case .asWritten where cells.count == 1: first.map { [$0] }
      case .asWritten: HeaderNaming.spanning(cells)
      case .numbered: HeaderNaming.numbered(first)
      case .codeAndText: first.map { [$0, HeaderNaming.code(of: $0), HeaderNaming.text(of: $0)] }
      case .stacked: (0..<width).map { column in HeaderNaming.stacked(cells.map { $0[column] }) }
      case .stemAndOption: HeaderNaming.stemsAndOptions(cells)
      case .lastOfPath: first.map { [$0, $0.split(separator: "/").last.map(String.init) ?? ""] }
      }
    return names.map(HeaderNaming.distinct)
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = [""]
    return names.filter { seen.insert($0).inserted }
  }

  // MARK: - One row

  /// The part before `. ` of `G01Q01. Question text`; all of it where there is none.
  static func code(of name: String) -> String {
    // Every cell of the first rows passes here, so it is bytes that are looked at.
    let bytes = name.utf8
    guard let mark = bytes.firstIndex(where: { $0 == UInt8(ascii: " ") }), mark != bytes.startIndex else { return name }
    let dot = bytes.index(before: mark)
    return bytes[dot] == UInt8(ascii: ".") && dot != bytes.startIndex ? String(name[..<dot]) : name
  }

  private static func text(of name: String) -> String {
    let code = code(of: name)
    return code == name ? "" : String(name.dropFirst(code.count + 2))
  }

  /// `5、stem—row`, then `5、row`: the later ones get their stem back.
  private static func numbered(_ cells: [String]) -> [[String]] {
    var stem = (number: "", text: "")
    return cells.map { cell in
      let (number, text) = question(cell)
      guard !number.isEmpty else { return [cell] }
      if let range = text.firstRange(of: dash) {
        stem = (number, String(text[..<range.lowerBound]))
        return [cell, text]
      }
      guard number == stem.number else { return [cell, text] }
      return [number + "、" + stem.text + dash + text, stem.text + dash + text, cell]
    }
  }

  /// `5、text`, `5.text`, `5.\ttext`, `(5) text`, `第5题(text)`, `Q5.text` as number and text; no number where it has none.
  package static func question(_ cell: String) -> (number: String, text: String) {
    var rest = cell[...]
    let opening = ["第", "(", "（", "Q"].first { rest.hasPrefix($0) }
    if let opening { rest = rest.dropFirst(opening.count) }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(number.count)
    let mark = ["、", ".", "．", "\t", "题", ")", "）", "("].first { rest.hasPrefix($0) }
    guard !number.isEmpty, let mark else { return ("", cell) }
    let text = mark == "(" ? rest : rest.dropFirst(mark.count)
    return (String(number), String(text.drop { $0.isWhitespace }))
  }

  // MARK: - Several rows

  /// The upper cell goes on to the right over blanks, as merged cells are exported, where something is below.
  private static func spanning(_ rows: [[String]]) -> [[String]] {
    var above = [String](repeating: "", count: rows.count)
    return (rows.first ?? []).indices.map { column in
      let own = rows.map { $0[column] }
      for (level, cell) in own.enumerated() where !cell.isEmpty {
        above[level] = cell
        // What spans from the left belongs to another heading above.
        for below in (level + 1)..<max(level + 1, rows.count) { above[below] = "" }
      }
      guard let last = own.lastIndex(where: { !$0.isEmpty }) else { return [] }
      let path = above[...last].filter { !$0.isEmpty }
      return [path.joined(separator: dash), own[last]]
    }
  }

  /// An import id is JSON: `{"ImportId":"QID1"}` names `QID1`.
  private static func stacked(_ cells: [String]) -> [String] {
    cells.map { cell in
      guard cell.hasPrefix("{\"ImportId\":\"") else { return cell }
      return String(cell.dropFirst(13).prefix { $0 != "\"" })
    }
  }

  private static func stemsAndOptions(_ rows: [[String]]) -> [[String]] {
    guard rows.count == 2 else { return (rows.first ?? []).map { [$0] } }
    var stem = ""
    return zip(rows[0], rows[1]).map { upper, lower in
      if !upper.isEmpty { stem = upper }
      if lower.isEmpty || ["Response", "Open-Ended Response"].contains(lower) { return [upper.isEmpty ? stem : upper] }
      return [stem + dash + lower, lower]
    }
  }
}
