import Tabular

/// Takes ids out of cells. Text that had to be cleaned is kept until `begin`.
struct IDCells: ~Copyable {
  private let cleaned = TextArena()

  mutating func begin() { cleaned.removeAll() }

  /// The id in a cell, which holds as long as the cell does; nil if the cell is blank.
  @inline(__always) mutating func id(_ cell: UnsafeRawBufferPointer) -> IDTable.ID? {
    if unsafe cell.isEmpty { return nil }
    let id = unsafe IDTable.ID(cell)
    return unsafe !id.key.isLong || IDCells.isClean(cell) ? id : general(cell)
  }

  /// Whether nothing would be taken off: characters of ASCII without blanks at the ends, `=` or `'` at the start.
  private static func isClean(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard let first = unsafe cell.first, let last = unsafe cell.last, first > 32, last > 32, first != 39, first != 61
    else {
      return false
    }
    for offset in stride(from: 0, to: cell.count, by: 8) {
      // Blanks where the cell has ended.
      let word = unsafe Bytes.word(cell, offset) | 0x2020_2020_2020_2020 << (8 * (cell.count - offset))
      if !Bytes.arePrintable(word) { return false }
    }
    return true
  }

  /// An id that was taken out of a cell already; not blank.
  mutating func id(cleaned text: String) -> IDTable.ID { unsafe IDTable.ID(cleaned.store(text)) }

  private func general(_ cell: UnsafeRawBufferPointer) -> IDTable.ID? {
    let id = unsafe Identifier.cleaned(String(decoding: cell, as: UTF8.self))
    return id.isEmpty ? nil : unsafe IDTable.ID(cleaned.store(id))
  }
}

/// Texts that do not move, with `RecordBatch.padding` bytes after each.
@safe final class TextArena: @unchecked Sendable {
  private var blocks: [UnsafeMutableRawBufferPointer] = unsafe []
  private var used = 0
  private static let blockBytes = 1 << 16

  deinit { unsafe blocks.forEach { unsafe $0.deallocate() } }

  func store(_ text: String) -> UnsafeRawBufferPointer {
    var text = text
    return text.withUTF8 { unsafe store(UnsafeRawBufferPointer($0)) }
  }

  func store(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let room = unsafe blocks.last?.count ?? 0
    if used + bytes.count + RecordBatch.padding > room {
      unsafe blocks.append(
        .allocate(byteCount: max(TextArena.blockBytes, bytes.count + RecordBatch.padding), alignment: 16))
      used = 0
    }
    guard let block = unsafe blocks.last else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    let place = unsafe UnsafeMutableRawBufferPointer(rebasing: block[used..<used + bytes.count])
    unsafe place.copyMemory(from: bytes)
    used += bytes.count + RecordBatch.padding
    return UnsafeRawBufferPointer(place)
  }

  /// Forgets all texts, and keeps a block of memory.
  func removeAll() {
    while unsafe blocks.count > 1 { unsafe blocks.removeLast().deallocate() }
    used = 0
  }
}
