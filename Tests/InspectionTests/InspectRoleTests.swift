import Testing

@testable import Appraisal
@testable import Inspection

@Suite("Roles and kinds guessed from files")
struct InspectRoleTests {
  private static let students = (0..<40).map { "3260010\(10000 + $0)" }
  private static let answers = ["满意", "非常满意", "一般"].repeated(40)

  @Test(
    "a header says whose id a column holds",
    arguments: [
      ("学号", "rater"), ("1、您的学号是？", "rater"), ("研究生学号", "rater"), ("student_id", "rater"), ("评价人工号", "rater"),
      ("被评价人工号", "appraisee"), ("2、导师工号", "appraisee"), ("班主任工号", "appraisee"), ("工号", "appraisee"), ("您的工号", "rater"),
      ("教师编号", "rater"), ("技术人员编号", "appraisee"),
    ])
  func persons(_ header: String, _ role: String) throws {
    let table = try InspectedTable(columns: [header: Self.students, "态度": Self.answers])
    #expect(try table.roles == [role, "item"])
  }

  @Test("the id of a rater among other words")
  func raterWithin() throws {
    let table = try InspectedTable(columns: [
      "1、您的 姓名 学号 是？": Self.students.map { "示例同学 \($0)" }, "2、态度": Self.answers,
    ])
    #expect(try table.roles == ["rater-in", "item"])
  }

  @Test("who is signed in by an address")
  func addresses() throws {
    let table = try InspectedTable(columns: [
      "Timestamp": (0..<40).map { "9/\(1 + $0 % 28)/2026 8:\(10 + $0):00" },
      "Email Address": (0..<40).map { "s\($0)@example.org" }, "mentor id": ["T001"].repeated(40), "care": Self.answers,
    ])
    #expect(try table.roles == ["time", "rater", "appraisee", "item"])
    #expect(try table.definition.sources.first?.format.dateOrder == .monthFirst)
  }

