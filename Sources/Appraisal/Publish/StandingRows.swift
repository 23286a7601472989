/// Rows of `standings.csv`: the rank of an appraisee in each item and group of items, within college and school.
///
/// Only published figures are compared, so that a suppressed one cannot be computed from a mean.
struct StandingRows {
  let items: ItemRows

  /// One item or group of items, over all appraisees.
  private struct Column {
    let source: Source
    let name: String
    /// Status, mean and rank of each appraisee; nil if the mean is not published.
    let statuses: [ItemStatus]
    let printed: [Published?]
    let ranks: [Rank?]
    /// Means over the published means of the school and of each college.
    let school: Published?
    let byCollege: [String: Published]
  }

  func write(to table: inout TableWriter) throws(Failure) {
    let columns = self.columns()
    for (index, person) in items.people.enumerated() {
      for column in columns {
        try table.begin()
        table.text(person.id)
        write(column, index, person.college, to: &table)
        try table.endRow()
      }
    }
  }

  private func write(_ column: Column, _ index: Int, _ college: String, to table: inout TableWriter) {
    let rank = column.ranks[index]
    let inCollege = column.source.comparesWith.contains(.college) ? rank : nil
    let inSchool = column.source.comparesWith.contains(.school) ? rank : nil
    table.text(column.source.name)
    table.text(column.name)
    table.figure(column.printed[index])
    table.figure(inCollege == nil ? nil : column.byCollege[college])
    table.number(inCollege?.groupRank)
    table.number(inCollege?.groupRankOf)
    table.figure(inSchool == nil ? nil : column.school)
    table.number(inSchool?.rank)
    table.number(inSchool?.rankOf)
    table.text(column.statuses[index].rawValue)
  }

  private func columns() -> [Column] {
    let sources = items.definition.sources
    return sources.places(by: \.name).filter { !sources[$0].comparesWith.isEmpty }.flatMap { source in
      let figures = ItemFigures(items, source: source)
      return zip(figures.subjects, figures.names).map { column(sources[source], figures, $0, $1) }
    }
  }

  private func column(
    _ source: Source, _ figures: ItemFigures, _ subject: ItemRows.Subject, _ name: String
  ) -> Column {
    let people = items.people
    let shown = people.indices.map { figures.shown(subject, of: $0) }
    let printed = shown.map { $0.mean.map(rounded) }
    let byCollege = Dictionary(grouping: zip(people, shown), by: \.0.college)
    return Column(
      source: source, name: name, statuses: shown.map(\.status), printed: printed,
      ranks: Rank.ranks(printed, groups: people.map(\.college)), school: mean(shown.map(\.mean)),
      byCollege: byCollege.compactMapValues { mean($0.map(\.1.mean)) })
  }

  private func rounded(_ exact: Rational) -> Published {
    let rounding = items.definition.rounding
    return Published(exact, decimals: rounding.scores, mode: rounding.mode)
  }

  /// The rounded mean of the exact values; nil if there is none.
  private func mean(_ values: [Rational?]) -> Published? {
    let values = values.compactMap { $0 }
    return values.isEmpty ? nil : rounded(values.reduce(.zero, +) / Rational(values.count))
  }
}
