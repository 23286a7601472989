import Tabular

/// Rows of `distributions.csv`: how often each answer was given.
struct DistributionRows {
  let items: ItemRows

  func write(to table: inout TableWriter) throws(Failure) {
    let definition = items.definition
    let places = definition.sources.places(by: \.name).filter { definition.sources[$0].isQuestionnaire }
    let sources = places.map { SourceDistributions(items, source: $0) }
    for (index, person) in items.normalised.people.people.enumerated() {
      let id = EncodedFields(person.id)
      for source in sources { try source.write(index, id, to: &table) }
    }
  }
}

private struct SourceDistributions {
  private let rows: ItemRows
  private let source: Source
  private let input: NormalisedSource
  /// In the order of their names.
  private let items: [(item: Int, fields: EncodedFields, answers: AnswerTexts)]

  init(_ rows: ItemRows, source: Int) {
    self.rows = rows
    let (input, source) = (rows.normalised.sources[source], rows.definition.sources[source])
    self.source = source
    self.input = input
    items = source.items.places(by: \.id).map { item in
      let (id, scale) = (source.items[item].id, source.items[item].scale)
      return (item, EncodedFields(source.name, id), AnswerTexts(scale, codes: input.items.codes(of: item)))
    }
  }

  func write(_ index: Int, _ person: EncodedFields, to table: inout TableWriter) throws(Failure) {
    let isGiven = input.participation[index].ruling(under: source).isShown
    let responded = input.participation[index].responded
    for (item, fields, answers) in items {
      let tally = input.items[index, item]
      let status = rows.status(tally.count, source, responded: responded, isGiven: isGiven)
      let end = EncodedFields(status.rawValue)
      for (answer, count) in status == .published ? answers.counted(tally) : answers.suppressed {
        try table.begin(person)
        table.encoded(fields)
        table.encoded(answer)
        table.number(count)
        table.encoded(end)
        try table.endRow()
      }
    }
  }
}

/// The texts of the answers to one item, in their bytewise order.
private struct AnswerTexts {
  private let texts: [EncodedFields]
  /// Where the text of each code stands, by the code's place.
  private let order: [Int]
  /// Whether each text has a row, also if nobody gave that answer.
  private let isListed: Bool

  init(_ scale: Scale, codes: [Int]) {
    let all: [Int]
    if case .labels(let labels) = scale.kind {
      (all, isListed) = (Array(labels.indices), true)
    } else {
      (all, isListed) = (codes, false)
    }
    let named = all.map { (code: $0, text: scale.text(of: $0)) }
    let places = named.places(by: \.text)
    texts = places.map { EncodedFields(named[$0].text) }
    let ranks = Dictionary(places.enumerated().map { (named[$1].code, $0) }, uniquingKeysWith: { first, _ in first })
    order = codes.map { ranks[$0] ?? 0 }
  }

  func counted(_ tally: ItemTally) -> [(answer: EncodedFields, count: Int?)] {
    var counts = tally.answers.map { (place: order[Int($0.place)], count: Int($0.count)) }
    if isListed {
      let given = Set(counts.map(\.place))
      for place in texts.indices where !given.contains(place) { counts.append((place, 0)) }
    }
    return counts.sorted { $0.place < $1.place }.map { (texts[$0.place], $0.count) }
  }

  /// A suppressed distribution still names its labels, but not which answers there were.
  var suppressed: [(answer: EncodedFields, count: Int?)] {
    isListed ? texts.map { ($0, nil) } : [(EncodedFields("*"), nil)]
  }
}
