import Tabular

/// The responses of a part of a file, packed, and how plain lines become such.
struct StreamedRows: ~Copyable {
  private let plan: Pile<StreamCell>
  private let rest: Int
  private let columns: Int
  private let delimiter: UInt8
  private let appraisees: AppraiseeTable
  private let packing: AnswerPacking
  private let words: Int
  /// `AnswerPacking.cells`, at hand.
  private let cells: Pile<UInt8>
  private let texts: AnswerKeys
  /// Whether digits are answers in the same way for all items: from the lowest one up, `span` of them behind it.
  private let isUniform: Bool
  private let lowest: UInt8
  private let span: UInt8
  private let period: ClosedRange<UInt32>
  private var packer: AnswerPacker
  private var stamps = StampReader()
  private(set) var responses = Pile<StreamedResponse>()
  /// By response: the appraisee's id as long as the number is not looked up.
  private var keys = Pile<ShortKey>()
  /// Of the line that was read last.
  private var key = ShortKey()
  /// `packing.words` a response.
  private(set) var answers = Pile<UInt32>()
  private(set) var order = PartitionOrder()
  private var plainLines = 0
  private var missing = 0
  private var notApplicable = 0
  /// Of the line that was read last, which may be taken back.
  private var last = (missing: 0, notApplicable: 0)

  init(
    _ plan: StreamPlan, delimiter: UInt8, _ appraisees: AppraiseeTable, _ packing: AnswerPacking,
    _ period: ClosedRange<UInt32>
  ) {
    self.plan = Pile(plan.cells)
    rest = plan.rest
    columns = plan.columns
    self.delimiter = delimiter
    self.appraisees = appraisees
    self.packing = packing
    words = packing.words
    cells = Pile(packing.cells)
    texts = AnswerKeys(packing.texts)
    isUniform = packing.digits != nil
    lowest = packing.digits?.lowerBound ?? 0
    span = packing.digits.map { $0.upperBound - $0.lowerBound } ?? 0
    self.period = period
    packer = AnswerPacker(packing)
  }

  func isInPeriod(_ time: UInt32) -> Bool { period.contains(time) }

  mutating func clear() {
    responses.removeAll()
    keys.removeAll()
    answers.removeAll()
    (plainLines, missing, notApplicable) = (0, 0, 0)
  }

  mutating func read(lines bytes: UnsafeRawBufferPointer, endsHere: Bool, line: Int) -> PlainLines {
    guard var cursor = unsafe LineCursor(bytes, delimiter: delimiter) else { return .none }
    var taken = PlainLines.none
    while !cursor.isAtEnd, let response = response(&cursor, line &+ taken.lines),
      cursor.endLine(rest, endsHere: endsHere)
    {
      keep(response)
      taken.lines &+= 1
      taken.bytes = cursor.offset
    }
    giveBack()
    return taken
  }

  mutating func read(opening bytes: UnsafeRawBufferPointer, line: Int) -> PlainOpening? {
    guard rest > 0, var cursor = unsafe LineCursor(bytes, delimiter: delimiter),
      let response = response(&cursor, line)
    else {
      giveBack()
      return nil
    }
    keep(response)
    return PlainOpening(offset: cursor.offset, fields: columns)
  }

  /// Reads a record that libcsv has split, whose fields end with U+0000.
  ///
  /// - Returns: false: some cell has another shape than the commonest.
  mutating func read(record bytes: UnsafeRawBufferPointer, line: Int) -> Bool {
    guard var cursor = unsafe LineCursor(bytes, delimiter: 0), let response = response(&cursor, line),
      rest > 0 || cursor.step()
    else {
      giveBack()
      return false
    }
    keep(response)
    return true
  }

  @inline(__always) private mutating func keep(_ response: StreamedResponse) {
    while answers.count < (responses.count &+ 1) &* words { packer.flush(to: &answers) }
    responses.append(response)
    keys.append(key)
    plainLines &+= 1
    missing &+= last.missing
    notApplicable &+= last.notApplicable
  }

  /// Leaves nothing of a line that was read in part.
  private mutating func giveBack() {
    answers.removeLast(answers.count - responses.count * words)
    packer = AnswerPacker(packing)
  }

  mutating func takeBack() {
    responses.removeLast()
    keys.removeLast()
    answers.removeLast(words)
    plainLines -= 1
    missing -= last.missing
    notApplicable -= last.notApplicable
  }

