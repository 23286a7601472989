import Tabular

/// The responses of a part of a file, packed, and how plain lines become such.
struct StreamedRows: ~Copyable {
  private let plan: Pile<StreamCell>
  private let rest: Int
  private let delimiter: UInt8
  private let appraisees: AppraiseeTable
  private let packing: AnswerPacking
  /// `AnswerPacking.cells`, at hand.
  private let cells: Pile<UInt8>
  private let period: ClosedRange<UInt32>
  private var packer: AnswerPacker
  private var stamps = StampReader()
  private(set) var responses = Pile<StreamedResponse>()
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
    self.delimiter = delimiter
    self.appraisees = appraisees
    self.packing = packing
    cells = Pile(packing.cells)
    self.period = period
    packer = AnswerPacker(packing)
  }

  func isInPeriod(_ time: UInt32) -> Bool { period.contains(time) }

  mutating func clear() {
    responses.removeAll()
    answers.removeAll()
    (plainLines, missing, notApplicable) = (0, 0, 0)
  }

  @inline(__always) mutating func read(_ bytes: UnsafeRawBufferPointer, isQuoted: Bool, line: Int) -> PlainLine {
    guard var cursor = unsafe LineCursor(bytes, delimiter: delimiter), let read = row(&cursor, line) else {
      return giveBack()
    }
    if isQuoted {
      guard rest > 0 else { return giveBack() }
    } else if rest == 0 ? !cursor.isAtEnd : cursor.restOfCells() != rest {
      return giveBack()
    }
    while answers.count < (responses.count + 1) * packing.words { packer.flush(to: &answers) }
    responses.append(read)
    plainLines += 1
    missing += last.missing
    notApplicable += last.notApplicable
    return isQuoted ? .open(offset: cursor.offset, fields: plan.count) : .taken
  }

  /// Leaves nothing of a line that was read in part.
  private mutating func giveBack() -> PlainLine {
    answers.removeLast(answers.count - responses.count * packing.words)
    packer = AnswerPacker(packing)
    return .other
  }

  mutating func takeBack() {
    responses.removeLast()
    answers.removeLast(packing.words)
    plainLines -= 1
    missing -= last.missing
    notApplicable -= last.notApplicable
  }

  /// nil: some cell has another shape than the commonest.
  @inline(__always) private mutating func row(_ cursor: inout LineCursor, _ line: Int) -> StreamedResponse? {
    var (rater, appraisee, time, sequence) = (IdentifierWord(sixes: 0), 0 as Int32, 0 as UInt32, 0 as UInt32)
    var said = 0 as UInt8
    last = (0, 0)
    for index in 0..<plan.count {
      switch plan[index] {
      case .passedOver: cursor.skip()
      case .answer(let item):
        guard let cell = cursor.digit() else { return nil }
        let answer = cells[Int(item) &* AnswerPacking.cellsPerItem &+ cell]
        if answer >= AnswerPacking.firstValid {
          guard answer != AnswerPacking.none else { return nil }
        } else if answer == AnswerPacking.missing {
          last.missing &+= 1
        } else {
          last.notApplicable &+= 1
        }
        said |= answer
        packer.add(answer, to: &answers)
      case .rater:
        guard let word = cursor.identifier() else { return nil }
        rater = word
      case .appraisee:
        guard let key = cursor.key(), let number = appraisees.number(of: key) else { return nil }
        appraisee = number
      case .submitted:
        guard let stamp = stamps.time(&cursor) else { return nil }
        time = stamp
      case .sequence:
        guard let number = cursor.number() else { return nil }
        sequence = number &+ 1
      case .college, .mark: return nil
      }
      if index &+ 1 < plan.count || rest > 0, !cursor.step() { return nil }
    }
    let fault =
      !period.contains(time) ? StreamedFault.outsidePeriod : said == 0 ? StreamedFault.noAnswer : StreamedFault.none
    return StreamedResponse(
      rater: rater, appraisee: UInt32(bitPattern: appraisee), time: time, sequence: sequence,
      line: UInt32(truncatingIfNeeded: line), fault: fault)
  }

  /// Adds a response that was read otherwise.
  mutating func append(_ response: StreamedResponse, _ packed: [UInt8]) {
    for answer in packed { packer.add(answer, to: &answers) }
    responses.append(response)
    packer.flush(to: &answers)
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
