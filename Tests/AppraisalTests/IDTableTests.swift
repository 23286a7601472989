import TestSupport
import Testing

@testable import Appraisal

@Suite("Ids in tables")
struct IDTableTests {
  private static let ids = [
    "0", "7", "0012", "202311104001", "12345678901234567", "T103628", "aZ09", "ABCDEFGHIJ", "123456789012345678",
    "ABCDEFGHIJK", "a-1", "1.5", "张三", "zhang.san@example.edu.cn", "11010519491231002X", "a b",
  ]

  private func texts(_ table: borrowing IDTable) -> [Int: String] {
    var texts: [Int: String] = [:]
    table.forEach { texts[$0] = $2() }
    return texts
  }

  @Test("an id is found by its bytes and comes out as it was put in", arguments: ids)
  func outAsIn(_ id: String) {
    var table = IDTable()
    for other in Self.ids { Identifier.withID(cleaned: other) { _ = table.add($0) } }
    let number = Identifier.withID(cleaned: id) { (id: IDTable.ID?) in id.flatMap { table.number(of: $0) } }
    #expect(number == Self.ids.firstIndex(of: id))
    #expect(number.map { texts(table)[$0] } == id)
  }

  @Test("it holds what a dictionary holds, of ids of all kinds and of many")
  func agreesWithDictionary() {
    for seed in UInt64(1)...20 {
      var random = SeededRandom(seed: seed)
      let alphabet = Array("0123456789ABXYZabxyz@.-甲").map(String.init)
      var numbers: [String: Int] = [:]
      var table = IDTable()
      for _ in 0..<2000 {
        let id = (0..<Int.random(in: 1...24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "0" }
          .joined()
        let number = Identifier.withID(cleaned: id) { (id: IDTable.ID?) in id.map { table.add($0) } }
        #expect(number == numbers[id] ?? numbers.count, "seed \(seed)")
        numbers[id] = number
      }
      #expect(table.count == numbers.count)
      let texts = texts(table)
      for (id, number) in numbers { #expect(texts[number] == id, "seed \(seed)") }
    }
  }

  @Test("ids are given other numbers and notes; one that is taken out is found no more, and the others are")
  func renumbered() {
    var table = IDTable()
    for id in Self.ids { Identifier.withID(cleaned: id) { _ = table.add($0) } }
    table.renumber { $0 % 2 == 0 ? (UInt32(100 + $0), UInt32(7 * $0)) : nil }
    for (number, id) in Self.ids.enumerated() {
      let found = Identifier.withID(cleaned: id) { (id: IDTable.ID?) in id.flatMap { table.number(of: $0) } }
      #expect(found == (number % 2 == 0 ? 100 + number : nil), "\(id)")
    }
    #expect(texts(table).count == (Self.ids.count + 1) / 2)
    let alike = Identifier.withID(cleaned: "12") { (id: IDTable.ID?) in id.map { table.entries(likeNumber: $0) } }
    #expect(alike?.map(\.number) == [102] && alike?.map(\.note) == [14])
  }

  @Test("ids that differ in leading zeros only are found from each other, however long they are")
  func leadingZeros() {
    for (listed, asked) in [
      ("12", "0012"), ("0012", "000000000000000000012"), ("0", "000"), ("0123456789012345678", "123456789012345678"),
    ] {
      var table = IDTable()
      for id in [listed, "120", "1x"] { Identifier.withID(cleaned: id) { _ = table.add($0) } }
      let found = Identifier.withID(cleaned: asked) { (id: IDTable.ID?) in
        id.map { (table.number(of: $0), table.entries(likeNumber: $0).map(\.number)) }
      }
      #expect(found?.0 == nil)
      #expect(found?.1 == [0], "\(asked)")
    }
  }

  @Test("the quick form of a cell is the general one: what is cleaned is found as it is listed")
  func cells() {
    let list = IDList(Self.ids.map { ($0, Origin(file: "p.csv", line: 1)) })
    for (number, id) in Self.ids.enumerated() {
      for cell in [id, " \(id)", "\t\(id)", "=\"\(id)\"", "'\(id)", "\u{FEFF}\(id)", "\u{A0}\(id)\u{3000}"] {
        let arena = TextArena()
        var cells = IDCells()
        let found = unsafe cells.id(arena.store(cell)).flatMap { list.number(of: $0) }
        #expect(found == number, "\(cell)")
        guard case .known(number) = list.match(cell) else { return #expect(Bool(false), "\(cell)") }
      }
    }
  }
}

@Suite("Cells that are remembered")
struct CellTableTests {
  @Test("a cell is decoded once, whatever its length, and another item's apart")
  func once() {
    var table = CellTable<Int>()
    let arena = TextArena()
    var decoded = 0
    let cells = [
      "", "5", "非常满意", "12345678", "123456789", "0123456789ABCDEF", "0123456789ABCDEFG", "0123456789ABCDEFH",
    ]
    for _ in 0..<3 {
      for (index, cell) in cells.enumerated() {
        for salt in 0..<2 as Range<UInt32> {
          let value = unsafe table.value(of: arena.store(cell), salt: salt) { _ in
            decoded += 1
            return index * 2 + Int(salt)
          }
          #expect(value == index * 2 + Int(salt))
        }
      }
    }
    #expect(decoded == 2 * cells.count)
  }

  @Test("beyond its limit cells are decoded each time, to the same values")
  func limit() {
    var table = CellTable<Int>(most: 10)
    let arena = TextArena()
    for _ in 0..<2 {
      for number in 0..<100 {
        let text = String(repeating: "x", count: number)
        #expect(unsafe table.value(of: arena.store(text)) { $0.count } == number)
      }
    }
    #expect(table.count == 10)
  }

  @Test("answers as the reader decodes them, and each reason for a void one")
  func answers() throws {
    let labels = Scale(
      kind: .labels([("差", AnswerValue(millionths: 0)), ("非常满意", AnswerValue(millionths: 100_000_000))]),
      writtenAs: ["非常满意": ["A", "5分"]], missing: ["(空)"], notApplicable: ["不了解"])
    let marks = Scale(kind: .points(AnswerValue(millionths: 100_000_000)))
    let items = [labels, marks].map { Item(id: "q", column: nil, scale: $0, weight: Rational(1)) }
    let codes = AnswerCodes(items: 2)
    var decoder = AnswerDecoder(items, platform: nil, codes: codes)
    let arena = TextArena()
    for text in ["差", "非常满意", "A", "5分", "(空)", "不了解", "好", "85", "100", "101", "085", "9.5", "7", "", " 7 ", "x"] {
      for _ in 0..<2 {
        for (item, definition) in items.enumerated() {
          let expected = AnswerReader(definition.scale).code(Array(text.utf8)[...])
          let found = unsafe decoder.answer(arena.store(text), item: item)
          #expect(AnswerCodes.code(of: found.place, codes.valid[item]) == expected.code, "\(text)")
          #expect(found.fault == expected.fault, "\(text)")
        }
      }
    }
  }

  @Test("times as the reader decodes them")
  func times() {
    let reader = TimeReader(order: .monthFirst, zone: nil, policyZone: nil)
    var decoder = TimeDecoder(reader)
    let arena = TextArena()
    for text in [
      "2026-06-01T00:02:30", "2026/06/01 23:59:59", "2026-02-29T00:00:00", "2026-06-01T24:00:00", "2026-06-01 00:60:00",
      "2026-6-1 0:02:30", "2026-6-1 10:02:30", "2026/6/1 AM 8:05:00", "2026/6/1AM 12:05:00", "2026-06-01  8:05:00",
      "2026-06-01T 8:05:00", "2026-13-01 00:00:00", "2026-13-01 00:00:01", "9/6/2026 0:02:30", "9/6/2026 23:02:30",
      "2026-06-01x00:02:30", "2026-06-0100:02:300", "2026-06-01T00:02:30", "1969-12-31 23:59:59", "9999-12-31T23:59:59",
      "", "yesterday",
    ] {
      let expected = try? reader.time(Array(text.utf8)[...])
      let found = unsafe try? decoder.time(unsafe arena.store(text))
      #expect(found == expected?.secondsSince1970, "\(text)")
      #expect(found.flatMap { CivilTime(secondsSince1970: $0) } == expected, "\(text)")
    }
  }

  @Test("packed answers come out as they went in", arguments: [3, 8, 9, 16, 17, 256, 257, 65_536, 70_000])
  func packing(_ places: Int) {
    for items in [1, 2, 5, 10, 11, 23] {
      let packing = AnswerPacking(placeCount: places, items: items)
      var random = SeededRandom(seed: UInt64(items))
      let answers = (0..<items).map { _ in UInt32.random(in: 0..<UInt32(places), using: &random) }
      var words = [UInt32](repeating: 0, count: packing.words)
      unsafe answers.withUnsafeBufferPointer { unsafe packing.pack($0) { words[$0] = $1 } }
      #expect(unsafe words.withUnsafeBufferPointer { unsafe packing.places($0) } == answers)
    }
  }
}
