/// Why a workbook cannot be read at all, or no further.
public enum WorkbookFault: Sendable, Equatable {
  /// The file is not a workbook that can be read; what it is instead.
  case noWorkbook(FileContent)
  /// The workbook is protected with a password.
  case encrypted
  /// It has no worksheet: none at all, or charts only.
  case noWorksheets
  /// It has no worksheet of the name that was asked for; those it has, in their order.
  case noSheet(String, known: [String])
  /// More than is read from one file, of something.
  case tooLarge(WorkbookQuantity, limit: Int)
  /// Something is broken: in which part (empty: the file as a whole), and on which line where that part is XML.
  case damaged(part: String, line: Int?, damage: WorkbookDamage)
}

/// What of a workbook is limited; see `WorkbookLimits`.
public enum WorkbookQuantity: String, Sendable {
  /// The bytes of the file as stored.
  case storedBytes = "stored-bytes"
  /// The bytes of one part, uncompressed.
  case partBytes = "part-bytes"
  /// How many bytes come out of one stored byte.
  case ratio
  /// How many elements stand inside each other.
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

/// In what way a part of a workbook is broken.
public enum WorkbookDamage: Sendable, Equatable {
  /// The container (zip, or compound document) cannot be read; why, in the words of its library.
  case container(String)
  /// The container contradicts itself: a chain of sectors or records that leads nowhere, or in a circle.
  case structure
  /// The part is not there.
  case missing
  /// The part is not well-formed XML; why, in the words of expat.
  case markup(String)
  /// The part has a document type declaration, which a workbook never has and entity bombs are made of.
  case documentType
  /// This row comes behind one with the same or a higher number.
  case rowOrder(row: Int)
  /// In this row, a cell comes behind one of the same column or one to its right, or says that it is of another row.
  case cellOrder(row: Int)
  /// A cell of this row shares a string that is not there.
  case sharedString(row: Int)
}

/// A fault that was found inside a part, without the name of the part, nor the line.
enum PartFault: Error {
  case damaged(WorkbookDamage)
  case tooLarge(WorkbookQuantity, limit: Int)

  /// The same, where it stands.
  func placed(path: String, part: String, line: Int?) -> ReadError {
    switch self {
    case .damaged(let damage): .workbook(path: path, fault: .damaged(part: part, line: line, damage: damage))
    case .tooLarge(let quantity, let limit): .workbook(path: path, fault: .tooLarge(quantity, limit: limit))
    }
  }
}
