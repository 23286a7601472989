import Tabular

/// Rows of `items.csv`.
///
/// Means and distributions of fewer than five answers, or of fewer than five raters, are suppressed, for they would
/// point to persons. The sheet of an office has no person behind it and is shown whole, without a distribution.
struct ItemRows {
  let definition: Definition
  let normalised: Normalised
  private static let fewest = 5

  /// An item or a group of items of a source.
  enum Subject {
    case item(Int)
    case group(Int)
  }

  /// The items and groups of a source in the order of their names.
  func subjects(of source: Source) -> [(subject: Subject, name: String)] {
    let all =
      source.items.enumerated().map { (subject: Subject.item($0), name: $1.id) }
      + source.groups.enumerated().map { (subject: Subject.group($0), name: $1.name) }
    return all.places(by: \.name).map { all[$0] }
  }

  func write(to table: inout TableWriter) throws(Failure) {
    let sources = definition.sources.places(by: \.name).map { ItemFigures(self, source: $0) }
    for (index, person) in normalised.people.people.enumerated() {
      let id = EncodedFields(person.id)
      for source in sources { try source.write(index, id, to: &table) }
    }
  }

  /// Whether figures of so many answers can be shown. `isGiven`: the source's own figures are.
  func status(_ count: Int, _ source: Source, responded: Int, isGiven: Bool) -> ItemStatus {
    if !isGiven { return .withheld }
    if count == 0 { return .noAnswers }
    return min(count, responded) < ItemRows.fewest && !source.isOffice ? .suppressed : .published
  }
}

/// The figures of the items and groups of one source.
struct ItemFigures {
  private let rows: ItemRows
  private let source: Source
  private let input: NormalisedSource
  let subjects: [(subject: ItemRows.Subject, name: String)]
  private let fields: [EncodedFields]
  private let values: [ItemValues]

  init(_ rows: ItemRows, source: Int) {
    self.rows = rows
    self.source = rows.definition.sources[source]
    let input = rows.normalised.sources[source]
    self.input = input
    subjects = rows.subjects(of: self.source)
    let name = self.source.name
    fields = subjects.map { EncodedFields(name, $0.name) }
    values = self.source.items.enumerated().map { ItemValues($1.scale, codes: input.items.codes(of: $0)) }
  }

  func write(_ index: Int, _ person: EncodedFields, to table: inout TableWriter) throws(Failure) {
    let isGiven = input.participation[index].ruling(under: source).isShown
    let responded = input.participation[index].responded
    for (place, subject) in subjects.enumerated() {
      try table.begin(person)
      table.encoded(fields[place])
      let status: ItemStatus
      switch subject.subject {
      case .item(let item):
        let tally = input.items[index, item]
        status = rows.status(tally.count, source, responded: responded, isGiven: isGiven)
        write(tally, values[item], isShown: status == .published, to: &table)
      case .group(let group):
        let tally = input.groups[index][group]
        status = rows.status(tally.count, source, responded: responded, isGiven: isGiven)
        write(tally, of: input.items.responses(on: index), isShown: status == .published, to: &table)
      }
      table.text(status.rawValue)
      try table.endRow()
    }
  }

  private func write(_ tally: ItemTally, _ values: ItemValues, isShown: Bool, to table: inout TableWriter) {
    let (decimals, mode) = (rows.definition.rounding.scores, rows.definition.rounding.mode)
    table.number(tally.count)
    table.number(tally.missing)
    table.number(tally.notApplicable)
    table.figure(isShown ? values.mean(tally).map { Published($0, decimals: decimals, mode: mode) } : nil)
    table.figure(isShown ? values.deviation(tally, decimals: decimals, mode: mode) : nil)
  }

  private func write(_ tally: GroupTally, of responses: Int, isShown: Bool, to table: inout TableWriter) {
    let (decimals, mode) = (rows.definition.rounding.scores, rows.definition.rounding.mode)
    table.number(tally.count)
    table.number(responses - tally.count)
    table.number(0)
    table.figure(isShown ? tally.mean.map { Published($0, decimals: decimals, mode: mode) } : nil)
    table.figure(isShown ? tally.variance.map { Published(rootOf: $0, decimals: decimals, mode: mode) } : nil)
  }

  /// The mean as it is compared with others', exact; nil where it is not shown.
  func shown(_ subject: ItemRows.Subject, of index: Int) -> (mean: Rational?, status: ItemStatus) {
    let isGiven = input.participation[index].ruling(under: source).isShown
    let responded = input.participation[index].responded
    switch subject {
    case .item(let item):
      let tally = input.items[index, item]
      let status = rows.status(tally.count, source, responded: responded, isGiven: isGiven)
      return (status == .published ? values[item].mean(tally).map { Rational($0) } : nil, status)
    case .group(let group):
      let tally = input.groups[index][group]
      let status = rows.status(tally.count, source, responded: responded, isGiven: isGiven)
      return (status == .published ? tally.mean : nil, status)
    }
  }
}
