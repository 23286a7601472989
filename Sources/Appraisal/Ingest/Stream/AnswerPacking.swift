/// How the answers of a response are packed into words of 32 bits: the first item in the highest bits, so that words
/// compare as answer codes do, in order.
///
/// A packed answer is 0 for missing, 1 for not applicable, 2 for invalid, and from 3 on the place of its code among those
/// that the scale knows.
struct AnswerPacking: Sendable {
  let itemCount: Int
  /// Bits of an answer: 3, 4 or 8.
  let bits: Int
  /// By item: the codes of valid answers, ascending.
  let codes: [[Int]]
  /// By item, ten digits and the empty cell: the packed answer, or `none`.
  let cells: [UInt8]
  /// By item: other cells of up to sixteen bytes, such as labels and numbers of several digits.
  let texts: [[ShortKey: UInt8]]

  /// The digits that are answers, where they are the same for all items and ascend one by one from the first valid answer
  /// on, and no other digit means anything; nil: they are not.
  let digits: ClosedRange<UInt8>?

  static let missing: UInt8 = 0
  static let notApplicable: UInt8 = 1
  static let invalid: UInt8 = 2
  static let firstValid: UInt8 = 3
  /// In each of four places of 16 bits.
  static let fourValid = UInt64(firstValid) * 0x0001_0001_0001_0001
  static let none: UInt8 = 255
  static let cellsPerItem = 11

  /// nil: some scale has more answers than can be told apart.
  init?(_ items: [Item], _ readers: [AnswerReader]) {
    itemCount = items.count
    var codes: [[Int]] = []
    for item in items {
      guard let known = AnswerPacking.codes(of: item.scale) else { return nil }
      codes.append(known)
    }
    let most = (codes.map(\.count).max() ?? 0) + Int(AnswerPacking.firstValid)
    bits = most <= 8 ? 3 : most <= 16 ? 4 : 8
    self.codes = codes
    var cells: [UInt8] = []
    for (reader, known) in zip(readers, codes) {
      for cell in (0...9).map({ "\($0)" }) + [""] {
        let (code, fault) = reader.code(Array(cell.utf8)[...])
        cells.append(fault == nil ? AnswerPacking.packed(code, known) ?? AnswerPacking.none : AnswerPacking.none)
      }
    }
    self.cells = cells
    texts = zip(readers, codes).map { AnswerPacking.texts($0, $1) }
    digits = AnswerPacking.digits(cells)
  }

  private static func texts(_ reader: AnswerReader, _ known: [Int]) -> [ShortKey: UInt8] {
    var texts: [ShortKey: UInt8] = [:]
    for text in reader.knownTexts + (10...250).map({ Array("\($0)".utf8) }) {
      let (code, fault) = reader.code(text[...])
      guard fault == nil, let key = ShortKey(text), let answer = packed(code, known) else { continue }
      texts[key] = answer
    }
    return texts
  }

  private static func digits(_ cells: [UInt8]) -> ClosedRange<UInt8>? {
    let first = cells.prefix(10)
    guard let low = first.firstIndex(where: { $0 != none }), let high = first.lastIndex(where: { $0 != none }) else {
      return nil
    }
    let expected = (0...9).map { (low...high).contains($0) ? UInt8($0 - low) + firstValid : none }
    let isSame = stride(from: 0, to: cells.count, by: cellsPerItem).allSatisfy {
      cells[$0..<$0 + 10].elementsEqual(expected)
    }
    return isSame ? UInt8(low)...UInt8(high) : nil
  }

  /// The codes that a scale knows beforehand: all labels, or the whole numbers. nil: too many.
  private static func codes(of scale: Scale) -> [Int]? {
    switch scale.kind {
    case .labels(let labels): return labels.count <= 250 ? Array(labels.indices) : nil
    case .range(let from, let to): return wholeNumbers(from.millionths, to.millionths)
    case .points(let most): return wholeNumbers(0, most.millionths)
    }
  }

  private static func wholeNumbers(_ from: Int, _ to: Int) -> [Int]? {
    let unit = AnswerValue.perUnit
    guard from >= 0, to >= from, (to - from) / unit < 250 else { return nil }
    return Array(stride(from: (from + unit - 1) / unit * unit, through: to, by: unit))
  }

  private static func packed(_ code: Int, _ known: [Int]) -> UInt8? {
    switch code {
    case AnswerCode.missing: missing
    case AnswerCode.notApplicable: notApplicable
    case AnswerCode.invalid: invalid
    default: known.firstIndex(of: code).map { UInt8($0) + firstValid }
    }
  }

  /// nil: a valid answer that is none of those known beforehand, such as 4.5.
  func packed(_ code: Int, item: Int) -> UInt8? { AnswerPacking.packed(code, codes[item]) }

  var perWord: Int { 32 / bits }
  /// Words of a response.
  var words: Int { (itemCount + perWord - 1) / perWord }

  /// The packed answers of a response whose words are given one by one.
  @inline(__always) func forEachAnswer(
    _ word: (Int) -> UInt32, _ body: (_ item: Int, _ answer: Int) -> Void
  ) {
    let (perWord, bits) = (perWord, UInt32(bits))
    let mask = (1 << bits) - 1 as UInt32
    var item = 0
    for index in 0..<words {
      let count = min(perWord, itemCount - item)
      let packed = word(index)
      var shift = bits &* UInt32(count &- 1)
      for _ in 0..<count {
        body(item, Int(packed >> shift & mask))
        item &+= 1
        shift = shift &- bits
      }
    }
  }
}

/// Packs the answers of one response after the other.
struct AnswerPacker {
  private let bits: UInt32
  private let perWord: Int
  private var word: UInt32 = 0
  private var filled = 0

  init(_ packing: AnswerPacking) {
    bits = UInt32(packing.bits)
    perWord = packing.perWord
  }

  @inline(__always) mutating func add(_ answer: UInt8, to words: inout Pile<UInt32>) {
    if filled == perWord { flush(to: &words) }
    word = word << bits | UInt32(answer)
    filled &+= 1
  }

  /// Adds four answers, of which each word has its own 16 bits of `four`, the first the lowest.
  ///
  /// - Returns: false: they do not fit into the word that is being filled.
  @inline(__always) mutating func add(four: UInt64) -> Bool {
    guard filled &+ 4 <= perWord else { return false }
    let (a, b) = (UInt32(truncatingIfNeeded: four), UInt32(truncatingIfNeeded: four >> 32))
    let high = (a & 0xFF) << bits | a >> 16
    let low = (b & 0xFF) << bits | b >> 16
    word = (word << (4 &* bits)) | high << (2 &* bits) | low
    filled &+= 4
    return true
  }

  /// Ends a word.
  @inline(__always) mutating func flush(to words: inout Pile<UInt32>) {
    words.append(word)
    (word, filled) = (0, 0)
  }
}
