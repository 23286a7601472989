/// Reads a worksheet, and pauses after every row that is not blank.
final class SheetHandler: PartHandler {
  private enum Place { case outside, sheet, data, row, cell, value, inline, run, runText, text }

  /// The row that is being read, or after which the handler has paused; the caller may swap it then.
  var row = SheetRow()
  private let values: CellValues
  private let limits: WorkbookLimits
  private var place = Place.outside
  private var rowNumber = 0
  /// Column of the cell, from 0.
  private var column = 0
  /// The lowest column that the next cell of the row can have.
  private var nextColumn = 0
  private var kind = CellValues.Kind.number
  private var style = 0
  private var cell: [UInt8] = []
  private var textStart = 0

  init(_ values: CellValues) {
    self.values = values
    limits = values.limits
  }

  override func enter(_ name: MarkupName, _ attributes: MarkupAttributes) throws(PartFault) -> Bool {
    guard let local = name.sheet else { return false }
    switch place {
    case .row where local == "c":
      place = .cell
      try beginCell(attributes)
    case .cell where local == "v": place = .value
    case .data where local == "row":
      place = .row
      try beginRow(attributes)
    case .cell where local == "is": place = .inline
    case .inline where local == "t": place = .text
    case .inline where local == "r": place = .run
    case .run where local == "t": place = .runText
    case .outside where local == "worksheet": place = .sheet
    case .sheet where local == "sheetData": place = .data
    default: return false
    }
    textStart = cell.count
    return true
  }

  override func leave() throws(PartFault) {
    switch place {
    case .cell:
      place = .row
      try values.append(cell, kind, style: style, column: column, to: &row)
    case .value:
      place = .cell
      if kind == .string { cell.decodeEscapes(from: textStart) }
    case .row:
      place = .data
      isPaused = !row.ends.isEmpty
    case .text, .runText:
      place = place == .text ? .inline : .run
      cell.decodeEscapes(from: textStart)
    case .inline: place = .cell
    case .run: place = .inline
    case .data: place = .sheet
    case .sheet, .outside: place = .outside
    }
  }

  override func text(_ piece: UnsafeRawBufferPointer) throws(PartFault) {
    guard place == .value || place == .text || place == .runText else { return }
    guard cell.count + piece.count <= limits.cellBytes else { throw .tooLarge(.cellBytes, limit: limits.cellBytes) }
    unsafe cell.append(contentsOf: piece)
  }

  private func beginRow(_ attributes: MarkupAttributes) throws(PartFault) {
    // A row without a number follows the one before.
    let number = attributes["r"].map { $0.integer ?? 0 } ?? rowNumber + 1
    guard number > rowNumber else { throw .damaged(.rowOrder(row: number)) }
    guard number <= limits.rows else { throw .tooLarge(.rows, limit: limits.rows) }
    rowNumber = number
    nextColumn = 0
    row.clear(number: number)
  }

  private func beginCell(_ attributes: MarkupAttributes) throws(PartFault) {
    cell.removeAll(keepingCapacity: true)
    column = try attributes["r"].map { reference throws(PartFault) in try self.column(of: reference) } ?? nextColumn
    guard column >= nextColumn else { throw .damaged(.cellOrder(row: rowNumber)) }
    guard column < limits.columns else { throw .tooLarge(.columns, limit: limits.columns) }
    nextColumn = column + 1
    kind = attributes["t"].map(kind(of:)) ?? .number
    style = attributes["s"]?.integer ?? 0
  }

  /// The column of a reference, from 0: 27 for `AB12`. Its number must be that of the row.
  private func column(of reference: MarkupText) throws(PartFault) -> Int {
    let bytes = unsafe reference.bytes
    var column = 0
    var index = 0
    while index < bytes.count, unsafe (0x41...0x5A).contains(bytes[index]), column <= limits.columns {
      column = unsafe 26 * column + Int(bytes[index] - 0x40)
      index += 1
    }
    if column > limits.columns { throw .tooLarge(.columns, limit: limits.columns) }
    guard column > 0, unsafe decimal(UnsafeRawBufferPointer(rebasing: bytes[index...])) == rowNumber else {
      throw .damaged(.cellOrder(row: rowNumber))
    }
    return column - 1
  }

  private func kind(of type: MarkupText) -> CellValues.Kind {
    if type == "s" { return .shared }
    if type == "n" { return .number }
    if type == "str" || type == "inlineStr" { return .string }
    return type == "b" ? .boolean : .other
  }
}
