import Appraisal

/// The scale that the answers of one column seem to be on: labels of a known family, option codes, or numbers between
/// limits.
struct DetectedScale: Sendable {
  enum Kind: Sendable, Hashable {
    /// Index in `KnownScale.all`.
    case labels(Int)
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

  /// Nine of ten: a column of answers may have some that were typed wrong, one of prose has many.
  private static let belonging = Proportion(9, of: 10)
  /// The labels of a family are few, so that one of them is among the twenty commonest values of its column.
  private static let commonest = 20
  /// One of ten: a code that is rarer, and far from the others, was mistyped.
  private static let rareCode = Proportion(1, of: 10)
  /// A column of marks may have two different numbers that were mistyped; with more, its limits are wider.
  private static let mostOutliers = 2

  /// Detects the scale that holds most of the answers.
  ///
  /// - Parameter limits: the limits to try for numbers, the narrowest first.
  /// - Returns: nil if the answers fit no known scale.
  init?(_ profile: ColumnProfile, limits: [ClosedRange<Int>] = DetectedScale.usualLimits) {
    let entries = profile.sample.byCount.filter { !DetectedScale.isNoAnswer($0.text) }
    guard !entries.isEmpty else { return nil }
    let candidates =
      DetectedScale.labelKinds(entries) + DetectedScale.codeKinds(entries) + DetectedScale.numberKinds(entries, limits)
    var best: DetectedScale?
    for kind in candidates {
      let scale = DetectedScale(kind, profile)
      if scale.holds, scale.fits > best?.fits ?? 0 { best = scale }
    }
    guard let best else { return nil }
    self = best
  }

  /// Whether enough values belong to the scale, and more than one different, unless one alone is telling.
  private var holds: Bool {
    guard fits > 0, DetectedScale.belonging.isReached(by: fits, of: fits + misfits) else { return false }
    if case .labels(let index) = kind, KnownScale.all[index].isTelling { return true }
    return found.count > 1
  }

  private init(_ kind: Kind, _ profile: ColumnProfile) {
    self.kind = kind
    let known = DetectedScale.labels(of: kind)
    let most = DetectedScale.highestCode(profile.sample.byCount)
    for entry in profile.sample.byCount {
      if KnownScale.missing.contains(entry.text) {
        missing.insert(entry.text)
      } else if let label = DetectedScale.label(of: entry.text, kind, known, most: most) {
        found[label, default: [:]][entry.text, default: 0] += entry.count
        fits += entry.count
      } else if KnownScale.notApplicable.contains(KnownScale.folded(entry.text)) {
        notApplicable.insert(entry.text)
      } else {
        misfits += entry.count
        firstMisfit = min(firstMisfit ?? entry.line, entry.line)
      }
    }
  }

  private static func isNoAnswer(_ text: String) -> Bool {
    KnownScale.missing.contains(text) || KnownScale.notApplicable.contains(KnownScale.folded(text))
  }

  // MARK: - Labels

  private static func labels(of kind: Kind) -> [String: String] {
    guard case .labels(let index) = kind else { return [:] }
    return folded[index]
  }

  /// The label of each family by its folded form.
  private static let folded: [[String: String]] = KnownScale.all.map { scale in
    Dictionary(scale.order.map { (KnownScale.folded($0), $0) }) { first, _ in first }
  }

  private static func labelKinds(_ entries: [DistinctSample.Entry]) -> [Kind] {
    KnownScale.all.indices.filter { index in
      entries.prefix(commonest).contains { folded[index][KnownScale.folded($0.text)] != nil }
    }
    .map { .labels($0) }
  }

  /// The answer that a cell gives: a label, the number of a code, or a number.
  ///
  /// - Returns: nil if the cell does not belong to the scale.
  private static func label(of text: String, _ kind: Kind, _ known: [String: String], most: Int) -> String? {
    switch kind {
    case .labels: known[KnownScale.folded(text)]
    case .codes(let letters, _):
      code(text).flatMap { $0.letters == letters && $0.number <= most ? "\($0.number)" : nil }
    case .numbers(let from, let to):
      AnswerValue(text.utf8).flatMap { value in
        let isInside = value.millionths >= from * AnswerValue.perUnit && value.millionths <= to * AnswerValue.perUnit
        return isInside ? value.exact.plainDecimal : nil
      }
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

  private static func codeKinds(_ entries: [DistinctSample.Entry]) -> [Kind] {
    guard let first = entries.lazy.compactMap({ code($0.text) }).first else { return [] }
    return [.codes(first.letters, digits: first.digits)]
  }

  /// The highest code, leaving out rare ones that are far from the others; 0 if there is none.
  private static func highestCode(_ entries: [DistinctSample.Entry]) -> Int {
    var counts: [Int: Int] = [:]
    for entry in entries { if let code = code(entry.text) { counts[code.number, default: 0] += entry.count } }
    var numbers = counts.keys.sorted()
    let all = counts.values.reduce(0, +)
    var dropped = 0
    while let last = numbers.popLast() {
      dropped += counts[last] ?? 0
      guard let next = numbers.last, last - next > 1, !rareCode.isExceeded(by: dropped, of: all) else { return last }
    }
    return 0
  }

  // MARK: - Numbers

  /// Limits of marks in surveys, the narrowest first.
  static let usualLimits = [1...5, 0...5, 1...7, 1...10, 0...10, 0...100]
  /// Limits of the points of an item on a score sheet, the narrowest first.
  static let sheetLimits = [0...5, 0...10, 0...15, 0...20, 0...25, 0...30, 0...40, 0...50, 0...60, 0...100]

  /// The narrowest limits that leave out no number, or few occurrences of few different ones.
  private static func numberKinds(_ entries: [DistinctSample.Entry], _ limits: [ClosedRange<Int>]) -> [Kind] {
    let numbers = entries.compactMap { entry in AnswerValue(entry.text.utf8).map { (value: $0, count: entry.count) } }
    let all = entries.reduce(0) { $0 + $1.count }
    guard numbers.count > 1, numbers.contains(where: { $0.value.millionths > AnswerValue.perUnit }) else { return [] }
    let fitting = limits.first { limit in
      let inside = numbers.filter {
        $0.value.millionths >= limit.lowerBound * AnswerValue.perUnit
          && $0.value.millionths <= limit.upperBound * AnswerValue.perUnit
      }
      let count = inside.reduce(0) { $0 + $1.count }
      return (numbers.count - inside.count <= mostOutliers || limit == limits.last)
        && belonging.isReached(by: count, of: all)
    }
    return fitting.map { [.numbers(from: $0.lowerBound, to: $0.upperBound)] } ?? []
  }
}

extension KnownScale {
  /// Whether a single label shows what is asked: 没有 and 是 do not.
  var isTelling: Bool { ["satisfaction", "agreement", "conformity", "satisfaction-en", "agreement-en"].contains(name) }
}
