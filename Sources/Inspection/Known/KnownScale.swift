/// A family of answers that surveys offer, from which a scale is proposed.
struct KnownScale: Sendable {
  /// The name of the scale in a draft.
  let name: String
  /// Every answer of the family, the best first.
  let order: [String]
  /// The scales in use, the commonest first, each with the best answer first.
  let scales: [[String]]
  /// Whether the worst answer is worth nothing: no is 0, but 非常不满意 is 1.
  var beginsAtZero = false

  /// The label in small letters, without a mark before it and points after it: `A.非常满意` and `非常满意（5分）` are
  /// `非常满意`.
  static func folded(_ label: String) -> String {
    var scalars = label.lowercased().unicodeScalars[...]
    if let first = scalars.first, first.isASCII, first.properties.isAlphabetic || ("0"..."9").contains(first),
      let mark = scalars.dropFirst().first, ".、．:：)）".unicodeScalars.contains(mark), scalars.count > 2
    {
      scalars = scalars.dropFirst(2).drop { $0 == " " }
    }
    if let last = scalars.last, last == ")" || last == "）", scalars.dropLast().last == "分",
      let open = scalars.lastIndex(where: { $0 == "(" || $0 == "（" }), open != scalars.startIndex,
      scalars[scalars.index(after: open)...].dropLast(2).allSatisfy({ ("0"..."9").contains($0) })
    {
      scalars = scalars[..<open]
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Answers that mean that there is nothing to judge.
  static let notApplicable: Set<String> = [
    "不了解", "不清楚", "不适用", "未参加", "无法评价", "未接触", "没有接触", "不好说", "not applicable", "don't know", "no opinion", "n/a",
    "unsure", "not sure",
  ]

  /// Texts that mean that there is no answer.
  static let missing: Set<String> = ["(空)", "(跳过)", "（空）", "（跳过）", "未答", "未填", "未填写", "未作答", "-", "--", "/", "\\"]

  static let all: [KnownScale] = [
    satisfaction, agreement, conformity, quality, grades, appraisal, stars, marks, frequency, yesNo, letters,
    satisfactionInEnglish, agreementInEnglish, qualityInEnglish, frequencyInEnglish, yesNoInEnglish,
  ]
}

extension KnownScale {
  static let satisfaction = KnownScale(
    name: "satisfaction",
    order: [
      "非常满意", "十分满意", "很满意", "满意", "比较满意", "较满意", "基本满意", "一般", "一般满意", "不太满意", "不大满意", "比较不满意", "较不满意",
      "不满意", "很不满意", "十分不满意", "非常不满意",
    ],
    scales: [
      ["非常满意", "满意", "一般", "不满意", "非常不满意"], ["非常满意", "比较满意", "一般", "不太满意", "非常不满意"],
      ["非常满意", "比较满意", "一般", "不太满意", "很不满意"], ["非常满意", "比较满意", "一般", "不太满意", "不满意"],
      ["非常满意", "比较满意", "一般", "比较不满意", "非常不满意"], ["非常满意", "比较满意", "一般", "不满意", "非常不满意"],
      ["很满意", "满意", "一般", "不满意", "很不满意"], ["很满意", "比较满意", "一般", "不太满意", "很不满意"],
      ["非常满意", "满意", "一般", "不太满意", "非常不满意"], ["非常满意", "满意", "基本满意", "不满意", "非常不满意"],
      ["十分满意", "满意", "一般", "不满意", "十分不满意"], ["非常满意", "满意", "基本满意", "不满意"],
      ["非常满意", "比较满意", "基本满意", "不满意"], ["很满意", "满意", "基本满意", "不满意"], ["非常满意", "满意", "一般", "不满意"],
      ["很满意", "满意", "一般", "不满意"], ["很满意", "比较满意", "一般", "不满意"], ["非常满意", "比较满意", "一般", "不满意"],
      ["满意", "比较满意", "一般", "不满意"], ["满意", "较满意", "一般", "不满意"], ["满意", "基本满意", "一般", "不满意"],
      ["满意", "基本满意", "不满意"], ["满意", "一般", "不满意"], ["满意", "比较满意", "不满意"], ["满意", "不满意"],
    ])

  static let agreement = KnownScale(
    name: "agreement",
    order: [
      "完全同意", "非常同意", "十分同意", "很同意", "同意", "比较同意", "基本同意", "一般", "中立", "不确定", "说不清", "不太同意", "比较不同意", "不同意",
      "很不同意", "十分不同意", "非常不同意", "完全不同意",
    ],
    scales: [
      ["非常同意", "同意", "一般", "不同意", "非常不同意"], ["非常同意", "比较同意", "一般", "不太同意", "非常不同意"],
      ["非常同意", "比较同意", "一般", "比较不同意", "非常不同意"], ["非常同意", "同意", "中立", "不同意", "非常不同意"],
      ["非常同意", "同意", "不确定", "不同意", "非常不同意"], ["完全同意", "比较同意", "一般", "不太同意", "完全不同意"],
      ["完全同意", "同意", "一般", "不同意", "完全不同意"], ["完全同意", "基本同意", "不确定", "不太同意", "完全不同意"],
      ["非常同意", "同意", "不同意", "非常不同意"], ["同意", "中立", "不同意"], ["同意", "一般", "不同意"], ["同意", "不同意"],
    ])

  static let conformity = KnownScale(
    name: "conformity",
    order: [
      "完全符合", "非常符合", "很符合", "符合", "比较符合", "基本符合", "一般", "不确定", "不太符合", "比较不符合", "不符合", "很不符合", "非常不符合",
      "完全不符合",
    ],
    scales: [
      ["非常符合", "比较符合", "一般", "不太符合", "非常不符合"], ["非常符合", "符合", "一般", "不符合", "非常不符合"],
      ["完全符合", "比较符合", "一般", "不太符合", "完全不符合"], ["完全符合", "基本符合", "一般", "不太符合", "完全不符合"],
      ["完全符合", "比较符合", "不确定", "比较不符合", "完全不符合"], ["符合", "基本符合", "不符合"], ["符合", "不符合"],
    ])

  static let quality = KnownScale(
    name: "quality",
    order: ["非常好", "很好", "好", "比较好", "较好", "一般", "较差", "比较差", "不好", "差", "很差", "非常差"],
    scales: [
      ["很好", "好", "一般", "差", "很差"], ["非常好", "好", "一般", "差", "非常差"], ["很好", "较好", "一般", "较差", "很差"],
      ["很好", "较好", "一般", "较差", "差"], ["非常好", "比较好", "一般", "比较差", "非常差"], ["非常好", "很好", "一般", "差", "很差"],
      ["非常好", "较好", "一般", "较差", "非常差"], ["好", "较好", "一般", "较差", "差"], ["很好", "好", "一般", "不好"],
      ["好", "较好", "一般", "较差"], ["好", "较好", "一般", "差"], ["很好", "好", "一般", "差"], ["好", "一般", "差"],
    ])

  static let grades = KnownScale(
    name: "grades",
    order: ["优", "良", "中", "及格", "合格", "差", "不及格", "不合格"],
    scales: [
      ["优", "良", "中", "差"], ["优", "良", "中", "及格", "不及格"], ["优", "良", "及格", "不及格"], ["优", "良", "合格", "不合格"],
      ["优", "良", "差"],
    ])

  static let appraisal = KnownScale(
    name: "appraisal",
    order: [
      "优秀", "良好", "较好", "称职", "中等", "合格", "达标", "一般", "基本称职", "基本合格", "及格", "较差", "差", "不称职", "不合格", "不及格", "不达标",
    ],
    scales: [
      ["优秀", "良好", "合格", "不合格"], ["优秀", "良好", "中等", "及格", "不及格"], ["优秀", "良好", "一般", "较差"],
      ["优秀", "合格", "基本合格", "不合格"], ["优秀", "良好", "合格", "基本合格", "不合格"], ["优秀", "称职", "基本称职", "不称职"],
      ["优秀", "良好", "及格", "不及格"], ["优秀", "良好", "一般", "差"], ["优秀", "良好", "中等", "较差", "差"], ["优秀", "合格", "不合格"],
      ["合格", "基本合格", "不合格"], ["称职", "基本称职", "不称职"], ["合格", "不合格"], ["达标", "不达标"],
    ])

  static let stars = KnownScale(
    name: "stars",
    order: ["五星", "5星", "四星", "4星", "三星", "3星", "二星", "两星", "2星", "一星", "1星"],
    scales: [["五星", "四星", "三星", "二星", "一星"], ["五星", "四星", "三星", "两星", "一星"], ["5星", "4星", "3星", "2星", "1星"]])

  static let marks = KnownScale(
    name: "marks", order: ["10分", "9分", "8分", "7分", "6分", "5分", "4分", "3分", "2分", "1分"],
    scales: [
      ["5分", "4分", "3分", "2分", "1分"], ["10分", "9分", "8分", "7分", "6分", "5分", "4分", "3分", "2分", "1分"],
    ])

  static let frequency = KnownScale(
    name: "frequency",
    order: ["总是", "非常频繁", "经常", "有时", "偶尔", "很少", "从不", "从未", "没有"],
    scales: [
      ["总是", "经常", "有时", "很少", "从不"], ["总是", "经常", "有时", "偶尔", "从不"], ["经常", "有时", "偶尔", "从不"], ["经常", "偶尔", "从不"],
      ["经常", "偶尔", "没有"],
    ])

  static let yesNo = KnownScale(name: "yes-no", order: ["是", "否"], scales: [["是", "否"]], beginsAtZero: true)

  static let letters = KnownScale(
    name: "letters", order: ["A", "B", "C", "D", "E"], scales: [["A", "B", "C", "D", "E"], ["A", "B", "C", "D"]])
}
