/// Up to sixteen bytes, padded with zeros.
struct ShortKey: Hashable, Sendable, BitwiseCopyable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  /// None.
  init() {}

  var text: String {
    let bytes = (0..<8).map { low >> UInt64(8 * $0) } + (0..<8).map { high >> UInt64(8 * $0) }
    return String(decoding: bytes.map { UInt8(truncatingIfNeeded: $0) }.prefix { $0 > 0 }, as: UTF8.self)
  }

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
///
/// Small enough to stay near the processor: four bytes a slot, and the keys by number.
final class AppraiseeTable: Sendable {
  /// One more than the number, and in the highest eight bits some of the hash; 0: free.
  private let slots: Pile<UInt32>
  private let lows: Pile<UInt64>
  private let highs: Pile<UInt64>
  /// Whether some key has more than eight bytes.
  private let hasLong: Bool
  private let shift: UInt64
  private static let most = 1 << 24 - 2

  init(_ people: Appraisees) {
    let count = min(people.count, AppraiseeTable.most)
    let bits = Int.bitWidth - max(2, count + count / 2).leadingZeroBitCount
    shift = UInt64(64 - bits)
    var slots = Pile(repeating: 0 as UInt32, count: 1 << bits)
    var lows = Pile<UInt64>(capacity: count)
    var highs = Pile<UInt64>(capacity: count)
    for number in 0..<count {
      // Only such an id stands in an export as it is written on the list.
      let id = people.people[number].id.utf8
      let key = id.allSatisfy(Identifier.isPlain) ? ShortKey(id) : nil
      lows.append(key?.low ?? 0)
      highs.append(key?.high ?? 0)
      guard let key else { continue }
      var index = Int(truncatingIfNeeded: key.hash >> shift)
      while slots[index] > 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = AppraiseeTable.tag(key.hash) | UInt32(number + 1)
    }
    hasLong = (0..<count).contains { highs[$0] > 0 }
    self.slots = slots
    self.lows = lows
    self.highs = highs
  }

  @inline(__always) private static func tag(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 8) & 0xFF00_0000
  }

  @inline(__always) private func start(_ key: ShortKey) -> Int { Int(truncatingIfNeeded: key.hash >> shift) }

  /// nil: none has it, or another way to write it.
  @inline(__always) private func number(of key: ShortKey) -> Int32? {
    let tag = AppraiseeTable.tag(key.hash)
    var index = start(key)
    while true {
      let slot = slots[index]
      if slot == 0 { return nil }
      if slot & 0xFF00_0000 == tag {
        let number = Int(slot & 0x00FF_FFFF) &- 1
        if lows[number] == key.low, key.high == 0 ? !hasLong || highs[number] == 0 : highs[number] == key.high {
          return Int32(truncatingIfNeeded: number)
        }
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Looks many up: memory is fetched for some at a time, before it is looked at.
  ///
  /// - Parameter body: is given each row that has a key, and the number; nil: none has it.
  @inline(__always) func find(_ keys: borrowing Pile<ShortKey>, _ body: (_ row: Int, _ number: Int32?) -> Void) {
    let batch = 64
    var from = 0
    while from < keys.count {
      let to = min(from + batch, keys.count)
      for row in from..<to { slots.prefetch(start(keys[row])) }
      for row in from..<to {
        let slot = slots[start(keys[row])]
        if slot > 0 { lows.prefetch(Int(slot & 0x00FF_FFFF) &- 1) }
      }
      for row in from..<to where keys[row] != ShortKey() { body(row, number(of: keys[row])) }
      from = to
    }
  }
}
