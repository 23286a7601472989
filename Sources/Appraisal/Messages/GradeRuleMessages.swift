/// Messages about faults of quotas, levels, rules and their attributes.
extension LocalizedText {
  static let definitionShareOrPlaces = LocalizedText(
    zh: "名额要么是 'share'（百分比），要么是 'places'（人数）", en: "a quota has either 'share' (percent) or 'places' (a number)")
  static let definitionRoundingUnused = LocalizedText(
    zh: "固定人数无需取整；请去掉 'rounding'", en: "a number of places is not rounded; drop 'rounding'")
  static let definitionNoGrades = LocalizedText(
    zh: "没有等次，就没有“参加评定的人”；请写 'of: everyone'", en: "there are no grades, so nobody is graded; write 'of: everyone'")
  static let definitionTooFewLevels = LocalizedText(zh: "至少要有两个等次", en: "there must be at least two levels")

  static func definitionLevelTwice(_ label: String) -> LocalizedText {
    LocalizedText(zh: "等次 '\(label)' 重复", en: "two levels are labelled '\(label)'")
  }

  static func definitionLevelsOrder(_ above: String) -> LocalizedText {
    LocalizedText(
      zh: "等次应从高到低：上一等次从 \(above) 起", en: "levels go from best to worst: the one above starts at \(above)")
  }

  static func definitionLevelNeverReached(_ above: String) -> LocalizedText {
    LocalizedText(
      zh: "与 '\(above)' 的下限相同，没有人会落到这一等次；请降低 'from'",
      en: "starts where '\(above)' starts, so nobody falls to it; lower 'from'")
  }

  static let definitionLowestLevelNotZero = LocalizedText(
    zh: "最低等次应从 0 起，否则有人没有等次", en: "the lowest level starts at 0, or somebody would have no grade")
  static let definitionLowestLevelQuota = LocalizedText(
    zh: "最低等次不能有名额限制", en: "the lowest level can have no quota")

  static func definitionLowestLevelBarred(_ label: String) -> LocalizedText {
    LocalizedText(zh: "'\(label)' 是最低等次，不能排除", en: "'\(label)' is the lowest level; nobody can be kept from it")
  }

  static func definitionNameTaken(_ name: String) -> LocalizedText {
    LocalizedText(zh: "名称 '\(name)' 已被使用；请换一个", en: "the name '\(name)' is taken; choose another")
  }

  static let definitionConditionSubject = LocalizedText(
    zh: "条件要么看 'attribute'（名单上的情况），要么看 'measure'（分数）",
    en: "a condition asks about an 'attribute' or a 'measure', one of them")
  static let definitionConditionComparison = LocalizedText(
    zh: "条件要且只要有一个：equals、below、at-most、at-least、above、after、before",
    en: "a condition has exactly one of: equals, below, at-most, at-least, above, after, before")

  static func definitionComparisonDoesNotSuit(_ word: String) -> LocalizedText {
    LocalizedText(
      zh: "'\(word)' 不适用：文字用 equals，数用 below、at-most、at-least、above，日期用 after、before",
      en: "'\(word)' does not suit: text takes equals, numbers below, at-most, at-least, above, dates after, before")
  }

  static func definitionPercentNeedsNumber(_ name: String) -> LocalizedText {
    LocalizedText(zh: "'\(name)' 不是数，不能算百分比", en: "'\(name)' is no number and has no percentage")
  }

  static func definitionBlankUnreadable(_ text: String) -> LocalizedText {
    LocalizedText(zh: "'\(text)' 不是这一列可能的值", en: "'\(text)' is not a valid value of this column")
  }

  static let definitionTypeOrOneOf = LocalizedText(
    zh: "要么写 'type'（number、date、text），要么写 'one-of'（可能的值）",
    en: "either 'type' (number, date, text) or 'one-of' (the values there are)")
  static let definitionTooFewValues = LocalizedText(zh: "至少要有两个可能的值", en: "there must be at least two values")
}
