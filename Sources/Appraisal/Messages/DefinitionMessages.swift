/// Messages about faults of a definition: what was found, what was expected, what to do.
extension LocalizedText {
  static let definitionEmpty = LocalizedText(
    zh: "定义文件是空的；请从 pipelines/ 复制一个", en: "the definition is empty; copy one from pipelines/")
  static let definitionSecondDocument = LocalizedText(
    zh: "一个文件只能有一个定义；请删去第二个 '---' 之后的内容", en: "one file holds one definition; remove what follows the second '---'")
  static let definitionTooDeep = LocalizedText(zh: "嵌套过深", en: "nested too deeply; at most 40 levels")
  static let definitionAlias = LocalizedText(
    zh: "不支持锚点和别名（& 与 *）；请写出全文", en: "anchors and aliases (& and *) are not supported; write the value out")
  static let definitionKeyNotText = LocalizedText(zh: "键应为文字", en: "a key must be text")

  static func definitionDuplicateKey(_ key: String, first: String) -> LocalizedText {
    LocalizedText(zh: "键 '\(key)' 重复（首次在 \(first)）；请删去一个", en: "duplicate key '\(key)' (first at \(first)); remove one")
  }

  static func definitionSyntax(_ problem: String, while context: String?) -> LocalizedText {
    let where_ = context.map { " \($0)" } ?? ""
    return LocalizedText(
      zh: "YAML 语法错误：\(problem)\(where_)；请检查缩进、冒号和引号",
      en: "YAML syntax: \(problem)\(where_); check indentation, colons and quotes")
  }

  static let definitionExpectedMapping = LocalizedText(
    zh: "此处应为“键: 值”的列表", en: "expected keys with values ('key: value')")
  static let definitionExpectedList = LocalizedText(zh: "此处应为列表（- …）", en: "expected a list ('- …')")
  static let definitionExpectedText = LocalizedText(zh: "此处应为文字", en: "expected text")

  static func definitionExpectedNumber(_ found: String?) -> LocalizedText {
    let found = found.map { "'\($0)'" } ?? "…"
    return LocalizedText(
      zh: "此处应为大于零的数，如 50 或 89.9；现为 \(found)", en: "expected a number such as 50 or 89.9, found \(found)")
  }

  static let definitionExpectedPlaces = LocalizedText(
    zh: "小数位数应为 0 到 6 的整数", en: "expected a number of decimals from 0 to 6")

  static func definitionExpectedWhole(_ from: Int, _ to: Int) -> LocalizedText {
    LocalizedText(zh: "此处应为 \(from) 到 \(to) 的整数", en: "expected a whole number from \(from) to \(to)")
  }

  static let definitionExpectedColumn = LocalizedText(zh: "此处至少应有一列", en: "expected at least one column")
  static let definitionExpectedPosition = LocalizedText(zh: "列的位置从 1 开始", en: "the position of a column counts from 1")

  static func definitionExpectedZone(_ found: String) -> LocalizedText {
    LocalizedText(zh: "此处应为时差，如 \"+08:00\"；现为 '\(found)'", en: "expected an offset such as +08:00, found '\(found)'")
  }

  static func definitionExpectedDate(_ found: String) -> LocalizedText {
    LocalizedText(zh: "此处应为日期，如 2025-09-01；现为 '\(found)'", en: "expected a date such as 2025-09-01, found '\(found)'")
  }

  static func definitionMissingKey(_ key: String) -> LocalizedText {
    LocalizedText(zh: "缺少键 '\(key)'；请补上", en: "missing key '\(key)'; add it")
  }

  static func definitionUnknownKey(_ key: String, known: [String]) -> LocalizedText {
    let list = known.sorted().joined(separator: ", ")
    return LocalizedText(zh: "未知的键 '\(key)'", en: "unknown key '\(key)'")
      .suggesting(key, among: known, otherwise: LocalizedText(zh: "可用的键：\(list)", en: "known keys: \(list)"))
  }

  static func definitionUnknownWord(_ word: String, known: [String]) -> LocalizedText {
    let list = known.joined(separator: ", ")
    return LocalizedText(zh: "不认识 '\(word)'", en: "unknown value '\(word)'")
      .suggesting(word, among: known, otherwise: LocalizedText(zh: "可选：\(list)", en: "one of: \(list)"))
  }

  /// The message for a name that refers to nothing.
  static func definitionUnknownName(_ name: String, known: [String]) -> LocalizedText {
    let list = listed(known)
    return LocalizedText(zh: "没有名为 '\(name)' 的定义", en: "nothing is named '\(name)'")
      .suggesting(name, among: known, otherwise: LocalizedText(zh: "已有：\(list)", en: "there is: \(list)"))
  }