  /// Reads the cells that are wanted, and steps over the delimiter behind them where others follow.
  ///
  /// - Returns: nil: some cell has another shape than the commonest.
  @inline(__always) private mutating func response(_ cursor: inout LineCursor, _ line: Int) -> StreamedResponse? {
    var response = StreamedResponse(
      rater: IdentifierWord(sixes: 0), appraisee: 0, time: 0, sequence: 0, line: UInt32(truncatingIfNeeded: line),
      fault: StreamedFault.none)
    var said: UInt8 = 0
    last = (0, 0)
    let count = plan.count
    for index in 0..<count {
      switch plan[index] {
      case .passedOver: cursor.skip()
      case .answers(let first, let count):
        guard let answers = self.answers(&cursor, Int(first), Int(count)) else { return nil }
        said |= answers
      case .rater:
        guard let word = cursor.identifier() else { return nil }
        response.rater = word
      case .appraisee:
        guard let found = cursor.key() else { return nil }
        key = found
      case .submitted:
        guard let stamp = stamps.time(&cursor) else { return nil }
        response.time = stamp
      case .sequence:
        guard let number = cursor.number() else { return nil }
        response.sequence = number &+ 1
      case .college, .mark: return nil
      }
      if index &+ 1 < count || rest > 0, !cursor.step() { return nil }
    }
    if !period.contains(response.time) {
      response.fault = StreamedFault.outsidePeriod
    } else if said == 0 {
      response.fault = StreamedFault.noAnswer
    }
    return response
  }

  /// Packs the answers of items that stand side by side.
  ///
  /// - Returns: the bits of all of them; 0: all are missing.
  @inline(__always) private mutating func answers(_ cursor: inout LineCursor, _ first: Int, _ count: Int) -> UInt8? {
    var (said, missing, notApplicable) = (0 as UInt8, 0, 0)
    var packer = packer
    var index = 0
    while index < count {
      // Behind the last one no delimiter may follow.
      if isUniform, index &+ 4 < count, let four = cursor.fourDigits(lowest, span),
        packer.add(four: four &+ AnswerPacking.fourValid)
      {
        cursor.advance(8)
        said |= AnswerPacking.firstValid
        index &+= 4
        continue
      }
      let answer: UInt8
      if let cell = cursor.digit() {
        answer = cells[(first &+ index) &* AnswerPacking.cellsPerItem &+ cell]
      } else {
        guard let key = cursor.key() else { return nil }
        answer = texts.answer(key, item: first &+ index)
      }
      guard answer != AnswerPacking.none else { return nil }
      missing &+= answer == AnswerPacking.missing ? 1 : 0
      notApplicable &+= answer == AnswerPacking.notApplicable ? 1 : 0
      said |= answer
      packer.add(answer, to: &answers)
      index &+= 1
      if index < count, !cursor.step() { return nil }
    }
    self.packer = packer
    last = (last.missing &+ missing, last.notApplicable &+ notApplicable)
    return said
  }

  /// Adds a response that was read otherwise.
  mutating func append(_ response: StreamedResponse, _ packed: [UInt8]) {
    for answer in packed { packer.add(answer, to: &answers) }
    responses.append(response)
    keys.append(ShortKey())
    packer.flush(to: &answers)
  }

  /// Looks up the appraisees of the plain lines.
  ///
  /// - Parameter otherwise: is given an id that is none as it stands, and says whose it is, or which fault it makes.
  mutating func findAppraisees(_ otherwise: (String) -> Result<Int, UnlistedAppraisee>) {
    appraisees.find(keys) { row, number in
      if let number {
        responses[row].appraisee = UInt32(bitPattern: number)
        return
      }
      switch otherwise(keys[row].text) {
      case .success(let number): responses[row].appraisee = UInt32(number)
      case .failure(let unlisted): responses[row].fault = unlisted.fault
      }
    }
  }

  /// Nobody on the list: the number of the fault.
  struct UnlistedAppraisee: Error {
    let fault: UInt32
  }

  /// Books the plain lines, and finds out which rows go where.
  mutating func close(_ account: inout Account) {
    account.records += plainLines
    account.parsed += plainLines
    account.responses += plainLines
    let all = plainLines * packing.itemCount
    account.answers += all
    account.missing += missing
    account.notApplicable += notApplicable
    account.valid += all - missing - notApplicable
    order.sort(responses.count) { RaterPartition.of(responses[$0].rater) }
  }
}
