/// The parts of a workbook of Excel 2007 or later.
struct XLSXWorkbook {
  /// The worksheets, each with the name of its part; nil if it has none.
  let sheets: [WorksheetEntry<String?>]
  private let archive: ZipArchive
  private let part: String
  private let is1904: Bool
  private let relationships: Relationships

  /// Finds the main part through the relationships of the file, and the others through its own.
  init(_ archive: ZipArchive) throws(ReadError) {
    self.archive = archive
    part = try Relationships(of: "", in: archive).first("officeDocument") ?? "xl/workbook.xml"
    var entries: [WorksheetEntry<String>] = []
    var is1904 = false
    try archive.read(part, .workbookPart) { place, attributes throws(PartFault) in
      if place == .properties { is1904 = attributes["date1904"]?.isTrue ?? false }
      guard place == .sheetEntry, let name = attributes["name"], let id = attributes.relationship else { return }
      let limit = archive.limits.parts
      guard entries.count < limit else { throw .tooLarge(.parts, limit: limit) }
      let isHidden = attributes["state"].map { !($0 == "visible") } ?? false
      entries.append(WorksheetEntry(name: name.string, isHidden: isHidden, place: id.string))
    }
    let relationships = try Relationships(of: part, in: archive)
    // Sheets of other kinds are charts, dialogs and macros.
    sheets = entries.compactMap { entry in
      let target = relationships.targets[entry.place]
      guard target?.kind ?? "worksheet" == "worksheet" else { return nil }
      return WorksheetEntry(name: entry.name, isHidden: entry.isHidden, place: target?.part)
    }
    (self.is1904, self.relationships) = (is1904, relationships)
  }

  /// Reads what cells refer to.
  func content() throws(ReadError) -> WorkbookContent {
    var content = WorkbookContent(is1904: is1904, limits: archive.limits)
    if let part = relationships.first("sharedStrings") {
      let handler = SharedStringHandler(content.sharedStrings, limits: archive.limits)
      let reader = try archive.reader(of: part, .stringsPart, atMost: archive.limits.sharedStringsBytes, handler)
      while try reader.advance() {}
    }
    guard let part = relationships.first("styles") else { return content }
    // Formats with a code of their own, by id.
    var codes: [Int: NumberFormat] = [:]
    try archive.read(part, .stylesPart) { place, attributes throws(PartFault) in
      let id = attributes["numFmtId"]?.integer
      if place == .code, let id, let code = attributes["formatCode"] { codes[id] = NumberFormat(code: code.string) }
      if place == .cellStyle { try content.add(codes[id ?? 0] ?? NumberFormat(builtIn: id ?? 0)) }
    }
    return content
  }

  /// Begins to read the rows of a worksheet.
  func reader(_ sheet: String?, _ rows: SheetRows) throws(ReadError) -> SheetReader {
    guard let sheet else {
      throw .workbook(path: archive.path, fault: .damaged(part: part, line: nil, damage: .missing))
    }
    return XLSXReader(
      rows,
      try archive.reader(
        of: sheet, .sheetPart, atMost: archive.limits.sheetBytes, SheetHandler(rows, limits: archive.limits)))
  }
}

/// Reads the rows of a worksheet of an .xlsx.
private final class XLSXReader: SheetReader {
  private let part: PartReader

  init(_ rows: SheetRows, _ part: PartReader) {
    self.part = part
    super.init(rows)
  }

  override func advance() throws(ReadError) -> Bool { try part.advance() }
}

/// The relationships of a part of a workbook to other parts, from `_rels/NAME.rels` beside it.
private struct Relationships {
  /// By the id of the relationship. The kind is the last word of its type, such as `worksheet`; the words before differ
  /// between "transitional" and "strict".
  private(set) var targets: [String: (part: String, kind: String)] = [:]

  /// Reads the relationships of a part, or of the whole file for an empty name.
  init(of part: String, in archive: ZipArchive) throws(ReadError) {
    // `xl/` for `xl/workbook.xml`.
    let folder = String(part[..<(part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex)])
    var targets: [String: (part: String, kind: String)] = [:]
    let limit = archive.limits.parts
    try archive.read("\(folder)_rels/\(part.dropFirst(folder.count)).rels", .relationsPart) {
      place, attributes throws(PartFault) in
      guard place == .relation, let id = attributes["Id"], let type = attributes["Type"]?.string,
        let target = attributes["Target"]?.string, attributes["TargetMode"].map({ $0 == "External" }) != true
      else { return }
      guard targets.count < limit else { throw .tooLarge(.parts, limit: limit) }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      targets[id.string] = (Relationships.path(target, from: folder), kind)
    }
    self.targets = targets
  }

  /// The part of a kind with the lowest id, so that the choice does not depend on chance; nil if there is none.
  func first(_ kind: String) -> String? {
    targets.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.part
  }

  /// The path of a target: absolute if it begins with a slash, else relative to the folder of the part.
  private static func path(_ target: String, from folder: String) -> String {
    var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
