import Tabular

/// What cells mean, by their bytes: decoded once, the first time a text is met, and remembered.
struct CellTable<Value: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
  struct Entry: BitwiseCopyable {
    /// The first sixteen bytes.
    let low: UInt64
    let high: UInt64
    let hash: UInt32
    let count: UInt32
    let salt: UInt32
    /// Where the bytes after those are.
    let rest: UInt32
    let value: Value
  }

  private var entries = Column<Entry>()
  private var rest = Column<UInt8>()
  /// One more than the entry; 0 is free.
  private var slots = Column(repeating: 0 as UInt32, count: 64)
  private let most: Int

  /// - Parameter most: so many texts are remembered; the others are decoded each time.
  init(most: Int = 1 << 12) { self.most = most }

  var count: Int { entries.count }

  /// The value of a cell, from `decode` if it is met for the first time.
  ///
  /// - Parameter salt: tells apart cells that mean something else, such as those of another item.
  @inline(__always) mutating func value(
    of cell: UnsafeRawBufferPointer, salt: UInt32 = 0, _ decode: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    unsafe known(cell, salt: salt) ?? decoded(cell, salt, decode)
  }

  /// The value of a cell; nil if it is not remembered.
  @inline(__always) func known(_ cell: UnsafeRawBufferPointer, salt: UInt32 = 0) -> Value? {
    let (low, high) = unsafe (Bytes.word(cell), Bytes.word(cell, 8))
    var slot = unsafe Int(CellTable.hash(cell, low, high, salt)) & (slots.count &- 1)
    while slots[slot] > 0 {
      let entry = entries[Int(slots[slot]) &- 1]
      if entry.low == low, entry.high == high, entry.salt == salt,
        entry.count == UInt32(truncatingIfNeeded: cell.count),
        unsafe cell.count <= 16 || isSameRest(entry, cell)
      {
        return entry.value
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  @inline(__always) private static func hash(
    _ cell: UnsafeRawBufferPointer, _ low: UInt64, _ high: UInt64, _ salt: UInt32
  ) -> UInt32 {
    let head = Bytes.mixed(low ^ high &* 0xC2B2_AE3D_27D4_EB4F ^ UInt64(salt) << 40)
    return UInt32(truncatingIfNeeded: unsafe cell.count <= 16 ? head : head ^ Bytes.hash(cell))
  }

  @inline(never) private mutating func decoded(
    _ cell: UnsafeRawBufferPointer, _ salt: UInt32, _ decode: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    let value = unsafe decode(cell)
    if entries.count < most { unsafe add(cell, salt, value) }
    return value
  }

  private func isSameRest(_ entry: Entry, _ cell: UnsafeRawBufferPointer) -> Bool {
    let start = Int(entry.rest)
    return unsafe rest.withElements(start..<start + cell.count - 16) { own in
      unsafe own.elementsEqual(UnsafeRawBufferPointer(rebasing: cell[16...]))
    }
  }

  private mutating func add(_ cell: UnsafeRawBufferPointer, _ salt: UInt32, _ value: Value) {
    let start = UInt32(clamping: rest.count)
    if cell.count > 16 { unsafe rest.append(contentsOf: UnsafeRawBufferPointer(rebasing: cell[16...])) }
    let (low, high) = unsafe (Bytes.word(cell), Bytes.word(cell, 8))
    entries.append(
      Entry(
        low: low, high: high, hash: unsafe CellTable.hash(cell, low, high, salt), count: UInt32(clamping: cell.count),
        salt: salt, rest: start, value: value))
    place(entries.count - 1)
    if entries.count * 2 > slots.count { grow() }
  }

  /// Has an entry found from now on.
  private mutating func place(_ index: Int) {
    var slot = Int(entries[index].hash) & (slots.count - 1)
    while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  private mutating func grow() {
    slots = Column(repeating: 0, count: slots.count * 2)
    for index in 0..<entries.count { place(index) }
  }
}

/// What cells mean where that is more than a number.
struct RememberedCells<Value>: ~Copyable {
  private var table = CellTable<UInt32>(most: most)
  private var values: [Value] = []
  /// Different texts that are remembered; of more all are forgotten.
  private static var most: Int { 1 << 16 }

  /// The value of a cell, from `decode` if it is met for the first time.
  mutating func value(
    of cell: UnsafeRawBufferPointer, salt: UInt32 = 0, _ decode: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    if values.count >= RememberedCells.most {
      table = CellTable(most: RememberedCells.most)
      values = []
    }
    let next = UInt32(values.count)
    let number = unsafe table.value(of: cell, salt: salt) { _ in next }
    if number == next { values.append(unsafe decode(cell)) }
    return values[Int(number)]
  }
}
