/// A key with a hash of its own, whose bits are all alike likely.
protocol HashedKey: BitwiseCopyable, Equatable, Sendable {
  var hash: UInt64 { get }
}

/// Numbers for keys, in the order in which they are added.
struct KeyTable<Key: HashedKey>: ~Copyable, Sendable {
  private var keys = Column<Key>()
  /// One more than the number; 0 is free.
  private var slots = Column(repeating: 0 as UInt32, count: 64)

  var count: Int { keys.count }
  subscript(number: Int) -> Key { keys[number] }

  @inline(__always) private func slot(of key: Key) -> Int {
    var slot = Int(truncatingIfNeeded: key.hash) & (slots.count &- 1)
    while slots[slot] > 0, keys[Int(slots[slot]) &- 1] != key { slot = (slot &+ 1) & (slots.count &- 1) }
    return slot
  }

  /// The number of a key; nil if it was not added.
  func number(of key: Key) -> Int? {
    let slot = slot(of: key)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// The number of a key, which is added if it is new.
  @inline(__always) mutating func add(_ key: Key) -> (number: Int, isNew: Bool) {
    let slot = slot(of: key)
    if slots[slot] > 0 { return (Int(slots[slot]) &- 1, false) }
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    if keys.count * 10 > slots.count * 7 { grow() }
    return (keys.count - 1, true)
  }

  @inline(never) private mutating func grow() {
    slots = Column(repeating: 0, count: slots.count * 2)
    for number in 0..<keys.count {
      var slot = Int(truncatingIfNeeded: keys[number].hash) & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
