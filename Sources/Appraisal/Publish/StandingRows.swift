/// Rows of `standings.csv`: where an appraisee stands in each item and group of items, against college and school.
///
/// Only figures that are published are compared, so that nothing suppressed can be worked out of a mean.
struct StandingRows {
  let definition: Definition
  let normalised: Normalised

  func rows() -> [[String]] {
    let compared = definition.sources.filter { !$0.comparesWith.isEmpty }
    return compared.flatMap { source in
      let figures = ItemRows(definition: definition, normalised: normalised).figures(of: source.name)
      return Dictionary(grouping: figures, by: \.item).values.flatMap { rows(of: source, $0) }
    }
  }

  /// The rows of one item, whose figures stand in the order of the appraisees.
  private func rows(of source: Source, _ figures: [ItemRows.Figure]) -> [[String]] {
    let shown = figures.map { $0.status == .published ? $0.mean : nil }
    let colleges = normalised.people.people.map(\.college)
    let printed = shown.map { $0.map(rounded) }
    let ranks = Ranking.ranks(printed, groups: colleges)
    let school = mean(shown)
    let byCollege = Dictionary(grouping: zip(colleges, shown), by: \.0).mapValues { mean($0.map(\.1)) }
    return figures.indices.map { index in
      let rank = ranks[index]
      let college = [byCollege[colleges[index]] ?? "", text(rank?.groupRank), text(rank?.groupRankOf)]
      let whole = [school, text(rank?.rank), text(rank?.rankOf)]
      let none = ["", "", ""]
      return [figures[index].person, source.name, figures[index].item, printed[index]?.text ?? ""]
        + (rank != nil && source.comparesWith.contains(.college) ? college : none)
        + (rank != nil && source.comparesWith.contains(.school) ? whole : none) + [figures[index].status.rawValue]
    }
  }

  private func text(_ rank: Int?) -> String { rank.map(String.init) ?? "" }

  private func rounded(_ exact: Rational) -> Published {
    Published(exact, decimals: definition.rounding.scores, mode: definition.rounding.mode)
  }

  /// Of the exact values.
  private func mean(_ values: [Rational?]) -> String {
    let values = values.compactMap { $0 }
    return values.isEmpty ? "" : rounded(values.reduce(.zero, +) / Rational(values.count)).text
  }
}
