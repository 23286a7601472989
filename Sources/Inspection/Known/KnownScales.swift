import Appraisal

/// The scales in common use, in Chinese and in English.
extension KnownScale {
  static let satisfaction = KnownScale(
    "satisfaction", LocalizedText(zh: "满意程度", en: "satisfaction"),
    order: "非常满意, 十分满意, 很满意, 满意, 比较满意, 较满意, 基本满意, 一般, 一般满意, 不太满意, 不大满意, 比较不满意, 较不满意, 不满意, 很不满意, 十分不满意, 非常不满意",
    scales: [
      "非常满意, 满意, 一般, 不满意, 非常不满意", "非常满意, 比较满意, 一般, 不太满意, 非常不满意", "非常满意, 比较满意, 一般, 不太满意, 很不满意",
      "非常满意, 比较满意, 一般, 不太满意, 不满意", "非常满意, 比较满意, 一般, 比较不满意, 非常不满意", "非常满意, 比较满意, 一般, 不满意, 非常不满意",
      "很满意, 满意, 一般, 不满意, 很不满意", "很满意, 比较满意, 一般, 不太满意, 很不满意", "非常满意, 满意, 一般, 不太满意, 非常不满意",
      "非常满意, 满意, 基本满意, 不满意, 非常不满意", "十分满意, 满意, 一般, 不满意, 十分不满意", "非常满意, 满意, 基本满意, 不满意", "非常满意, 比较满意, 基本满意, 不满意",
      "很满意, 满意, 基本满意, 不满意", "非常满意, 满意, 一般, 不满意", "很满意, 满意, 一般, 不满意", "很满意, 比较满意, 一般, 不满意",
      "非常满意, 比较满意, 一般, 不满意", "满意, 比较满意, 一般, 不满意", "满意, 较满意, 一般, 不满意", "满意, 基本满意, 一般, 不满意", "满意, 基本满意, 不满意",
      "满意, 一般, 不满意", "满意, 比较满意, 不满意", "满意, 不满意",
    ], isTelling: true)

  static let agreement = KnownScale(
    "agreement", LocalizedText(zh: "同意程度", en: "agreement"),
    order: "完全同意, 非常同意, 十分同意, 很同意, 同意, 比较同意, 基本同意, 一般, 中立, 不确定, 说不清, 不太同意, 比较不同意, 不同意, 很不同意, 十分不同意, 非常不同意, 完全不同意",
    scales: [
      "非常同意, 同意, 一般, 不同意, 非常不同意", "非常同意, 比较同意, 一般, 不太同意, 非常不同意", "非常同意, 比较同意, 一般, 比较不同意, 非常不同意",
      "非常同意, 同意, 中立, 不同意, 非常不同意", "非常同意, 同意, 不确定, 不同意, 非常不同意", "完全同意, 比较同意, 一般, 不太同意, 完全不同意",
      "完全同意, 同意, 一般, 不同意, 完全不同意", "完全同意, 基本同意, 不确定, 不太同意, 完全不同意", "非常同意, 同意, 不同意, 非常不同意", "同意, 中立, 不同意",
      "同意, 一般, 不同意", "同意, 不同意",
    ], isTelling: true)

  static let conformity = KnownScale(
    "conformity", LocalizedText(zh: "符合程度", en: "conformity"),
    order: "完全符合, 非常符合, 很符合, 符合, 比较符合, 基本符合, 一般, 不确定, 不太符合, 比较不符合, 不符合, 很不符合, 非常不符合, 完全不符合",
    scales: [
      "非常符合, 比较符合, 一般, 不太符合, 非常不符合", "非常符合, 符合, 一般, 不符合, 非常不符合", "完全符合, 比较符合, 一般, 不太符合, 完全不符合",
      "完全符合, 基本符合, 一般, 不太符合, 完全不符合", "完全符合, 比较符合, 不确定, 比较不符合, 完全不符合", "符合, 基本符合, 不符合", "符合, 不符合",
    ], isTelling: true)

  static let quality = KnownScale(
    "quality", LocalizedText(zh: "好坏程度", en: "quality"),
    order: "非常好, 很好, 好, 比较好, 较好, 一般, 较差, 比较差, 不好, 差, 很差, 非常差",
    scales: [
      "很好, 好, 一般, 差, 很差", "非常好, 好, 一般, 差, 非常差", "很好, 较好, 一般, 较差, 很差", "很好, 较好, 一般, 较差, 差",
      "非常好, 比较好, 一般, 比较差, 非常差", "非常好, 很好, 一般, 差, 很差", "非常好, 较好, 一般, 较差, 非常差", "好, 较好, 一般, 较差, 差",
      "很好, 好, 一般, 不好", "好, 较好, 一般, 较差", "好, 较好, 一般, 差", "很好, 好, 一般, 差", "好, 一般, 差",
    ])

  static let grades = KnownScale(
    "grades", LocalizedText(zh: "优良中差", en: "grades"),
    order: "优, 良, 中, 及格, 合格, 差, 不及格, 不合格",
    scales: ["优, 良, 中, 差", "优, 良, 中, 及格, 不及格", "优, 良, 及格, 不及格", "优, 良, 合格, 不合格", "优, 良, 差"])

