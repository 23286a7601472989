/// Takes the rows of a worksheet, cell by cell: as records of a batch where the columns are known, else as texts.
///
/// Rows and cells must be in order, as in every file of Excel. Rows without text are passed over.
@safe final class SheetRows: @unchecked Sendable {
  /// The type of a value in an .xlsx, by the attribute `t` of its cell.
  enum Kind { case number, shared, string, boolean, other }

  private let content: WorkbookContent
  private let limits: WorkbookLimits
  /// The columns; nil where rows are kept as texts.
  private let width: Int?
  /// The rows that are wanted.
  private let lines: Range<Int>
  let batch = RecordBatch()
  private(set) var texts: [TableFile.RawRecord] = []

  /// The row that was begun last, from 1, and the one that was kept last.
  private(set) var number = 0
  private var lastKept: Int
  /// Whether the rows that are wanted are over.
  private(set) var isAtEnd = false
  /// The lowest column that the next cell of the row can have.
  private var nextColumn = 0
  /// The cells of the row, up to the last that is not empty.
  private let cells: UnsafeMutablePointer<RecordBatch.FieldRange>
  private var count = 0
  /// Bytes of all cells.
  private var bytes = 0
  /// Start of the row in the batch's own memory.
  private var start = 0
  private var written: [UInt8] = []

  init(_ content: WorkbookContent, width: Int? = nil, lines: Range<Int> = 1..<Int.max) {
    self.content = content
    self.width = width
    self.lines = lines
    limits = content.limits
    lastKept = lines.lowerBound - 1
    unsafe cells = .allocate(capacity: limits.columns)
    clear()
  }

  deinit { unsafe cells.deallocate() }

  /// Forgets the rows that were kept; the one that was begun goes on.
  func clear() {
    let own = batch.ownCount - start
    unsafe batch.clear(width: width ?? 0, text: content.sharedStrings.start)
    texts.removeAll()
    unsafe batch.ownRoom(own).copyMemory(from: batch.ownStart + start, byteCount: own)
    batch.keepOwned(own)
    for column in 0..<count where unsafe cells[column].start & RecordBatch.FieldRange.owned != 0 {
      unsafe cells[column].start -= UInt32(start)
    }
    start = 0
  }

  var isEmpty: Bool { batch.count + batch.faults.count + texts.count == 0 }
  /// Whether no more rows should be added. Texts are only asked for where a table begins.
  var isFull: Bool {
    batch.count + batch.faults.count >= 4096 || !texts.isEmpty || batch.ownCount >= 1 << 18 && !isEmpty
  }

  // MARK: - Rows

  /// Begins a row.
  func begin(_ number: Int) throws(PartFault) {
    guard number > self.number else { throw .damaged(.rowOrder(row: number)) }
    guard number <= limits.rows else { throw .tooLarge(.rows, limit: limits.rows) }
    (self.number, nextColumn, count, bytes, start) = (number, 0, 0, 0, batch.ownCount)
  }

  /// Keeps the row that was begun, unless it is blank or not wanted.
  func end() {
    isAtEnd = isAtEnd || count > 0 && number >= lines.upperBound
    if count > 0, lines.contains(number) {
      if let width { keep(width) } else { texts.append(.init(line: number, fields: (0..<count).map(text))) }
    }
    if width == nil || number > lastKept { batch.removeOwned(from: start) }
    (count, start) = (0, batch.ownCount)
  }

  private func keep(_ width: Int) {
    batch.blankLines += number - lastKept - 1
    lastKept = number
    guard count <= width else { return batch.faults.append((number, .ragged(found: count, expected: width))) }
    let ranges = unsafe batch.nextRanges()
    for column in 0..<width {
      unsafe ranges[column] = column < count ? trimmed(cells[column]) : RecordBatch.FieldRange(start: 0, count: 0)
    }
    batch.keepRecord(line: number)
  }

  /// Blanks around a text are dropped, as they are around an unquoted field.
  @inline(__always) private func trimmed(_ cell: RecordBatch.FieldRange) -> RecordBatch.FieldRange {
    let bytes = unsafe batch.bytes(cell)
    let isBlank = { (index: Int) in unsafe bytes[index] == 32 || bytes[index] == 9 }
    var (start, end) = (0, bytes.count)
    while start < end, isBlank(start) { start += 1 }
    while end > start, isBlank(end - 1) { end -= 1 }
    return RecordBatch.FieldRange(start: cell.start + UInt32(start), count: UInt32(end - start))
  }

  private func text(_ column: Int) -> String { unsafe String(decoding: batch.bytes(cells[column]), as: UTF8.self) }

  // MARK: - Cells

  /// The column of the next cell where it names none.
  var column: Int { nextColumn }

  /// Begins a cell in a column, counted from 0.
  @inline(__always) func place(_ column: Int) throws(PartFault) {
    guard column >= nextColumn else { throw .damaged(.cellOrder(row: number)) }
    guard column < limits.columns else { throw .tooLarge(.columns, limit: limits.columns) }
    nextColumn = column + 1
  }

