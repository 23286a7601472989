@testable import Tabular

/// All that a worksheet reads as.
struct ExcelReading: Equatable {
  var names: [String]
  var name: String
  var numbers: [Int] = []
  var rows: [[String]] = []

  init(
    _ file: ScratchFile, sheet: String? = nil, limits: WorkbookLimits = .standard, chunk: Int = 1 << 16
  ) throws(ReadError) {
    let stored = try StoredFile(path: file.path)
    let sheet = try Worksheet(stored, content: FileContent.of(stored), name: sheet, limits: limits, chunk: chunk)
    (names, name) = (sheet.names, sheet.name)
    let reader = try sheet.reader()
    while try reader.read() {
      numbers += reader.rows.texts.map(\.line)
      rows += reader.rows.texts.map(\.fields)
    }
  }
}

/// The fault that reading ends in; nil where it succeeds.
func fault(_ file: ScratchFile, sheet: String? = nil, limits: WorkbookLimits = .standard) throws -> WorkbookFault? {
  do throws(ReadError) {
    _ = try ExcelReading(file, sheet: sheet, limits: limits)
    return nil
  } catch {
    guard case .workbook(let path, let fault) = error, path == file.path else { throw error }
    return fault
  }
}

/// The rows of a draft.
func rows(_ draft: ExcelDraft) throws -> [[String]] { try ExcelReading(try draft.file()).rows }

/// The only cell of a draft that has one.
func cell(_ xml: String, strings: [String]? = nil) throws -> String? {
  try rows(ExcelDraft("<row r=\"1\">\(xml)</row>", strings: strings)).first?.first
}

/// What a file holds.
func stored(_ file: ScratchFile) throws -> [UInt8] {
  let file = try StoredFile(path: file.path)
  return try file.bytes(at: 0, count: file.size())
}