  static let appraisal = KnownScale(
    "appraisal", LocalizedText(zh: "考核等次", en: "appraisal"),
    order: "优秀, 良好, 较好, 称职, 中等, 合格, 达标, 一般, 基本称职, 基本合格, 及格, 较差, 差, 不称职, 不合格, 不及格, 不达标",
    scales: [
      "优秀, 良好, 合格, 不合格", "优秀, 良好, 中等, 及格, 不及格", "优秀, 良好, 一般, 较差", "优秀, 合格, 基本合格, 不合格", "优秀, 良好, 合格, 基本合格, 不合格",
      "优秀, 称职, 基本称职, 不称职", "优秀, 良好, 及格, 不及格", "优秀, 良好, 一般, 差", "优秀, 良好, 中等, 较差, 差", "优秀, 合格, 不合格",
      "合格, 基本合格, 不合格", "称职, 基本称职, 不称职", "合格, 不合格", "达标, 不达标",
    ])

  static let stars = KnownScale(
    "stars", LocalizedText(zh: "星级", en: "stars"),
    order: "五星, 5星, 四星, 4星, 三星, 3星, 二星, 两星, 2星, 一星, 1星",
    scales: ["五星, 四星, 三星, 二星, 一星", "五星, 四星, 三星, 两星, 一星", "5星, 4星, 3星, 2星, 1星"])

  static let marks = KnownScale(
    "marks", LocalizedText(zh: "分数选项", en: "marks"),
    order: "10分, 9分, 8分, 7分, 6分, 5分, 4分, 3分, 2分, 1分",
    scales: ["5分, 4分, 3分, 2分, 1分", "10分, 9分, 8分, 7分, 6分, 5分, 4分, 3分, 2分, 1分"])

  static let frequency = KnownScale(
    "frequency", LocalizedText(zh: "频率", en: "frequency"),
    order: "总是, 非常频繁, 经常, 有时, 偶尔, 很少, 从不, 从未, 没有",
    scales: ["总是, 经常, 有时, 很少, 从不", "总是, 经常, 有时, 偶尔, 从不", "经常, 有时, 偶尔, 从不", "经常, 偶尔, 从不", "经常, 偶尔, 没有"])

  static let yesNo = KnownScale(
    "yes-no", LocalizedText(zh: "是否", en: "yes or no"), order: "是, 否", scales: ["是, 否"], beginsAtZero: true)

  static let letters = KnownScale(
    "letters", LocalizedText(zh: "字母等级", en: "letters"), order: "A, B, C, D, E",
    scales: ["A, B, C, D, E", "A, B, C, D"])

  // MARK: - English

  static let satisfactionInEnglish = KnownScale(
    "satisfaction-en", satisfaction.title,
    order: """
      Extremely satisfied, Very satisfied, Satisfied, Somewhat satisfied, Slightly satisfied, Neutral, \
      Neither satisfied nor dissatisfied, Slightly dissatisfied, Somewhat dissatisfied, Dissatisfied, Unsatisfied, \
      Very dissatisfied, Very unsatisfied, Extremely dissatisfied
      """,
    scales: [
      "Very satisfied, Satisfied, Neutral, Dissatisfied, Very dissatisfied",
      "Very satisfied, Satisfied, Neither satisfied nor dissatisfied, Dissatisfied, Very dissatisfied",
      "Very satisfied, Somewhat satisfied, Neither satisfied nor dissatisfied, Somewhat dissatisfied, Very dissatisfied",
      "Extremely satisfied, Somewhat satisfied, Neither satisfied nor dissatisfied, Somewhat dissatisfied, Extremely dissatisfied",
      "Very satisfied, Satisfied, Neutral, Unsatisfied, Very unsatisfied",
    ], isTelling: true)

  static let agreementInEnglish = KnownScale(
    "agreement-en", agreement.title,
    order: """
      Strongly agree, Agree, Somewhat agree, Neutral, Neither agree nor disagree, Undecided, Somewhat disagree, \
      Disagree, Strongly disagree
      """,
    scales: [
      "Strongly agree, Agree, Neutral, Disagree, Strongly disagree",
      "Strongly agree, Agree, Neither agree nor disagree, Disagree, Strongly disagree",
      "Strongly agree, Somewhat agree, Neither agree nor disagree, Somewhat disagree, Strongly disagree",
      "Strongly agree, Agree, Undecided, Disagree, Strongly disagree",
      "Strongly agree, Agree, Disagree, Strongly disagree",
    ], isTelling: true)

  static let qualityInEnglish = KnownScale(
    "quality-en", quality.title,
    order: "Excellent, Very good, Good, Average, Fair, Poor, Very poor, Terrible",
    scales: [
      "Excellent, Good, Fair, Poor", "Excellent, Very good, Good, Fair, Poor",
      "Excellent, Good, Average, Poor, Very poor", "Excellent, Good, Average, Poor",
      "Very good, Good, Fair, Poor, Very poor", "Excellent, Good, Fair, Poor, Very poor",
    ])

  static let frequencyInEnglish = KnownScale(
    "frequency-en", frequency.title,
    order: "Always, Usually, Often, Sometimes, Rarely, Seldom, Never",
    scales: [
      "Always, Often, Sometimes, Rarely, Never", "Always, Usually, Sometimes, Rarely, Never",
      "Always, Often, Sometimes, Seldom, Never",
    ])

  static let yesNoInEnglish = KnownScale(
    "yes-no-en", yesNo.title, order: "Yes, No", scales: ["Yes, No"], beginsAtZero: true)
}
