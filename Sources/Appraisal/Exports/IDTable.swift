import Tabular

/// Numbers for ids: those in the order in which they are added, or others that the owner gives them later.
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

  /// All that is known of an id in one place, so that one look at memory finds it.
  ///
  ///     bytes 0 … 7           8 … 11  12 … 15
  ///           key; 0 is free  number  note; of a long id where it is in `longs`
  struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var number: UInt32 = 0
    var note: UInt32 = 0
  }

  private var slots = Column(repeating: Slot(), count: 64)
  /// Of each long id a word, and its bytes in the words after it, the last filled with zeros.
  ///
  ///     bits 63 … 32  31 … 0
  ///          note     number of bytes
  private var longs = Column<UInt64>()
  /// Ids that were added.
  private(set) var count = 0
  private static let most = Int(UInt32.max)

  // MARK: - Looking up

  /// Where an id is looked for first. The highest four bits of a hash are left to choose among several tables.
  @inline(__always) private func start(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (((hash << 4) >> 32) &* UInt64(truncatingIfNeeded: slots.count)) >> 32)
  }

  @inline(__always) private func next(_ slot: Int) -> Int { slot &+ 1 == slots.count ? 0 : slot &+ 1 }

  /// Has the processor fetch where an id would be.
  @inline(__always) func prefetch(_ key: IDKey) { slots.prefetch(start(key.hash)) }

  /// Has the processor fetch the bytes of a long id, when where it would be is at hand.
  @inline(__always) func prefetchBytes(_ key: IDKey) {
    guard key.isLong else { return }
    var index = start(key.hash)
    while slots[index].key != 0 {
      if slots[index].key == key.bits { return longs.prefetch(Int(slots[index].note)) }
      index = next(index)
    }
  }

  /// The slot of an id, or the free one where it would be.
  @inline(__always) private func slot(of id: ID) -> Int {
    var index = start(id.key.hash)
    while true {
      let slot = slots[index]
      if slot.key == 0 || (slot.key == id.key.bits && (!id.key.isLong || areSameBytes(slot, id))) { return index }
      index = next(index)
    }
  }

  private func areSameBytes(_ slot: Slot, _ id: ID) -> Bool {
    guard unsafe byteCount(slot) == id.bytes.count else { return false }
    var word = Int(slot.note)
    for offset in stride(from: 0, to: byteCount(slot), by: 8) {
      word += 1
      if unsafe longs[word] != Bytes.word(id.bytes, offset) { return false }
    }
    return true
  }

  private func byteCount(_ slot: Slot) -> Int { Int(longs[Int(slot.note)] & 0xFFFF_FFFF) }

  /// The number of an id; nil if it was not added.
  @inline(__always) func number(of id: ID) -> Int? {
    let slot = slots[slot(of: id)]
    return slot.key == 0 ? nil : Int(slot.number)
  }

  /// Looks many ids up: memory is fetched for some at a time, before it is looked at.
  ///
  /// - Parameter body: is given each row, and the number; nil for an id that was not added.
  @inline(__always) func find(_ ids: borrowing Column<ID>, _ body: (_ row: Int, _ number: Int?) -> Void) {
    for row in 0..<ids.count {
      if row &+ 16 < ids.count { prefetch(ids[row &+ 16].key) }
      if row &+ 8 < ids.count { prefetchBytes(ids[row &+ 8].key) }
      body(row, number(of: ids[row]))
    }
  }

  /// The ids that differ from one in leading zeros only, by their numbers, and what is noted of them.
  func entries(likeNumber id: ID) -> [(number: Int, note: UInt32)] {
    guard let asked = unsafe IDKey.withoutLeadingZeros(id.bytes) else { return [] }
    let digits = unsafe Array(asked)
    var found: [(Int, UInt32)] = []
    var index = start(id.key.hash)
    while slots[index].key != 0 {
      let slot = slots[index]
      let other = Array(text(of: slot).utf8)
      if other.allSatisfy({ $0 >= 48 && $0 <= 57 }), other.drop(while: { $0 == 48 }).elementsEqual(digits) {
        found.append((Int(slot.number), note(of: slot)))
      }
      index = next(index)
    }
    return found
  }

  private func note(of slot: Slot) -> UInt32 {
    IDKey(bits: slot.key) == nil ? UInt32(longs[Int(slot.note)] >> 32) : slot.note
  }

  // MARK: - Adding

  /// The number of an id, which is added if it is new.
  @inline(__always) mutating func add(_ id: ID) -> Int {
    let slot = slot(of: id)
    return slots[slot].key != 0 ? Int(slots[slot].number) : insert(id, at: slot)
  }

  private mutating func insert(_ id: ID, at slot: Int) -> Int {
    precondition(count < IDTable.most, "more ids than a table can hold")
    var note: UInt32 = 0
    if id.key.isLong {
      note = UInt32(longs.count)
      unsafe longs.append(UInt64(id.bytes.count))
      for offset in unsafe stride(from: 0, to: id.bytes.count, by: 8) {
        unsafe longs.append(Bytes.word(id.bytes, offset))
      }
    }
    slots[slot] = Slot(key: id.key.bits, number: UInt32(count), note: note)
    count += 1
    if count * 4 > slots.count * 3 { grow() }
    return count - 1
  }

  @inline(never) private mutating func grow() {
    rebuild(slots.count + slots.count / 2) { $0 }
  }

  /// Moves all slots to others.
  ///
  /// - Parameter changed: what becomes of a slot; nil if its id is taken out.
  private mutating func rebuild(_ slotCount: Int, _ changed: (Slot) -> Slot?) {
    var former = Column(repeating: Slot(), count: slotCount)
    swap(&former, &slots)
    count = 0
    for index in 0..<former.count where former[index].key != 0 {
      guard let slot = changed(former[index]) else { continue }
      var free = start(hash(of: slot))
      while slots[free].key != 0 { free = next(free) }
      slots[free] = slot
      count += 1
    }
  }

  private func hash(of slot: Slot) -> UInt64 {
    if let short = IDKey(bits: slot.key) { return short.hash }
    return unsafe withText(of: slot) { unsafe IDKey($0).hash }
  }

  // MARK: - All ids

  /// Goes through all ids, in no order.
  ///
  /// - Parameter text: the id that belongs to a number; asked for only where it is needed.
  func forEach(_ body: (_ number: Int, _ isSound: Bool, _ text: () -> String) -> Void) {
    for index in 0..<slots.count where slots[index].key != 0 {
      let slot = slots[index]
      body(Int(slot.number), IDKey(bits: slot.key)?.isSound ?? false) { text(of: slot) }
    }
  }

  /// Gives ids other numbers, and notes something of each; those for which `body` returns nil are taken out. No ids are
  /// added from then on, so that one slot in six is free.
  mutating func renumber(_ body: (_ number: Int) -> (number: UInt32, note: UInt32)?) {
    var noted: [(long: UInt32, note: UInt32)] = []
    rebuild(count + count / 5 + 1) { slot in
      guard let new = body(Int(slot.number)) else { return nil }
      if IDKey(bits: slot.key) != nil { return Slot(key: slot.key, number: new.number, note: new.note) }
      noted.append((slot.note, new.note))
      return Slot(key: slot.key, number: new.number, note: slot.note)
    }
    for (long, note) in noted { longs[Int(long)] = longs[Int(long)] & 0xFFFF_FFFF | UInt64(note) << 32 }
  }

  private func text(of slot: Slot) -> String {
    if let short = IDKey(bits: slot.key)?.text { return short }
    return unsafe withText(of: slot) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a long id, of which whole words may be read.
  private func withText<Result>(of slot: Slot, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let (first, count) = (Int(slot.note) + 1, byteCount(slot))
    return unsafe longs.withElements(first..<first + (count + 7) / 8) { words in
      unsafe body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(words)[..<count]))
    }
  }
}
