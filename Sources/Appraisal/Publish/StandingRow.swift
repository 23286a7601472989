/// A row of `standings.csv`: the rank of an appraisee in an item or group of items, within college and school.
struct StandingRow {
  let person: Appraisee
  let index: Int
  let standings: ItemStandings

  static let table = Table<StandingRow>(
    "standings", key: ["appraisee_id", "source", "item"],
    [
      .text("appraisee_id") { $0.person.id },
      .text("source") { $0.standings.source.name },
      .text("item") { $0.standings.name },
      .number("value") { $0.standings.printed[$0.index] },
      .number("college_mean") { $0.collegeMean },
      .integer("college_rank") { $0.inCollege?.groupRank },
      .integer("college_rank_of") { $0.inCollege?.groupRankOf },
      .number("school_mean") { $0.schoolMean },
      .integer("school_rank") { $0.inSchool?.rank },
      .integer("school_rank_of") { $0.inSchool?.rankOf },
      .code("status") { $0.standings.statuses[$0.index] },
    ])

  private var inCollege: Rank? { rank(within: .college) }
  private var inSchool: Rank? { rank(within: .school) }
  private var collegeMean: Published? { inCollege == nil ? nil : standings.byCollege[person.college] }
  private var schoolMean: Published? { inSchool == nil ? nil : standings.school }
  private func rank(within group: Source.Comparison) -> Rank? {
    standings.source.comparesWith.contains(group) ? standings.ranks[index] : nil
  }

  /// One row for every appraisee and item of a source that compares them, sorted by all.
  static func rows(_ items: ItemRows) -> some Sequence<StandingRow> & SendableMetatype {
    let sources = items.definition.sources
    let compared = sources.places(by: \.name).filter { !sources[$0].comparesWith.isEmpty }
    let all = compared.flatMap { ItemStandings.all(of: ItemFigures(items, source: $0), sources[$0], items) }
    return zip(items.people.indices, items.people).lazy.flatMap { index, person in
      all.map { StandingRow(person: person, index: index, standings: $0) }
    }
  }
}

/// The comparison of one item or group of items, over all appraisees.
///
/// Only published figures are compared, so that a suppressed one cannot be computed from a mean.
final class ItemStandings: Sendable {
  let source: Source
  let name: String
  /// Status, mean and rank of each appraisee; nil if the mean is not published.
  let statuses: [ItemStatus]
  let printed: [Published?]
  let ranks: [Rank?]
  /// Means over the published means of the school and of each college.
  let school: Published?
  let byCollege: [String: Published]

  static func all(of figures: ItemFigures, _ source: Source, _ items: ItemRows) -> [ItemStandings] {
    zip(figures.subjects, figures.names).map { subject, name in
      ItemStandings(source, name, items) { figures.shown(subject, of: $0) }
    }
  }

  private init(
    _ source: Source, _ name: String, _ items: ItemRows, _ figure: (Int) -> (mean: Rational?, status: ItemStatus)
  ) {
    let (people, rounding) = (items.people, items.definition.rounding)
    let shown = people.indices.map(figure)
    let byCollege = Dictionary(grouping: zip(people, shown), by: \.0.college)
    (self.source, self.name) = (source, name)
    statuses = shown.map(\.status)
    printed = shown.map { rounding.score($0.mean) }
    ranks = Rank.ranks(printed, groups: people.map(\.college))
    school = ItemStandings.mean(shown.map(\.mean), rounding)
    self.byCollege = byCollege.compactMapValues { ItemStandings.mean($0.map(\.1.mean), rounding) }
  }

  /// The rounded mean of the exact values; nil if there is none.
  private static func mean(_ values: [Rational?], _ rounding: Definition.Rounding) -> Published? {
    let values = values.compactMap { $0 }
    return values.isEmpty ? nil : rounding.score(values.reduce(.zero, +) / Rational(values.count))
  }
}
