import Tabular

/// The responses of one batch of records, column by column: what a rater said of one appraisee, when.
///
/// A record is one response; of a matrix, one for each appraisee whose column is filled.
struct ResponseBatch: ~Copyable, @unchecked Sendable {
  fileprivate(set) var count = 0
  /// The line of the response's record within the batch of records.
  var lines = Column<UInt32>()
  /// By the rater's number on the list that names them; `Rater.stranger` for one who is not on the roster. Without a list,
  /// the number in `ids`. Nothing where raters are not told apart.
  var raters = Column<UInt32>()
  var ids: [IDTable.ID] = []
  var appraisees = Column<UInt32>()
  /// By number of `ActivityNames`; empty if the export has none.
  var activities = Column<UInt32>()
  /// Seconds since 1970 on the policy's clock; empty if the export has none.
  var times = Column<Int64>()
  /// One more than the platform's number; 0 for one that cannot be read. Empty if the export has none.
  var sequences = Column<UInt64>()
  /// Places of `AnswerCodes`, those of a response side by side.
  var answers = Column<UInt32>()
  /// 0, or one more than the index in `faults`.
  var faultNumbers = Column<UInt32>()
  private(set) var faults: [CellFault] = []
  /// Answers that are void, by column of the file.
  var voids: [(row: Int, code: RejectCode, column: Int)] = []
  /// The physical line that line 0 is; known when the batch of records has been proved.
  var firstLine = 0
  /// What the answers come to.
  var missing = 0
  var notApplicable = 0
  var valid = 0

  /// Empties the batch and keeps its memory.
  mutating func begin() {
    count = 0
    lines.removeAll()
    raters.removeAll()
    ids.removeAll(keepingCapacity: true)
    appraisees.removeAll()
    activities.removeAll()
    times.removeAll()
    sequences.removeAll()
    answers.removeAll()
    faultNumbers.removeAll()
    faults.removeAll(keepingCapacity: true)
    voids.removeAll(keepingCapacity: true)
    (firstLine, missing, notApplicable, valid) = (0, 0, 0, 0)
  }

  /// Makes room for responses of which nothing is known yet.
  mutating func resize(to count: Int) {
    self.count = count
    faultNumbers.fill(0, count: count)
  }

  /// Makes room for one more response, without a fault.
  mutating func grow() {
    count += 1
    faultNumbers.append(0)
  }

  func line(of row: Int) -> Int { firstLine + Int(lines[row]) }

  /// Why a response cannot count; nil if nothing of its record tells that.
  func fault(of row: Int) -> CellFault? {
    let number = faultNumbers[row]
    return number == 0 ? nil : faults[Int(number) - 1]
  }

  @inline(__always) func isSound(_ row: Int) -> Bool { faultNumbers[row] == 0 }

  /// Of several faults the first that is found is told.
  mutating func add(_ fault: CellFault, to row: Int) {
    guard isSound(row) else { return }
    faults.append(fault)
    faultNumbers[row] = UInt32(faults.count)
  }
}

/// Numbers for raters who are not on a list.
enum Rater {
  static let stranger = IDList.unlisted
}

/// What takes the responses of one source, round by round, in the order of files and lines.
protocol ResponseConsumer: AnyObject, Sendable {
  /// Makes ready for rounds of so many batches.
  func expect(batches: Int)
  /// Looks at a batch on the thread that has decoded it, before it is known which lines it is of; anew if it was decoded
  /// anew.
  func prepare(_ batch: Exclusive<ResponseBatch>, number: Int)
  /// Takes the batches of a round, which are prepared.
  ///
  /// - Parameter file: how outputs name it.
  func take(_ batches: [Exclusive<ResponseBatch>], of file: String, threads: Int) throws(Failure)
}

extension ResponseConsumer {
  func expect(batches: Int) {}
  func prepare(_ batch: Exclusive<ResponseBatch>, number: Int) {}

  /// Takes a round of one batch.
  func take(_ batch: Exclusive<ResponseBatch>, of file: String) throws(Failure) {
    expect(batches: 1)
    prepare(batch, number: 0)
    try take([batch], of: file, threads: 1)
  }
}
