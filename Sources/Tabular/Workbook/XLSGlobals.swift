/// The records of an .xls about all its sheets: their names, shared strings, formats and code page.
struct XLSGlobals {
  /// A worksheet.
  struct Sheet {
    var name: String
    var isHidden: Bool
    /// Position of its first record in the stream.
    var position: Int
  }

  private(set) var sheets: [Sheet] = []
  private(set) var sharedStrings = SharedStrings()
  private(set) var formats: [NumberFormat] = []
  private(set) var is1904 = false
  /// Code page of texts; nil in workbooks of Excel 97 and later, whose texts are in Unicode.
  private(set) var codePage: XLSCodePage?
  private var codes: [Int: NumberFormat] = [:]
  private let limits: WorkbookLimits

  /// Reads the records up to the end of the globals.
  ///
  /// - Throws: `ReadError.workbook` for an encrypted or damaged file, or one beyond the limits.
  init(_ records: inout XLSRecords, limits: WorkbookLimits) throws(ReadError) {
    self.limits = limits
    try records.next()
    guard records.kind == XLSRecords.Kind.begin else { throw records.broken }
    switch records.data.integer(at: 0, bytes: 2) {
    case 0x0600: break
    case 0x0500: codePage = try XLSCodePage(1252, path: records.path)
    default: throw records.broken
    }
    repeat {
      try records.next()
      try take(&records)
    } while records.kind != XLSRecords.Kind.end
  }

  private mutating func take(_ records: inout XLSRecords) throws(ReadError) {
    switch records.kind {
    case 0x002F: throw .workbook(path: records.path, fault: .encrypted)
    case 0x0022: is1904 = records.data.integer(at: 0, bytes: 2) == 1
    case 0x0042: try setCodePage(records)
    case 0x0085: try addSheet(&records)
    case 0x041E: try addCode(&records)
    case 0x00E0: try addStyle(records)
    case 0x00FC: try addStrings(&records)
    default: break
    }
  }

  private mutating func setCodePage(_ records: XLSRecords) throws(ReadError) {
    guard codePage != nil, let number = records.data.integer(at: 0, bytes: 2) else { return }
    codePage = try XLSCodePage(number, path: records.path)
  }

  private mutating func addSheet(_ records: inout XLSRecords) throws(ReadError) {
    guard let position = records.data.integer(at: 0, bytes: 4), let state = records.data.integer(at: 4, bytes: 1),
      let kind = records.data.integer(at: 5, bytes: 1)
    else { throw records.broken }
    // Sheets of other kinds are charts, macros and modules.
    guard kind == 0 else { return }
    guard sheets.count < limits.parts else {
      throw .workbook(path: records.path, fault: .tooLarge(.parts, limit: limits.parts))
    }
    let name = try text(&records, at: 6, lengthBytes: 1)
    sheets.append(Sheet(name: name, isHidden: state & 0x03 != 0, position: position))
  }

  private mutating func addCode(_ records: inout XLSRecords) throws(ReadError) {
    guard let id = records.data.integer(at: 0, bytes: 2) else { throw records.broken }
    codes[id] = NumberFormat(code: try text(&records, at: 2, lengthBytes: codePage == nil ? 2 : 1))
  }

  private mutating func addStyle(_ records: XLSRecords) throws(ReadError) {
    guard let id = records.data.integer(at: 2, bytes: 2) else { throw records.broken }
    guard formats.count < limits.styles else {
      throw .workbook(path: records.path, fault: .tooLarge(.styles, limit: limits.styles))
    }
    formats.append(codes[id] ?? NumberFormat(builtIn: id))
  }

  /// Reads the shared strings to the end of their records; the stated number may be too high.
  private mutating func addStrings(_ records: inout XLSRecords) throws(ReadError) {
    guard let count = records.data.integer(at: 4, bytes: 4) else { throw records.broken }
    var reader = XLSText(at: 8)
    for _ in 0..<count {
      guard try reader.hasMore(in: &records) else { return }
      guard sharedStrings.bytes.count <= limits.sharedStringsBytes else {
        throw .workbook(path: records.path, fault: .tooLarge(.partBytes, limit: limits.sharedStringsBytes))
      }
      try reader.append(from: &records, limit: limits.cellBytes, to: &sharedStrings.bytes)
      guard sharedStrings.close(atMost: limits.sharedStrings) else {
        throw .workbook(path: records.path, fault: .tooLarge(.sharedStrings, limit: limits.sharedStrings))
      }
    }
  }

  private func text(_ records: inout XLSRecords, at index: Int, lengthBytes: Int) throws(ReadError) -> String {
    var text: [UInt8] = []
    try append(from: &records, at: index, lengthBytes: lengthBytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the text at `index`, decoded as this workbook stores texts.
  ///
  /// - Parameter lengthBytes: the number of bytes of the length before it.
  func append(
    from records: inout XLSRecords, at index: Int, lengthBytes: Int, to text: inout [UInt8]
  ) throws(ReadError) {
    guard let codePage else {
      var reader = XLSText(at: index)
      return try reader.append(from: &records, lengthBytes: lengthBytes, limit: limits.cellBytes, to: &text)
    }
    guard let count = records.data.integer(at: index, bytes: lengthBytes),
      count <= records.data.count - index - lengthBytes
    else { throw records.broken }
    codePage.append(records.data.dropFirst(index + lengthBytes).prefix(count), to: &text)
  }
}
