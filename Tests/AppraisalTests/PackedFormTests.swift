import TestSupport
import Testing

@testable import Appraisal

/// The packed forms of the fast road hold what the plain ones do.
@Suite("Packed forms")
struct PackedFormTests {
  @Test(
    "an id of digits and letters has a word, and the word has the id",
    arguments: ["0", "7", "0012", "202311104001", "12345678901234567", "T103628", "aZ09", "ABCDEFGHIJ"])
  func words(_ id: String) throws {
    #expect(try #require(IdentifierWord(id.utf8)).text == id)
  }

  @Test(
    "what is longer or holds anything else has none",
    arguments: ["", "123456789012345678", "ABCDEFGHIJK", "a-1", "1.5", "张三", " 7"])
  func noWord(_ id: String) { #expect(IdentifierWord(id.utf8) == nil) }

  @Test("ids that differ in leading zeros only have the same hash and are the same number, and not the same")
  func leadingZeros() throws {
    let (short, long, other) = try (
      #require(IdentifierWord("12".utf8)), #require(IdentifierWord("0012".utf8)), #require(IdentifierWord("120".utf8))
    )
    #expect(short.hash == long.hash && short.isSameNumber(as: long) && short != long)
    #expect(!short.isSameNumber(as: other))
    let asked = try #require(IdentifierWord(asked: "000000000000000000012".utf8))
    #expect(asked.isSameNumber(as: short) && asked != short)
  }

  @Test("different ids have different words")
  func distinct() {
    var random = SeededRandom(seed: 7)
    let alphabet = Array("0123456789ABCXYZabcxyz".utf8)
    var ids: Set<[UInt8]> = []
    for _ in 0..<20_000 {
      ids.insert((0..<Int.random(in: 1...5, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 48 })
    }
    #expect(Set(ids.compactMap { IdentifierWord($0) }).count == ids.count)
  }

  @Test("a cursor reads ids, numbers, stamps and answers as the plain road does, or nothing")
  func cursor() {
    let cells = [
      "7", "0012", "202311104001", "T103628", "12345678", "123456789", "1234567890", "12345678901234567",
      "123456789012345678", "a-1", "", "2026-06-01T00:02:30", "2026/06/01 23:59:59", "2026-02-29T00:00:00",
      "2026-06-01T24:00:00", "2026-06-01 00:60:00", "2026-6-1 0:02:30", "5", "55", "x",
    ]
    for cell in cells {
      for end in [",1", "\n", ""] {
        let bytes = Array(cell.utf8)
        var stamps = StampReader()
        let word = read(cell + end) { cell in cell.identifier().flatMap { cell.isBehindCell ? $0 : nil } }
        #expect(word == IdentifierWord(bytes), "\(cell)")
        let number = read(cell + end) { cell in cell.number().flatMap { cell.isBehindCell ? $0 : nil } }
        let isNumber = (1...9).contains(bytes.count) && bytes.allSatisfy { $0 >= 48 && $0 <= 57 }
        #expect(number == (isNumber ? UInt32(cell) : nil), "\(cell)")
        let time = read(cell + end) { stamps.time(&$0) }
        #expect(time == CivilTime(bytes).flatMap { PackedTime.packed($0) }, "\(cell)")
        let digit = read(cell + end) { cell in cell.digit().flatMap { cell.isBehindCell ? $0 : nil } }
        #expect(digit == (cell.isEmpty ? 10 : cell.count == 1 ? Int(cell) : nil), "\(cell)")
      }
    }
  }

  @Test("four digits at a time are the four one by one")
  func four() {
    for seed in UInt64(0)..<2000 {
      var random = SeededRandom(seed: seed)
      let alphabet = Array("0123456789,;x".utf8)
      var bytes = (0..<8).map { UInt8($0 % 2 == 0 ? 48 + Int.random(in: 0...9, using: &random) : 44) }
      if seed % 3 == 0 { bytes[Int.random(in: 0...7, using: &random)] = alphabet.randomElement(using: &random) ?? 48 }
      let (low, span) = (UInt8.random(in: 0...5, using: &random), UInt8.random(in: 0...4, using: &random))
      let found = read(String(decoding: bytes, as: UTF8.self)) { $0.fourDigits(low, span) }
      let digits = stride(from: 0, to: 8, by: 2).map { Int(bytes[$0]) - 48 - Int(low) }
      let isFour =
        stride(from: 1, to: 8, by: 2).allSatisfy { bytes[$0] == 44 }
        && digits.allSatisfy { (0...Int(span)).contains($0) }
      let expected = UInt64(digits.enumerated().reduce(0) { $0 | max(0, $1.element) << (16 * $1.offset) })
      #expect(found == (isFour ? expected : nil), "seed \(seed)")
    }
  }

  @Test("packed answers come out in order, and words compare as codes do", arguments: [1, 5, 10, 11, 23])
  func answers(_ items: Int) throws {
    let scale = Scale(kind: .range(from: AnswerValue(millionths: 1_000_000), to: AnswerValue(millionths: 5_000_000)))
    let all = (0..<items).map { Item(id: "q\($0)", column: nil, scale: scale, weight: Rational(1)) }
    let packing = try #require(AnswerPacking(all, all.map { AnswerReader($0.scale) }))
    #expect(packing.bits == 3 && packing.digits == 1...5)
    var random = SeededRandom(seed: UInt64(items))
    let known = [AnswerCode.missing, AnswerCode.notApplicable, AnswerCode.invalid] + packing.codes[0]
    var rows: [(codes: [Int], words: [UInt32])] = []
    for _ in 0..<200 {
      let codes = (0..<items).map { _ in known.randomElement(using: &random) ?? 0 }
      var words = Pile<UInt32>()
      var packer = AnswerPacker(packing)
      for (item, code) in codes.enumerated() { packer.add(try #require(packing.packed(code, item: item)), to: &words) }
      packer.flush(to: &words)
      #expect(words.count == packing.words)
      var found: [Int] = []
      packing.forEachAnswer({ words[$0] }) { _, answer in found.append(known[answer]) }
      #expect(found == codes)
      rows.append((codes, (0..<words.count).map { words[$0] }))
    }
    for (a, b) in zip(rows, rows.dropFirst()) {
      #expect(a.codes.lexicographicallyPrecedes(b.codes) == a.words.lexicographicallyPrecedes(b.words))
    }
  }

  @Test("labels, codes and numbers of several digits are packed as the plain road reads them")
  func textsOfAnswers() throws {
    let labels = Scale(
      kind: .labels([("差", AnswerValue(millionths: 0)), ("非常满意", AnswerValue(millionths: 100_000_000))]),
      writtenAs: ["非常满意": ["A", "5分"]], missing: ["(空)"], notApplicable: ["不了解"])
    let marks = Scale(kind: .points(AnswerValue(millionths: 100_000_000)))
    let items = [labels, marks].map { Item(id: "q", column: nil, scale: $0, weight: Rational(1)) }
    let packing = try #require(AnswerPacking(items, items.map { AnswerReader($0.scale) }))
    let texts = AnswerKeys(packing.texts)
    let asked = ["差", "非常满意", "A", "5分", "(空)", "不了解", "好", "85", "100", "101", "085", "9.5", "10"]
    for (item, definition) in items.enumerated() {
      for text in asked {
        let (code, fault) = AnswerReader(definition.scale).code(Array(text.utf8)[...])
        let expected = fault == nil ? packing.packed(code, item: item) : nil
        let found = texts.answer(try #require(ShortKey(text.utf8)), item: item)
        // What stands in no table is left to the plain road.
        #expect(found == expected ?? AnswerPacking.none || found == AnswerPacking.none && text == "085", "\(text)")
      }
    }
  }

  @Test("a text has one number, however it is written")
  func texts() {
    var numbers = TextNumbers()
    let cells = ["", "理学院", " 理学院", "管理学院\t", "管理学院", "  ", "A", "理学院"]
    let found = cells.map { cell in
      var cell = cell
      return cell.withUTF8 { unsafe numbers.number(of: UnsafeRawBufferPointer($0)) }
    }
    #expect(found == [0, 1, 1, 2, 2, 0, 3, 1])
    #expect(numbers.number(of: "管理学院") == 2)
    #expect(numbers.texts == ["", "理学院", "管理学院", "A"])
  }

  @Test("appraisees are found by their ids as they stand, nobody else is")
  func appraisees() {
    let ids = (0..<3000).map { "T\($0)" } + ["王-1", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOPQ", "12345678", "123456789"]
    let people = Appraisees(ids.map { Appraisee(id: $0, name: "", role: "", college: "") })
    let table = AppraiseeTable(people)
    var keys = Pile<ShortKey>()
    let asked = ids + ["T3000", "t1", "ABCDEFGHIJKLMNO", "1234567"]
    for id in asked { keys.append(ShortKey(id.utf8) ?? ShortKey()) }
    var found: [String: Int] = [:]
    table.find(keys) { row, number in found[asked[row]] = number.map { Int($0) } }
    for id in asked where id.utf8.count <= 16 {
      #expect(found[id] == (id.utf8.allSatisfy(Identifier.isPlain) ? people.index(of: id) : nil), "\(id)")
    }
    #expect(found["ABCDEFGHIJKLMNOPQ"] == nil)
  }

  private func read<Value>(_ text: String, _ body: (inout LineCursor) -> Value?) -> Value? {
    // As much as may be looked at behind a line.
    let bytes = Array(text.utf8) + [UInt8](repeating: 10, count: LineCursor.slack)
    return unsafe bytes.withUnsafeBytes { all in
      let line = unsafe UnsafeRawBufferPointer(rebasing: all[..<text.utf8.count])
      guard var cursor = unsafe LineCursor(line, delimiter: 44) else { return nil }
      return body(&cursor)
    }
  }
}

extension LineCursor {
  /// Whether a cell ends here.
  fileprivate var isBehindCell: Bool {
    var cursor = self
    return isAtEnd || cursor.step() || cursor.endLine(0, endsHere: true)
  }
}
