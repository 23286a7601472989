/// The sheets of a workbook of Excel 2007 or later, and the parts that hold them.
struct XLSXWorkbook {
  /// A worksheet.
  struct Sheet {
    var name: String
    var isHidden: Bool
    /// Id of the relationship to its part.
    var id: String
    /// Name of its part; nil if there is no relationship with this id.
    var part: String?
  }

  let sheets: [Sheet]
  let is1904: Bool
  /// Names of the parts of shared strings and styles; nil if there is none.
  let sharedStrings: String?
  let styles: String?
  private let part: String

  /// Finds the main part through the relationships of the file, and the others through its own.
  init(_ folder: PartFolder) throws(ReadError) {
    part = try Relationships(of: "", in: folder).first("officeDocument") ?? "xl/workbook.xml"
    let handler = WorkbookHandler(limits: folder.limits)
    try folder.read(part, handler)
    let relationships = try Relationships(of: part, in: folder)
    // Sheets of other kinds are charts, dialogs and macros.
    sheets = handler.sheets.compactMap { sheet in
      let target = relationships.targets[sheet.id]
      guard let target else { return sheet }
      guard target.kind == "worksheet" else { return nil }
      return Sheet(name: sheet.name, isHidden: sheet.isHidden, id: sheet.id, part: target.part)
    }
    is1904 = handler.is1904
    sharedStrings = relationships.first("sharedStrings")
    styles = relationships.first("styles")
  }

  /// Finds a worksheet by its name, or the first that is not hidden for nil.
  ///
  /// - Throws: `ReadError.workbook` if there is no such sheet.
  func sheet(_ wanted: String?, path: String) throws(ReadError) -> (name: String, part: String) {
    let index = try sheets.map { ($0.name, $0.isHidden) }.index(of: wanted, path: path)
    guard let part = sheets[index].part else {
      throw .workbook(path: path, fault: .damaged(part: self.part, line: nil, damage: .missing))
    }
    return (sheets[index].name, part)
  }
}

extension [(name: String, isHidden: Bool)] {
  /// The index of the sheet named `wanted`, or of the first that is not hidden for nil; 0 if all are hidden.
  ///
  /// - Throws: `ReadError.workbook` if there is no such sheet.
  func index(of wanted: String?, path: String) throws(ReadError) -> Int {
    guard !isEmpty else { throw .workbook(path: path, fault: .noWorksheets) }
    guard let wanted else { return firstIndex { !$0.isHidden } ?? 0 }
    guard let index = firstIndex(where: { $0.name == wanted }) else {
      throw .workbook(path: path, fault: .noSheet(wanted, known: map(\.name)))
    }
    return index
  }
}

private final class WorkbookHandler: PartHandler {
  private(set) var sheets: [XLSXWorkbook.Sheet] = []
  private(set) var is1904 = false
  private let limits: WorkbookLimits

  init(limits: WorkbookLimits) { self.limits = limits }

  override func enter(_ name: MarkupName, _ attributes: MarkupAttributes) throws(PartFault) -> Bool {
    guard let local = name.sheet else { return false }
    if local == "workbookPr" { is1904 = attributes["date1904"]?.isTrue ?? false }
    if local == "sheet", let name = attributes["name"], let id = attributes.relationship {
      guard sheets.count < limits.parts else { throw .tooLarge(.parts, limit: limits.parts) }
      let isHidden = attributes["state"].map { !($0 == "visible") } ?? false
      sheets.append(.init(name: name.string, isHidden: isHidden, id: id.string, part: nil))
    }
    return local == "workbook" || local == "sheets"
  }
}
