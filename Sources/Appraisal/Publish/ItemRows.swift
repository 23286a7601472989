import Tabular

/// Rows of `items.csv`.
///
/// Means and distributions of fewer than five answers or raters are suppressed, since they would point to persons. The
/// sheet of an office is no person's and is shown whole, without a distribution.
struct ItemRows {
  let definition: Definition
  let people: Appraisees
  let normalised: Normalised

  static let schema = TableSchema(
    name: "items", key: ["appraisee_id", "source", "item"],
    columns: [
      .text("appraisee_id"), .text("source"), .text("item"), .integer("n"), .integer("missing"),
      .integer("not_applicable"), .number("mean"), .number("sd"), .code("status", ItemStatus.self),
    ])

  /// Answers and raters below which figures are suppressed.
  private static let fewest = 5

  /// An item or a group of items of a source, by its index.
  enum Subject: Sendable {
    case item(Int)
    case group(Int)
  }

  /// The items and groups of a source in bytewise order of their names.
  func subjects(of source: Source) -> [(subject: Subject, name: String)] {
    let all =
      source.items.enumerated().map { (subject: Subject.item($0), name: $1.id) }
      + source.groups.enumerated().map { (subject: Subject.group($0), name: $1.name) }
    return all.places(by: \.name).map { all[$0] }
  }

  func write(to table: inout TableWriter) throws(Failure) {
    let sources = definition.sources.places(by: \.name).map { ItemFigures(self, source: $0) }
    let fields = sources.map { source in source.names.map { table.encode([source.name, $0]) } }
    for (index, person) in people.enumerated() {
      let start = table.start([person.id])
      for (source, fields) in zip(sources, fields) {
        try source.write(index, start, fields, to: &table)
      }
      table.forget(start)
    }
  }

  /// Decides whether the figures of an item are published.
  ///
  /// - Parameters:
  ///   - count: the number of answers.
  ///   - responded: the number of raters who responded.
  ///   - isGiven: whether the score of the source is published.
  func status(_ count: Int, _ source: Source, responded: Int, isGiven: Bool) -> ItemStatus {
    if !isGiven { return .withheld }
    if count == 0 { return .noAnswers }
    return min(count, responded) < ItemRows.fewest && !source.isOffice ? .suppressed : .published
  }
}

/// The figures of the items and groups of one source.
final class ItemFigures: Sendable {
  private let rows: ItemRows
  private let source: Source
  private let input: NormalisedSource
  /// One for each item of the source.
  private let values: [ItemValues]
  private let rounding: Definition.Rounding
  let name: String
  let subjects: [ItemRows.Subject]
  let names: [String]

  init(_ rows: ItemRows, source: Int) {
    self.rows = rows
    self.source = rows.definition.sources[source]
    let input = rows.normalised.sources[source]
    self.input = input
    values = self.source.items.enumerated().map { ItemValues($1.scale, codes: input.items.codes(of: $0)) }
    rounding = rows.definition.rounding
    name = self.source.name
    let all = rows.subjects(of: self.source)
    subjects = all.map(\.subject)
    names = all.map(\.name)
  }

  fileprivate func write(
    _ index: Int, _ start: EncodedFields, _ fields: [EncodedFields], to table: inout TableWriter
  ) throws(Failure) {
    let isGiven = isGiven(index)
    for (subject, fields) in zip(subjects, fields) {
      try table.begin(start)
      table.encoded(fields)
      let status = status(of: subject, index, isGiven: isGiven)
      switch subject {
      case .item(let item): write(input.items[index, item], item, isShown: status == .published, to: &table)
      case .group(let group):
        let responses = input.items.responses(on: index)
        write(input.groups[index][group], of: responses, isShown: status == .published, to: &table)
      }
      table.text(status.rawValue)
      try table.endRow()
    }
  }

  /// Whether the score of the source is published for an appraisee.
  private func isGiven(_ index: Int) -> Bool { input.participation[index].ruling(under: source).isShown }

  private func status(of subject: ItemRows.Subject, _ index: Int, isGiven: Bool) -> ItemStatus {
    let count =
      switch subject {
      case .item(let item): input.items[index, item].count
      case .group(let group): input.groups[index][group].count
      }
    return rows.status(count, source, responded: input.participation[index].responded, isGiven: isGiven)
  }

  private func write(_ tally: ItemTally, _ item: Int, isShown: Bool, to table: inout TableWriter) {
    table.number(tally.count)
    table.number(tally.missing)
    table.number(tally.notApplicable)
    let (mean, deviation) = isShown ? values[item].figures(tally, input.items, rounding) : (nil, nil)
    table.figure(mean)
    table.figure(deviation)
  }

  private func write(_ tally: GroupTally, of responses: Int, isShown: Bool, to table: inout TableWriter) {
    table.number(tally.count)
    table.number(responses - tally.count)
    table.number(0)
    let (mean, variance) = isShown ? (tally.mean, tally.variance) : (nil, nil)
    table.figure(rounding.score(mean))
    table.figure(variance.map { Published(rootOf: $0, decimals: rounding.scores, mode: rounding.mode) })
  }

  /// The mean of an appraisee for comparisons.
  ///
  /// - Returns: the exact mean, nil if it is not published, and the status of the item.
  func shown(_ subject: ItemRows.Subject, of index: Int) -> (mean: Rational?, status: ItemStatus) {
    let status = status(of: subject, index, isGiven: isGiven(index))
    guard status == .published else { return (nil, status) }
    switch subject {
    case .item(let item): return (values[item].mean(input.items[index, item], input.items), status)
    case .group(let group): return (input.groups[index][group].mean, status)
    }
  }
}