  static func definitionBadName(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "名称 '\(name)' 只能含小写字母、数字和连字符", en: "the name '\(name)' may hold small letters, digits and hyphens only")
  }

  static func definitionBadClause(_ text: String) -> LocalizedText {
    LocalizedText(
      zh: "条款编号 '\(text)' 应如 YT-A.sat 或 LOCAL-gate",
      en: "expected a clause id such as YT-A.sat or LOCAL-gate, found '\(text)'")
  }

  static let definitionPeriodBackwards = LocalizedText(zh: "周期的结束早于开始", en: "the period ends before it begins")
  static let definitionRangeBackwards = LocalizedText(zh: "上限低于下限", en: "the upper limit is below the lower one")
  static let definitionTooFewLabels = LocalizedText(zh: "量表至少要有两个选项", en: "a scale needs at least two labels")
  static let definitionHighestLabelZero = LocalizedText(
    zh: "最高选项的分值应大于零", en: "the highest label must be worth more than zero")

  static func definitionCodeTwice(_ code: String) -> LocalizedText {
    LocalizedText(zh: "'\(code)' 同时列为缺失和不适用；请只留一处", en: "'\(code)' is both missing and not applicable; keep one")
  }

  static func definitionAnswerTwice(_ text: String) -> LocalizedText {
    LocalizedText(zh: "'\(text)' 已有别的含义；请只留一处", en: "'\(text)' means something else already; keep one")
  }

  static func definitionHeaderless(_ column: String) -> LocalizedText {
    LocalizedText(
      zh: "没有表头（header-rows: 0）时，列 '\(column)' 须以位置表示，如 {position: 1}",
      en: "without a header (header-rows: 0) column '\(column)' must be named by its place, such as {position: 1}")
  }

  static let definitionZoneAlone = LocalizedText(
    zh: "导出文件的时区无从换算；请在定义的最外层写 'zone'，如 \"+08:00\"",
    en: "there is no clock to convert to; state 'zone' at the top of the definition, such as +08:00")

  static let definitionNoItems = LocalizedText(zh: "至少要有一个题项", en: "at least one item is needed")
  static let definitionItemTwice = LocalizedText(zh: "同一题项列了两次", en: "an item is listed twice")
  static let definitionOutsidePercent = LocalizedText(zh: "百分数应在 0 到 100 之间", en: "a percentage lies between 0 and 100")

  static func definitionColumnTwice(_ other: String) -> LocalizedText {
    LocalizedText(zh: "该列已用于题项 '\(other)'", en: "item '\(other)' already reads this column")
  }

  static let definitionNoCollege = LocalizedText(
    zh: "按学院评选需要学院：请在 appraisees 中写 'college'", en: "grouping by college needs 'college' under appraisees")

  static func definitionNoRosterCollege(_ source: String) -> LocalizedText {
    LocalizedText(zh: "'\(source)' 的名单没有学院列", en: "the roster of '\(source)' has no college column")
  }

  static let definitionPartNeedsOneContent = LocalizedText(
    zh: "每个分项要且只要有一个：parts、score、band、sum、any", en: "a part has exactly one of: parts, score, band, sum, any")
  static let definitionExtraNotAtTop = LocalizedText(
    zh: "附加分只能在以分计的总评顶层", en: "extra points stand only at the top of a composite in points")
  static let definitionPointsTwice = LocalizedText(
    zh: "'points' 与 'extra-points' 只能有一个", en: "a part has 'points' or 'extra-points', not both")
  static let definitionSumNeedsPoints = LocalizedText(
    zh: "求和的题项都要有 'points'", en: "items that are summed must have 'points'")

  static func definitionBandWithoutPoints(_ name: String) -> LocalizedText {
    LocalizedText(zh: "'\(name)' 要以来源为指标，且每档都有分值", en: "'\(name)' must band a source and give points in every band")
  }

  static func weightsDoNotAddUp(_ sum: String, total: String) -> LocalizedText {
    LocalizedText(zh: "各部分合计 \(sum)，应为 \(total)", en: "the parts add up to \(sum), expected \(total)")
  }

  static func itemPointsDoNotAddUp(_ sum: String, weight: String) -> LocalizedText {
    LocalizedText(zh: "题项分值合计 \(sum)，分项为 \(weight)", en: "the items' points add up to \(sum), the part has \(weight)")
  }

  static func bandPointsDoNotMatch(_ most: String, weight: String) -> LocalizedText {
    LocalizedText(zh: "最高档为 \(most) 分，应为 \(weight)", en: "the best band gives \(most) points, expected \(weight)")
  }

  static let definitionNoBands = LocalizedText(zh: "没有任何档", en: "there are no bands")

  static func definitionLabelTwice(_ label: String) -> LocalizedText {
    LocalizedText(zh: "档名 '\(label)' 重复", en: "two bands are labelled '\(label)'")
  }

  static func bandLimitFinerThanMeasure(_ limit: String, decimals: Int) -> LocalizedText {
    LocalizedText(
      zh: "界限 \(limit) 的小数多于指标的 \(decimals) 位；不会有值等于它",
      en: "the limit \(limit) has more than the measure's \(decimals) decimals; no value can meet it")
  }

  /// The message for a gap between two bands.
  ///
  /// - Parameter printed: decimals of the document's limits, if the measure has more.
  static func bandGap(_ from: String, _ to: String, before next: String, printed: Int?) -> LocalizedText {
    let gap = from == to ? from : "\(from)…\(to)"
    let more = printed.map { ("、用 'also'，或把指标取到 \($0) 位小数", ", use 'also', or round the measure to \($0) decimals") }
    return LocalizedText(
      zh: "'from: \(next)' 使 \(gap) 不在任何档内；请降低该下限、提高下一档的 'to'" + (more?.0 ?? "，或用 'also'"),
      en: "'from: \(next)' leaves \(gap) in no band; lower it, raise 'to' of the band below"
        + (more?.1 ?? ", or use 'also'"))
  }

  static func bandGapAtTop(_ from: String, _ to: String) -> LocalizedText {
    let gap = from == to ? from : "\(from)…\(to)"
    return LocalizedText(zh: "\(gap) 不在任何档内；请提高最高档的 'to'", en: "\(gap) is in no band; raise 'to' of the highest band")
  }

  static func bandOverlap(_ from: String, label: String) -> LocalizedText {
    LocalizedText(zh: "'\(label)' 档从 \(from) 起与相邻的档重叠", en: "band '\(label)' overlaps its neighbour from \(from) on")
  }

  static func bandBeyondRange(_ highest: String) -> LocalizedText {
    LocalizedText(zh: "超出指标范围的上限 \(highest)", en: "goes beyond the top of the range, \(highest)")
  }
}
