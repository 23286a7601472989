/// What the answers of one column seem to be: labels of a known family, option codes, or numbers between limits.
struct AnswerGuess: Sendable {
  enum Kind: Sendable, Hashable {
    /// Index in `KnownScale.all`.
    case labels(Int)
    /// `A1`, `AO01`: the letters, and how many digits there are at least.
    case codes(String, digits: Int)
    case numbers(from: Int, to: Int)
  }

  let kind: Kind
  /// How often each answer occurs: by the label of the family, then as it is written.
  private(set) var found: [String: [String: Int]] = [:]
  private(set) var fits = 0
  /// Values that do not belong to the scale.
  private(set) var misfits = 0
  /// The line on which the first of them stands.
  private(set) var firstMisfit: Int?
  private(set) var notApplicable: Set<String> = []
  private(set) var missing: Set<String> = []

  /// nil: the answers are like none that are known.
  init?(_ profile: ColumnProfile, limits: [ClosedRange<Int>] = AnswerGuess.usualLimits) {
    let entries = profile.sample.byCount.filter { !AnswerGuess.isNoAnswer($0.text) }
    guard !entries.isEmpty else { return nil }
    let candidates =
      AnswerGuess.labelKinds(entries) + AnswerGuess.codeKinds(entries) + AnswerGuess.numberKinds(entries, limits)
    var best: AnswerGuess?
    for kind in candidates {
      let guess = AnswerGuess(kind, profile)
      if guess.holds, guess.fits > best?.fits ?? 0 { best = guess }
    }
    guard let best else { return nil }
    self = best
  }

  /// Nine of ten values belong to it, and there is more than one of them, unless one alone is telling.
  private var holds: Bool {
    guard fits > 0, misfits <= 9 * fits, misfits * 9 <= fits else { return false }
    if case .labels(let index) = kind, KnownScale.all[index].isTelling { return true }
    return found.count > 1
  }

  private init(_ kind: Kind, _ profile: ColumnProfile) {
    self.kind = kind
    let known = AnswerGuess.labels(of: kind)
    let most = AnswerGuess.highestCode(profile.sample.byCount)
    for entry in profile.sample.byCount {
      if KnownScale.missing.contains(entry.text) {
        missing.insert(entry.text)
      } else if let label = AnswerGuess.label(of: entry.text, kind, known, most: most) {
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

  /// By folded label, for each family.
  private static let folded: [[String: String]] = KnownScale.all.map { scale in
    Dictionary(scale.order.map { (KnownScale.folded($0), $0) }) { first, _ in first }
  }

  private static func labelKinds(_ entries: [DistinctSample.Entry]) -> [Kind] {
    KnownScale.all.indices.filter { index in
      entries.prefix(20).contains { folded[index][KnownScale.folded($0.text)] != nil }
    }
    .map { .labels($0) }
  }

  /// What a cell stands for; nil: it does not belong there.
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

  /// The highest code but for what stands far apart and is rare: the code of a wrong answer.
  private static func highestCode(_ entries: [DistinctSample.Entry]) -> Int {
    var counts: [Int: Int] = [:]
    for entry in entries { if let code = code(entry.text) { counts[code.number, default: 0] += entry.count } }
    var numbers = counts.keys.sorted()
    let all = counts.values.reduce(0, +)
    var left = 0
    while let last = numbers.popLast() {
      left += counts[last] ?? 0
      guard let next = numbers.last, last - next > 1, left * 10 <= all else { return last }
    }
    return 0
  }

  // MARK: - Numbers

  /// Limits that surveys ask for marks between, the narrowest first.
  static let usualLimits = [1...5, 0...5, 1...7, 1...10, 0...10, 0...100]
  /// What the most on a sheet may be.
  static let sheetLimits = [0...5, 0...10, 0...15, 0...20, 0...25, 0...30, 0...40, 0...50, 0...60, 0...100]

  /// The narrowest limits that leave out none, or hardly any and always the same ones.
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
      return (numbers.count - inside.count <= 2 || limit == limits.last) && (all - count) * 9 <= count
    }
    return fitting.map { [.numbers(from: $0.lowerBound, to: $0.upperBound)] } ?? []
  }
}

extension KnownScale {
  /// Whether one label alone says what is asked: 没有 and 是 do not.
  var isTelling: Bool { ["satisfaction", "agreement", "conformity", "satisfaction-en", "agreement-en"].contains(name) }
}
