/// Messages about faults of raters, rosters, gates and scores.
extension LocalizedText {
  static let definitionRaterTwice = LocalizedText(
    zh: "'rater' 与 'rater-in' 只能写一个", en: "'rater' and 'rater-in' exclude each other; keep one")
  static let definitionRaterInNeedsList = LocalizedText(
    zh: "要从几个词中认出编号，须有名单；请加 'roster' 或 'peers'",
    en: "only a list can tell the id among other words; add 'roster' or 'peers'")
  static let definitionQuestionnaireNeedsRater = LocalizedText(
    zh: "问卷由许多人填写：请写 'rater' 列，或 'rater: anonymous'",
    en: "many answer a questionnaire: name the 'rater' column, or write 'rater: anonymous'")
  static let definitionRosterNeedsRater = LocalizedText(zh: "有名单就要有 'rater' 列", en: "a roster needs a 'rater' column")
  static let definitionOfficeNeedsNoActivity = LocalizedText(
    zh: "单位评分表每人一行，不按活动区分", en: "an office's sheet has one row a person, not one an activity")
  static let definitionActivitiesNeedColumn = LocalizedText(
    zh: "按活动求均值需要 'activity' 列", en: "a mean of activities needs an 'activity' column")
  static let definitionGateNeedsRoster = LocalizedText(
    zh: "参与率需要名单（roster）或互评（peers）", en: "participation needs a roster or peers")
  static let definitionLookupNeedsRoster = LocalizedText(
    zh: "按名单查被考核人，需要 'roster' 和 'rater' 列", en: "looking the appraisee up needs a 'roster' and a 'rater' column")
  static let definitionAppraiseeTwice = LocalizedText(
    zh: "'appraisee' 与 'appraisees' 只能有一个", en: "there is 'appraisee' or 'appraisees', not both")

  static func definitionMatrixPattern(_ pattern: String) -> LocalizedText {
    LocalizedText(
      zh: "'\(pattern)' 应含且只含一个 *，代表被考核人编号",
      en: "'\(pattern)' must hold exactly one *, which stands for the appraisee's id")
  }

  static let definitionMatrixOneItem = LocalizedText(
    zh: "矩阵每列是一位被考核人，只能有一个题项", en: "the columns of a matrix are appraisees; it has one item")
  static let definitionPeersNeedRater = LocalizedText(
    zh: "互评需要知道评价人：请写 'rater' 列，或 'rater: file-name'",
    en: "a mutual review must know its raters: name the 'rater' column, or write 'rater: file-name'")
  static let definitionPeersAreRoster = LocalizedText(
    zh: "互评的名单就是同学院的被考核人；请去掉 'roster'", en: "the colleagues are the roster of a mutual review; drop 'roster'")

  static func definitionPeersNeedCollege(_ source: String) -> LocalizedText {
    LocalizedText(
      zh: "'\(source)' 是学院内互评，名单要有学院列：请写 'college: {column: …}'",
      en: "'\(source)' is a review within the college, which must be a column of the list: write 'college: {column: …}'"
    )
  }

  static let definitionReferenceDateMissing = LocalizedText(
    zh: "有起止日期就要有 'reference-date'（以哪天为准）", en: "'from' and 'until' need a 'reference-date', the day that decides")
  static let definitionReferenceDateAlone = LocalizedText(
    zh: "'reference-date' 需要 'from' 或 'until' 列", en: "a 'reference-date' needs a 'from' or 'until' column")
  static let definitionCoefficientsUnused = LocalizedText(
    zh: "只有 'below: coefficient' 才用 'coefficients'", en: "'coefficients' are used by 'below: coefficient' only")
  static let definitionFactorOutside = LocalizedText(zh: "系数应在 0 到 1 之间", en: "a factor lies between 0 and 1")

  static func definitionCoefficientAboveThreshold(_ threshold: String) -> LocalizedText {
    LocalizedText(
      zh: "达到 \(threshold)% 就不再折算；这一行永远用不到", en: "from \(threshold) % on nothing is reduced: this row is never used")
  }

  static let definitionCoefficientsOrder = LocalizedText(
    zh: "'from' 应从高到低，最后一行为 0", en: "'from' must fall from row to row and end with 0")
  static let definitionTrimNeedsResponses = LocalizedText(
    zh: "去掉最高最低分只用于 'mean-of: responses'", en: "only 'mean-of: responses' can be trimmed")

  static func definitionTrimLeavesNothing(_ fewest: Int) -> LocalizedText {
    LocalizedText(
      zh: "至少要 \(fewest) 份评价才有剩余；请写 'from: \(fewest)' 或更大", en: "nothing would be left; write 'from: \(fewest)' or more"
    )
  }
}
