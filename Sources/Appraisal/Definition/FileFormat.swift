import Tabular

/// How files are written down, as far as the definition fixes it. What it leaves open is found out from the content.
struct FileFormat: Sendable, Hashable {
  /// nil: recognised by content.
  var platform: Platform.Name?
  var encoding: TextEncoding?
  var delimiter: Delimiter?
  /// Worksheet of a workbook; nil: the first that is not hidden.
  var sheet: String?
  /// Line or row in which the header begins; nil: the first that has the columns that are asked for.
  var headerRow: Int?
  /// Records that make up the header, 0 where there is none; nil: what the platform is known for, else one.
  var headerRows: Int?
  /// Which table of a file that holds several, from 1.
  var table: Int?
  /// nil: what the column itself settles.
  var dateOrder: DateOrder?
  /// Of the clock that the platform writes down; nil: the policy's.
  var zone: UTCOffset?

  /// All is found out.
  static let found = FileFormat()

  enum Delimiter: String, Sendable, CaseIterable {
    case comma, semicolon, tab

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      }
    }
  }
}

extension Definition {
  /// All files that are read: the path of their entry, how they are written, and which columns are asked for.
  var formats: [(path: String, format: FileFormat, columns: [ColumnReference])] {
    var all = [("appraisees", appraisees.format, appraisees.columns)]
    for source in sources {
      all.append(("sources.\(source.name)", source.format, source.allColumns))
      if let roster = source.roster { all.append(("sources.\(source.name).roster", roster.format, roster.columns)) }
    }
    for ledger in ledgers { all.append(("sources.\(ledger.name)", ledger.format, ledger.columns)) }
    for target in targets {
      if case .file(let file) = target.members { all.append(("targets.\(target.name)", file.format, file.columns)) }
    }
    if let corrections { all.append(("corrections", corrections.format, corrections.columns)) }
    return all
  }
}

/// What the first two numbers of a date such as `9/6/2018` are.
enum DateOrder: String, Sendable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}
