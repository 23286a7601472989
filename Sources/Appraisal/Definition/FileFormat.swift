import Tabular

/// The format of files, as far as the definition fixes it. A property that is nil is detected from the content.
package struct FileFormat: Sendable, Hashable {
  var platform: PlatformName?
  var encoding: TextEncoding?
  var delimiter: Delimiter?
  /// Worksheet of a workbook; nil for the first that is not hidden.
  var sheet: String?
  /// Line or row in which the header begins; nil for the first that has the wanted columns.
  var headerRow: Int?
  /// Number of records of the header, 0 without a header; nil for the platform's number, or 1.
  var headerRows: Int?
  /// Number of the table, from 1, in a file with several.
  var table: Int?
  /// Order of dates whose year comes last; nil for the order that the values of the column prove.
  var dateOrder: DateOrder?
  /// Offset of the platform's clock from UTC; nil for the policy's.
  var zone: UTCOffset?

  /// The format of which everything is detected.
  package static let found = FileFormat()

  package enum Delimiter: String, Sendable, CaseIterable {
    case comma, semicolon, tab

    /// The delimiter in ASCII.
    package var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      }
    }
  }
}

extension Definition {
  /// An entry that names input files: its path in the definition, the files, their format, and the columns that are read.
  typealias Input = (path: String, pattern: String, format: FileFormat, columns: [ColumnReference])

  /// All entries that name input files; files that are read twice are listed twice.
  var inputs: [Input] {
    var all: [Input] = [("appraisees", appraisees.file, appraisees.format, appraisees.columns)]
    for source in sources {
      all.append(("sources.\(source.name)", source.files, source.format, source.allColumns))
      if let roster = source.roster { all.append(roster.input(at: "sources.\(source.name).roster")) }
    }
    for ledger in ledgers { all.append(("sources.\(ledger.name)", ledger.files, ledger.format, ledger.columns)) }
    for target in targets {
      if case .file(let file) = target.members { all.append(file.input(at: "targets.\(target.name)")) }
    }
    if let corrections { all.append(("corrections", corrections.file, corrections.format, corrections.columns)) }
    return all
  }

  /// Paths and patterns of all input files.
  var inputPatterns: [String] { inputs.map(\.pattern) }
}

extension RosterFile {
  fileprivate func input(at path: String) -> Definition.Input { (path, file, format, columns) }
}

/// The survey platforms whose exports are known, as definitions name them.
package enum PlatformName: String, Sendable, CaseIterable {
  /// Any table with a header.
  case plain
  case wenjuanxing, wenjuan, tencent, jinshuju
  case microsoftForms = "microsoft-forms"
  case limesurvey
  case qualtrics
  case qualtricsLegacy = "qualtrics-legacy"
  case surveymonkey
  case googleForms = "google-forms"
  case moodle, redcap, kobo, teammates
}

/// The order of the first two numbers of a date such as `9/6/2018`.
package enum DateOrder: String, Sendable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}
