/// Numbers for words, in the order in which they come.
struct WordNumbers: ~Copyable {
  private(set) var words = Pile<UInt64>()
  /// One more than the number, and in the highest eight bits some of the hash; 0: free.
  private var slots = Pile(repeating: 0 as UInt32, count: 64)
  private var bits = 6
  /// There may be no more.
  static let most = 1 << 24 - 2

  var count: Int { words.count }

  /// The highest four bits of a hash are the partition's.
  @inline(__always) private func start(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash << 4) >> UInt64(64 - bits))
  }

  @inline(__always) private func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) & 0xFF00_0000 }

  @inline(__always) func prefetchSlot(_ word: IdentifierWord) { slots.prefetch(start(word.hash)) }
  @inline(__always) func prefetchWord(_ word: IdentifierWord) {
    let slot = slots[start(word.hash)]
    if slot > 0 { words.prefetch(Int(slot & 0x00FF_FFFF) &- 1) }
  }

  @inline(__always) mutating func number(of word: IdentifierWord) -> UInt32 {
    let hash = word.hash
    let tag = tag(hash)
    var index = start(hash)
    while slots[index] > 0 {
      let slot = slots[index]
      if slot & 0xFF00_0000 == tag, words[Int(slot & 0x00FF_FFFF) &- 1] == word.bits {
        return (slot & 0x00FF_FFFF) &- 1
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
    return insert(word, tag, at: index)
  }

  private mutating func insert(_ word: IdentifierWord, _ tag: UInt32, at index: Int) -> UInt32 {
    words.append(word.bits)
    slots[index] = tag | UInt32(words.count)
    let number = UInt32(words.count - 1)
    if words.count * 10 > slots.count * 7 { grow() }
    return number
  }

  @inline(never) private mutating func grow() {
    bits += 1
    slots = Pile(repeating: 0, count: 1 << bits)
    for number in 0..<words.count {
      let hash = IdentifierWord(bits: words[number]).hash
      var index = start(hash)
      while slots[index] > 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = tag(hash) | UInt32(number + 1)
    }
  }

  /// Lets the table go and keeps the words.
  mutating func freeze() { slots.release() }
}
