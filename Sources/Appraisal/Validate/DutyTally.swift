import Tabular

/// Adds up what each appraisee did of what each duty asks for, as ledgers are read. Memory grows with what was done for whom in
/// which interval, not with records.
final class DutyTally: LedgerConsumer {
  /// What was done within one interval, for one member of a target where the duty is owed to members.
  struct Unit: HashedKey {
    let appraisee: UInt32
    /// The duty, and the place of its interval.
    let duty: UInt16
    let interval: UInt16
    /// One more than the member; 0 where the duty is owed to no member of a target.
    let member: UInt32

    init(_ appraisee: Int, _ duty: Int, _ interval: Int, _ member: Int?) {
      self.appraisee = UInt32(truncatingIfNeeded: appraisee)
      self.duty = UInt16(truncatingIfNeeded: duty)
      self.interval = UInt16(truncatingIfNeeded: interval)
      self.member = member.map { UInt32(truncatingIfNeeded: $0 + 1) } ?? 0
    }

    @inline(__always) var hash: UInt64 {
      let place = UInt64(duty) << 48 | UInt64(interval) << 32 | UInt64(appraisee)
      return Bytes.mixed(Bytes.mixed(place) ^ UInt64(member))
    }
  }

  /// The appraisees of one block.
  private struct Block: ~Copyable, Sendable {
    var units = KeyTable<Unit>()
    /// By unit, in millionths: a record is one, an amount what it says.
    var done = Column<Int128>()

    mutating func add(_ unit: Unit, _ value: Int) {
      let (number, isNew) = units.add(unit)
      if isNew { done.append(0) }
      done[number] += Int128(value)
    }
  }

  /// What a duty asks of a record.
  private struct Asked {
    let duty: Int
    let target: Int?
    let amount: Int?
    let places: [Int?]
  }

  private let definition: Definition
  /// By duty.
  private let intervals: [[TeachingCalendar.Interval]]
  /// By activity.
  private let asked: [[Asked]]
  private let blocks: [Exclusive<Block>]

  init(_ definition: Definition) {
    self.definition = definition
    let intervals = definition.duties.map { definition.calendar?.intervals($0.every, in: definition.period) ?? [] }
    self.intervals = intervals
    let duties = definition.duties.enumerated().map { index, duty in
      Asked(
        duty: index, target: duty.each, amount: duty.amount.flatMap { definition.amountNames.firstIndex(of: $0) },
        places: DutyTally.places(of: definition.period, in: intervals[index]))
    }
    asked = definition.activityNames.map { name in duties.filter { definition.duties[$0.duty].asks(for: name) } }
    blocks = (0..<Roster.partitionCount).map { _ in Exclusive(Block()) }
  }

  /// By day of the period: the place of the interval that it is in.
  private static func places(of period: Definition.Period, in intervals: [TeachingCalendar.Interval]) -> [Int?] {
    var places = [Int?](repeating: nil, count: period.to.dayNumber - period.from.dayNumber + 1)
    for (place, interval) in intervals.enumerated() {
      let days = interval.days.clamped(to: period.from.dayNumber...period.to.dayNumber)
      for day in days where interval.days.contains(day) { places[day - period.from.dayNumber] = place }
    }
    return places
  }

  // MARK: - Taking records

  func take(_ batches: [Exclusive<LedgerBatch>], threads: Int) {
    inParallel(blocks.count, threads: threads) { [self] block in
      for batch in batches {
        for place in batch.value.order.part(block) where batch.value.counts(batch.value.order[place]) {
          take(batch.value, batch.value.order[place], into: &blocks[block].value)
        }
      }
    }
  }

  private func take(_ batch: borrowing LedgerBatch, _ row: Int, into block: inout Block) {
    let day = Int(batch.days[row]) - definition.period.from.dayNumber
    let appraisee = Int(batch.appraisees[row])
    for asked in asked[Int(batch.activities[row])] where asked.places.indices.contains(day) {
      guard let interval = asked.places[day] else { continue }
      let value = asked.amount.map { batch.amount($0, of: row) ?? 0 } ?? AnswerValue.perUnit
      if let wanted = asked.target {
        batch.forEachNamed(row) { target, member in
          if target == wanted { block.add(Unit(appraisee, asked.duty, interval, member), value) }
        }
      } else {
        block.add(Unit(appraisee, asked.duty, interval, nil), value)
      }
    }
  }

  private func done(_ unit: Unit) -> Int128 {
    let block = blocks[Int(unit.appraisee) % blocks.count]
    return block.value.units.number(of: unit).map { block.value.done[$0] } ?? 0
  }

  // MARK: - What it comes to

  /// By duty, then by appraisee.
  func outcomes(_ people: Appraisees, _ targets: [TargetRoll]) -> [[DutyOutcome]] {
    definition.duties.indices.map { duty in
      people.indices.map { outcome(duty, $0, people[$0], targets) }
    }
  }

  private func outcome(_ index: Int, _ appraisee: Int, _ person: Appraisee, _ targets: [TargetRoll]) -> DutyOutcome {
    let duty = definition.duties[index]
    var outcome = DutyOutcome()
    guard duty.concerns(person) else { return outcome }
    for (place, interval) in intervals[index].enumerated()
    where definition.appraisees.inPost?.requires(interval, of: person) ?? true {
      if let target = duty.each {
        let members = targets[target].members(of: appraisee)
        let missed = members.filter { done(Unit(appraisee, index, place, $0)) < needed(duty) }
        add(interval, members, missed, duty, targets, to: &outcome)
      } else {
        add(interval, done(Unit(appraisee, index, place, nil)), duty, to: &outcome)
      }
    }
    return outcome
  }

  private func needed(_ duty: Duty) -> Int128 { Int128(duty.atLeast.millionths) }

  private func add(_ interval: TeachingCalendar.Interval, _ done: Int128, _ duty: Duty, to outcome: inout DutyOutcome) {
    outcome.required += 1
    if done >= needed(duty) { return outcome.met += 1 }
    let shown = Rational(done) / Rational(AnswerValue.perUnit)
    outcome.shortfalls.append("\(interval.name): \(shown.plainDecimal)/\(duty.atLeast.exact.plainDecimal)")
  }

  private func add(
    _ interval: TeachingCalendar.Interval, _ members: [Int], _ missed: [Int], _ duty: Duty, _ targets: [TargetRoll],
    to outcome: inout DutyOutcome
  ) {
    outcome.required += members.count
    outcome.met += members.count - missed.count
    guard !missed.isEmpty else { return }
    let shortfall = "\(interval.name): \(members.count - missed.count)/\(members.count)"
    outcome.shortfalls.append(shortfall + (names(missed, duty, targets).map { " (\($0))" } ?? ""))
  }

  /// The members that were missed; nil where they are persons.
  private func names(_ missed: [Int], _ duty: Duty, _ targets: [TargetRoll]) -> String? {
    guard let target = duty.each, definition.targets[target].showsNames else { return nil }
    let names = missed.map { targets[target].names[$0] }
    if case .list = definition.targets[target].members { return names.joined(separator: ", ") }
    return names.sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }.joined(separator: ", ")
  }
}

extension DutyTally {
  /// Takes records one by one, as stage files hold them.
  func take(_ records: [LedgerRecord]) {
    let (activities, amounts) = (definition.activityNames, definition.amountNames)
    let batch = Exclusive(LedgerBatch(amounts: amounts.count))
    for record in records { batch.value.append(record, activities: activities, amounts: amounts) }
    batch.value.end()
    take([batch], threads: 1)
  }
}
