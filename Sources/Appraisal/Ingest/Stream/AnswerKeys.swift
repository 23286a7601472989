/// The packed answers of cells that are more than one digit, by item.
struct AnswerKeys: ~Copyable {
  /// So many slots for each item.
  private let size: Int
  private let shift: UInt64
  private var slots: Pile<Slot>

  struct Slot: BitwiseCopyable {
    var key = ShortKey()
    /// `AnswerPacking.none`: free.
    var answer = AnswerPacking.none
  }

  init(_ texts: [[ShortKey: UInt8]]) {
    let most = 2 * (texts.map(\.count).max() ?? 0) + 2
    let bits = Int.bitWidth - most.leadingZeroBitCount
    size = 1 << bits
    shift = UInt64(64 - bits)
    slots = Pile(repeating: Slot(), count: size * texts.count)
    for (item, texts) in texts.enumerated() {
      for (key, answer) in texts { slots[place(of: key, item)] = Slot(key: key, answer: answer) }
    }
  }

  /// Where a key stands, or would.
  @inline(__always) private func place(of key: ShortKey, _ item: Int) -> Int {
    var index = Int(truncatingIfNeeded: key.hash >> shift)
    while true {
      let slot = slots[item &* size &+ index]
      if slot.answer == AnswerPacking.none || slot.key == key { return item &* size &+ index }
      index = (index &+ 1) & (size &- 1)
    }
  }

  /// `AnswerPacking.none`: nothing that is known.
  @inline(__always) func answer(_ key: ShortKey, item: Int) -> UInt8 { slots[place(of: key, item)].answer }
}
