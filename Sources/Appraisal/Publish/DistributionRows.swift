import Tabular

/// Rows of `distributions.csv`: the number of times each answer was given.
struct DistributionRows {
  let items: ItemRows

  static let schema = TableSchema(
    name: "distributions", key: ["appraisee_id", "source", "item", "answer"],
    columns: [
      .text("appraisee_id"), .text("source"), .text("item"), .text("answer"), .integer("n"),
      .code("status", ItemStatus.self),
    ])

  func write(to table: inout TableWriter) throws(Failure) {
    let definition = items.definition
    var sources: [SourceDistributions] = []
    for place in definition.sources.places(by: \.name) where definition.sources[place].isQuestionnaire {
      sources.append(SourceDistributions(items, source: place, &table))
    }
    for (index, person) in items.people.enumerated() {
      let start = table.start([person.id])
      for source in sources { try source.write(index, start, to: &table) }
      table.forget(start)
    }
  }
}

/// The distributions of the items of one source.
private final class SourceDistributions {
  private let rows: ItemRows
  private let source: Source
  private let input: NormalisedSource
  /// The items in bytewise order of their names, with what all their rows share.
  private let items: [(item: Int, fields: EncodedFields, answers: AnswerTexts)]

  init(_ rows: ItemRows, source: Int, _ table: inout TableWriter) {
    self.rows = rows
    let (input, source) = (rows.normalised.sources[source], rows.definition.sources[source])
    self.source = source
    self.input = input
    items = source.items.places(by: \.id).map { item in
      let (id, scale) = (source.items[item].id, source.items[item].scale)
      return (item, table.encode([source.name, id]), AnswerTexts(scale, codes: input.items.codes(of: item), &table))
    }
  }

  func write(_ index: Int, _ start: EncodedFields, to table: inout TableWriter) throws(Failure) {
    let isGiven = input.participation[index].ruling(under: source).isShown
    let responded = input.participation[index].responded
    for place in items.indices {
      let tally = input.items[index, items[place].item]
      let status = rows.status(tally.count, source, responded: responded, isGiven: isGiven)
      let row = Row(start: start, fields: items[place].fields, status: status)
      let answers = items[place].answers
      if status != .published {
        for text in answers.suppressed { try row.write(text, nil, to: &table) }
      } else if answers.isListed {
        try writeListed(tally, answers, row, to: &table)
      } else {
        for answer in answers.inOrder(tally, input.items) {
          try row.write(answers.text(of: answer), Int(answer.count), to: &table)
        }
      }
    }
  }

  /// Writes a row for each label, also for one that was never chosen.
  private func writeListed(
    _ tally: ItemTally, _ answers: AnswerTexts, _ row: Row, to table: inout TableWriter
  ) throws(Failure) {
    var given = answers.inOrder(tally, input.items)[...]
    for (index, text) in answers.texts.enumerated() {
      let isNext = given.first.map { answers.order(of: $0) == index } ?? false
      try row.write(text, isNext ? Int(given.removeFirst().count) : 0, to: &table)
    }
  }

  /// The fields that the rows of one item and appraisee share.
  private struct Row {
    let start: EncodedFields
    let fields: EncodedFields
    let status: ItemStatus

    func write(_ answer: EncodedFields, _ count: Int?, to table: inout TableWriter) throws(Failure) {
      try table.begin(start)
      table.encoded(fields)
      table.encoded(answer)
      table.number(count)
      table.text(status.rawValue)
      try table.endRow()
    }
  }
}

/// The texts of the answers to one item, in their bytewise order.
private final class AnswerTexts {
  let texts: [EncodedFields]
  /// Texts of a suppressed distribution: its labels, but `*` for numbers, which would show the answers given.
  let suppressed: [EncodedFields]
  /// Whether each text has a row, also one that was never chosen.
  let isListed: Bool
  /// Index in `texts` of each code, by the code's place.
  private let order: [Int]

  init(_ scale: Scale, codes: [Int], _ table: inout TableWriter) {
    let all: [Int]
    if case .labels(let labels) = scale.kind {
      (all, isListed) = (Array(labels.indices), true)
    } else {
      (all, isListed) = (codes, false)
    }
    let named = all.map { (code: $0, text: scale.text(of: $0)) }
    let places = named.places(by: \.text)
    let texts = places.map { table.encode([named[$0].text]) }
    self.texts = texts
    suppressed = isListed ? texts : [table.encode(["*"])]
    let ranks = Dictionary(places.enumerated().map { (named[$1].code, $0) }, uniquingKeysWith: { first, _ in first })
    order = codes.map { ranks[$0] ?? 0 }
  }

  /// Index of an answer in `texts`.
  func order(of answer: ItemTallies.Answer) -> Int { order[Int(answer.place)] }
  func text(of answer: ItemTallies.Answer) -> EncodedFields { texts[order(of: answer)] }

  /// The answers in the order of their texts.
  func inOrder(_ tally: ItemTally, _ tallies: ItemTallies) -> [ItemTallies.Answer] {
    tally.answers.map { tallies.answer(at: $0) }.sorted { order(of: $0) < order(of: $1) }
  }
}
