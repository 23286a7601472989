import Appraisal

/// The scale that the answers of one column seem to be on: labels of a known family, option codes, or numbers between
/// limits.
struct DetectedScale: Sendable {
  enum Kind: Sendable, Hashable {
    case labels(KnownScale)
    /// Option codes such as `A1` or `AO01`: the letters, and the least number of digits.
    case codes(String, digits: Int)
    case numbers(from: Int, to: Int)
  }

  let kind: Kind
  /// Number of occurrences of each answer, by its label in the family, then by its spelling.
  private(set) var found: [String: [String: Int]] = [:]
  /// Number of values that belong to the scale.
  private(set) var fits = 0
  /// Number of values that do not belong to the scale.
  private(set) var misfits = 0
  /// Line of the first value that does not belong to the scale; nil if all do.
  private(set) var firstMisfit: Int?
  /// Spellings that say that there is nothing to judge.
  private(set) var notApplicable: Set<String> = []
  /// Spellings that say that there is no answer.
  private(set) var missing: Set<String> = []

  /// Detects the scale that holds most of the answers.
  ///
  /// - Parameter limits: the limits to try for numbers, the narrowest first.
  /// - Returns: nil if the answers fit no known scale.
  init?(_ profile: ColumnProfile, limits: [ClosedRange<Int>] = DetectedScale.usualLimits) {
    let values = profile.byCount
    let answers = values.filter { !KnownScale.missing.contains($0.text) && !KnownScale.isNotApplicable($0.text) }
    let families = KnownScale.all.filter { family in
      answers.prefix(Threshold.commonestValues).contains { family.label(of: $0.text) != nil }
    }
    let kinds = families.map(Kind.labels) + DetectedScale.codes(answers) + DetectedScale.numbers(answers, limits)
    let scales = kinds.map { DetectedScale($0, values) }.filter(\.holds)
    // Of several with as many answers, the first.
    guard let best = scales.max(by: { $0.fits < $1.fits }) else { return nil }
    self = best
  }

  /// Whether enough values belong to the scale, and more than one different, unless one alone is telling.
  private var holds: Bool {
    guard fits > 0, Threshold.answersOnScale.isReached(by: fits, of: fits + misfits) else { return false }
    if case .labels(let family) = kind, family.isTelling { return true }
    return found.count > 1
  }

  private init(_ kind: Kind, _ values: [ColumnProfile.Entry]) {
    self.kind = kind
    let highest = DetectedScale.highestCode(values)
    for value in values {
      if KnownScale.missing.contains(value.text) {
        missing.insert(value.text)
      } else if let label = DetectedScale.label(of: value.text, kind, highest) {
        found[label, default: [:]][value.text, default: 0] += value.count
        fits += value.count
      } else if KnownScale.isNotApplicable(value.text) {
        notApplicable.insert(value.text)
      } else {
        misfits += value.count
        firstMisfit = min(firstMisfit ?? value.line, value.line)
      }
    }
  }

  /// The answer that a cell gives: a label, the number of a code, or a number.
  ///
  /// - Returns: nil if the cell does not belong to the scale.
  private static func label(of text: String, _ kind: Kind, _ highest: Int) -> String? {
    switch kind {
    case .labels(let family): family.label(of: text)
    case .codes(let letters, _):
      code(text).flatMap { $0.letters == letters && $0.number <= highest ? "\($0.number)" : nil }
    case .numbers(let from, let to):
      AnswerValue(text.utf8).flatMap { isInside($0, from...to) ? $0.exact.plainDecimal : nil }
    }
  }

  // MARK: - Codes

  private static func code(_ text: String) -> (letters: String, number: Int, digits: Int)? {
    for letters in ["AO", "A"] where text.hasPrefix(letters) {
      let digits = text.dropFirst(letters.count)
      if Identifier.isDigits(digits), digits.utf8.count <= 2, let number = Int(digits) {
        return (letters, number, digits.utf8.count)
      }
    }
    return nil
  }

  private static func codes(_ answers: [ColumnProfile.Entry]) -> [Kind] {
    answers.lazy.compactMap { code($0.text) }.first.map { [.codes($0.letters, digits: $0.digits)] } ?? []
  }

  /// The highest code, leaving out rare ones that are far from the others; 0 if there is none.
  private static func highestCode(_ values: [ColumnProfile.Entry]) -> Int {
    var counts: [Int: Int] = [:]
    for value in values { if let code = code(value.text) { counts[code.number, default: 0] += value.count } }
    var numbers = counts.keys.sorted()
    let all = counts.values.reduce(0, +)
    var dropped = 0
    while let last = numbers.popLast() {
      dropped += counts[last] ?? 0
      guard let next = numbers.last, last - next > 1, !Threshold.rareCode.isExceeded(by: dropped, of: all) else {
        return last
      }
    }
    return 0
  }

  // MARK: - Numbers

  /// Limits of marks in surveys, the narrowest first.
  static let usualLimits = [1...5, 0...5, 1...7, 1...10, 0...10, 0...100]
  /// Limits of the points of an item on a score sheet, the narrowest first.
  static let sheetLimits = [0...5, 0...10, 0...15, 0...20, 0...25, 0...30, 0...40, 0...50, 0...60, 0...100]

  private static func isInside(_ value: AnswerValue, _ limits: ClosedRange<Int>) -> Bool {
    value.millionths >= limits.lowerBound * AnswerValue.perUnit
      && value.millionths <= limits.upperBound * AnswerValue.perUnit
  }

  /// The narrowest limits that leave out no number, or few occurrences of few different ones.
  private static func numbers(_ answers: [ColumnProfile.Entry], _ limits: [ClosedRange<Int>]) -> [Kind] {
    let numbers = answers.compactMap { answer in AnswerValue(answer.text.utf8).map { (value: $0, count: answer.count) }
    }
    let all = answers.reduce(0) { $0 + $1.count }
    guard numbers.count > 1, numbers.contains(where: { $0.value.millionths > AnswerValue.perUnit }) else { return [] }
    let fitting = limits.first { limit in
      let inside = numbers.filter { isInside($0.value, limit) }
      return (numbers.count - inside.count <= Threshold.mostOutliers || limit == limits.last)
        && Threshold.answersOnScale.isReached(by: inside.reduce(0) { $0 + $1.count }, of: all)
    }
    return fitting.map { [.numbers(from: $0.lowerBound, to: $0.upperBound)] } ?? []
  }
}
