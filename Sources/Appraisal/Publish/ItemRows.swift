/// Rows of `items.csv` and `distributions.csv`.
///
/// Means and distributions of fewer than five answers, or of fewer than five raters, are suppressed, for they would
/// point to persons. The sheet of an office has no person behind it and is shown whole, without a distribution.
struct ItemRows {
  let definition: Definition
  let normalised: Normalised
  private static let fewest = 5

  func items() -> [[String]] {
    rows { person, source, item, tally, status in
      let isShown = status == .published
      return [
        [
          person, source.name, item.id, "\(tally.count)", "\(tally.missing)", "\(tally.notApplicable)",
          isShown ? mean(tally, item.scale) : "", isShown ? deviation(tally, item.scale) : "", status.rawValue,
        ]
      ]
    }
  }

  func distributions() -> [[String]] {
    rows { person, source, item, tally, status in
      guard source.isQuestionnaire else { return [] }
      return answers(item.scale, tally, status).map { answer, count in
        [person, source.name, item.id, answer, count, status.rawValue]
      }
    }
  }

  private func rows(
    _ make: (_ person: String, Source, Item, ItemTally, ItemStatus) -> [[String]]
  ) -> [[String]] {
    var rows: [[String]] = []
    for (source, input) in zip(definition.sources, normalised.sources) {
      for (index, person) in normalised.people.people.enumerated() {
        let participation = input.participation[index]
        for (item, tally) in zip(source.items, input.items[index]) {
          rows += make(person.id, source, item, tally, status(tally, source, participation))
        }
      }
    }
    return rows
  }

  private func status(_ tally: ItemTally, _ source: Source, _ participation: Participation) -> ItemStatus {
    if !participation.ruling(under: source).isShown { return .withheld }
    if tally.count == 0 { return .noAnswers }
    let isFew = min(tally.count, participation.responded) < ItemRows.fewest
    return isFew && !source.isOffice ? .suppressed : .published
  }

  /// Percent of the highest value, or points.
  private func mean(_ tally: ItemTally, _ scale: Scale) -> String {
    tally.mean(scale).map { printed($0 * scale.percentFactor) } ?? ""
  }

  /// Sample standard deviation (n - 1), rounded exactly: the root of a fraction is compared as integers.
  private func deviation(_ tally: ItemTally, _ scale: Scale) -> String {
    guard tally.count >= 2, let mean = tally.mean(scale) else { return "" }
    let squares = tally.valid.reduce(Rational.zero) { sum, entry in
      let distance = scale.value(of: entry.key).exact - mean
      return sum + distance * distance * Rational(entry.value)
    }
    let variance = squares * scale.percentFactor * scale.percentFactor / Rational(tally.count - 1)
    return RoundedRoot.text(of: variance, decimals: definition.rounding.scores, mode: definition.rounding.mode)
  }

  private func printed(_ exact: Rational) -> String {
    Published(exact, decimals: definition.rounding.scores, mode: definition.rounding.mode).text
  }

  /// A suppressed distribution still names its labels, but not which answers there were.
  private func answers(_ scale: Scale, _ tally: ItemTally, _ status: ItemStatus) -> [(answer: String, count: String)] {
    let isShown = status == .published
    if case .labels(let labels) = scale.kind {
      return labels.indices.map { (labels[$0].label, isShown ? "\(tally.valid[$0] ?? 0)" : "") }
    }
    return isShown ? tally.valid.map { (scale.text(of: $0.key), "\($0.value)") } : [("*", "")]
  }
}
