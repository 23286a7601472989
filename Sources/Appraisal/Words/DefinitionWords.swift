/// What is wrong with a definition: what was found, what was expected, what to do.
extension Wording {
  static let definitionEmpty = Wording(
    zh: "定义文件是空的；请从 pipelines/ 复制一个", en: "the definition is empty; copy one from pipelines/")
  static let definitionSecondDocument = Wording(
    zh: "一个文件只能有一个定义；请删去第二个 '---' 之后的内容", en: "one file holds one definition; remove what follows the second '---'")
  static let definitionTooDeep = Wording(zh: "嵌套过深", en: "nested too deeply; at most 40 levels")
  static let definitionAlias = Wording(
    zh: "不支持锚点和别名（& 与 *）；请写出全文", en: "anchors and aliases (& and *) are not supported; write the value out")
  static let definitionKeyNotText = Wording(zh: "键应为文字", en: "a key must be text")

  static func definitionDuplicateKey(_ key: String, first: String) -> Wording {
    Wording(zh: "键 '\(key)' 重复（首次在 \(first)）；请删去一个", en: "duplicate key '\(key)' (first at \(first)); remove one")
  }

  static func definitionSyntax(_ problem: String, while context: String?) -> Wording {
    let where_ = context.map { " \($0)" } ?? ""
    return Wording(
      zh: "YAML 语法错误：\(problem)\(where_)；请检查缩进、冒号和引号",
      en: "YAML syntax: \(problem)\(where_); check indentation, colons and quotes")
  }

  static let definitionExpectedMapping = Wording(zh: "此处应为“键: 值”的列表", en: "expected keys with values ('key: value')")
  static let definitionExpectedList = Wording(zh: "此处应为列表（- …）", en: "expected a list ('- …')")
  static let definitionExpectedText = Wording(zh: "此处应为文字", en: "expected text")

  static func definitionExpectedNumber(_ found: String?) -> Wording {
    let found = found.map { "'\($0)'" } ?? "…"
    return Wording(zh: "此处应为大于零的数，如 50 或 89.9；现为 \(found)", en: "expected a number such as 50 or 89.9, found \(found)")
  }

  static let definitionExpectedPlaces = Wording(zh: "小数位数应为 0 到 6 的整数", en: "expected a number of decimals from 0 to 6")

  static func definitionExpectedWhole(_ from: Int, _ to: Int) -> Wording {
    Wording(zh: "此处应为 \(from) 到 \(to) 的整数", en: "expected a whole number from \(from) to \(to)")
  }

  static let definitionExpectedPosition = Wording(zh: "列的位置从 1 开始", en: "the position of a column counts from 1")

  static func definitionExpectedDate(_ found: String) -> Wording {
    Wording(zh: "此处应为日期，如 2025-09-01；现为 '\(found)'", en: "expected a date such as 2025-09-01, found '\(found)'")
  }

  static func definitionMissingKey(_ key: String) -> Wording {
    Wording(zh: "缺少键 '\(key)'；请补上", en: "missing key '\(key)'; add it")
  }

  static func definitionUnknownKey(_ key: String, suggestion: String?, known: [String]) -> Wording {
    let list = known.sorted().joined(separator: ", ")
    return Wording(
      zh: "未知的键 '\(key)'；" + (suggestion.map { "是否指 '\($0)'？" } ?? "可用的键：\(list)"),
      en: "unknown key '\(key)'; " + (suggestion.map { "did you mean '\($0)'?" } ?? "known keys: \(list)"))
  }

  static func definitionUnknownWord(_ word: String, suggestion: String?, known: [String]) -> Wording {
    let list = known.joined(separator: ", ")
    return Wording(
      zh: "不认识 '\(word)'；" + (suggestion.map { "是否指 '\($0)'？" } ?? "可选：\(list)"),
      en: "unknown value '\(word)'; " + (suggestion.map { "did you mean '\($0)'?" } ?? "one of: \(list)"))
  }

  /// A name that refers to nothing.
  static func definitionUnknownName(_ name: String, known: [String]) -> Wording {
    let near = Appraisal.suggestion(for: name, among: known)
    let list = known.isEmpty ? "-" : known.joined(separator: ", ")
    return Wording(
      zh: "没有名为 '\(name)' 的定义；" + (near.map { "是否指 '\($0)'？" } ?? "已有：\(list)"),
      en: "nothing is named '\(name)'; " + (near.map { "did you mean '\($0)'?" } ?? "there is: \(list)"))
  }

