import Appraisal
import Tabular

/// Words of `inspect` about files and columns.
extension Wording {
  static let inspectKind = Wording(zh: "像是", en: "what it seems to be")
  static let inspectPlatform = Wording(zh: "平台", en: "platform")
  static let inspectEncoding = Wording(zh: "编码", en: "encoding")
  static let inspectDelimiter = Wording(zh: "分隔符", en: "delimiter")
  static let inspectSheet = Wording(zh: "工作表", en: "worksheet")
  static let inspectHeader = Wording(zh: "表头", en: "header")
  static let inspectRecords = Wording(zh: "记录", en: "records")
  static let inspectRejected = Wording(zh: "无法读取的记录", en: "unreadable records")
  static let inspectAnyTable = Wording(zh: "普通表格", en: "none that is known")

  /// The titles of the table of columns, in their order.
  static let inspectColumns = [
    Wording(zh: "列", en: "column"), Wording(zh: "类型", en: "type"), Wording(zh: "用途", en: "role"),
    Wording(zh: "量表", en: "scale"), Wording(zh: "示例", en: "examples"), Wording(zh: "有值", en: "values"),
    Wording(zh: "空白", en: "blanks"), Wording(zh: "不同值", en: "distinct"),
  ]

  static func inspectEncoding(_ verdict: EncodingVerdict) -> Wording {
    let basis =
      switch verdict.basis {
      case .byteOrderMark: Wording(zh: "（有 BOM）", en: " (byte-order mark)")
      case .declared: Wording(zh: "（定义指明）", en: " (declared)")
      case .validUTF8: Wording(zh: "（全部有效）", en: " (all of it is valid)")
      case .guessed where verdict.isWeak:
        Wording(zh: "（推测，把握不大：没有常用汉字）", en: " (a weak guess: no common Chinese character)")
      case .guessed: Wording(zh: "（推测：不是有效的 UTF-8）", en: " (a guess: it is not valid UTF-8)")
      }
    let name = verdict.encoding.rawValue
    return Wording(zh: name + basis.zh, en: name + basis.en)
  }

  static func inspectSheet(_ name: String, of count: Int) -> Wording {
    count < 2
      ? Wording(zh: name, en: name)
      : Wording(zh: "\(name)（共 \(count) 个，取第一个未隐藏的）", en: "\(name), the first of \(count) that is not hidden")
  }

  static func inspectDelimiter(_ delimiter: FileFormat.Delimiter) -> Wording {
    switch delimiter {
    case .comma: Wording(zh: "逗号", en: "comma")
    case .semicolon: Wording(zh: "分号", en: "semicolon")
    case .tab: Wording(zh: "制表符", en: "tab")
    }
  }

  static func inspectHeader(_ layout: ExportLayout) -> Wording {
    let (rows, above) = (layout.table.headerRows, layout.recordsAbove)
    if rows == 0 { return Wording(zh: "没有表头；各列只能按位置引用", en: "none; columns can be named by position only") }
    let passed =
      above == 0 ? Wording(zh: "", en: "") : Wording(zh: "，其上有 \(above) 行", en: ", \(above) records above it")
    return Wording(
      zh: "第 \(layout.table.headerLine) 行，共 \(rows) 行" + passed.zh,
      en: "line \(layout.table.headerLine), \(rows) " + (rows == 1 ? "row" : "rows") + passed.en)
  }

  static func inspectCount(_ count: Int) -> Wording { Wording(zh: "\(count) 条", en: "\(count)") }

  static func inspectRejected(_ count: Int, line: Int, _ code: RejectCode) -> Wording {
    let why = code.wording([])
    return Wording(zh: "\(count) 条，首见于第 \(line) 行：\(why.zh)", en: "\(count), the first on line \(line): \(why.en)")
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
    case .labels(let family): family.wording
    case .codes: Wording(zh: "选项代码", en: "option codes")
    case .numbers(let from, let to): Wording(zh: "\(from) 到 \(to) 的数", en: "\(from) to \(to)")
    }
  }
}

extension KnownScale {
  var wording: Wording {
    switch name {
    case "satisfaction", "satisfaction-en": Wording(zh: "满意程度", en: "satisfaction")
    case "agreement", "agreement-en": Wording(zh: "同意程度", en: "agreement")
    case "conformity": Wording(zh: "符合程度", en: "conformity")
    case "quality", "quality-en": Wording(zh: "好坏程度", en: "quality")
    case "grades": Wording(zh: "优良中差", en: "grades")
    case "appraisal": Wording(zh: "考核等次", en: "appraisal")
    case "marks": Wording(zh: "分数选项", en: "marks")
    case "stars": Wording(zh: "星级", en: "stars")
    case "frequency", "frequency-en": Wording(zh: "频率", en: "frequency")
    case "yes-no", "yes-no-en": Wording(zh: "是否", en: "yes or no")
    default: Wording(zh: "字母等级", en: "letters")
    }
  }
}
