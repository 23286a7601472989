/// How often each answer was given, to every item of one source and on every appraisee, in contiguous storage.
///
/// Filled with `append`, appraisee by appraisee and for each item by item; read by both numbers.
struct ItemTallies: Sendable {
  /// One answer to one item on one appraisee: its place among the codes of the item, and how many gave it.
  struct Answer: Sendable, Hashable {
    let place: UInt32
    let count: UInt32
  }

  /// One item on one appraisee, in half the room of `ItemTally`.
  private struct Row: Sendable {
    let end: UInt32
    let count: UInt32
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
    var total = 0
    for (code, count) in counts {
      answers.append(Answer(place: UInt32(books[item].place(adding: code)), count: UInt32(count)))
      total += count
    }
    rows.append(
      Row(
        end: UInt32(answers.count), count: UInt32(total), missing: UInt32(missing),
        notApplicable: UInt32(notApplicable)))
  }

  subscript(appraisee: Int, item: Int) -> ItemTally {
    let index = appraisee * items + item
    let row = rows[index]
    return ItemTally(
      answers: (index == 0 ? 0 : Int(rows[index - 1].end))..<Int(row.end), count: Int(row.count),
      missing: Int(row.missing), notApplicable: Int(row.notApplicable))
  }

  /// The answer at one of the positions of a tally.
  func answer(at index: Int) -> Answer { answers[index] }

  /// All codes that came up in an item; `Answer.place` counts along them.
  func codes(of item: Int) -> [Int] { books[item].codes }

  /// The valid answers to an item by code, ascending.
  func valid(_ appraisee: Int, _ item: Int) -> [(code: Int, count: Int)] {
    answers[self[appraisee, item].answers].map { (books[item].codes[Int($0.place)], Int($0.count)) }
  }

  /// The exact mean of an item in the unit of its scale; nil without a valid answer.
  func mean(_ appraisee: Int, _ item: Int, _ scale: Scale) -> Rational? {
    let millionths = valid(appraisee, item).reduce(Int128(0)) {
      $0 + Int128(scale.value(of: $1.code).millionths) * Int128($1.count)
    }
    let count = self[appraisee, item].count
    return count == 0 ? nil : Rational(millionths) / Rational(AnswerValue.perUnit) / Rational(count)
  }

  /// Counted responses on an appraisee, whatever they answered; 0 for a source without items.
  func responses(on appraisee: Int) -> Int {
    guard items > 0 else { return 0 }
    let first = self[appraisee, 0]
    return first.count + first.missing + first.notApplicable
  }
}

/// Counts of answers to one item on one appraisee; the answers themselves are in `ItemTallies`, ascending by code.
struct ItemTally: Sendable, Hashable {
  let answers: Range<Int>
  /// Of valid answers.
  let count: Int
  /// Blank, skipped or out of scale.
  let missing: Int
  let notApplicable: Int
}
