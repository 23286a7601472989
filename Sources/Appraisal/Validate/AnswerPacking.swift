/// How the answers of a response are held: their places, of so many bits each, in words of 32 bits, the first item lowest.
///
///     3 bits an answer:  31 30  29 … 27  …  5 … 3   2 … 0
///                        free   item 9      item 1  item 0
struct AnswerPacking: Sendable, Equatable {
  let items: Int
  /// 3, 4, 8, 16 or 32.
  let bits: Int

  init(placeCount: Int, items: Int) {
    self.items = items
    bits = placeCount <= 8 ? 3 : placeCount <= 16 ? 4 : placeCount <= 256 ? 8 : placeCount <= 65_536 ? 16 : 32
  }

  private var perWord: Int { 32 / bits }
  /// Words of a response.
  var words: Int { (items + perWord - 1) / perWord }

  @inline(__always) func pack(_ places: UnsafeBufferPointer<UInt32>, _ put: (_ word: Int, UInt32) -> Void) {
    let perWord = perWord
    var item = 0
    for word in 0..<words {
      var packed: UInt32 = 0
      var shift: UInt32 = 0
      for _ in 0..<min(perWord, items &- item) {
        packed |= unsafe places[item] << shift
        shift &+= UInt32(truncatingIfNeeded: bits)
        item &+= 1
      }
      put(word, packed)
    }
  }

  func unpack(_ word: (Int) -> UInt32, into places: inout [UInt32]) {
    let packed = (0..<words).map(word)
    unsafe packed.withUnsafeBufferPointer { packed in
      unsafe places.withUnsafeMutableBufferPointer { unsafe unpack(packed, 0, into: $0, 0) }
    }
  }

  /// Unpacks the answers of one response, from one place on to another.
  @inline(__always) func unpack(
    _ packed: UnsafeBufferPointer<UInt32>, _ first: Int, into places: UnsafeMutableBufferPointer<UInt32>, _ start: Int
  ) {
    let perWord = perWord
    let mask = bits == 32 ? UInt32.max : (1 << UInt32(bits)) - 1
    var item = 0
    for index in 0..<words {
      let word = unsafe packed[first &+ index]
      var shift: UInt32 = 0
      for _ in 0..<min(perWord, items &- item) {
        unsafe places[start &+ item] = (word &>> shift) & mask
        shift &+= UInt32(truncatingIfNeeded: bits)
        item &+= 1
      }
    }
  }
}
