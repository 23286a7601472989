import Tabular

/// The records of one batch of a ledger that say who did what and when, column by column.
struct LedgerBatch: ~Copyable, @unchecked Sendable {
  /// A member of a target, to whom the activity was owed.
  struct Named: BitwiseCopyable, Equatable {
    let target: UInt32
    let member: UInt32
  }

  /// What became of the words and amounts of a record.
  struct Booked: BitwiseCopyable {
    var missing: UInt32 = 0
    var valid: UInt32 = 0
    var void: UInt32 = 0
  }

  /// How one cell, or word of one, is booked.
  enum Booking { case missing, valid, void(CellFault) }

  private(set) var count = 0
  private(set) var appraisees = Column<UInt32>()
  private(set) var days = Column<Int32>()
  /// Places in `Definition.activityNames`.
  private(set) var activities = Column<UInt32>()
  private(set) var booked = Column<Booked>()
  private(set) var voids: [(row: Int, fault: CellFault)] = []
  /// Hashes of whole records; without elements where repeated ones count.
  private(set) var hashes = Column<RecordHash>()
  /// Rows by block of their appraisees: the remainder of their numbers by 16.
  private(set) var order = PartitionOrder()
  /// Records that name no appraisee, day or activity, by line within the batch of records.
  var faults: [(line: Int, fault: CellFault)] = []
  /// The physical line that line 0 is; known when the batch of records has been proved.
  var firstLine = 0
  private var lines = Column<UInt32>()
  private var named = Column<Named>()
  /// By row: the end of its part of `named`.
  private var namedEnds = Column<UInt32>()
  /// By row and name, in millionths; negative where there is none, for an amount never is.
  private var amounts = Column<Int>()
  private let amountCount: Int
  private var dropped = Column<Bool>()

  init(amounts: Int) { amountCount = amounts }

  /// Empties the batch and keeps its memory.
  mutating func begin() {
    count = 0
    appraisees.removeAll()
    days.removeAll()
    activities.removeAll()
    booked.removeAll()
    voids.removeAll(keepingCapacity: true)
    hashes.removeAll()
    faults.removeAll(keepingCapacity: true)
    lines.removeAll()
    named.removeAll()
    namedEnds.removeAll()
    amounts.removeAll()
    dropped.removeAll()
  }

  // MARK: - The last row

  mutating func append(appraisee: Int, day: Int, activity: Int, line: Int = 0, hash: RecordHash? = nil) {
    appraisees.append(UInt32(truncatingIfNeeded: appraisee))
    days.append(Int32(truncatingIfNeeded: day))
    activities.append(UInt32(truncatingIfNeeded: activity))
    lines.append(UInt32(truncatingIfNeeded: line))
    booked.append(Booked())
    if let hash { hashes.append(hash) }
    namedEnds.append(UInt32(truncatingIfNeeded: named.count))
    for _ in 0..<amountCount { amounts.append(-1) }
    dropped.append(false)
    count += 1
  }

  /// Adds a member whom the last row names; one that it names twice counts once.
  mutating func name(_ target: Int, _ member: Int) {
    let new = Named(target: UInt32(truncatingIfNeeded: target), member: UInt32(truncatingIfNeeded: member))
    for place in named(of: count - 1) where named[place] == new { return }
    named.append(new)
    namedEnds[count - 1] = UInt32(truncatingIfNeeded: named.count)
  }

  mutating func setAmount(_ amount: Int, _ value: AnswerValue) {
    amounts[(count - 1) * amountCount + amount] = value.millionths
  }

  mutating func book(_ booking: Booking) {
    switch booking {
    case .missing: booked[count - 1].missing += 1
    case .valid: booked[count - 1].valid += 1
    case .void(let fault):
      booked[count - 1].void += 1
      voids.append((count - 1, fault))
    }
  }

  /// Ends the batch, when all rows are in.
  mutating func end() {
    var order = PartitionOrder()
    swap(&order, &self.order)
    order.sort(count) { Int(appraisees[$0]) % Roster.partitionCount }
    swap(&order, &self.order)
  }

  /// Takes a row out again: a record that repeats another.
  mutating func drop(_ row: Int) { dropped[row] = true }

  // MARK: - Any row

  func line(of row: Int) -> Int { firstLine + Int(lines[row]) }
  @inline(__always) func counts(_ row: Int) -> Bool { !dropped[row] }

  private func named(of row: Int) -> Range<Int> { (row == 0 ? 0 : Int(namedEnds[row - 1]))..<Int(namedEnds[row]) }

  /// Goes through those whom a row names.
  @inline(__always) func forEachNamed(_ row: Int, _ body: (_ target: Int, _ member: Int) -> Void) {
    for place in named(of: row) { body(Int(named[place].target), Int(named[place].member)) }
  }

  /// What a row says of an amount, in millionths; nil if nothing.
  @inline(__always) func amount(_ amount: Int, of row: Int) -> Int? {
    let value = amounts[row * amountCount + amount]
    return value < 0 ? nil : value
  }
}

/// What takes the records of all ledgers, round by round.
protocol LedgerConsumer: AnyObject, Sendable {
  func take(_ batches: [Exclusive<LedgerBatch>], threads: Int)
}
