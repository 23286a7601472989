/// Up to sixteen bytes, padded with zeros.
struct ShortKey: Equatable, Sendable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  /// Of nobody.
  init() {}

  init?(_ id: some Collection<UInt8>) {
    guard id.count <= 16, !id.isEmpty else { return nil }
    for (index, byte) in id.enumerated() {
      if index < 8 { low |= UInt64(byte) << (8 * index) } else { high |= UInt64(byte) << (8 * (index - 8)) }
    }
  }

  /// Reads sixteen bytes, of which only `count`, one to sixteen, are the key's.
  @inline(__always) init(_ bytes: UnsafeRawPointer, count: Int) {
    low = UInt64(littleEndian: unsafe bytes.loadUnaligned(as: UInt64.self))
    if count < 8 {
      low &= (1 << UInt64(8 &* count)) &- 1
    } else if count > 8 {
      high = UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      if count < 16 { high &= (1 << UInt64(8 &* (count &- 8))) &- 1 }
    }
  }

  @inline(__always) var hash: UInt64 { (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15 }
}

/// The numbers of those appraisees whose ids are found as they stand. The others are looked for by `IdentifierIndex`.
final class AppraiseeTable: Sendable {
  private let slots: Pile<Slot>
  private let shift: UInt64

  struct Slot: BitwiseCopyable {
    var key: ShortKey
    /// -1: free.
    var number: Int32
  }

  init(_ people: Appraisees) {
    let bits = (2 * people.count + 2).bitWidth - (2 * people.count + 2).leadingZeroBitCount
    shift = UInt64(64 - bits)
    var slots = Pile(repeating: Slot(key: ShortKey(), number: -1), count: 1 << bits)
    for (number, person) in people.people.enumerated() {
      // Only such an id stands in an export as it is written on the list.
      guard person.id.utf8.allSatisfy(Identifier.isPlain), let key = ShortKey(person.id.utf8) else { continue }
      var index = Int(truncatingIfNeeded: key.hash >> shift)
      while slots[index].number >= 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = Slot(key: key, number: Int32(truncatingIfNeeded: number))
    }
    self.slots = slots
  }

  @inline(__always) func number(of key: ShortKey) -> Int32? {
    var index = Int(truncatingIfNeeded: key.hash >> shift)
    while true {
      let slot = slots[index]
      if slot.number < 0 { return nil }
      if slot.key == key { return slot.number }
      index = (index + 1) & (slots.count - 1)
    }
  }
}
