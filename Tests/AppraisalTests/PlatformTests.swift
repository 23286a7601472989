import Tabular
import Testing

@testable import Appraisal

@Suite("Platforms, and the names of their columns")
struct PlatformTests {
  private func recognised(_ rows: [[String]]) -> PlatformRecognition? {
    PlatformRecognition(rows.enumerated().map { TableFile.RawRecord(line: $0 + 1, fields: $1) })
  }

  @Test("five of the seven names of 问卷星 tell it, four do not")
  func wenjuanxing() {
    let names = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "1、学号"]
    #expect(recognised([names])?.platform.name == .wenjuanxing)
    #expect(recognised([Array(names.dropFirst())]) == nil)
  }

  @Test("the header is found below other rows")
  func below() {
    let header = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    #expect(recognised([["2026年"], [""], header])?.header == 2)
  }

  @Test("Qualtrics has a third row, of import ids, or has not")
  func qualtrics() {
    let names = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "Q1"]
    let texts = ["Start", "End", "Status", "IP", "Progress", "Finished", "Question"]
    let ids = names.map { "{\"ImportId\":\"\($0)\"}" }
    #expect(recognised([names, texts, ids])?.headerRows == 3)
    let response = ["2026-09-01", "", "", "", "", "", "5"]
    #expect(recognised([names, texts, response])?.headerRows == 2)
    // Somebody has taken the other rows out.
    #expect(recognised([names, response, response])?.headerRows == 1)
  }

  @Test("V1 to V10 are columns of anybody, unless the row below says whose")
  func legacy() {
    let names = (1...12).map { "V\($0)" }
    #expect(recognised([names, (1...12).map { "\($0)" }]) == nil)
    let below = ["ResponseID", "ResponseSet", "Name"] + [String](repeating: "x", count: 9)
    #expect(recognised([names, below])?.platform.name == .qualtricsLegacy)
  }

  @Test("every platform is described once, with a signature, and its names are the definition's words")
  func catalog() {
    #expect(Set(Platform.all.map(\.name)).count == Platform.all.count)
    #expect(Set(Platform.all.map(\.name)) == Set(PlatformName.allCases).subtracting([.plain]))
    #expect(Platform.all.allSatisfy { !$0.signatures.isEmpty })
  }

  @Test(
    "numbers of questions",
    arguments: [
      ("1、您的学号是？", "1", "您的学号是？"), ("12. 总体评价", "12", "总体评价"), ("3.\t总体", "3", "总体"), ("(4)总体", "4", "总体"),
      ("第6题(运动)", "6", "(运动)"), ("6(学业辅导)", "6", "(学业辅导)"), ("Q7.总体", "7", "总体"), ("2026年满意度", "", "2026年满意度"),
      ("总体", "", "总体"), ("", "", ""),
    ])
  func numbers(_ cell: String, _ number: String, _ text: String) {
    let question = HeaderNaming.question(cell)
    #expect(question.number == number)
    #expect(question.text == text)
  }

  @Test("the later columns of a 问卷星 matrix get their stem back")
  func matrix() {
    let names = HeaderNaming.numbered.names([["序号", "5、请评价—学业", "5、就业", "5、心理", "6、建议"]], width: 5)
    #expect(
      names == [
        ["序号"], ["5、请评价—学业", "请评价—学业"], ["5、请评价—就业", "请评价—就业", "5、就业"], ["5、请评价—心理", "请评价—心理", "5、心理"],
        ["6、建议", "建议"],
      ])
  }

  @Test("code and text of LimeSurvey")
  func codeAndText() {
    let names = HeaderNaming.codeAndText.names(
      [["id. Response ID", "q5[SQ001]. Rate [work]", "q2", "v. 1. x"]], width: 4)
    #expect(
      names == [
        ["id. Response ID", "id", "Response ID"], ["q5[SQ001]. Rate [work]", "q5[SQ001]", "Rate [work]"], ["q2"],
        ["v. 1. x", "v", "1. x"],
      ])
  }

  @Test("stem and option of SurveyMonkey")
  func stems() {
    let rows = [["ID", "Which?", "", "", "Why?"], ["", "A", "B", "Other", "Open-Ended Response"]]
    #expect(
      HeaderNaming.stemAndOption.names(rows, width: 5) == [
        ["ID"], ["Which?—A", "A"], ["Which?—B", "B"], ["Which?—Other", "Other"], ["Why?"],
      ])
  }

  @Test("merged cells: the upper one spans, but not over another heading")
  func merged() {
    let rows = [["学号", "满意度", "", "备注", ""], ["", "教学", "生活", "", ""]]
    #expect(
      HeaderNaming.asWritten.names(rows, width: 5) == [
        ["学号"], ["满意度—教学", "教学"], ["满意度—生活", "生活"], ["备注"], [],
      ])
  }

  @Test("the name as written comes before what it is called, too")
  func priority() throws {
    let resolver = ColumnResolver(names: [["2、姓名", "姓名"], ["姓名"]], width: 2, path: "f")
    #expect(try resolver.index(of: .header("姓名")) == 1)
    #expect(try resolver.index(of: .header("2、姓名")) == 0)
    #expect(try resolver.index(of: .pattern("2*")) == 0)
  }

  @Test("the first of several columns that is there, and the platform's own")
  func alternatives() throws {
    var resolver = ColumnResolver(names: [["研究生学号"], ["提交答卷时间"]], width: 2, path: "f.csv")
    #expect(try resolver.index(of: .firstOf([.header("学号"), .header("研究生学号")])) == 0)
    resolver.platform = .wenjuanxing
    #expect(try resolver.index(of: .metadata(.submitted)) == 1)
    let failure = #expect(throws: Failure.self) {
      try resolver.index(of: .firstOf([.metadata(.duration), .header("时长")]))
    }
    #expect(failure?.messages.first?.place == "f.csv:1")
    #expect(failure?.messages.first?.wording.en.hasPrefix("the header has no column 'duration / 时长'") == true)
  }

  @Test("answers of 问卷星: open text, skipped, blank; whole numbers of 问卷网")
  func answers() {
    let scale = Scale(kind: .labels([("1", AnswerValue(millionths: 1)), ("其他", AnswerValue(millionths: 2))]))
    let read = { (cell: String, platform: Platform?) in
      AnswerReader(scale, platform: platform).code(Array(cell.utf8)[...]).code
    }
    #expect(read("其他〖一、二〗", .wenjuanxing) == 1)
    #expect(read("其他〖一、二〗", nil) == AnswerCode.invalid)
    for text in ["(跳过)", "(空)", "-2", "-3", ""] { #expect(read(text, .wenjuanxing) == AnswerCode.missing) }
    #expect(read("-3", nil) == AnswerCode.invalid)
    #expect(read("1.0", .wenjuan) == 0)
    #expect(read("1.0", nil) == AnswerCode.invalid)
  }

  @Test("an answer that Excel turned into a date says so")
  func turned() {
    let labels = AnswerReader(Scale(kind: .labels([("好", AnswerValue(millionths: 1))])))
    #expect(labels.code(Array("3月4日".utf8)[...]).fault == .answerTurnedIntoDate)
    #expect(labels.code(Array("很好".utf8)[...]).fault == .notInScale)
    let marks = AnswerReader(Scale(kind: .range(from: AnswerValue(millionths: 0), to: AnswerValue(millionths: 9))))
    #expect(marks.code(Array("2026/3/4".utf8)[...]).fault == .answerTurnedIntoDate)
  }

  @Test(
    "an id among other words",
    arguments: [
      ("示例同学 3260000099", "known"), ("3260000099示例", "unknown"), ("3260000099、示例同学", "known"),
      ("（3260000099）示例", "known"),
      ("示例 3260000098", "unknown"), ("示例同学", "broken"), ("3260000099 3260000097", "broken"), ("2班 3260000099", "known"),
      ("2班 3260000098", "broken"), ("", "broken"), ("示例\u{3000}３２６００００09９", "known"),
      ("示例,\u{301} 3260000099", "known"),
    ])
  func words(_ cell: String, _ expected: String) {
    let ids = ["3260000099", "3260000097"]
    let list = IDList(ids.map { ($0, Origin(file: "r", line: 2)) })
    let found =
      switch Identifier.match(wordOf: cell, list.match).match {
      case .known(0): "known"
      case .known: "another"
      case .unknown: "unknown"
      case .broken: "broken"
      }
    #expect(found == expected)
  }
}
