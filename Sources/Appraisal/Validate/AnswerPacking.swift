/// How the answers of a response are held: their places, of so many bits each, in words of 32 bits, the first item lowest.
///
///     3 bits an answer:  31 30  29 … 27  …  5 … 3   2 … 0
///                        free   item 9      item 1  item 0
struct AnswerPacking: Sendable, Equatable {
  let items: Int
  /// 3, 4, 8, 16 or 32.
  let bits: Int
  private let perWord: Int
  /// Words of a response.
  let words: Int

  init(placeCount: Int, items: Int) {
    self.items = items
    let bits = placeCount <= 8 ? 3 : placeCount <= 16 ? 4 : placeCount <= 256 ? 8 : placeCount <= 65_536 ? 16 : 32
    self.bits = bits
    perWord = 32 / bits
    words = (items + perWord - 1) / perWord
  }

  @inline(__always) func pack(_ places: UnsafeBufferPointer<UInt32>, _ put: (_ word: Int, UInt32) -> Void) {
    let bits = UInt32(truncatingIfNeeded: bits)
    var item = 0
    for word in 0..<words {
      let end = min(item &+ perWord, items)
      var packed: UInt32 = 0
      var last = end
      while last > item {
        last &-= 1
        packed = unsafe (packed &<< bits) | places[last]
      }
      put(word, packed)
      item = end
    }
  }

  /// The places of one response, by item.
  func places(_ packed: UnsafeBufferPointer<UInt32>) -> [UInt32] {
    var places = [UInt32](repeating: 0, count: items)
    unsafe places.withUnsafeMutableBufferPointer { unsafe unpack(packed, 0, into: $0, 0) }
    return places
  }

  /// All answers of some responses in another packing.
  func repacked(_ packed: borrowing Column<UInt32>, as other: AnswerPacking) -> Column<UInt32> {
    var repacked = Column<UInt32>()
    for start in stride(from: 0, to: packed.count, by: max(1, words)) {
      let places = unsafe packed.withElements(start..<start + words) { words -> [UInt32] in unsafe self.places(words) }
      unsafe places.withUnsafeBufferPointer { unsafe other.pack($0) { repacked.append($1) } }
    }
    return repacked
  }

  /// Unpacks the answers of one response, from one place on to another.
  @inline(__always) func unpack(
    _ packed: UnsafeBufferPointer<UInt32>, _ first: Int, into places: UnsafeMutableBufferPointer<UInt32>, _ start: Int
  ) {
    let bits = UInt32(truncatingIfNeeded: bits)
    let mask = UInt32.max &>> (32 &- bits)
    var item = 0
    for index in 0..<words {
      let end = min(item &+ perWord, items)
      var word = unsafe packed[first &+ index]
      while item < end {
        unsafe places[start &+ item] = word & mask
        word = word &>> bits
        item &+= 1
      }
    }
  }
}
