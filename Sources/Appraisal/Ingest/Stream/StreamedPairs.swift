import Tabular

/// The pairs of a part of a roster, and how plain lines become such.
struct StreamedPairs: ~Copyable {
  private let plan: Pile<StreamCell>
  private let rest: Int
  private let columns: Int
  private let delimiter: UInt8
  private let appraisees: AppraiseeTable
  private let exclusions: [(column: Int, rule: RosterFile.Exclusion)]
  private(set) var pairs = Pile<StreamedPair>()
  /// By pair: the appraisee's id as long as the number is not looked up.
  private var keys = Pile<ShortKey>()
  /// Of the line that was read last.
  private var key = ShortKey()
  private(set) var order = PartitionOrder()
  private(set) var plainLines = 0
  /// Of colleges, for the whole file.
  private(set) var colleges = TextNumbers()
  private(set) var reasons = TextNumbers()
  /// Of the columns that exclusions are told by.
  private var marks = TextNumbers()
  /// By mark: whether it is known to exclude nobody, whatever the column.
  private var isHarmless = Pile<UInt8>()

  init(
    _ plan: StreamPlan, delimiter: UInt8, _ appraisees: AppraiseeTable,
    _ exclusions: [(column: Int, rule: RosterFile.Exclusion)]
  ) {
    self.plan = Pile(plan.cells)
    rest = plan.rest
    columns = plan.columns
    self.delimiter = delimiter
    self.appraisees = appraisees
    self.exclusions = exclusions
  }

  mutating func clear() {
    pairs.removeAll()
    keys.removeAll()
    plainLines = 0
  }

  mutating func read(lines bytes: UnsafeRawBufferPointer, endsHere: Bool, line: Int) -> PlainLines {
    guard var cursor = unsafe LineCursor(bytes, delimiter: delimiter) else { return .none }
    var taken = PlainLines.none
    while !cursor.isAtEnd, let pair = pair(&cursor, line &+ taken.lines), cursor.endLine(rest, endsHere: endsHere) {
      pairs.append(pair)
      keys.append(key)
      taken.lines &+= 1
      taken.bytes = cursor.offset
    }
    plainLines += taken.lines
    return taken
  }

  mutating func read(opening bytes: UnsafeRawBufferPointer, line: Int) -> PlainOpening? {
    guard rest > 0, var cursor = unsafe LineCursor(bytes, delimiter: delimiter), let pair = pair(&cursor, line) else {
      return nil
    }
    pairs.append(pair)
    keys.append(key)
    plainLines += 1
    return PlainOpening(offset: cursor.offset, fields: columns)
  }

  /// Reads a record that libcsv has split, whose fields end with U+0000.
  ///
  /// - Returns: false: some cell has another shape than the commonest.
  mutating func read(record bytes: UnsafeRawBufferPointer, line: Int) -> Bool {
    guard var cursor = unsafe LineCursor(bytes, delimiter: 0), let pair = pair(&cursor, line),
      rest > 0 || cursor.step()
    else { return false }
    pairs.append(pair)
    keys.append(key)
    plainLines += 1
    return true
  }

  mutating func takeBack() {
    pairs.removeLast()
    keys.removeLast()
    plainLines -= 1
  }

  /// nil: some cell has another shape than the commonest, or may say that somebody is excluded.
  @inline(__always) private mutating func pair(_ cursor: inout LineCursor, _ line: Int) -> StreamedPair? {
    var (rater, college) = (IdentifierWord(sixes: 0), 0 as UInt16)
    for index in 0..<plan.count {
      switch plan[index] {
      case .passedOver: cursor.skip()
      case .rater:
        guard let word = cursor.identifier() else { return nil }
        rater = word
      case .appraisee:
        guard let found = cursor.key() else { return nil }
        key = found
      case .college:
        guard let number = unsafe colleges.number(of: cursor.cell()) else { return nil }
        college = number
      case .mark:
        guard let mark = unsafe marks.number(of: cursor.cell()), isHarmless(mark) else { return nil }
      case .submitted, .sequence, .answers: return nil
      }
      if index &+ 1 < plan.count || rest > 0, !cursor.step() { return nil }
    }
    return StreamedPair(
      rater: rater, appraisee: 0, line: UInt32(truncatingIfNeeded: line), college: college,
      exclusion: 0)
  }

  @inline(__always) private mutating func isHarmless(_ mark: UInt16) -> Bool {
    while isHarmless.count <= Int(mark) {
      let text = marks.texts[isHarmless.count]
      isHarmless.append(exclusions.contains { $0.rule.value == text } ? 0 : 1)
    }
    return isHarmless[Int(mark)] == 1
  }

  /// Adds a row that was read otherwise.
  ///
  /// - Returns: false: there are more texts than can be numbered.
  mutating func append(_ row: RosterReader.Entry, _ word: IdentifierWord, _ line: Int) -> Bool {
    guard let college = colleges.number(of: row.college), let reason = reasons.number(of: row.exclusion) else {
      return false
    }
    pairs.append(
      StreamedPair(
        rater: word, appraisee: UInt32(row.appraisee), line: UInt32(line), college: college, exclusion: reason))
    keys.append(ShortKey())
    return true
  }

  /// Looks up the appraisees of the plain lines.
  ///
  /// - Parameter otherwise: is given an id that is none as it stands and its row, and says whose it is; nil: the row
  ///   does not count.
  mutating func findAppraisees(_ otherwise: (_ id: String, _ pair: StreamedPair) -> Int?) {
    var lost: Set<Int> = []
    appraisees.find(keys) { row, number in
      let number = number.map { Int($0) } ?? otherwise(keys[row].text, pairs[row])
      if let number { pairs[row].appraisee = UInt32(number) } else { lost.insert(row) }
    }
    if !lost.isEmpty { remove(lost) }
  }

  private mutating func remove(_ lost: Set<Int>) {
    var kept = 0
    for row in 0..<pairs.count where !lost.contains(row) {
      pairs[kept] = pairs[row]
      kept += 1
    }
    pairs.removeLast(pairs.count - kept)
  }

  mutating func close(_ account: inout Account) {
    account.records += plainLines
    order.sort(pairs.count) { RaterPartition.of(pairs[$0].rater) }
  }
}
