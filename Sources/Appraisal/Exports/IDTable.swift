import Tabular

/// Numbers for ids, in the order in which they are added.
struct IDTable: ~Copyable, Sendable {
  /// An id as it was read: its key, and the bytes that it was made of, which must hold while it is looked up.
  @safe struct ID {
    let key: IDKey
    let bytes: UnsafeRawBufferPointer

    @inline(__always) init(_ bytes: UnsafeRawBufferPointer) {
      key = unsafe IDKey(bytes)
      unsafe self.bytes = bytes
    }

    /// For a cell without an id: it has no bytes.
    static var none: ID { unsafe ID(UnsafeRawBufferPointer(start: nil, count: 0)) }
    var isNone: Bool { unsafe bytes.isEmpty }

    var text: String { unsafe String(decoding: bytes, as: UTF8.self) }
  }

  /// One more than the number, and in the highest four bits some of the hash; 0 is free.
  private var slots = Column(repeating: 0 as UInt32, count: 64)
  private var slotBits = 6
  private var entries = Column<Entry>()
  /// Of long ids, by number: where the bytes are; without elements as long as there are none.
  private var longs = Column<Long>()
  private var text = Column<UInt8>()

  /// An id's key, and what the owner of the table keeps with it.
  struct Entry: BitwiseCopyable {
    let key: UInt64
    var payload: UInt64 = 0
  }

  struct Long: BitwiseCopyable {
    var start = 0
    var count = 0
  }

  private static let numberMask: UInt32 = (1 << 28) - 1
  /// Ids that a table may have.
  static let most = Int(numberMask) - 1

  var count: Int { entries.count }

  /// What the owner keeps with an id.
  @inline(__always) func payload(_ number: Int) -> UInt64 { entries[number].payload }
  mutating func setPayload(_ payload: UInt64, _ number: Int) { entries[number].payload = payload }

