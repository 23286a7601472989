import Appraisal
import Tabular

/// Words of `inspect` about files and columns.
extension Wording {
  /// The titles of the table of columns, in their order.
  static let inspectColumns = [
    Wording(zh: "列", en: "column"), Wording(zh: "类型", en: "type"), Wording(zh: "用途", en: "role"),
    Wording(zh: "量表", en: "scale"), Wording(zh: "示例", en: "examples"), Wording(zh: "有值", en: "values"),
    Wording(zh: "空白", en: "blanks"), Wording(zh: "不同值", en: "distinct"),
  ]
}

extension InspectedFile {
  /// Properties of the file as a whole, with their titles.
  var facts: [(name: Wording, value: Wording)] {
    var facts = [
      (Wording(zh: "像是", en: "what it seems to be"), kind.wording),
      (Wording(zh: "平台", en: "platform"), platform?.title ?? Wording(zh: "普通表格", en: "none that is known")),
    ]
    if let verdict {
      facts.append((Wording(zh: "编码", en: "encoding"), verdict.wording))
      facts.append((Wording(zh: "分隔符", en: "delimiter"), layout.delimiter.wording))
    } else {
      facts.append((Wording(zh: "工作表", en: "worksheet"), sheetWording))
    }
    facts.append((Wording(zh: "表头", en: "header"), layout.headerWording))
    facts.append((Wording(zh: "记录", en: "records"), Wording(zh: "\(records) 条", en: "\(records)")))
    if let (line, code) = firstRejected {
      let why = code.wording([])
      let value = Wording(
        zh: "\(rejected) 条，首见于第 \(line) 行：\(why.zh)", en: "\(rejected), the first on line \(line): \(why.en)")
      facts.append((Wording(zh: "无法读取的记录", en: "unreadable records"), value))
    }
    return facts
  }

  private var sheetWording: Wording {
    let name = YAMLText.comment(sheet)
    if sheets < 2 { return Wording(zh: name, en: name) }
    return Wording(zh: "\(name)（共 \(sheets) 个，取第一个未隐藏的）", en: "\(name), the first of \(sheets) that is not hidden")
  }
}

extension EncodingVerdict {
  fileprivate var wording: Wording {
    let name = Wording(zh: encoding.rawValue, en: encoding.rawValue)
    return switch basis {
    case .byteOrderMark: name + Wording(zh: "（有 BOM）", en: " (byte-order mark)")
    case .declared: name + Wording(zh: "（定义指明）", en: " (declared)")
    case .validUTF8: name + Wording(zh: "（全部有效）", en: " (all of it is valid)")
    case .guessed where isWeak:
      name + Wording(zh: "（推测，把握不大：没有常用汉字）", en: " (a weak guess: no common Chinese character)")
    case .guessed: name + Wording(zh: "（推测：不是有效的 UTF-8）", en: " (a guess: it is not valid UTF-8)")
    }
  }
}

extension FileFormat.Delimiter {
  fileprivate var wording: Wording {
    switch self {
    case .comma: Wording(zh: "逗号", en: "comma")
    case .semicolon: Wording(zh: "分号", en: "semicolon")
    case .tab: Wording(zh: "制表符", en: "tab")
    }
  }
}

extension ExportLayout {
  fileprivate var headerWording: Wording {
    let (line, rows) = (table.headerLine, table.headerRows)
    if rows == 0 { return Wording(zh: "没有表头；各列只能按位置引用", en: "none; columns can be named by position only") }
    let place = Wording(zh: "第 \(line) 行，共 \(rows) 行", en: "line \(line), \(rows) \(rows == 1 ? "row" : "rows")")
    if recordsAbove == 0 { return place }
    return place + Wording(zh: "，其上有 \(recordsAbove) 行", en: ", \(recordsAbove) records above it")
  }
}

extension FileKind {
  var wording: Wording {
    switch self {
    case .questionnaire: Wording(zh: "问卷导出", en: "questionnaire export")
    case .review: Wording(zh: "评分表", en: "scoring sheet")
    case .roster: Wording(zh: "分配名单（谁评价谁）", en: "roster (who is assigned to whom)")
    case .people: Wording(zh: "人员名单", en: "list of people")
    case .ledger: Wording(zh: "工作台账", en: "activity ledger")
    case .other: Wording(zh: "无法判断", en: "cannot be told")
    }
  }
}

extension ColumnType {
  var wording: Wording {
    switch self {
    case .blank: Wording(zh: "空白", en: "blank")
    case .id: Wording(zh: "编号", en: "id")
    case .number: Wording(zh: "数字", en: "number")
    case .label: Wording(zh: "选项", en: "label")
    case .time: Wording(zh: "时间", en: "date/time")
    case .duration: Wording(zh: "时长", en: "duration")
    case .text: Wording(zh: "文字", en: "text")
    case .several: Wording(zh: "多选", en: "several options")
    }
  }
}

extension ColumnRole {
  var wording: Wording {
    switch self {
    case .rater: Wording(zh: "评价人", en: "rater")
    case .raterIn: Wording(zh: "评价人（与其他文字在一起）", en: "rater, among other words")
    case .appraisee: Wording(zh: "被考核人", en: "appraisee")
    case .appraiseeColumn: Wording(zh: "一名被考核人", en: "one appraisee")
    case .item: Wording(zh: "题项", en: "item")
    case .time: Wording(zh: "提交时间", en: "submitted")
    case .duration: Wording(zh: "用时", en: "duration")
    case .sequence: Wording(zh: "序号", en: "sequence")
    case .comment: Wording(zh: "意见", en: "comment")
    case .name: Wording(zh: "姓名", en: "name")
    case .college: Wording(zh: "学院", en: "college")
    case .post: Wording(zh: "岗位", en: "post")
    case .status: Wording(zh: "状态", en: "status")
    case .activity: Wording(zh: "活动", en: "activity")
    case .date: Wording(zh: "日期", en: "date")
    case .several: Wording(zh: "多选选项", en: "option")
    case .rank: Wording(zh: "排序", en: "rank")
    case .metadata: Wording(zh: "平台信息", en: "metadata")
    case .attribute: Wording(zh: "属性", en: "attribute")
    case .blank: Wording(zh: "空白", en: "blank")
    case .other: Wording(zh: "其他", en: "other")
    }
  }
}

extension DetectedScale.Kind {
  var wording: Wording {
    switch self {
    case .labels(let family): family.title
    case .codes: Wording(zh: "选项代码", en: "option codes")
    case .numbers(let from, let to): Wording(zh: "\(from) 到 \(to) 的数", en: "\(from) to \(to)")
    }
  }
}
