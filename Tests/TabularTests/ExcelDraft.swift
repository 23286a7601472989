import CZip
import Foundation

@testable import Tabular

/// A workbook of Excel 2007 to be written, as plain as one can be.
struct ExcelDraft {
  struct Sheet {
    var name: String
    /// What stands in `sheetData`.
    var rows: String
    var state = "visible"
    var kind = "worksheet"
  }

  var sheets: [Sheet]
  /// What stands in each `si`; nil: no such part.
  var strings: [String]?
  /// Format codes by their ids, and the id of each cell style; the first style is for cells without one.
  var codes: [Int: String] = [:]
  var styles: [Int] = [0]
  var is1904 = false
  var isStrict = false
  /// The prefix of all elements, with its colon.
  var prefix = ""
  var hasAbsoluteTargets = false

  init(_ rows: String, strings: [String]? = nil) {
    sheets = [Sheet(name: "S", rows: rows)]
    self.strings = strings
  }

  private var main: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }
  private var office: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  /// The parts by name, in the order in which they are stored.
  var parts: [(name: String, text: String)] {
    var parts = [("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")]))]
    parts.append(("xl/workbook.xml", workbook))
    let folder = hasAbsoluteTargets ? "/xl/" : ""
    var targets = sheets.indices.map { (sheets[$0].kind, "\(folder)worksheets/sheet\($0 + 1).xml") }
    targets += [("styles", "\(folder)styles.xml")]
    if strings != nil { targets.append(("sharedStrings", "\(folder)sharedStrings.xml")) }
    parts.append(("xl/_rels/workbook.xml.rels", relationships(targets)))
    parts.append(("xl/styles.xml", styleSheet))
    if let strings {
      let items = strings.map { element("si", $0) }.joined()
      parts.append(("xl/sharedStrings.xml", root("sst", items)))
    }
    for (index, sheet) in sheets.enumerated() {
      parts.append(("xl/worksheets/sheet\(index + 1).xml", root("worksheet", element("sheetData", sheet.rows))))
    }
    return parts
  }

  /// Writes the workbook.
  func file() throws -> ScratchFile { try zipped(parts.map { ($0.name, Array($0.text.utf8)) }) }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      "<\(prefix)sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" rel:id=\"r\(index)\"/>"
    }
    return root(
      "workbook", "<\(prefix)workbookPr date1904=\"\(is1904 ? 1 : 0)\"/>" + element("sheets", list.joined()))
  }

  private var styleSheet: String {
    let formats = codes.sorted { $0.key < $1.key }.map { id, code in
      "<\(prefix)numFmt numFmtId=\"\(id)\" formatCode=\"\(code.replacing("\"", with: "&quot;"))\"/>"
    }
    let cells = styles.map { "<\(prefix)xf numFmtId=\"\($0)\"/>" }
    // A style of another kind, which counts for nothing here.
    return root(
      "styleSheet",
      element("numFmts", formats.joined()) + element("cellStyleXfs", "<\(prefix)xf numFmtId=\"14\"/>")
        + element("cellXfs", cells.joined()))
  }

  private func relationships(_ targets: [(kind: String, target: String)]) -> String {
    let list = targets.enumerated().map { index, target in
      "<Relationship Id=\"r\(index)\" Type=\"\(office)/\(target.kind)\" Target=\"\(target.target)\"/>"
    }
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + list.joined() + "</Relationships>"
  }

  private func root(_ name: String, _ content: String) -> String {
    let space = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(prefix)\(name) \(space)=\"\(main)\" "
      + "xmlns:rel=\"\(office)\">\n\(content)</\(prefix)\(name)>"
  }

  private func element(_ name: String, _ content: String) -> String {
    "<\(prefix)\(name)>\(content)</\(prefix)\(name)>"
  }
}

/// A zip file of these parts.
func zipped(_ parts: [(name: String, bytes: [UInt8])], isCompressed: Bool = false) throws -> ScratchFile {
  let file = try ScratchFile("")
  var code: CInt = 0
  guard let archive = unsafe zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw ZipFailure(code: code) }
  var buffers: [UnsafeMutableRawBufferPointer] = unsafe []
  defer { unsafe buffers.forEach { unsafe $0.deallocate() } }
  for part in parts {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: part.bytes.count, alignment: 1)
    unsafe buffer.copyBytes(from: part.bytes)
    unsafe buffers.append(buffer)
    let source = unsafe zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(buffer.count), 0)
    let index = unsafe zip_file_add(archive, part.name, source, 0)
    guard index >= 0 else { throw ZipFailure(code: -1) }
    let method = isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    unsafe zip_set_file_compression(archive, zip_uint64_t(index), method, 0)
  }
  let closed = unsafe zip_close(archive)
  guard closed == 0 else { throw ZipFailure(code: closed) }
  return file
}

struct ZipFailure: Error { var code: CInt }
