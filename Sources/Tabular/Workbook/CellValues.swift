/// Turns the stored values of cells of an .xlsx into texts.
struct CellValues: Sendable {
  /// The type of a stored value, by the attribute `t` of its cell.
  enum Kind { case number, shared, string, boolean, other }

  let sharedStrings: SharedStrings
  let formats: [NumberFormat]
  let is1904: Bool
  let limits: WorkbookLimits

  /// Appends the text of a cell to a row.
  ///
  /// - Parameters:
  ///   - style: index of the cell style, which tells dates from numbers.
  ///   - column: the column, from 0.
  /// - Throws: `PartFault` for a shared string that does not exist, or a row that is too long.
  func append(_ stored: [UInt8], _ kind: Kind, style: Int, column: Int, to row: inout SheetRow) throws(PartFault) {
    let start = row.bytes.count
    switch kind {
    case .number: append(number: stored, style: style, to: &row.bytes)
    case .shared: try append(shared: stored, to: &row)
    case .boolean: append(boolean: stored, to: &row.bytes)
    case .string, .other: row.bytes += stored
    }
    guard row.bytes.count <= limits.rowBytes else { throw .tooLarge(.rowBytes, limit: limits.rowBytes) }
    row.close(column: column, from: start)
  }

  private func append(number stored: [UInt8], style: Int, to text: inout [UInt8]) {
    let number = stored.trimmed
    let format = formats.indices.contains(style) ? formats[style] : .number
    if format != .number, DecimalText(number) != nil, let value = Double(String(decoding: number, as: UTF8.self)),
      format.append(value, is1904: is1904, to: &text)
    {
      return
    }
    text.append(storedNumber: number)
  }

  private func append(shared stored: [UInt8], to row: inout SheetRow) throws(PartFault) {
    let number = stored.trimmed
    guard !number.isEmpty else { return }
    guard let index = unsafe number.withUnsafeBytes({ unsafe decimal($0) }),
      let range = sharedStrings.range(of: index)
    else { throw .damaged(.sharedString(row: row.number)) }
    // Checked before the copy: a row could share one long string in each of its cells.
    guard row.bytes.count + range.count <= limits.rowBytes else { throw .tooLarge(.rowBytes, limit: limits.rowBytes) }
    row.bytes += sharedStrings.bytes[range]
  }

  private func append(boolean stored: [UInt8], to text: inout [UInt8]) {
    switch String(decoding: stored.trimmed, as: UTF8.self) {
    case "1", "true": text += "TRUE".utf8
    case "0", "false": text += "FALSE".utf8
    default: text += stored
    }
  }
}

extension [UInt8] {
  /// The bytes without XML's blanks at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    let head = drop(while: isBlank)
    guard let last = head.lastIndex(where: { !isBlank($0) }) else { return [] }
    return head[...last]
  }
}
