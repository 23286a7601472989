/// Reads a worksheet of an .xlsx.
final class XLSXSheet: @unchecked Sendable {
  let names: [String]
  let name: String
  private let handler: SheetHandler
  private let reader: PartReader

  init(_ file: StoredFile, sheet: String?, limits: WorkbookLimits, chunk: Int) throws(ReadError) {
    let folder = PartFolder(archive: try ZipArchive(file, limits: limits), limits: limits, chunk: chunk)
    let workbook = try XLSXWorkbook(folder)
    let chosen = try workbook.sheet(sheet, path: file.path)
    names = workbook.sheets.map(\.name)
    name = chosen.name
    let values = CellValues(
      sharedStrings: try Self.sharedStrings(workbook.sharedStrings, folder),
      formats: try Self.formats(workbook.styles, folder), is1904: workbook.is1904, limits: limits)
    handler = SheetHandler(values)
    reader = try folder.reader(chosen.part, atMost: limits.sheetBytes, handler)
  }

  /// Swaps `row` for the next one that is not blank.
  ///
  /// - Returns: false at the end of the sheet; `row` is then unchanged.
  func next(_ row: inout SheetRow) throws(ReadError) -> Bool {
    guard try reader.advance() else { return false }
    swap(&row, &handler.row)
    return true
  }

  private static func sharedStrings(_ part: String?, _ folder: PartFolder) throws(ReadError) -> SharedStrings {
    guard let part else { return SharedStrings() }
    let source = try folder.archive.open(part)
    let limits = folder.limits
    let handler = SharedStringHandler(limits: limits, claimed: source.claimed)
    let reader = try PartReader(
      source, atMost: limits.sharedStringsBytes, handler: handler, limits: limits, chunk: folder.chunk)
    while try reader.advance() {}
    return handler.strings
  }

  private static func formats(_ part: String?, _ folder: PartFolder) throws(ReadError) -> [NumberFormat] {
    guard let part else { return [] }
    let handler = StylesHandler(limits: folder.limits)
    try folder.read(part, handler)
    return handler.formats
  }
}
