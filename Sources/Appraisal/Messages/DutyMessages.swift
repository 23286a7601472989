/// Messages about faults of calendars, ledgers, targets, duties and awards.
extension LocalizedText {
  static let definitionNoCalendar = LocalizedText(
    zh: "履职要求需要校历：请写 'calendar'（学期起止）", en: "a duty needs an academic calendar; add 'calendar' with its semesters")
  static let definitionNoSemesters = LocalizedText(zh: "校历至少要有一个学期", en: "a calendar needs at least one semester")

  static func definitionIntervalName(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "学期名 '\(name)' 会写进未完成清单，不能含空格、逗号、分号、冒号和括号",
      en: "the name '\(name)' stands in lists of shortfalls: no blanks, commas, semicolons, colons or brackets")
  }

  static func definitionSemestersOverlap(_ before: String) -> LocalizedText {
    LocalizedText(
      zh: "与 '\(before)' 重叠；学期应按时间先后，互不重叠",
      en: "overlaps '\(before)'; semesters go in the order of time, one after another")
  }

  static func definitionSemesterOutsidePeriod(_ from: String, _ to: String) -> LocalizedText {
    LocalizedText(
      zh: "学期超出考核周期（\(from) 至 \(to)）；请改学期或周期",
      en: "the semester goes beyond the period, \(from) to \(to); change one of them")
  }

  static let definitionSpanTooLong = LocalizedText(zh: "学期或假期超过一年；请核对年份", en: "longer than a year; check the years")

  static func definitionMakeUpOutside(_ date: String) -> LocalizedText {
    LocalizedText(
      zh: "补课日 \(date) 不在任何学期内；请删去或改日期", en: "the make-up day \(date) is in no semester; remove or change it")
  }

  static func definitionMakeUpIsTeaching(_ date: String) -> LocalizedText {
    LocalizedText(
      zh: "\(date) 本来就是教学日；请删去或改日期", en: "\(date) is a teaching day anyway; remove it, or change the date")
  }

  static func definitionUnknownDate(_ name: String, known: [String]) -> LocalizedText {
    let list = listed(known)
    return LocalizedText(
      zh: "没有名为 '\(name)' 的日期情况（type: date）；已有：\(list)",
      en: "no attribute of 'type: date' is named '\(name)'; there is: \(list)")
  }

  static let definitionInPostWithoutDate = LocalizedText(
    zh: "至少要有 'from' 或 'until'（名单上的日期）", en: "name 'from' or 'until', dates of the people file")
  static let definitionTargetListOrFile = LocalizedText(
    zh: "对象要么是固定清单 'one-of'，要么来自名单 'file'", en: "a target is either a list, 'one-of', or comes from a 'file'")
  static let definitionTargetListAlone = LocalizedText(
    zh: "固定清单不用这一项；请删去", en: "a fixed list does not take this; remove it")
  static let definitionSeparatorUnused = LocalizedText(
    zh: "没有对象列，用不到 'separator'；请删去", en: "there are no target columns to separate; remove 'separator'")
  static let definitionActivityNoLabel = LocalizedText(
    zh: "请列出台账中表示这类工作的文字", en: "list the labels by which the ledger calls this activity")

  static func definitionActivityLabelTwice(_ label: String, other: String) -> LocalizedText {
    LocalizedText(zh: "'\(label)' 已属于 '\(other)'；请只留一处", en: "'\(label)' is a label of '\(other)' already; keep one")
  }

  static let definitionDutyNoActivity = LocalizedText(
    zh: "请列出算数的工作，或写 'activities: all'", en: "list the activities that count, or write 'activities: all'")

  static func definitionTargetWithoutColumn(_ target: String, ledger: String) -> LocalizedText {
    LocalizedText(
      zh: "台账 '\(ledger)' 没有 '\(target)' 的列；请在其 'targets' 中写明",
      en: "ledger '\(ledger)' has no column for '\(target)'; add it under its 'targets'")
  }

  static func definitionAmountWithoutColumn(_ amount: String, ledger: String) -> LocalizedText {
    LocalizedText(
      zh: "台账 '\(ledger)' 没有 '\(amount)' 的列；请在其 'amounts' 中写明",
      en: "ledger '\(ledger)' has no column for '\(amount)'; add it under its 'amounts'")
  }

  static let definitionNoDuties = LocalizedText(
    zh: "没有可计的履职要求（倡导性的不计分）", en: "there is no duty that counts; advisory ones are never part of a score")
  static let definitionTooFewAlternatives = LocalizedText(
    zh: "'first-of' 至少要有两个选择，否则直接写内容", en: "'first-of' needs at least two contents; write a single one directly")

  static func definitionAfterLater(_ name: String, known: [String]) -> LocalizedText {
    let list = listed(known)
    return LocalizedText(
      zh: "'\(name)' 不是写在前面的奖项（前面有：\(list)）；请调整先后",
      en: "'\(name)' is no award that stands before this one (there is: \(list)); put it first")
  }

  static func definitionAmount(_ found: String) -> LocalizedText {
    LocalizedText(
      zh: "金额应为不小于零的元数，至多两位小数；现为 \(found)", en: "expected yuan, not negative, at most 2 decimals; found \(found)")
  }

  static let definitionNoRole = LocalizedText(
    zh: "按类别评选需要 appraisees 中的 'role' 列", en: "grouping by role needs the column 'role' under appraisees")
  static let definitionShareWithoutRounding = LocalizedText(
    zh: "按比例取名额要说明如何取整：请写 'rounding: down'（“不超过”）、half-up 或 half-even",
    en: "a share needs its rounding: write 'rounding: down' for “at most”, half-up or half-even")
  static let definitionQuotaWithoutTieRule = LocalizedText(
    zh: "名额要说明同分怎么办：请写 'standing-ties: cut'（都不取）或 keep（都取）",
    en: "a quota needs a rule for ties: write 'standing-ties: cut' (none of them) or keep (all of them)")
}

