import Testing

@testable import Appraisal

@Suite("Ids")
struct IdentifierTests {
  @Test(
    "are taken out of what spreadsheets wrap around them",
    arguments: [
      ("YK001", "YK001"), (" YK001\t", "YK001"), ("326001\u{1F}", "326001"), ("\u{FEFF}326001", "326001"),
      ("\u{A0}326001\u{A0}", "326001"), ("=\"0012\"", "0012"), ("'0012", "0012"), ("３２６０\u{FF21}", "3260A"),
      ("\u{3000}12 ", "12"), ("", ""), ("=\"\"", ""), ("1 2", "1 2"),
    ])
  func cleaned(_ raw: String, _ id: String) {
    #expect(Identifier.cleaned(raw) == id)
  }

  @Test(
    "that Excel broke are told apart",
    arguments: [
      ("2.02E+11", RejectCode.idScientific), ("3e5", .idScientific), ("3.26e11", .idScientific),
      ("3260010112340000", .idPrecisionLost), ("32600101123400000", .idPrecisionLost),
    ])
  func damaged(_ id: String, _ code: RejectCode) {
    #expect(Identifier.damage(id) == code)
  }

  @Test(
    "that only look odd are left alone",
    arguments: ["E11", "12E", "22.02E+11", "1.2.3E4", "326001011234", "3260010112345678", "2E+", "YK1E5"])
  func undamaged(_ id: String) {
    #expect(Identifier.damage(id) == nil)
  }

  @Test("that differ in leading zeros point to the candidate, and are not repaired")
  func leadingZeros() {
    let list = IDList([("0012345", Origin(file: "people.csv", line: 4))])
    guard case .known(0) = list.match("=\"0012345\"") else { return #expect(Bool(false), "the id itself is known") }
    guard case .broken(.idLeadingZeros, let candidate) = list.match("12345") else {
      return #expect(Bool(false), "12345 resembles 0012345")
    }
    #expect(candidate == Origin(file: "people.csv", line: 4))
    guard case .unknown = list.match("12346") else { return #expect(Bool(false), "12346 resembles nobody") }
    guard case .broken(.idMissing, nil) = list.match(" \t") else { return #expect(Bool(false), "blank is missing") }
  }

  @Test("that are listed are known, however odd they look")
  func listedOddId() {
    let list = IDList([("3E5", Origin(file: "people.csv", line: 2))])
    guard case .known(0) = list.match("3E5") else { return #expect(Bool(false), "3E5 is listed") }
  }
}

@Suite("Answers and times")
struct CellTests {
  @Test(
    "numbers in millionths",
    arguments: [("5", 5_000_000), ("7.5", 7_500_000), ("-1", -1_000_000), ("0.000001", 1), ("09", 9_000_000)])
  func numbers(_ text: String, _ millionths: Int) {
    #expect(AnswerValue(text.utf8)?.millionths == millionths)
  }

  @Test("what is no number", arguments: ["", "1e3", "５", "1,5", ".5", "5.", "1.2345678", "12345678", "--1", "1 ", "∞"])
  func noNumbers(_ text: String) {
    #expect(AnswerValue(text.utf8) == nil)
  }

  @Test("an answer is valid, missing, not applicable, or void with a reason")
  func answers() throws {
    let definition = try ShippedDefinition.mentor
    let items = definition.sources[0].items
    let labels = AnswerReader(items[0].scale)
    let marks = AnswerReader(items[2].scale)
    let cell = { (text: String) in ArraySlice(text.utf8) }
    #expect(labels.code(cell("非常满意")) == (4, nil))
    #expect(labels.code(cell(" 非常不满意 ")) == (0, nil))
    #expect(labels.code(cell("")) == (AnswerCode.missing, nil))
    #expect(labels.code(cell("(空)")) == (AnswerCode.missing, nil))
    #expect(labels.code(cell("未参加")) == (AnswerCode.notApplicable, nil))
    #expect(labels.code(cell("很好")) == (AnswerCode.invalid, .notInScale))
    #expect(marks.code(cell("100")) == (100_000_000, nil))
    #expect(marks.code(cell("100.5")) == (AnswerCode.invalid, .outOfRange))
    #expect(marks.code(cell("-1")) == (AnswerCode.invalid, .outOfRange))
    #expect(marks.code(cell("好评")) == (AnswerCode.invalid, .notANumber))
  }

  @Test(
    "times are read as platforms write them",
    arguments: [
      ("2026/9/19 0:39:00", "2026-09-19T00:39:00"), ("2025-09-01T08:00", "2025-09-01T08:00:00"),
      ("2024-02-29 23:59:59", "2024-02-29T23:59:59"),
    ])
  func times(_ text: String, _ read: String) {
    #expect(CivilTime(text.utf8)?.description == read)
  }

  @Test(
    "what is no time",
    arguments: [
      "", "2025-02-29 00:00", "2025/13/1 0:00", "2025/9/1", "2025/9/1 24:00", "2025/9/1 1:60", "025/9/1 1:00",
      "2025/9/1 1:5",
      "9/1/2025 1:00", "2025/9/1 上午1:00", "2025/9/1  1:00", "2025/009/1 1:00",
    ])
  func noTimes(_ text: String) {
    #expect(CivilTime(text.utf8) == nil)
  }
}