  @Test("what clerks and platforms write down is told from what was asked")
  func metadata() throws {
    let table = try InspectedTable(columns: [
      "序号": (1...40).map(String.init), "提交时间": (0..<40).map { "2026-09-\(10 + $0 % 20) 08:\(10 + $0):00" },
      "用时": ["35秒", "60秒"].repeated(40), "来源": ["微信"].repeated(40), "学号": Self.students,
      "学院": ["示例甲学院", "示例乙学院"].repeated(40),
      "您对学院工作的满意程度": Self.answers, "班级建设": ["4", "5", "3"].repeated(40),
      "喜欢的活动": ["读书;讲座", "讲座;运动", "运动"].repeated(40),
      "意见": ["很好", "好"].repeated(40), "姓名": (0..<40).map { "示例同学\($0)" },
    ])
    #expect(
      try table.roles == [
        "sequence", "time", "duration", "metadata", "rater", "college", "item", "item", "several", "comment", "name",
      ])
    #expect(try table.file.kind == .questionnaire)
  }

  @Test("ranks are no marks, and ticks no answers")
  func ranksAndTicks() throws {
    let table = try InspectedTable(columns: [
      "学号": Self.students, "排序_1": ["1", "2", "3"].repeated(40), "排序_2": ["2", "3", "1"].repeated(40),
      "排序_3": ["3", "1", "2"].repeated(40), "选项[a]": ["1", "0"].repeated(40), "选项[b]": ["0", "1", "1"].repeated(40),
      "矩阵—甲": ["4", "5", "3"].repeated(40), "矩阵—乙": ["4", "5", "3"].repeated(40),
    ])
    #expect(try table.roles == ["rater", "rank", "rank", "rank", "several", "several", "item", "item"])
  }

  @Test(
    "what a file is",
    arguments: [
      ("学号,姓名,导师工号\nS10001,甲,T001\nS10002,乙,T001\nS10003,丙,T002\nS10004,丁,T002\n", FileKind.roster),
      ("工号,姓名,学院\nT001,甲,示例学院\nT002,乙,示例学院\nT003,丙,示例学院\n", .people),
      ("工号,日期,工作类型\nT001,2026-09-01,谈话\nT001,2026-09-02,谈话\nT002,2026-09-02,谈话\nT002,2026-09-03,谈话\n", .ledger),
      ("工号,姓名,工作态度,工作业绩\nT001,甲,18,19\nT002,乙,17,20\nT003,丙,18,17\n", .review),
      ("评价人工号,互评：T001,互评：T002,互评：T003\nT001,,88,80\nT002,90,,85\nT003,77,92,\n", .review),
      ("学号,态度\nS10001,满意\nS10002,一般\nS10003,满意\n", .questionnaire), ("地点,天气\n甲,晴\n乙,雨\n", .other),
    ])
  func kinds(_ text: String, _ kind: FileKind) throws {
    #expect(try InspectedTable(text).file.kind == kind)
  }

  @Test("ids that stand in another file say more than headers")
  func idsBetweenFiles() throws {
    let teachers = (1...5).map { "T\(1000 + $0)" }
    let roster = zip(Self.students, teachers.repeated(40)).map { "\($0),\($1)" }.joined(separator: "\n")
    let answers = zip(Self.students, Self.answers).map { "\($0),\($1)" }.joined(separator: "\n")
    let table = try InspectedTable([
      "a.csv": "谁,怎样\n\(answers)\n", "b.csv": "甲,乙\n\(roster)\n",
      "c.csv": "代号,称呼\n\(teachers.map { "\($0),示例" }.joined(separator: "\n"))\n",
    ])
    #expect(table.inspection.files.map(\.kind) == [.questionnaire, .roster, .people])
    #expect(try table.column(1).role == .rater)
    #expect(try table.column(1, of: 1).role == .rater)
    #expect(try table.column(2, of: 1).role == .appraisee)
    #expect(try table.column(1, of: 2).role == .appraisee)
    #expect(table.problems == [])
    #expect(try table.definition.sources.first?.appraisee == .roster)
  }

  @Test("a file that nothing reads is said to be left out")
  func unused() throws {
    let rows = (1...30).map { "T\(1000 + $0),甲\($0)" }.joined(separator: "\n")
    let table = try InspectedTable(["名单.csv": "工号,姓名\n\(rows)\n", "天气.csv": "地点,天气\n甲,晴\n乙,雨\n"])
    #expect(table.inspection.remarks.map(\.en).contains { $0.hasPrefix("The draft leaves out 天气.csv: ") })
    #expect(table.inspection.remarks.count == 1)
  }

  @Test("an id twice on the list of people leaves names aside, so that the draft runs")
  func idTwice() throws {
    let rows = (1...30).map { "T\(1000 + $0),甲\($0)" }.joined(separator: "\n")
    let table = try InspectedTable("工号,姓名\n\(rows)\nT1001,乙\n", named: "名单.csv")
    #expect(table.draft.contains("  columns: {id: 工号}\n"))
    #expect(table.problems == [])
  }

  @Test("numbers that somebody is asked for about themselves are no marks, and words in brackets no points")
  func personal() throws {
    let table = try InspectedTable(columns: [
      "学号": Self.students, "您的年龄": ["18", "19", "20"].repeated(40), "您的座号": ["7", "8", "12"].repeated(40),
      "态度": ["满意（示例同学给5分）", "满意"].repeated(40),
    ])
    #expect(!(try table.roles).contains("item"))
    #expect(!table.inspection.text(in: .english, isQuiet: false).contains("示例同学"))
  }

  @Test("cells are listed as activities only where the header says what they are")
  func activities() throws {
    let rows = (0..<40).map { "T00\($0 % 4),2026-09-\(10 + $0 % 20),示例同学\($0 % 3)" }.joined(separator: "\n")
    let table = try InspectedTable("工号,日期,对象\n\(rows)\n", named: "谈话记录.csv")
    #expect(!table.inspection.text(in: .english, isQuiet: false).contains("示例同学"))
  }

  @Test("files of several rounds are one source where a pattern takes them and nothing else")
  func rounds() throws {
    let rows = zip(Self.students, Self.answers).map { "\($0),T001,\($1)" }.joined(separator: "\n")
    let text = "学号,导师工号,态度\n\(rows)\n"
    let list = "工号,姓名\nT001,甲\nT002,乙\n"
    let apart = try InspectedTable(["rounds/1.csv": text, "rounds/2.csv": text, "list.csv": list])
    #expect(try apart.definition.sources.map(\.files) == ["rounds/*.csv"])
    let beside = try InspectedTable(["round1.csv": text, "round2.csv": text, "list.csv": list])
    #expect(try beside.definition.sources.map(\.files) == ["round*.csv"])
    let other = try InspectedTable(["a.csv": text, "b.csv": text, "list.csv": list])
    #expect(try other.definition.sources.map(\.files) == ["a.csv", "b.csv"])
  }

  @Test("sheets of several who judge the same are one file a rater")
  func committee() throws {
    let text = "工号,工作态度,工作业绩\nT001,88,90\nT002,77,85\nT003,92,91\n"
    let table = try InspectedTable([
      "评议/a1.csv": text, "评议/a2.csv": text, "名单.csv": "工号,姓名\nT001,甲\nT002,乙\nT003,丙\n",
    ])
    #expect(try table.definition.sources.map(\.rater) == [.fileName])
  }
}
