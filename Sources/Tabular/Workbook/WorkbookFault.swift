/// The reason why a workbook cannot be read, or not to its end.
public enum WorkbookFault: Sendable, Equatable {
  /// The file is no workbook that can be read; the kind of file that it is.
  case noWorkbook(FileContent)
  /// The workbook is protected with a password.
  case encrypted
  /// The workbook has no worksheet: none at all, or charts only.
  case noWorksheets
  /// The workbook has no worksheet of the wanted name; the names that it has, in their order.
  case noSheet(String, known: [String])
  /// A quantity exceeds its limit.
  case tooLarge(WorkbookQuantity, limit: Int)
  /// A part is damaged: its name (empty for the whole file), and the line (nil if it is no XML).
  case damaged(part: String, line: Int?, damage: WorkbookDamage)
}

/// A quantity of a workbook that is limited; see `WorkbookLimits`.
public enum WorkbookQuantity: String, Sendable {
  /// The bytes of the file as stored.
  case storedBytes = "stored-bytes"
  /// The bytes of one part, uncompressed.
  case partBytes = "part-bytes"
  /// The uncompressed bytes of one stored byte.
  case ratio
  /// The number of nested elements.
  case depth
  /// The number of parts of the file.
  case parts
  /// The bytes of one tag, comment or instruction.
  case tagBytes = "tag-bytes"
  /// The number of strings that cells share.
  case sharedStrings = "shared-strings"
  /// The bytes of the text of one cell.
  case cellBytes = "cell-bytes"
  /// The bytes of the texts of one row.
  case rowBytes = "row-bytes"
  /// The number of columns.
  case columns
  /// The number of rows.
  case rows
  /// The number of cell styles.
  case styles
}

/// The damage of a part of a workbook.
public enum WorkbookDamage: Sendable, Equatable {
  /// The container (zip or compound file) cannot be read; the reason in the words of its library.
  case container(String)
  /// The container contradicts itself: a chain of sectors or records that leads nowhere, or in a circle.
  case structure
  /// The part is missing.
  case missing
  /// The part is not well-formed XML; the reason in the words of expat.
  case markup(String)
  /// The part has a document type declaration, which no workbook has and entity bombs need.
  case documentType
  /// The row comes after one with the same or a higher number.
  case rowOrder(row: Int)
  /// A cell of the row comes after one of the same column or one to its right, or refers to another row.
  case cellOrder(row: Int)
  /// A cell of the row refers to a shared string that does not exist.
  case sharedString(row: Int)
}

/// A fault within a part, still without the name of the part and the line.
enum PartFault: Error {
  case damaged(WorkbookDamage)
  case tooLarge(WorkbookQuantity, limit: Int)
  /// What reading the file has thrown.
  case unread(ReadError)

  /// - Returns: the error with its place.
  func placed(path: String, part: String, line: Int?) -> ReadError {
    switch self {
    case .damaged(let damage): .workbook(path: path, fault: .damaged(part: part, line: line, damage: damage))
    case .tooLarge(let quantity, let limit): .workbook(path: path, fault: .tooLarge(quantity, limit: limit))
    case .unread(let error): error
    }
  }
}
