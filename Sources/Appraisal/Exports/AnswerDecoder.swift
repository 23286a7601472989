import Tabular

/// Decodes the answer cells of one source in one file, each text when it is met for the first time, by `AnswerReader`. Short
/// numbers are remembered in rows by item, other texts by their bytes.
struct AnswerDecoder: ~Copyable {
  /// A place of `AnswerCodes`, and why the answer is invalid where it is.
  ///
  ///     bits 31 … 26         25 … 0
  ///          1 + the reason  place
  struct Answer: BitwiseCopyable, Sendable {
    fileprivate let bits: UInt32

    init(place: UInt32, fault: RejectCode?) {
      let reason = fault.flatMap { RejectCode.allCases.firstIndex(of: $0) }.map { UInt32($0) + 1 } ?? 0
      bits = reason << 26 | place & (1 << 26 - 1)
    }

    @inline(__always) var place: UInt32 { bits & (1 << 26 - 1) }
    @inline(__always) var isFault: Bool { bits >> 26 > 0 }
    var fault: RejectCode? { isFault ? RejectCode.allCases[Int(bits >> 26) - 1] : nil }
  }

  private let readers: [AnswerReader]
  private let codes: AnswerCodes
  /// By item and `place` of a short cell.
  private var short: Column<Answer>
  private static let shortCells = 216
  /// Other texts of all items.
  private var texts = CellTable<Answer>(most: 1 << 16)

  init(_ items: [Item], platform: Platform?, codes: AnswerCodes) {
    readers = items.map { AnswerReader($0.scale, platform: platform) }
    self.codes = codes
    short = Column(repeating: AnswerDecoder.unmet, count: items.count * AnswerDecoder.shortCells)
  }

  private static let unmet = Answer(place: 1 << 26 - 1, fault: nil)

  @inline(__always) mutating func answer(_ cell: UnsafeRawBufferPointer, item: Int) -> Answer {
    guard let place = unsafe AnswerDecoder.place(cell) else { return unsafe other(cell, item) }
    let answer = short[item &* AnswerDecoder.shortCells &+ place]
    return unsafe answer.place == AnswerDecoder.unmet.place ? decodeShort(cell, item, place) : answer
  }

  /// The place of a short cell; nil for any other.
  ///
  ///     0 … 9   10      16 … 115    116 … 215
  ///     digits  nothing two digits  two digits with a point between
  @inline(__always) private static func place(_ cell: UnsafeRawBufferPointer) -> Int? {
    if unsafe cell.isEmpty { return 10 }
    guard cell.count <= 3, unsafe cell.count < 3 || cell[1] == 46 else { return nil }
    let (first, last) = unsafe (Int(cell[0]) &- 48, Int(cell[cell.count &- 1]) &- 48)
    guard UInt(bitPattern: first) < 10, UInt(bitPattern: last) < 10 else { return nil }
    return cell.count == 1 ? first : 100 &* cell.count &- 184 &+ 10 &* first &+ last
  }

  /// The places of the answers to four items from `item` on, if all are valid and have been met.
  ///
  /// - Parameter cells: as `RecordBatch.fourDigits` gives them.
  @inline(__always) func places(ofDigits cells: UInt64, item: Int) -> SIMD4<UInt32>? {
    let row = AnswerDecoder.shortCells
    return unsafe short.withElements(item &* row..<(item &+ 4) &* row) { short in
      let a = unsafe short[Int(truncatingIfNeeded: cells & 15)].bits
      let b = unsafe short[row &+ Int(truncatingIfNeeded: cells >> 16 & 15)].bits
      let c = unsafe short[2 &* row &+ Int(truncatingIfNeeded: cells >> 32 & 15)].bits
      let d = unsafe short[3 &* row &+ Int(truncatingIfNeeded: cells >> 48 & 15)].bits
      // Lower places become very large; those that have not been met have bit 25, and faults one above.
      let first = AnswerCodes.firstValid
      let above = (a &- first) | (b &- first) | (c &- first) | (d &- first)
      return above < 1 << 25 ? SIMD4(a, b, c, d) : nil
    }
  }

  private mutating func other(_ cell: UnsafeRawBufferPointer, _ item: Int) -> Answer {
    unsafe texts.value(of: cell, salt: UInt32(truncatingIfNeeded: item)) { [readers, codes] cell in
      unsafe AnswerDecoder.decode(cell, item, readers, codes)
    }
  }

  @inline(never) private mutating func decodeShort(_ cell: UnsafeRawBufferPointer, _ item: Int, _ place: Int) -> Answer
  {
    let answer = unsafe AnswerDecoder.decode(cell, item, readers, codes)
    short[item * AnswerDecoder.shortCells + place] = answer
    return answer
  }

  private static func decode(
    _ cell: UnsafeRawBufferPointer, _ item: Int, _ readers: [AnswerReader], _ codes: AnswerCodes
  ) -> Answer {
    let (code, fault) = unsafe readers[item].code(Array(cell)[...])
    return Answer(place: codes.place(of: code, item: item), fault: fault)
  }
}
