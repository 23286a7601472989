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
      try answers.forEach(status == .published ? tally.answers : nil) { (answer, count) throws(Failure) in
        try table.begin(person)
        table.encoded(fields)
        table.encoded(answer)
        table.number(count)
        table.text(status.rawValue)
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

  /// The rows of one item on one appraisee. Suppressed (nil), they still name the labels, but not which answers there
  /// were.
  func forEach(
    _ answers: ArraySlice<ItemTallies.Answer>?, _ row: (_ answer: EncodedFields, _ count: Int?) throws(Failure) -> Void
  ) throws(Failure) {
    guard let answers else {
      for text in isListed ? texts : AnswerTexts.hidden { try row(text, nil) }
      return
    }
    var rest = inOrder(answers)
    if isListed {
      for (index, text) in texts.enumerated() {
        let isNext = rest.first.map { order[Int($0.place)] == index } ?? false
        try row(text, isNext ? Int(rest.removeFirst().count) : 0)
      }
    } else {
      for answer in rest { try row(texts[order[Int(answer.place)]], Int(answer.count)) }
    }
  }

  /// Mostly the order of the codes is that of their texts.
  private func inOrder(_ answers: ArraySlice<ItemTallies.Answer>) -> ArraySlice<ItemTallies.Answer> {
    var last = -1
    for answer in answers {
      let next = order[Int(answer.place)]
      if next < last { return answers.sorted { order[Int($0.place)] < order[Int($1.place)] }[...] }
      last = next
    }
    return answers
  }

  private static let hidden = [EncodedFields("*")]
}