/// Messages about faults of groups of items.
extension LocalizedText {
  static func definitionInTwoGroups(_ name: String, other: String) -> LocalizedText {
    LocalizedText(zh: "'\(name)' 已在 '\(other)' 组中；请只留一处", en: "'\(name)' is in group '\(other)' already; keep one")
  }

  static func definitionGroupCircle(_ name: String) -> LocalizedText {
    LocalizedText(zh: "'\(name)' 组包含了自己；请拆开", en: "group '\(name)' contains itself; take it apart")
  }

  static let definitionGroupMixed = LocalizedText(
    zh: "一组里要么都是计分题项（points），要么都是量表题项（scale）", en: "a group holds items with points or items with scales, not both")
  static let definitionGroupPointsUnused = LocalizedText(
    zh: "量表题项的组取均值，没有 'points'；请删去", en: "a group of scales is a mean and has no 'points'; remove it")

  static func definitionGroupNeedsPoints(_ sum: String) -> LocalizedText {
    LocalizedText(
      zh: "计分的组要写文件上的满分，如 'points: \(sum)'",
      en: "state what the document prints for the group, such as 'points: \(sum)'")
  }

  static func definitionGroupPointsDiffer(_ points: String, sum: String, _ parts: String) -> LocalizedText {
    LocalizedText(
      zh: "组为 \(points) 分，题项合计 \(sum) 分（\(parts)）；请按文件改其中之一",
      en: "the group has \(points) points, its items add up to \(sum) (\(parts)); correct one of them")
  }

  static let definitionGroupsNeeded = LocalizedText(
    zh: "按组求均值需要 'groups'", en: "a mean of groups needs 'groups'")
}

/// Messages about faults of a policy that is well-formed.
extension LocalizedText {
  static func lintSourceUnused(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "来源 '\(name)' 没有用处；请在 composite、bands、grades 或 awards 中使用，或写 'use: shown'（只公布），或删去",
      en:
        "nothing uses source '\(name)'; use it in composite, bands, grades or awards, write 'use: shown', or remove it")
  }

  static func lintScaleUnused(_ name: String) -> LocalizedText {
    LocalizedText(zh: "没有题项使用量表 '\(name)'；请删去", en: "no item uses scale '\(name)'; remove it")
  }

  static func lintActivityUnused(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "没有履职要求用到 '\(name)'；请写进某项 duties，或删去", en: "no duty asks for '\(name)'; list it at a duty, or remove it")
  }

  static func lintAmountUnused(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "没有履职要求累计 '\(name)'；请在某项 duties 写 'count: \(name)'，或删去",
      en: "no duty sums '\(name)'; write 'count: \(name)' at a duty, or remove it")
  }

  static func lintTargetUnused(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "没有履职要求针对 '\(name)'；请在某项 duties 写 'each: \(name)'，或删去",
      en: "no duty is owed to '\(name)'; write 'each: \(name)' at a duty, or remove it")
  }

  static let lintCalendarUnused = LocalizedText(
    zh: "没有履职要求，用不到校历；请删去", en: "there are no duties, so nothing uses the calendar; remove it")

  static func lintDutyNeverDue(_ every: String) -> LocalizedText {
    LocalizedText(
      zh: "校历中没有教学日，这项要求永远不会到期（every: \(every)）；请核对学期与假期",
      en: "no \(every) of the calendar requires it, for there is no teaching day; check semesters and holidays")
  }

  static func lintSemesterWithoutTeaching(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "学期 '\(name)' 没有一个教学日；请核对起止与假期",
      en: "semester '\(name)' has no teaching day; check its dates and the holidays")
  }

  static func lintClauseTwice(_ id: String, other: String) -> LocalizedText {
    LocalizedText(
      zh: "条款 \(id) 已用于另一条规则 \(other)；请写这条规则自己的条款",
      en: "clause \(id) is cited for another rule, \(other); cite the clause of this one")
  }
}
