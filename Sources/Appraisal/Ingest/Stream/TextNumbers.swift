import Glibc

/// Numbers for the few texts that a column has, found by their bytes.
struct TextNumbers: ~Copyable {
  /// By number; 0 is the empty text.
  private(set) var texts = [""]
  private var numbers: [String: UInt16] = ["": 0]
  private var bytes = Pile<UInt8>()
  private var entries = Pile<Entry>()
  /// One more than the entry; 0: free.
  private var slots = Pile(repeating: 0 as UInt32, count: 64)

  /// One way in which a text is written.
  struct Entry: BitwiseCopyable {
    let hash: UInt64
    let start: Int
    let count: Int
    let number: UInt16
  }

  /// nil: there are more texts than can be numbered.
  mutating func number(of cell: UnsafeRawBufferPointer) -> UInt16? {
    if unsafe cell.isEmpty { return 0 }
    let hash = unsafe TextNumbers.hash(cell)
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] > 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, unsafe isSame(entry, cell) { return entry.number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return unsafe add(cell, hash, at: slot)
  }

  /// The same for a text that has been taken out of its cell.
  mutating func number(of text: String) -> UInt16? {
    if let number = numbers[text] { return number }
    guard let number = UInt16(exactly: texts.count) else { return nil }
    texts.append(text)
    numbers[text] = number
    return number
  }

  private func isSame(_ entry: Entry, _ cell: UnsafeRawBufferPointer) -> Bool {
    guard entry.count == cell.count, let start = cell.baseAddress else { return false }
    return unsafe bytes.isEqual(entry.start, start, count: cell.count)
  }

  @inline(never) private mutating func add(_ cell: UnsafeRawBufferPointer, _ hash: UInt64, at slot: Int) -> UInt16? {
    // As libcsv gives an unquoted field.
    let text = unsafe String(decoding: TextNumbers.trimmed(cell), as: UTF8.self)
    guard let number = number(of: text) else { return nil }
    entries.append(Entry(hash: hash, start: bytes.count, count: cell.count, number: number))
    unsafe cell.forEach { bytes.append($0) }
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = Pile(repeating: 0, count: slots.count * 2)
    for entry in 0..<entries.count {
      var slot = Int(truncatingIfNeeded: entries[entry].hash >> 32) & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(entry + 1)
    }
  }

  private static func trimmed(_ cell: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 }
    guard let first = unsafe cell.firstIndex(where: { !isBlank($0) }),
      let last = unsafe cell.lastIndex(where: { !isBlank($0) })
    else { return unsafe cell[..<0] }
    return unsafe cell[first...last]
  }

  private static func hash(_ cell: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: cell.count)
    var index = 0
    while index + 8 <= cell.count {
      hash = (hash ^ (unsafe cell.loadUnaligned(fromByteOffset: index, as: UInt64.self))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      index += 8
    }
    while index < cell.count {
      hash = (hash ^ UInt64(unsafe cell[index])) &* 0x9E37_79B9_7F4A_7C15
      index += 1
    }
    return hash ^ hash >> 29
  }
}