  /// The highest four bits of a hash are left to choose among several tables.
  @inline(__always) private func start(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash << 4) >> UInt64(64 &- slotBits))
  }

  @inline(__always) private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) & ~numberMask }

  @inline(__always) func prefetchSlot(_ key: IDKey) { slots.prefetch(start(key.hash)) }

  @inline(__always) func prefetchEntry(_ number: Int) { entries.prefetch(number) }

  /// Has the processor fetch the entry that an id most likely is.
  @inline(__always) func prefetchKey(_ key: IDKey) {
    let tag = IDTable.tag(key.hash)
    var index = start(key.hash)
    while true {
      let slot = slots[index]
      if slot == 0 { return }
      if slot & ~IDTable.numberMask == tag { return entries.prefetch(Int(slot & IDTable.numberMask) &- 1) }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Looks many ids up: memory is fetched for some at a time, before it is looked at.
  ///
  /// - Parameter body: is given each row, and the number; nil for an id that was not added.
  @inline(__always) func find(_ ids: borrowing Column<ID>, _ body: (_ row: Int, _ number: Int?) -> Void) {
    var from = 0
    while from < ids.count {
      let to = min(from &+ 64, ids.count)
      for row in from..<to { prefetchSlot(ids[row].key) }
      for row in from..<to { prefetchKey(ids[row].key) }
      for row in from..<to { body(row, number(of: ids[row])) }
      from = to
    }
  }

  /// The number of an id; nil if it was not added.
  @inline(__always) func number(of id: ID) -> Int? {
    let slot = slot(of: id)
    return slots[slot] == 0 ? nil : Int(slots[slot] & IDTable.numberMask) &- 1
  }

  /// Where an id is, or would be.
  @inline(__always) private func slot(of id: ID) -> Int {
    let tag = IDTable.tag(id.key.hash)
    var index = start(id.key.hash)
    while true {
      let slot = slots[index]
      if slot == 0 { return index }
      if slot & ~IDTable.numberMask == tag, isEqual(Int(slot & IDTable.numberMask) &- 1, id) { return index }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  @inline(__always) private func isEqual(_ number: Int, _ id: ID) -> Bool {
    guard entries[number].key == id.key.bits else { return false }
    return !id.key.isLong || isSameText(number, id)
  }

  private func isSameText(_ number: Int, _ id: ID) -> Bool {
    let long = longs[number]
    return unsafe text.withElements(long.start..<long.start + long.count) { own in
      unsafe own.elementsEqual(id.bytes)
    }
  }

  /// The number of an id, which is added if it is new.
  @inline(__always) mutating func add(_ id: ID) -> Int {
    let slot = slot(of: id)
    if slots[slot] != 0 { return Int(slots[slot] & IDTable.numberMask) &- 1 }
    return insert(id, at: slot)
  }

  /// Makes room for `count` ids.
  mutating func reserve(_ count: Int) {
    while 1 << slotBits < count + count / 2 { slotBits += 1 }
    slots = Column(repeating: 0, count: 1 << slotBits)
    entries = Column(capacity: count)
  }

  /// Adds an id of another table, which is not here yet.
  mutating func add(_ other: borrowing IDTable, _ number: Int, payload: UInt64) {
    let key = other.entries[number].key
    let added =
      if IDKey(bits: key) != nil {
        insertKey(key, other.hash(of: number))
      } else {
        unsafe other.withText(of: number) { unsafe add(ID($0)) }
      }
    entries[added].payload = payload
  }

  private mutating func insertKey(_ key: UInt64, _ hash: UInt64) -> Int {
    var index = start(hash)
    while slots[index] > 0 { index = (index &+ 1) & (slots.count &- 1) }
    entries.append(Entry(key: key))
    if longs.count > 0 { longs.append(Long()) }
    slots[index] = IDTable.tag(hash) | UInt32(entries.count)
    if entries.count * 10 > slots.count * 7 { grow() }
    return entries.count - 1
  }

  private mutating func insert(_ id: ID, at slot: Int) -> Int {
    precondition(count < IDTable.most, "more ids than a table can hold")
    let number = count
    entries.append(Entry(key: id.key.bits))
    if id.key.isLong { addText(id, number) } else if longs.count > 0 { longs.append(Long()) }
    slots[slot] = IDTable.tag(id.key.hash) | UInt32(number + 1)
    if entries.count * 10 > slots.count * 7 { grow() }
    return number
  }

  private mutating func addText(_ id: ID, _ number: Int) {
    while longs.count < number { longs.append(Long()) }
    unsafe longs.append(Long(start: text.count, count: id.bytes.count))
    unsafe text.append(contentsOf: id.bytes)
  }

  @inline(never) private mutating func grow() {
    slotBits += 1
    slots = Column(repeating: 0, count: 1 << slotBits)
    for number in 0..<entries.count {
      let hash = hash(of: number)
      var index = start(hash)
      while slots[index] > 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = IDTable.tag(hash) | UInt32(number + 1)
    }
  }

  private func hash(of number: Int) -> UInt64 {
    if let short = IDKey(bits: entries[number].key) { return short.hash }
    return unsafe withText(of: number) { unsafe IDKey($0).hash }
  }

  /// The bytes of a long id, after which others may be read.
  private func withText<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let long = longs[number]
    return unsafe text.withElements(long.start..<long.start + long.count) { own in
      // Whole words are read; a copy has something after it.
      let padded = unsafe Array(own) + [UInt8](repeating: 0, count: RecordBatch.padding)
      return unsafe padded.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<long.count])) }
    }
  }

  func text(of number: Int) -> String {
    if let short = IDKey(bits: entries[number].key)?.text { return short }
    return unsafe withText(of: number) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The numbers of those ids that differ from one in leading zeros only.
  func numbers(likeNumber id: ID) -> [Int] {
    guard let asked = unsafe IDKey.withoutLeadingZeros(id.bytes) else { return [] }
    let digits = unsafe Array(asked)
    var numbers: [Int] = []
    var index = start(id.key.hash)
    while slots[index] != 0 {
      let number = Int(slots[index] & IDTable.numberMask) - 1
      let other = Array(text(of: number).utf8)
      if other.allSatisfy({ $0 >= 48 && $0 <= 57 }), other.drop(while: { $0 == 48 }).elementsEqual(digits) {
        numbers.append(number)
      }
      index = (index + 1) & (slots.count - 1)
    }
    return numbers
  }

  /// Whether Excel cannot have turned an id into what it is.
  func isSound(_ number: Int) -> Bool { IDKey(bits: entries[number].key)?.isSound ?? false }

  /// Gives the table away.
  mutating func taken() -> IDTable {
    var other = IDTable()
    swap(&self, &other)
    return other
  }
}
