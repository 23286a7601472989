/// The kind of a file by its bytes, since some platforms name a web page or a text `.xls`.
public enum FileContent: String, Sendable {
  /// Text such as CSV: any file that is nothing else.
  case text
  /// A workbook of Excel 2007 or later.
  case xlsx
  /// A workbook of Excel 2007 or later in its binary form.
  case xlsb
  /// A workbook of Excel 97 to 2003, or 5.0/95.
  case xls
  /// A web page, which some platforms name `.xls`.
  case html
  /// A workbook of Excel 2003 in XML.
  case xml
  /// A workbook protected with a password.
  case encrypted
  /// A zip file that is no workbook: a text document, a workbook of OpenDocument, an archive.
  case archive
  /// A compound document that is no workbook, such as a text document of Word 97.
  case compound

  /// Detects the kind of a file.
  ///
  /// - Throws: `ReadError.workbook` if a zip file or compound file cannot be opened, and what reading throws.
  static func of(_ file: StoredFile) throws(ReadError) -> FileContent {
    let opening = try file.bytes(at: 0, count: markupBytes)
    if opening.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try ofArchive(file) }
    if opening.starts(with: CompoundFile.signature) { return try ofCompound(file) }
    return markup(opening) ?? .text
  }

  private static func ofArchive(_ file: StoredFile) throws(ReadError) -> FileContent {
    let archive = try ZipArchive(file, limits: .standard)
    if archive.index(of: "xl/workbook.xml") != nil { return .xlsx }
    if archive.index(of: "xl/workbook.bin") != nil { return .xlsb }
    return try holdsSpreadsheet(archive) ? .xlsx : .archive
  }

  /// Whether the list of content types names the main part of a workbook, under any path.
  private static func holdsSpreadsheet(_ archive: ZipArchive) throws(ReadError) -> Bool {
    let list = "[Content_Types].xml"
    guard archive.index(of: list) != nil else { return false }
    var isSpreadsheet = false
    try archive.read(list, .typesPart) { place, attributes throws(PartFault) in
      guard place == .type, let type = attributes["ContentType"]?.string.lowercased() else { return }
      if type.hasSuffix(".main+xml"), type.contains("spreadsheetml.") || type.contains("ms-excel.") {
        isSpreadsheet = true
      }
    }
    return isSpreadsheet
  }

  private static func ofCompound(_ file: StoredFile) throws(ReadError) -> FileContent {
    let container = try CompoundFile(file, limits: .standard)
    if container.entries.contains(where: { $0.isFile("encryptedpackage") }) { return .encrypted }
    return container.workbook == nil ? .compound : .xls
  }
}