  /// Adds the text of the cell that was begun last.
  @inline(__always) private func add(_ text: RecordBatch.FieldRange) throws(PartFault) {
    guard text.count > 0 else { return }
    bytes += Int(text.count)
    guard bytes <= limits.rowBytes else { throw .tooLarge(.rowBytes, limit: limits.rowBytes) }
    while count < nextColumn - 1 {
      unsafe cells[count] = RecordBatch.FieldRange(start: 0, count: 0)
      count += 1
    }
    unsafe cells[count] = text
    count += 1
  }

  /// Adds a text.
  @inline(__always) private func add(_ text: UnsafeRawBufferPointer) throws(PartFault) {
    if let base = text.baseAddress { unsafe batch.ownRoom(text.count).copyMemory(from: base, byteCount: text.count) }
    try addOwned(text.count)
  }

  /// Adds a text that was written where the batch has room.
  @inline(__always) private func addOwned(_ count: Int) throws(PartFault) {
    let range = batch.keepOwned(count)
    // So that digits are side by side as in `5,4,5,3`.
    batch.keepOwned(1)
    try add(range)
  }

  /// Adds a text.
  func add(_ text: [UInt8]) throws(PartFault) { try add(batch.append(text)) }

  /// Adds a string that cells share.
  @inline(__always) func add(shared index: Int) throws(PartFault) {
    guard let range = content.sharedStrings.range(of: index) else { throw .damaged(.sharedString(row: number)) }
    try add(range)
  }

  /// Adds a number.
  ///
  /// - Parameter style: index of the cell style, which tells dates from numbers.
  func add(_ number: Double, style: Int) throws(PartFault) {
    if content.isNumber(style), let whole = UInt64(exactly: number), whole < 1 << 53 { return try add(whole: whole) }
    written.removeAll(keepingCapacity: true)
    if !content.append(date: number, style: style, to: &written) { written.append(number: number) }
    try add(written)
  }

  private func add(whole number: UInt64) throws(PartFault) {
    var (count, power) = (1, 10 as UInt64)
    while number >= power { (count, power) = (count + 1, power &* 10) }
    let room = unsafe batch.ownRoom(count)
    var rest = number
    for place in (0..<count).reversed() {
      unsafe room.storeBytes(of: UInt8(ascii: "0") + UInt8(rest % 10), toByteOffset: place, as: UInt8.self)
      rest /= 10
    }
    try addOwned(count)
  }

  /// Adds a value as it is stored in an .xlsx.
  func add(_ value: [UInt8], _ kind: Kind, style: Int) throws(PartFault) {
    let trimmed = value.trimmed
    switch kind {
    case .string, .other: try add(value)
    case .number: try add(storedNumber: trimmed, style)
    case .shared where trimmed.isEmpty: break
    case .shared: try add(shared: unsafe trimmed.withUnsafeBytes { unsafe decimal($0) } ?? -1)
    case .boolean:
      switch String(decoding: trimmed, as: UTF8.self) {
      case "1", "true": try add(Array("TRUE".utf8))
      case "0", "false": try add(Array("FALSE".utf8))
      default: try add(value)
      }
    }
  }

  /// Adds a cell with a value as it is stored in an .xlsx.
  ///
  /// - Returns: false, and adds nothing, for one that is a fault.
  @inline(__always) func take(_ value: UnsafeRawBufferPointer, _ kind: Kind, style: Int, column: Int) -> Bool {
    guard value.count <= limits.cellBytes else { return false }
    let before = nextColumn
    do throws(PartFault) {
      try place(column)
      switch kind {
      case .string: try unsafe add(value)
      case .number where unsafe content.isNumber(style) && isPlainNumber(value): try unsafe add(value)
      case .shared where unsafe isPlainNumber(value): try add(shared: unsafe decimal(value) ?? -1)
      default: try unsafe add(Array(value), kind, style: style)
      }
      return true
    } catch {
      nextColumn = before
      return false
    }
  }

  private func add(storedNumber number: ArraySlice<UInt8>, _ style: Int) throws(PartFault) {
    written.removeAll(keepingCapacity: true)
    let isDate =
      if !content.isNumber(style), DecimalText(number) != nil,
        let value = Double(String(decoding: number, as: UTF8.self))
      {
        content.append(date: value, style: style, to: &written)
      } else {
        false
      }
    if !isDate { written.append(storedNumber: number) }
    try add(written)
  }
}

/// Whether a stored number is written as `append(storedNumber:)` writes it: a whole number of at most 18 digits.
@inline(__always) private func isPlainNumber(_ text: UnsafeRawBufferPointer) -> Bool {
  guard text.count > 0, text.count <= 18, unsafe text[0] != UInt8(ascii: "0") || text.count == 1 else { return false }
  for index in 0..<text.count where unsafe text[index] &- 0x30 >= 10 { return false }
  return true
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
