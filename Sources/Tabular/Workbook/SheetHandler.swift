/// Reads the part with the cells of a worksheet.
final class SheetHandler: PartHandler {
  private let rows: SheetRows
  private var kind = SheetRows.Kind.number
  private var style = 0

  init(_ rows: SheetRows, limits: WorkbookLimits) {
    self.rows = rows
    super.init(limits: limits, plain: .row)
  }

  override func enter(_ place: MarkupPlace, _ attributes: MarkupAttributes) throws(PartFault) {
    switch place {
    case .row:
      // A row without a number follows the one before.
      try rows.begin(attributes["r"].map { $0.integer ?? 0 } ?? rows.number + 1)
    case .cell: try beginCell(attributes)
    default: break
    }
  }

  override func leave(_ place: MarkupPlace) throws(PartFault) {
    switch place {
    case .value where kind == .string: decodeText()
    case .cell: try rows.add(string, kind, style: style)
    case .row: rows.end()
    default: break
    }
  }

  private func beginCell(_ attributes: MarkupAttributes) throws(PartFault) {
    string.removeAll(keepingCapacity: true)
    try rows.place(
      attributes["r"].map { reference throws(PartFault) in try column(of: reference) } ?? rows.column)
    kind = attributes["t"].map(kind(of:)) ?? .number
    style = attributes["s"]?.integer ?? 0
  }

  /// The column of a reference, from 0: 27 for `AB12`. Its number must be that of the row.
  private func column(of reference: MarkupText) throws(PartFault) -> Int {
    let bytes = unsafe reference.bytes
    var letters = unsafe PlainMarkup(reference.start, 0)
    let column = letters.takeColumn()
    if column > limits.columns { throw .tooLarge(.columns, limit: limits.columns) }
    guard column > 0, unsafe decimal(UnsafeRawBufferPointer(rebasing: bytes[letters.index...])) == rows.number else {
      throw .damaged(.cellOrder(row: rows.number))
    }
    return column - 1
  }

  private func kind(of type: MarkupText) -> SheetRows.Kind {
    if type == "s" { return .shared }
    if type == "n" { return .number }
    if type == "str" || type == "inlineStr" { return .string }
    return type == "b" ? .boolean : .other
  }

  /// Takes cells with one value or one text: `<c r="E2" s="1" t="s"><v>241</v></c>`.
  override func takePlain(_ text: UnsafeRawPointer, _ rest: Range<Int>) -> Int {
    var taken = rest.lowerBound
    var scan = unsafe PlainMarkup(text, taken)
    while takeCell(&scan, before: rest.upperBound) { taken = scan.index }
    return taken
  }

  /// - Returns: false for a cell of another shape, with a fault, or that is cut off; nothing is added then.
  @inline(__always) private func takeCell(_ scan: inout PlainMarkup, before end: Int) -> Bool {
    guard scan.take("<c") else { return false }
    var column = rows.column
    if scan.take(" r=\"") {
      column = scan.takeColumn() - 1
      guard scan.takeNumber() == rows.number else { return false }
    }
    var style = 0
    if scan.take(" s=\"") {
      guard let number = scan.takeNumber() else { return false }
      style = number
    }
    guard let kind = takeKind(&scan), let value = unsafe takeValue(&scan), scan.index <= end else { return false }
    return unsafe rows.take(value, kind, style: style, column: column)
  }

  @inline(__always) private func takeKind(_ scan: inout PlainMarkup) -> SheetRows.Kind? {
    guard scan.take(" t=\"") else { return .number }
    if scan.take("s\"") { return .shared }
    if scan.take("n\"") { return .number }
    if scan.take("str\"") || scan.take("inlineStr\"") { return .string }
    return scan.take("b\"") ? .boolean : nil
  }

  /// Passes over the rest of a cell after its attributes.
  @inline(__always) private func takeValue(_ scan: inout PlainMarkup) -> UnsafeRawBufferPointer? {
    if scan.take("><v>") {
      let value = unsafe scan.takeText()
      return unsafe scan.take("</v></c>") ? value : nil
    }
    if scan.take("/>") || scan.take("></c>") { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    guard scan.take("><is><t"), scan.takeTextStart(), let value = unsafe scan.takeText() else { return nil }
    return unsafe scan.take("</t></is></c>") ? value : nil
  }
}
