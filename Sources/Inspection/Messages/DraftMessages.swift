import Appraisal

/// Comments of the definition that `inspect` drafts.
extension LocalizedText {
  // MARK: - Around the draft

  /// The remark above the draft, with the command line that runs it.
  ///
  /// - Parameter piped: name of the file that came from standard input; nil if none did.
  static func draftInput(_ folder: String, piped: String?) -> LocalizedText {
    let isPlain = folder.utf8.allSatisfy {
      $0 > 127 || ($0 >= 45 && $0 <= 57) || ($0 >= 64 && $0 <= 90) || $0 == 95 || $0 >= 97
    }
    let folder = isPlain ? folder : "'" + folder.replacing("'", with: "'\\''") + "'"
    let file = piped.map { " --file \($0)=-" } ?? ""
    return LocalizedText(
      zh: "以下是按文件推测的定义草稿，存为文件后可直接运行：manyidu run 草稿.yaml --input \(folder)\(file) --output 结果",
      en:
        "A definition guessed from the files; save it and run it: manyidu run DRAFT.yaml --input \(folder)\(file) --output OUT"
    )
  }

  static func draftImpossible(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "还写不出完整的定义：\(reason.zh)", en: "No whole definition can be written yet: \(reason.en)")
  }

  static func draftLeftOut(_ name: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "草稿没有用到 \(name)：\(reason.zh)", en: "The draft leaves out \(name): \(reason.en)")
  }

  static let draftNobodyNamed = LocalizedText(
    zh: "没有哪一列写明谁评价谁；请把名单一起给出，或让问卷询问学号",
    en: "no column names who rates or who is rated: ask for the rater's id, and give the roster, too")
  static let draftNoAppraisee = LocalizedText(
    zh: "没有哪一列写明评价的是谁；请把分配名单（学号和工号）一起给出",
    en: "no column names who is rated: give the roster (whose student somebody is), too")
  static let draftNoItems = LocalizedText(
    zh: "没有哪一列的回答像已知的量表；请自己写题项和量表", en: "no column has answers like a known scale: write the items and scales yourself")
  static let draftUnused = LocalizedText(
    zh: "草稿中没有用得上它的地方；履职对象等请自己写",
    en: "nothing in it reads such a file; targets of duties and the like are yours to write")
  static let draftNobodyAppraised = LocalizedText(
    zh: "没有哪一列写明被考核人；请把被考核人名单一起给出", en: "no column names who is appraised: give the list of those people, too")

  // MARK: - In the draft

  static let draftNameIt = LocalizedText(zh: "名称：小写字母、数字和连字符", en: "a name: small letters, digits and hyphens")
  static let draftTitle = LocalizedText(zh: "请写中英文标题", en: "titles in both languages: give them")
  static let draftAuthority = LocalizedText(zh: "请写依据的文件号", en: "the number of the document that rules")
  static let draftLanguage = LocalizedText(zh: "结果表中文字的语言", en: "of text inside the tables")
  static let draftZone = LocalizedText(zh: "时间中写明的时区，取最常见的", en: "stated by the time stamps, the commonest")
  static let draftRounding = LocalizedText(zh: "推测：四舍五入，保留两位", en: "a proposal: half up, two decimals")

  static func draftPeriod(_ basis: DraftPeriod.Basis) -> LocalizedText {
    switch basis {
    case .academicYear(0):
      LocalizedText(zh: "推测：所有时间所在的学年", en: "a guess: the academic year that holds all time stamps")
    case .academicYear(let outside):
      LocalizedText(
        zh: "推测：绝大多数时间所在的学年；另有 \(outside) 个时间不在其中",
        en: "a guess: the academic year that holds most time stamps; \(outside) lie outside of it")
    case .days: LocalizedText(zh: "推测：从最早到最晚的日期", en: "a guess: from the first time stamp to the last")
    case .unknown: LocalizedText(zh: "没有时间可据；请写考核周期", en: "there are no time stamps: give the period")
    }
  }

  static let draftPeopleFromElsewhere = LocalizedText(
    zh: "没有给出人员名单，取自其他文件；有名单时请换成名单", en: "no list of people was given: out of another file, until there is one")

  static let draftIdTwice = LocalizedText(
    zh: "名单中有编号出现多次；更正名单后再加上姓名和学院", en: "an id stands twice on the list: correct it, then add names and colleges")

  static let draftScales = LocalizedText(
    zh: "量表是按回答推测的；每个选项值多少，以办法为准",
    en: "Scales are guessed from the answers; what each answer is worth, the policy says.")

  static func draftScale(_ scale: ProposedScale) -> LocalizedText {
    switch scale.kind {
    case .numbers:
      return LocalizedText(zh: "推测：能容下所有数的常用范围", en: "a guess: the usual limits that hold the numbers found")
    case .codes:
      return LocalizedText(
        zh: "推测：按代码中的数排序；哪一端好无从得知", en: "a guess: ordered by the number in the code; which end is good is not known")
    case .labels:
      let unused =
        scale.unused == 0
        ? LocalizedText(zh: "", en: "")
        : LocalizedText(zh: "，其中 \(scale.unused) 个无人选择", en: ", of which \(scale.unused) nobody chose")
      return scale.isKnown
        ? LocalizedText(zh: "推测：常用量表" + unused.zh, en: "a guess: a scale in common use" + unused.en)
        : LocalizedText(zh: "推测：只列出现过的选项，由好到差", en: "a guess: the answers that were found, the best first")
    }
  }

  static let draftNoSources = LocalizedText(zh: "请把问卷导出或台账一起给出", en: "give the questionnaires or the ledger, too")
  static let draftDateOrder = LocalizedText(
    zh: "推测：无从判断日在前还是月在前", en: "dates are a guess: nothing says whether the day or the month comes first")
  static let draftOffice = LocalizedText(
    zh: "推测：一个部门的评分表；自评写 self，匿名写 anonymous", en: "a guess: the sheet of a body; `self` for self-assessments")
  static let draftAnonymous = LocalizedText(zh: "没有哪一列写明评价人", en: "no column names the rater")
  static let draftFileName = LocalizedText(zh: "推测：一个文件一名评价人", en: "a guess: one file a rater, named after them")
  static let draftLookedUp = LocalizedText(zh: "问卷没有写明评价的是谁，由名单查得", en: "the roster says whose student the rater is")
  static let draftGiveRoster = LocalizedText(zh: "请写名单的文件名和列名", en: "name the file and its columns")
  static let draftGuess = LocalizedText(zh: "推测", en: "a guess")
  static let draftMatrix = LocalizedText(
    zh: "一列一人；同学院互评时加 peers: {within: college, self-ratings: drop}",
    en: "one column a person; add `peers: {within: college, self-ratings: drop}` where colleagues review each other")
  static let draftDuplicates = LocalizedText(
    zh: "推测：同一人多次作答，以最后一次为准", en: "a proposal: of several responses the last counts")

  static func draftItem(_ question: String, misfits: Int, line: Int) -> LocalizedText {
    let (zh, en) = question.isEmpty ? ("", "") : (question + "；", question + "; ")
    return LocalizedText(
      zh: zh + "不属于量表的回答 \(misfits) 个，首见于第 \(line) 行",
      en: en + "\(misfits) not of the scale, the first on line \(line)")
  }

  static let draftExclude = LocalizedText(zh: "推测：不应评价的学生", en: "a guess: who has nobody to rate")
  static let draftParticipation = LocalizedText(
    zh: "建议：低于一半不发布；请按办法填写", en: "a proposal: the policy says what is asked")
  static let draftScore = LocalizedText(zh: "建议：每份答卷同等", en: "a proposal: every response counts alike")
  static let draftWeights = LocalizedText(
    zh: "建议：各来源权重相同；请按办法填写", en: "a proposal: all sources alike; the policy says what each weighs")
  static let draftComposite = LocalizedText(zh: "总评只有这一个来源", en: "the composite is this source alone")
  static let draftActivities = LocalizedText(
    zh: "台账中出现的活动；请改成易懂的名称", en: "the activities in the ledger; give them names that say what they are")
  static let draftDrop = LocalizedText(zh: "各格都相同的记录只算一条", en: "records alike in every cell are one")
  static let draftCalendar = LocalizedText(
    zh: "推测：整个周期都算学期；请写实际的学期、假期", en: "a guess: all of the period is taught in; give the semesters and holidays")
  static let draftDuty = LocalizedText(
    zh: "建议：台账要有履职要求才用得上；请按办法填写", en: "a proposal, so that the ledger is used: the policy says what is asked how often")
  static let draftDutyTitle = LocalizedText(zh: "有记录", en: "something on record")
}