  static func definitionBadName(_ name: String) -> Wording {
    Wording(zh: "名称 '\(name)' 只能含小写字母、数字和连字符", en: "the name '\(name)' may hold small letters, digits and hyphens only")
  }

  static func definitionBadClause(_ text: String) -> Wording {
    Wording(
      zh: "条款编号 '\(text)' 应如 YT-A.sat 或 LOCAL-gate",
      en: "expected a clause id such as YT-A.sat or LOCAL-gate, found '\(text)'")
  }

  static let definitionPeriodBackwards = Wording(zh: "周期的结束早于开始", en: "the period ends before it begins")
  static let definitionRangeBackwards = Wording(zh: "上限低于下限", en: "the upper limit is below the lower one")
  static let definitionTooFewLabels = Wording(zh: "量表至少要有两个选项", en: "a scale needs at least two labels")
  static let definitionHighestLabelZero = Wording(
    zh: "最高选项的分值应大于零", en: "the highest label must be worth more than zero")

  static func definitionCodeTwice(_ code: String) -> Wording {
    Wording(zh: "'\(code)' 同时列为缺失和不适用；请只留一处", en: "'\(code)' is both missing and not applicable; keep one")
  }

  static let definitionNoItems = Wording(zh: "至少要有一个题项", en: "at least one item is needed")
  static let definitionItemTwice = Wording(zh: "同一题项列了两次", en: "an item is listed twice")
  static let definitionOutsidePercent = Wording(zh: "百分数应在 0 到 100 之间", en: "a percentage lies between 0 and 100")

  static func definitionColumnTwice(_ other: String) -> Wording {
    Wording(zh: "该列已用于题项 '\(other)'", en: "item '\(other)' already reads this column")
  }

  static let definitionQuestionnaireNeedsRater = Wording(
    zh: "问卷由许多人填写：请写 'rater' 列，或 'rater: anonymous'",
    en: "many answer a questionnaire: name the 'rater' column, or write 'rater: anonymous'")
  static let definitionRosterNeedsRater = Wording(zh: "有名单就要有 'rater' 列", en: "a roster needs a 'rater' column")
  static let definitionOfficeNeedsNoActivity = Wording(
    zh: "单位评分表每人一行，不按活动区分", en: "an office's sheet has one row a person, not one an activity")
  static let definitionActivitiesNeedColumn = Wording(
    zh: "按活动求均值需要 'activity' 列", en: "a mean of activities needs an 'activity' column")
  static let definitionGateNeedsRoster = Wording(
    zh: "参与率需要名单（roster）或互评（peers）", en: "participation needs a roster or peers")
  static let definitionLookupNeedsRoster = Wording(
    zh: "按名单查被考核人，需要 'roster' 和 'rater' 列", en: "looking the appraisee up needs a 'roster' and a 'rater' column")
  static let definitionAppraiseeTwice = Wording(
    zh: "'appraisee' 与 'appraisees' 只能有一个", en: "there is 'appraisee' or 'appraisees', not both")

  static func definitionMatrixPattern(_ pattern: String) -> Wording {
    Wording(
      zh: "'\(pattern)' 应含且只含一个 *，代表被考核人编号",
      en: "'\(pattern)' must hold exactly one *, which stands for the appraisee's id")
  }

  static let definitionMatrixOneItem = Wording(
    zh: "矩阵每列是一位被考核人，只能有一个题项", en: "the columns of a matrix are appraisees; it has one item")
  static let definitionPeersNeedRater = Wording(
    zh: "互评需要知道评价人：请写 'rater' 列，或 'rater: file-name'",
    en: "a mutual review must know its raters: name the 'rater' column, or write 'rater: file-name'")
  static let definitionPeersAreRoster = Wording(
    zh: "互评的名单就是同学院的被考核人；请去掉 'roster'", en: "the colleagues are the roster of a mutual review; drop 'roster'")

  static func definitionPeersNeedCollege(_ source: String) -> Wording {
    Wording(
      zh: "'\(source)' 是学院内互评，名单要有学院列：请写 'college: {column: …}'",
      en: "'\(source)' is a review within the college, which must be a column of the list: write 'college: {column: …}'"
    )
  }

