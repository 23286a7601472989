import Appraisal

/// A family of answers that surveys offer, from which a scale is proposed.
struct KnownScale: Sendable, Hashable {
  /// The name of the scale in a draft.
  let name: String
  /// What the answers say of something.
  let title: LocalizedText
  /// Every answer of the family, the best first.
  let order: [String]
  /// The scales in use, the commonest first, each with the best answer first.
  let scales: [[String]]
  /// Whether the worst answer is worth nothing: no is 0, but 非常不满意 is 1.
  let beginsAtZero: Bool
  /// Whether a single label shows what is asked: 没有 and 是 do not.
  let isTelling: Bool
  /// Every answer by its folded form.
  private let folded: [String: String]

  init(
    _ name: String, _ title: LocalizedText, order: String, scales: [String], beginsAtZero: Bool = false,
    isTelling: Bool = false
  ) {
    let labels = { (text: String) in text.split(separator: ", ").map(String.init) }
    (self.name, self.title) = (name, title)
    self.order = labels(order)
    self.scales = scales.map(labels)
    self.beginsAtZero = beginsAtZero
    self.isTelling = isTelling
    folded = Dictionary(self.order.map { (KnownScale.folded($0), $0) }) { first, _ in first }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// The answer of the family that a cell gives; nil if it gives none.
  func label(of text: String) -> String? { folded[KnownScale.folded(text)] }

  /// The label in small letters, without a mark before it and points after it: `A.非常满意` and `非常满意（5分）` are
  /// `非常满意`.
  private static func folded(_ label: String) -> String {
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

  /// Whether a cell says that there is nothing to judge.
  static func isNotApplicable(_ text: String) -> Bool { notApplicable.contains(folded(text)) }

  /// Answers that mean that there is nothing to judge, in small letters.
  private static let notApplicable: Set<String> = [
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
