import Tabular

/// Decodes the answer cells of one source in one file: digits by a table, other texts as they were decoded the first time
/// they were met, by `AnswerReader`.
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
  /// By item: the ten digits, the empty cell, and some that nothing is.
  private var digits = Column<Answer>()
  private static let digitCells = 16
  private static let emptyCell = 10
  /// Other texts of all items.
  private var texts = CellTable<Answer>(most: 1 << 16)

  init(_ items: [Item], platform: Platform?, codes: AnswerCodes) {
    readers = items.map { AnswerReader($0.scale, platform: platform) }
    self.codes = codes
    for item in items.indices {
      for cell in (0...9).map({ "\($0)" }) + [""] {
        digits.append(decode(Array(cell.utf8)[...], item, adds: false))
      }
      while digits.count % AnswerDecoder.digitCells > 0 { digits.append(AnswerDecoder.undecided) }
    }
  }

  /// A digit that has not been met yet has no place: it is decoded the first time.
  private static let undecided = Answer(place: 1 << 26 - 1, fault: nil)

  private func decode(_ cell: ArraySlice<UInt8>, _ item: Int, adds: Bool = true) -> Answer {
    let (code, fault) = readers[item].code(cell)
    if !adds, AnswerCode.isValid(code) { return AnswerDecoder.undecided }
    return Answer(place: codes.place(of: code, item: item), fault: fault)
  }

  @inline(__always) mutating func answer(_ cell: UnsafeRawBufferPointer, item: Int) -> Answer {
    if cell.count <= 1 {
      let digit = unsafe cell.isEmpty ? AnswerDecoder.emptyCell : Int(cell[0] &- 48)
      if unsafe cell.isEmpty || digit < AnswerDecoder.emptyCell {
        let answer = digits[item &* AnswerDecoder.digitCells &+ digit]
        if answer.place != AnswerDecoder.undecided.place { return answer }
        return unsafe decide(cell, item, digit)
      }
    }
    return unsafe other(cell, item)
  }

  /// The places of the answers to four items from `item` on, if all are valid and have been met.
  ///
  /// - Parameter cells: as `RecordBatch.fourDigits` gives them.
  @inline(__always) func places(ofDigits cells: UInt64, item: Int) -> SIMD4<UInt32>? {
    let cell = AnswerDecoder.digitCells
    return unsafe digits.withElements(item &* cell..<(item &+ 4) &* cell) { digits in
      let a = unsafe digits[Int(truncatingIfNeeded: cells & 15)].bits
      let b = unsafe digits[cell &+ Int(truncatingIfNeeded: cells >> 16 & 15)].bits
      let c = unsafe digits[2 &* cell &+ Int(truncatingIfNeeded: cells >> 32 & 15)].bits
      let d = unsafe digits[3 &* cell &+ Int(truncatingIfNeeded: cells >> 48 & 15)].bits
      // Lower places become very large; those that are undecided have bit 25, and faults one above.
      let first = AnswerCodes.firstValid
      let above = (a &- first) | (b &- first) | (c &- first) | (d &- first)
      return above < 1 << 25 ? SIMD4(a, b, c, d) : nil
    }
  }

  private mutating func other(_ cell: UnsafeRawBufferPointer, _ item: Int) -> Answer {
    unsafe texts.value(of: cell, salt: UInt32(truncatingIfNeeded: item)) { [readers, codes] cell in
      let (code, fault) = unsafe readers[item].code(Array(cell)[...])
      return Answer(place: codes.place(of: code, item: item), fault: fault)
    }
  }

  private mutating func decide(_ cell: UnsafeRawBufferPointer, _ item: Int, _ digit: Int) -> Answer {
    let answer = unsafe decode(Array(cell)[...], item)
    digits[item * AnswerDecoder.digitCells + digit] = answer
    return answer
  }
}