  static let definitionReferenceDateMissing = Wording(
    zh: "有起止日期就要有 'reference-date'（以哪天为准）", en: "'from' and 'until' need a 'reference-date', the day that decides")
  static let definitionReferenceDateAlone = Wording(
    zh: "'reference-date' 需要 'from' 或 'until' 列", en: "a 'reference-date' needs a 'from' or 'until' column")
  static let definitionCoefficientsUnused = Wording(
    zh: "只有 'below: coefficient' 才用 'coefficients'", en: "'coefficients' are used by 'below: coefficient' only")
  static let definitionFactorOutside = Wording(zh: "系数应在 0 到 1 之间", en: "a factor lies between 0 and 1")

  static func definitionCoefficientAboveThreshold(_ threshold: String) -> Wording {
    Wording(
      zh: "达到 \(threshold)% 就不再折算；这一行永远用不到", en: "from \(threshold) % on nothing is reduced: this row is never used")
  }

  static let definitionCoefficientsOrder = Wording(
    zh: "'from' 应从高到低，最后一行为 0", en: "'from' must fall from row to row and end with 0")
  static let definitionTrimNeedsResponses = Wording(
    zh: "去掉最高最低分只用于 'mean-of: responses'", en: "only 'mean-of: responses' can be trimmed")

  static func definitionTrimLeavesNothing(_ fewest: Int) -> Wording {
    Wording(
      zh: "至少要 \(fewest) 份评价才有剩余；请写 'from: \(fewest)' 或更大", en: "nothing would be left; write 'from: \(fewest)' or more"
    )
  }
  static let definitionShareOrPlaces = Wording(
    zh: "名额要么是 'share'（百分比），要么是 'places'（人数）", en: "a quota has either 'share' (percent) or 'places' (a number)")
  static let definitionRoundingUnused = Wording(
    zh: "固定人数无需取整；请去掉 'rounding'", en: "a number of places is not rounded; drop 'rounding'")
  static let definitionNoGrades = Wording(
    zh: "没有等次，就没有“参加评定的人”；请写 'of: everyone'", en: "there are no grades, so nobody is graded; write 'of: everyone'")
  static let definitionTooFewLevels = Wording(zh: "至少要有两个等次", en: "there must be at least two levels")

  static func definitionLevelTwice(_ label: String) -> Wording {
    Wording(zh: "等次 '\(label)' 重复", en: "two levels are labelled '\(label)'")
  }

  static func definitionLevelsOrder(_ above: String) -> Wording {
    Wording(
      zh: "等次应从高到低：上一等次从 \(above) 起", en: "levels go from best to worst: the one above starts at \(above)")
  }

  static func definitionLevelNeverReached(_ above: String) -> Wording {
    Wording(
      zh: "与 '\(above)' 的下限相同，没有人会落到这一等次；请降低 'from'",
      en: "starts where '\(above)' starts, so nobody falls to it; lower 'from'")
  }

  static let definitionLowestLevelNotZero = Wording(
    zh: "最低等次应从 0 起，否则有人没有等次", en: "the lowest level starts at 0, or somebody would have no grade")
  static let definitionLowestLevelQuota = Wording(
    zh: "最低等次不能有名额限制", en: "the lowest level can have no quota")

  static func definitionLowestLevelBarred(_ label: String) -> Wording {
    Wording(zh: "'\(label)' 是最低等次，不能排除", en: "'\(label)' is the lowest level; nobody can be kept from it")
  }

  static func definitionRuleTwice(_ name: String) -> Wording {
    Wording(zh: "规则名 '\(name)' 已被使用；请换一个", en: "the rule name '\(name)' is taken; choose another")
  }

  static let definitionConditionSubject = Wording(
    zh: "条件要么看 'attribute'（名单上的情况），要么看 'measure'（分数）",
    en: "a condition asks about an 'attribute' or a 'measure', one of them")
  static let definitionConditionComparison = Wording(
    zh: "条件要且只要有一个：equals、below、at-most、at-least、above、after、before",
    en: "a condition has exactly one of: equals, below, at-most, at-least, above, after, before")

  static func definitionComparisonDoesNotSuit(_ word: String) -> Wording {
    Wording(
      zh: "'\(word)' 不适用：文字用 equals，数用 below、at-most、at-least、above，日期用 after、before",
      en: "'\(word)' does not suit: text takes equals, numbers below, at-most, at-least, above, dates after, before")
  }

