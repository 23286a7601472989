import Testing

@testable import Appraisal
@testable import Inspection

@Suite("Scales proposed from answers")
struct InspectScaleTests {
  private func scale(_ answers: [String], times: Int = 10) throws -> ProposedScale {
    let ids = (0..<answers.count * times).map { "S\(10000 + $0)" }
    let table = try InspectedTable(columns: ["student id": ids, "question": answers.repeated(ids.count)])
    return try #require(ScaleBook(table.inspection.files).scales.first)
  }

  @Test(
    "answers of a known family become its scale, the best first",
    arguments: [
      (["满意", "非常满意", "一般"], "satisfaction", ["非常满意", "满意", "一般", "不满意", "非常不满意"]),
      (["很满意", "满意", "基本满意", "不满意"], "satisfaction", ["很满意", "满意", "基本满意", "不满意"]),
      (["比较满意", "非常满意", "不太满意"], "satisfaction", ["非常满意", "比较满意", "一般", "不太满意", "非常不满意"]),
      (["满意", "基本满意", "不满意"], "satisfaction", ["满意", "基本满意", "不满意"]),
      (["满意", "一般", "不满意"], "satisfaction", ["满意", "一般", "不满意"]),
      (["同意", "非常同意", "非常不同意"], "agreement", ["非常同意", "同意", "一般", "不同意", "非常不同意"]),
      (["优", "良", "差"], "grades", ["优", "良", "中", "差"]),
      (["优秀", "合格", "良好"], "appraisal", ["优秀", "良好", "合格", "不合格"]),
      (["很好", "一般", "好", "很差"], "quality", ["很好", "好", "一般", "差", "很差"]),
      (["A", "C", "B", "E"], "letters", ["A", "B", "C", "D", "E"]),
      (["五星", "二星"], "stars", ["五星", "四星", "三星", "二星", "一星"]),
      (
        ["Satisfied", "Very satisfied", "Neutral"], "satisfaction-en",
        ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"]
      ),
      (
        ["Agree", "Strongly agree", "Neither agree nor disagree"], "agreement-en",
        ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"]
      ),
      (["Fair", "Good", "Excellent"], "quality-en", ["Excellent", "Good", "Fair", "Poor"]),
      (["AO02", "AO01", "AO04"], "codes", ["AO01", "AO02", "AO03", "AO04"]),
      (["A5", "A1", "A2"], "codes", ["A1", "A2", "A3", "A4", "A5"]),
    ] as [([String], String, [String])])
  func labels(_ answers: [String], _ name: String, _ labels: [String]) throws {
    let scale = try scale(answers)
    #expect(scale.name == name)
    #expect(scale.labels.map(\.label) == labels)
    let values = name == "codes" ? Array(1...labels.count) : (1...labels.count).reversed()
    #expect(scale.labels.map(\.value) == values)
  }

  @Test(
    "numbers become the narrowest usual limits",
    arguments: [
      (["1", "5", "3"], 1, 5), (["0", "5", "3", "4"], 0, 5), (["2", "7", "6"], 1, 7), (["10", "8", "7"], 1, 10),
      (["10", "8", "0"], 0, 10), (["88", "92.5", "60"], 0, 100), (["4.0", "5.0", "3.0"], 1, 5),
    ])
  func numbers(_ answers: [String], _ from: Int, _ to: Int) throws {
    let scale = try scale(answers)
    #expect(scale.kind == .numbers(from: from, to: to))
    #expect(scale.name == "from-\(from)-to-\(to)")
  }

  @Test("yes is worth one and no nothing")
  func yesNo() throws {
    let scale = try scale(["是", "否"])
    #expect(scale.labels.map(\.label) == ["是", "否"])
    #expect(scale.labels.map(\.value) == [1, 0])
  }

  @Test("what is no answer is left out of the count, and what does not apply is listed")
  func withoutAnswer() throws {
    let scale = try scale(["满意", "一般", "(空)", "不了解", "非常满意"])
    #expect(scale.missing == ["(空)"])
    #expect(scale.notApplicable == ["不了解"])
  }

  @Test("letters may be large or small; the other spelling is written down")
  func spellings() throws {
    let scale = try scale(["Agree", "agree", "Agree", "Strongly Agree"])
    #expect(scale.labels.map(\.label) == ["Strongly Agree", "Agree", "Neutral", "Disagree", "Strongly disagree"])
    #expect(scale.writtenAs == ["Agree": ["agree"]])
  }

  @Test("marks before a label and points behind it belong to it")
  func decorated() throws {
    let scale = try scale(["A.非常满意", "B.满意（4分）", "C、一般"])
    #expect(scale.labels.map(\.label) == ["A.非常满意", "B.满意（4分）", "C、一般", "不满意", "非常不满意"])
    let points = try self.scale(["5分", "3分", "4分"])
    #expect(points.name == "marks")
    #expect(points.labels.map(\.label) == ["5分", "4分", "3分", "2分", "1分"])
  }

  @Test("nine of ten answers decide, and the others are counted with their first line")
  func misfits() throws {
    let answers = ["满意"].repeated(18) + ["还行", "不错"]
    let ids = answers.indices.map { "S\(10000 + $0)" }
    let column = try InspectedTable(columns: ["student id": ids, "q": answers]).column(2)
    #expect(column.role == .item)
    #expect(column.answers?.misfits == 2)
    #expect(column.answers?.firstMisfit == 20)
    let fewer = ["满意"].repeated(17) + ["还行", "不错", "可以"]
    #expect(try InspectedTable(columns: ["student id": ids, "q": fewer]).column(2).role != .item)
  }

  @Test("columns that ask alike share a scale; columns of two scales do not")
  func shared() throws {
    let ids = (0..<40).map { "S\(10000 + $0)" }
    let table = try InspectedTable(columns: [
      "student id": ids, "a": ["满意", "非常满意"].repeated(40), "b": ["一般", "非常不满意"].repeated(40),
      "c": ["很满意", "基本满意", "不满意"].repeated(40),
    ])
    let book = ScaleBook(table.inspection.files)
    #expect(book.scales.map(\.name) == ["satisfaction", "satisfaction-v2"])
    let names = (1...3).map { book.names[0][$0] }
    #expect(names[0] == names[1])
    #expect(names[0] != names[2])
  }

  @Test(
    "what only looks like answers is none",
    arguments: [
      ["没有", "没有"], ["1", "1"], ["0", "1"], ["是", "是"], ["326001", "326002"], ["好的", "收到"], ["100", "101"], ["A", "A"],
    ])
  func noScale(_ answers: [String]) throws {
    let ids = (0..<20).map { "S\(10000 + $0)" }
    #expect(try InspectedTable(columns: ["student id": ids, "q": answers.repeated(20)]).column(2).role != .item)
  }

  @Test("every known scale is ordered as its family is, and no label stands in it twice")
  func known() {
    for family in KnownScale.all {
      #expect(Set(family.order).count == family.order.count, "\(family.name)")
      for scale in family.scales {
        let places = scale.map { family.order.firstIndex(of: $0) ?? -1 }
        #expect(!places.contains(-1) && places == places.sorted(), "\(scale)")
      }
    }
  }
}
