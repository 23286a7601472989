/// A workbook of Excel 97 to 2003, or of 5.0/95, by its records about all sheets.
///
/// FreeXL is not used: it leaves out results of formulas, shows errors as 1, knows no Chinese dates, and crashes on files
/// with a few changed bytes. Checking a file for it would take as much code as reading one.
final class XLSWorkbook {
  /// The worksheets, each with the position of its first record in the stream.
  private(set) var sheets: [WorksheetEntry<Int>] = []
  /// What cells refer to.
  private(set) var content: WorkbookContent
  /// Code page of texts; nil in workbooks of Excel 97 and later, whose texts are in Unicode.
  private var codePage: XLSCodePage?
  private var codes: [Int: NumberFormat] = [:]
  private let limits: WorkbookLimits
  let stream: CompoundStream
  private let chunk: Int

  /// Reads the records up to the first sheet.
  ///
  /// - Throws: `ReadError.workbook` for an encrypted or damaged file, or one beyond the limits.
  init(_ file: StoredFile, limits: WorkbookLimits, chunk: Int) throws(ReadError) {
    (self.limits, self.chunk) = (limits, chunk)
    content = WorkbookContent(limits: limits)
    let container = try CompoundFile(file, limits: limits)
    guard let entry = container.workbook else { throw .workbook(path: file.path, fault: .noWorkbook(.compound)) }
    stream = try container.content(of: entry)
    let records = XLSRecords(stream, chunk: chunk)
    do throws(PartFault) { try read(records) } catch { throw error.inRecords(of: file.path) }
  }

  private func read(_ records: XLSRecords) throws(PartFault) {
    try records.next()
    guard records.kind == .begin else { throw .broken }
    switch unsafe records.data.integer(at: 0, bytes: 2) {
    case 0x0600: break
    case 0x0500: codePage = try XLSCodePage(1252, path: stream.path)
    default: throw .broken
    }
    repeat {
      try records.next()
      try take(records)
    } while records.kind != .end
  }

  private func take(_ records: XLSRecords) throws(PartFault) {
    switch records.kind {
    case .password: throw .unread(.workbook(path: stream.path, fault: .encrypted))
    case .is1904: content.is1904 = unsafe records.data.integer(at: 0, bytes: 2) == 1
    case .codePage:
      guard codePage != nil, let number = unsafe records.data.integer(at: 0, bytes: 2) else { return }
      codePage = try XLSCodePage(number, path: stream.path)
    case .sheet: try addSheet(records)
    case .format:
      let text = try text(records, at: 2, lengthBytes: codePage == nil ? 2 : 1)
      codes[try records.field(0, 2)] = NumberFormat(code: String(decoding: text, as: UTF8.self))
    case .cellStyle:
      let id = try records.field(2, 2)
      try content.add(codes[id] ?? NumberFormat(builtIn: id))
    case .strings: try addStrings(records)
    default: break
    }
  }

  private func addSheet(_ records: XLSRecords) throws(PartFault) {
    let (position, state, kind) = (try records.field(0, 4), try records.field(4, 1), try records.field(5, 1))
    // Sheets of other kinds are charts, macros and modules.
    guard kind == 0 else { return }
    guard sheets.count < limits.parts else { throw .tooLarge(.parts, limit: limits.parts) }
    let name = String(decoding: try text(records, at: 6, lengthBytes: 1), as: UTF8.self)
    sheets.append(WorksheetEntry(name: name, isHidden: state & 0x03 != 0, place: position))
  }

  /// Reads the shared strings to the end of their records; the stated number may be too high.
  private func addStrings(_ records: XLSRecords) throws(PartFault) {
    let count = try records.field(4, 4)
    let strings = content.sharedStrings
    var reader = XLSText(records, at: 8)
    var string: [UInt8] = []
    for _ in 0..<count {
      guard try reader.hasMore() else { return }
      guard strings.byteCount <= limits.sharedStringsBytes else {
        throw .tooLarge(.partBytes, limit: limits.sharedStringsBytes)
      }
      string.removeAll(keepingCapacity: true)
      try reader.append(limit: limits.cellBytes, to: &string)
      try strings.append(string, atMost: limits.sharedStrings)
    }
  }

  /// The text at `index` in UTF-8, decoded as this workbook stores texts.
  ///
  /// - Parameter lengthBytes: the number of bytes of the length before it.
  func text(_ records: XLSRecords, at index: Int, lengthBytes: Int) throws(PartFault) -> [UInt8] {
    var text: [UInt8] = []
    guard let codePage else {
      var reader = XLSText(records, at: index)
      try reader.append(lengthBytes: lengthBytes, limit: limits.cellBytes, to: &text)
      return text
    }
    let count = try records.field(index, lengthBytes)
    guard count <= records.count - index - lengthBytes else { throw .broken }
    let start = index + lengthBytes
    unsafe codePage.append(UnsafeRawBufferPointer(rebasing: records.data[start..<start + count]), to: &text)
    return text
  }

  /// Begins to read the rows of a worksheet.
  func reader(_ position: Int, _ rows: SheetRows) throws(ReadError) -> SheetReader {
    let records = XLSRecords(stream, at: position, chunk: chunk)
    do throws(PartFault) {
      try records.next()
      guard records.kind == .begin else { throw .broken }
    } catch {
      throw error.inRecords(of: stream.path)
    }
    return XLSReader(rows, records, self)
  }
}
