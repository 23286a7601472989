import Appraisal
import Tabular

/// Words of `inspect` about files and columns.
extension LocalizedText {
  /// The titles of the table of columns, in their order.
  static let inspectColumns = [
    LocalizedText(zh: "列", en: "column"), LocalizedText(zh: "类型", en: "type"), LocalizedText(zh: "用途", en: "role"),
    LocalizedText(zh: "量表", en: "scale"), LocalizedText(zh: "示例", en: "examples"),
    LocalizedText(zh: "有值", en: "values"),
    LocalizedText(zh: "空白", en: "blanks"), LocalizedText(zh: "不同值", en: "distinct"),
  ]
}

extension InspectedFile {
  /// Properties of the file as a whole, with their titles.
  var facts: [(name: LocalizedText, value: LocalizedText)] {
    var facts = [
      (LocalizedText(zh: "像是", en: "what it seems to be"), kind.wording),
      (LocalizedText(zh: "平台", en: "platform"), platform?.title ?? LocalizedText(zh: "普通表格", en: "none that is known")),
    ]
    if let verdict {
      facts.append((LocalizedText(zh: "编码", en: "encoding"), verdict.wording))
      facts.append((LocalizedText(zh: "分隔符", en: "delimiter"), layout.delimiter.wording))
    } else {
      facts.append((LocalizedText(zh: "工作表", en: "worksheet"), sheetShown))
    }
    facts.append((LocalizedText(zh: "表头", en: "header"), layout.headerShown))
    facts.append((LocalizedText(zh: "记录", en: "records"), LocalizedText(zh: "\(records) 条", en: "\(records)")))
    if let (line, code) = firstRejected {
      let why = code.wording([])
      let value = LocalizedText(
        zh: "\(rejected) 条，首见于第 \(line) 行：\(why.zh)", en: "\(rejected), the first on line \(line): \(why.en)")
      facts.append((LocalizedText(zh: "无法读取的记录", en: "unreadable records"), value))
    }
    return facts
  }

  private var sheetShown: LocalizedText {
    let name = YAMLText.comment(sheet)
    if sheets < 2 { return LocalizedText(zh: name, en: name) }
    return LocalizedText(
      zh: "\(name)（共 \(sheets) 个，取第一个未隐藏的）", en: "\(name), the first of \(sheets) that is not hidden")
  }
}

extension EncodingVerdict {
  fileprivate var wording: LocalizedText {
    let name = LocalizedText(zh: encoding.rawValue, en: encoding.rawValue)
    return switch basis {
    case .byteOrderMark: name + LocalizedText(zh: "（有 BOM）", en: " (byte-order mark)")
    case .declared: name + LocalizedText(zh: "（定义指明）", en: " (declared)")
    case .validUTF8: name + LocalizedText(zh: "（全部有效）", en: " (all of it is valid)")
    case .guessed where isWeak:
      name + LocalizedText(zh: "（推测，把握不大：没有常用汉字）", en: " (a weak guess: no common Chinese character)")
    case .guessed: name + LocalizedText(zh: "（推测：不是有效的 UTF-8）", en: " (a guess: it is not valid UTF-8)")
    }
  }
}

extension FileFormat.Delimiter {
  fileprivate var wording: LocalizedText {
    switch self {
    case .comma: LocalizedText(zh: "逗号", en: "comma")
    case .semicolon: LocalizedText(zh: "分号", en: "semicolon")
    case .tab: LocalizedText(zh: "制表符", en: "tab")
    }
  }
}

extension ExportLayout {
  fileprivate var headerShown: LocalizedText {
    let (line, rows) = (table.headerLine, table.headerRows)
    if rows == 0 { return LocalizedText(zh: "没有表头；各列只能按位置引用", en: "none; columns can be named by position only") }
    let place = LocalizedText(zh: "第 \(line) 行，共 \(rows) 行", en: "line \(line), \(rows) \(rows == 1 ? "row" : "rows")")
    if recordsAbove == 0 { return place }
    return place + LocalizedText(zh: "，其上有 \(recordsAbove) 行", en: ", \(recordsAbove) records above it")
  }
}

extension FileKind {
  var wording: LocalizedText {
    switch self {
    case .questionnaire: LocalizedText(zh: "问卷导出", en: "questionnaire export")
    case .review: LocalizedText(zh: "评分表", en: "scoring sheet")
    case .roster: LocalizedText(zh: "分配名单（谁评价谁）", en: "roster (who is assigned to whom)")
    case .people: LocalizedText(zh: "人员名单", en: "list of people")
    case .ledger: LocalizedText(zh: "工作台账", en: "activity ledger")
    case .other: LocalizedText(zh: "无法判断", en: "cannot be told")
    }
  }
}

extension ColumnType {
  var wording: LocalizedText {
    switch self {
    case .blank: LocalizedText(zh: "空白", en: "blank")
    case .id: LocalizedText(zh: "编号", en: "id")
    case .number: LocalizedText(zh: "数字", en: "number")
    case .label: LocalizedText(zh: "选项", en: "label")
    case .time: LocalizedText(zh: "时间", en: "date/time")
    case .duration: LocalizedText(zh: "时长", en: "duration")
    case .text: LocalizedText(zh: "文字", en: "text")
    case .several: LocalizedText(zh: "多选", en: "several options")
    }
  }
}

extension ColumnRole {
  var wording: LocalizedText {
    switch self {
    case .rater: LocalizedText(zh: "评价人", en: "rater")
    case .raterIn: LocalizedText(zh: "评价人（与其他文字在一起）", en: "rater, among other words")
    case .appraisee: LocalizedText(zh: "被考核人", en: "appraisee")
    case .appraiseeColumn: LocalizedText(zh: "一名被考核人", en: "one appraisee")
    case .item: LocalizedText(zh: "题项", en: "item")
    case .time: LocalizedText(zh: "提交时间", en: "submitted")
    case .duration: LocalizedText(zh: "用时", en: "duration")
    case .sequence: LocalizedText(zh: "序号", en: "sequence")
    case .comment: LocalizedText(zh: "意见", en: "comment")
    case .name: LocalizedText(zh: "姓名", en: "name")
    case .college: LocalizedText(zh: "学院", en: "college")
    case .post: LocalizedText(zh: "岗位", en: "post")
    case .status: LocalizedText(zh: "状态", en: "status")
    case .activity: LocalizedText(zh: "活动", en: "activity")
    case .date: LocalizedText(zh: "日期", en: "date")
    case .several: LocalizedText(zh: "多选选项", en: "option")
    case .rank: LocalizedText(zh: "排序", en: "rank")
    case .metadata: LocalizedText(zh: "平台信息", en: "metadata")
    case .attribute: LocalizedText(zh: "属性", en: "attribute")
    case .blank: LocalizedText(zh: "空白", en: "blank")
    case .other: LocalizedText(zh: "其他", en: "other")
    }
  }
}

extension DetectedScale.Kind {
  var wording: LocalizedText {
    switch self {
    case .labels(let family): family.title
    case .codes: LocalizedText(zh: "选项代码", en: "option codes")
    case .numbers(let from, let to): LocalizedText(zh: "\(from) 到 \(to) 的数", en: "\(from) to \(to)")
    }
  }
}
