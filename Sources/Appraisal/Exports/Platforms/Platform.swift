/// A survey platform, by what its exports look like. To add one, describe it in `PlatformCatalog`.
package struct Platform: Sendable {
  package let name: PlatformName
  /// What the platform calls itself, for messages.
  package let title: LocalizedText
  /// Any of these tells it.
  package let signatures: [Signature]
  /// Records that make up the header.
  package var headerRows = 1
  /// How the names of columns come out of the header.
  package var naming = HeaderNaming.asWritten
  /// Columns that the platform adds to the answers, by the names that they can have.
  package var metadata: [ColumnReference.Metadata: [String]] = [:]
  /// Cells that say that there is no answer: left blank, skipped by branching, not shown.
  package var missing: [String] = []
  /// What is written around the open text of an option that was chosen: `其他〖…〗`.
  var openText: (open: String, close: String)?
  /// Between the options that were chosen in one cell.
  package var separator: String?
  /// Whether the numbers of options are written as `1.0`.
  var writesWholeNumbersWithPoint = false
  /// In dates such as `9/6/2018`.
  package var dateOrder: DateOrder?
  /// Whether records end at their last answer.
  var endsRecordsEarly = false
  /// What the first cell holds above each table, where a file holds several.
  package var tableMark: String?

  /// What the header of a platform's exports can be told by; letters may be large or small.
  package struct Signature: Sendable {
    /// In small letters.
    package let names: [String]
    /// So many of the names are in the header; nil if it begins with them.
    private let least: Int?
    /// What the row below begins with, where that matters.
    private let below: [String]

    static func has(_ least: Int, of names: [String]) -> Signature {
      Signature(names: names.map(HeaderRow.folded), least: least, below: [])
    }

    static func begins(_ names: [String], over below: [String] = []) -> Signature {
      Signature(names: names.map(HeaderRow.folded), least: nil, below: below.map(HeaderRow.folded))
    }

    /// How many names of a header row speak for the platform; nil: it is another's.
    func match(_ row: HeaderRow, over next: HeaderRow?) -> Int? {
      guard let least else {
        let isOver = below.isEmpty || next?.names.starts(with: below) ?? false
        return isOver && row.names.starts(with: names) ? names.count : nil
      }
      guard row.names.count >= least else { return nil }
      let count = names.count { row.all.contains($0) }
      return count >= least ? count : nil
    }
  }
}

/// A row that may be the header of an export.
struct HeaderRow {
  /// In small letters; `id. Response ID`, as LimeSurvey writes with code and text, counts as `id`.
  let names: [String]
  fileprivate let all: Set<String>

  init(_ fields: [String]) {
    names = fields.map(HeaderRow.folded)
    all = Set(names)
  }

  fileprivate static func folded(_ name: String) -> String {
    let bytes = HeaderNaming.code(of: name).utf8.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