  static func definitionPercentNeedsNumber(_ name: String) -> Wording {
    Wording(zh: "'\(name)' 不是数，不能算百分比", en: "'\(name)' is no number and has no percentage")
  }

  static func definitionBlankUnreadable(_ text: String) -> Wording {
    Wording(zh: "'\(text)' 不是这一列可能的值", en: "'\(text)' is no value of this column")
  }

  static let definitionTypeOrOneOf = Wording(
    zh: "要么写 'type'（number、date、text），要么写 'one-of'（可能的值）",
    en: "either 'type' (number, date, text) or 'one-of' (the values there are)")
  static let definitionTooFewValues = Wording(zh: "至少要有两个可能的值", en: "there must be at least two values")
  static let definitionNoCollege = Wording(
    zh: "按学院评选需要学院：请在 appraisees 中写 'college'", en: "grouping by college needs 'college' under appraisees")

  static func definitionNoRosterCollege(_ source: String) -> Wording {
    Wording(zh: "'\(source)' 的名单没有学院列", en: "the roster of '\(source)' has no college column")
  }

  static let definitionPartNeedsOneContent = Wording(
    zh: "每个分项要且只要有一个：parts、score、band、sum、any", en: "a part has exactly one of: parts, score, band, sum, any")
  static let definitionExtraNotAtTop = Wording(
    zh: "附加分只能在以分计的总评顶层", en: "extra points stand only at the top of a composite in points")
  static let definitionPointsTwice = Wording(
    zh: "'points' 与 'extra-points' 只能有一个", en: "a part has 'points' or 'extra-points', not both")
  static let definitionSumNeedsPoints = Wording(zh: "求和的题项都要有 'points'", en: "items that are summed must have 'points'")

  static func definitionBandWithoutPoints(_ name: String) -> Wording {
    Wording(zh: "'\(name)' 要以来源为指标，且每档都有分值", en: "'\(name)' must band a source and give points in every band")
  }

  static func weightsDoNotAddUp(_ sum: String, total: String) -> Wording {
    Wording(zh: "各部分合计 \(sum)，应为 \(total)", en: "the parts add up to \(sum), expected \(total)")
  }

  static func itemPointsDoNotAddUp(_ sum: String, weight: String) -> Wording {
    Wording(zh: "题项分值合计 \(sum)，分项为 \(weight)", en: "the items' points add up to \(sum), the part has \(weight)")
  }

  static func bandPointsDoNotMatch(_ most: String, weight: String) -> Wording {
    Wording(zh: "最高档为 \(most) 分，应为 \(weight)", en: "the best band gives \(most) points, expected \(weight)")
  }

  static let definitionNoBands = Wording(zh: "没有任何档", en: "there are no bands")

  static func definitionLabelTwice(_ label: String) -> Wording {
    Wording(zh: "档名 '\(label)' 重复", en: "two bands are labelled '\(label)'")
  }

  static func bandLimitFinerThanMeasure(_ limit: String, decimals: Int) -> Wording {
    Wording(
      zh: "界限 \(limit) 的小数多于指标的 \(decimals) 位；不会有值等于它",
      en: "the limit \(limit) has more than the measure's \(decimals) decimals; no value can meet it")
  }

  static func bandGap(_ from: String, _ to: String, before next: String) -> Wording {
    let gap = from == to ? from : "\(from)…\(to)"
    return Wording(
      zh: "'from: \(next)' 使 \(gap) 不在任何档内；请降低该下限，或提高下一档的 'to'，或用 'also'",
      en: "'from: \(next)' leaves \(gap) in no band; lower it, raise 'to' of the band below, or use 'also'")
  }

  static func bandGapAtTop(_ from: String, _ to: String) -> Wording {
    let gap = from == to ? from : "\(from)…\(to)"
    return Wording(zh: "\(gap) 不在任何档内；请提高最高档的 'to'", en: "\(gap) is in no band; raise 'to' of the highest band")
  }

  static func bandOverlap(_ from: String, label: String) -> Wording {
    Wording(zh: "'\(label)' 档从 \(from) 起与相邻的档重叠", en: "band '\(label)' overlaps its neighbour from \(from) on")
  }

  static func bandBeyondRange(_ highest: String) -> Wording {
    Wording(zh: "超出指标范围的上限 \(highest)", en: "goes beyond the top of the range, \(highest)")
  }
}
