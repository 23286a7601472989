/// The kinds of records of an .xls that hold cells with content ([MS-XLS]).
enum XLSCellKind: Int {
  case formula = 0x0006
  case rkRow = 0x00BD
  case richLabel = 0x00D6
  case shared = 0x00FD
  case number = 0x0203
  case label = 0x0204
  case boolean = 0x0205
  case rk = 0x027E

  /// The text that Excel shows for an error.
  static func errorText(_ code: Int) -> String {
    switch code {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    case 0x2A: "#N/A"
    default: "#ERR\(code)"
    }
  }
}
