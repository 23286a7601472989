/// Rows of `items.csv` and `distributions.csv`.
///
/// Means and distributions of fewer than five answers, or of fewer than five raters, are suppressed, for they would
/// point to persons. The sheet of an office has no person behind it and is shown whole, without a distribution.
struct ItemRows {
  let definition: Definition
  let normalised: Normalised
  private static let fewest = 5

  func items() -> [[String]] {
    figures().map { figure in
      let isShown = figure.status == .published
      return [
        figure.person, figure.source, figure.item, "\(figure.count)", "\(figure.missing)", "\(figure.notApplicable)",
        isShown ? figure.mean.map(printed) ?? "" : "", isShown ? figure.variance.map(root) ?? "" : "",
        figure.status.rawValue,
      ]
    }
  }

  /// One item or group of items of one appraisee.
  struct Figure {
    let person: String
    let source: String
    let item: String
    let count: Int
    let missing: Int
    let notApplicable: Int
    /// Percent of the highest value, or points; exact.
    let mean: Rational?
    let variance: Rational?
    let status: ItemStatus
  }

  /// Items and groups of all sources, or of those with a name, by appraisee.
  func figures(of name: String? = nil) -> [Figure] {
    zip(definition.sources, normalised.sources).filter { name == nil || $0.0.name == name }.flatMap { source, input in
      normalised.people.people.indices.flatMap { index in
        source.items.enumerated().map { number, item in
          figure(index, source, item, input.items[index, number], input.participation[index])
        }
          + groups(index, source, input)
      }
    }
  }

  private func figure(
    _ person: Int, _ source: Source, _ item: Item, _ tally: ItemTally, _ participation: Participation
  ) -> Figure {
    Figure(
      person: normalised.people.people[person].id, source: source.name, item: item.id, count: tally.count,
      missing: tally.missing, notApplicable: tally.notApplicable,
      mean: tally.mean(item.scale).map { $0 * item.scale.percentFactor }, variance: variance(tally, item.scale),
      status: status(tally.count, source, participation))
  }

  private func groups(_ person: Int, _ source: Source, _ input: NormalisedSource) -> [Figure] {
    let responses = input.items.responses(on: person)
    return zip(source.groups, input.groups[person]).map { group, tally in
      Figure(
        person: normalised.people.people[person].id, source: source.name, item: group.name, count: tally.count,
        missing: responses - tally.count, notApplicable: 0, mean: tally.mean, variance: tally.variance,
        status: status(tally.count, source, input.participation[person]))
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
        for (number, item) in source.items.enumerated() {
          let tally = input.items[index, number]
          rows += make(person.id, source, item, tally, status(tally.count, source, participation))
        }
      }
    }
    return rows
  }

  private func status(_ count: Int, _ source: Source, _ participation: Participation) -> ItemStatus {
    if !participation.ruling(under: source).isShown { return .withheld }
    if count == 0 { return .noAnswers }
    let isFew = min(count, participation.responded) < ItemRows.fewest
    return isFew && !source.isOffice ? .suppressed : .published
  }

  /// Of a sample (n - 1), exact; nil below two answers.
  private func variance(_ tally: ItemTally, _ scale: Scale) -> Rational? {
    guard tally.count >= 2, let mean = tally.mean(scale) else { return nil }
    let squares = tally.valid.reduce(Rational.zero) { sum, entry in
      let distance = scale.value(of: entry.code).exact - mean
      return sum + distance * distance * Rational(entry.count)
    }
    return squares * scale.percentFactor * scale.percentFactor / Rational(tally.count - 1)
  }

  /// The standard deviation, rounded exactly: the root of a fraction is compared as integers.
  private func root(_ variance: Rational) -> String {
    RoundedRoot.text(of: variance, decimals: definition.rounding.scores, mode: definition.rounding.mode)
  }

  private func printed(_ exact: Rational) -> String {
    Published(exact, decimals: definition.rounding.scores, mode: definition.rounding.mode).text
  }

  /// A suppressed distribution still names its labels, but not which answers there were.
  private func answers(_ scale: Scale, _ tally: ItemTally, _ status: ItemStatus) -> [(answer: String, count: String)] {
    let isShown = status == .published
    if case .labels(let labels) = scale.kind {
      let counts = Dictionary(uniqueKeysWithValues: tally.valid.map { ($0.code, $0.count) })
      return labels.indices.map { (labels[$0].label, isShown ? "\(counts[$0] ?? 0)" : "") }
    }
    return isShown ? tally.valid.map { (scale.text(of: $0.code), "\($0.count)") } : [("*", "")]
  }
}
