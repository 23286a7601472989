/// How often each answer was given, to every item of one source and on every appraisee, in contiguous storage.
///
/// Filled with `append`, appraisee by appraisee and for each item by item; read by both numbers.
struct ItemTallies: Sendable {
  /// One answer to one item on one appraisee: its place among the codes of the item, and how many gave it.
  struct Answer: Sendable, Hashable {
    let place: UInt32
    let count: UInt32
  }

  /// Where the answers to one item on one appraisee end, and what is no answer.
  private struct Row: Sendable {
    let end: Int
    let missing: UInt32
    let notApplicable: UInt32
  }

  /// Items of the source.
  let items: Int
  /// By item: all codes that came up.
  private var books: [CodeBook]
  private var answers: [Answer] = []
  private var rows: [Row] = []

  init(items: Int, appraisees: Int = 0) {
    self.items = items
    books = [CodeBook](repeating: CodeBook(), count: items)
    rows.reserveCapacity(items * appraisees)
  }

  /// The answers to the next item, on the next appraisee after the last item of one.
  ///
  /// - Parameter counts: of valid codes, each once, ascending.
  mutating func append(counts: some Sequence<(code: Int, count: Int)>, missing: Int, notApplicable: Int) {
    let item = rows.count % items
    for (code, count) in counts {
      answers.append(Answer(place: UInt32(books[item].place(adding: code)), count: UInt32(count)))
    }
    rows.append(Row(end: answers.count, missing: UInt32(missing), notApplicable: UInt32(notApplicable)))
  }

  subscript(appraisee: Int, item: Int) -> ItemTally {
    let index = appraisee * items + item
    let start = index == 0 ? 0 : rows[index - 1].end
    return ItemTally(
      answers: answers[start..<rows[index].end], codes: books[item].codes, missing: Int(rows[index].missing),
      notApplicable: Int(rows[index].notApplicable))
  }

  /// Counted responses on an appraisee, whatever they answered; 0 for a source without items.
  func responses(on appraisee: Int) -> Int {
    guard items > 0 else { return 0 }
    let first = self[appraisee, 0]
    return first.count + first.missing + first.notApplicable
  }

  /// All codes that came up in an item; `Answer.place` counts along them.
  func codes(of item: Int) -> [Int] { books[item].codes }
}

/// The answers to one item on one appraisee, as they stand in `ItemTallies`.
struct ItemTally: Sendable {
  let answers: ArraySlice<ItemTallies.Answer>
  fileprivate let codes: [Int]
  /// Blank, skipped or out of scale.
  let missing: Int
  let notApplicable: Int

  fileprivate init(answers: ArraySlice<ItemTallies.Answer>, codes: [Int], missing: Int, notApplicable: Int) {
    self.answers = answers
    self.codes = codes
    self.missing = missing
    self.notApplicable = notApplicable
  }

  /// Valid answers by code, ascending.
  var valid: some RandomAccessCollection<(code: Int, count: Int)> {
    answers.lazy.map { (code: codes[Int($0.place)], count: Int($0.count)) }
  }

  /// Of valid answers.
  var count: Int { answers.reduce(0) { $0 + Int($1.count) } }

  /// Sum of the values of valid answers, in the unit of the scale.
  func sum(_ scale: Scale) -> Rational {
    let millionths = valid.reduce(Int128(0)) { $0 + Int128(scale.value(of: $1.code).millionths) * Int128($1.count) }
    return Rational(millionths) / Rational(AnswerValue.perUnit)
  }

  /// The exact mean in the unit of the scale; nil without a valid answer.
  func mean(_ scale: Scale) -> Rational? {
    let count = count
    return count == 0 ? nil : sum(scale) / Rational(count)
  }
}

/// The answer codes of one item, numbered as they come up. Mostly there are few, and looking along them is quicker than
/// any table.
struct CodeBook: Sendable {
  private(set) var codes: [Int] = []
  /// Where each code stands, from some number of codes on.
  private var places: [Int: Int] = [:]
  private static let few = 32

  /// The place of a code, at the end if it is new.
  mutating func place(adding code: Int) -> Int {
    if let place = codes.count <= CodeBook.few ? codes.firstIndex(of: code) : places[code] { return place }
    codes.append(code)
    if codes.count > CodeBook.few {
      if places.isEmpty { places = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices)) }
      places[code] = codes.count - 1
    }
    return codes.count - 1
  }
}
